// The frame of the video conference (templates/conference/frame.html) and the desk's status of its server.
// Nothing of Jitsi is loaded before somebody asks for it, and the page needs none of it.

const RETRIES = [1000, 3000, 9000, 27000]; // milliseconds before a broken video is opened again
const STATUS_EVERY = 10_000; // milliseconds
// A guest sees and hears; that the browser lends no camera and no microphone, the page's headers say.
const LISTENING = {
  startWithAudioMuted: true, startWithVideoMuted: true, disableInitialGUM: true, disableReactions: true,
  prejoinConfig: { enabled: false }, toolbarButtons: ["tileview", "fullscreen", "hangup"],
};

for (const box of document.querySelectorAll("[data-conference]")) conference(box);
for (const box of document.querySelectorAll("[data-conference-status]")) watchStatus(box);

function conference(box) {
  const find = (name) => box.querySelector(`[data-conference-${name}]`);
  const [openButton, closeButton, stage, frame] = ["open", "close", "stage", "frame"].map(find);
  const say = (sentence) => { find("word").textContent = sentence; };
  const tabs = new BroadcastChannel(`conference-${box.dataset.meeting}`);
  let part = box.dataset.part;
  let wanted = false; // this tab holds the video, or is about to
  let api = null;
  let turn = 0; // a newer attempt makes an older one stale
  let failures = 0;

  function show() {
    openButton.hidden = wanted || !box.dataset[part];
    closeButton.hidden = !wanted;
    stage.hidden = api === null;
    find("caution").hidden = part !== "closed" || !box.dataset.closed;
  }

  function release() {
    turn += 1;
    api?.dispose();
    api = null;
  }

  function stop(sentence) {
    const focused = document.activeElement;
    wanted = false;
    release();
    say(sentence);
    show();
    if (box.contains(focused)) openButton.focus(); // what had it is hidden now
  }

  async function open(sentence, pause = 0) {
    release();
    const mine = turn;
    wanted = true;
    say(sentence);
    show();
    tabs.postMessage("mine"); // the newest window holds the video, all others let go
    await new Promise((resolve) => setTimeout(resolve, pause));
    try {
      const ticket = mine === turn && await fetchTicket(box.dataset[part], box);
      if (ticket) await loadApi(ticket.url);
      if (mine === turn) enter(ticket);
    } catch (problem) {
      if (mine === turn) stop(problem.say ?? box.dataset.sayFailed);
    }
  }

  function enter(ticket) {
    api = new window.JitsiMeetExternalAPI(ticket.domain, {
      roomName: ticket.room,
      jwt: ticket.token,
      parentNode: frame,
      noSSL: ticket.url.startsWith("http:"),
      lang: document.documentElement.lang,
      configOverwrite: {
        subject: part === "closed" ? box.dataset.subjectClosed : box.dataset.subjectPublic,
        disableThirdPartyRequests: true, // no avatars from elsewhere
        ...("listens" in box.dataset ? LISTENING : {}),
      },
    });
    api.getIFrame().title = box.dataset.title;
    show();
    api.addListener("videoConferenceJoined", () => { failures = 0; say(""); });
    api.addListener("readyToClose", () => stop(box.dataset.sayEnded));
    api.addListener("errorOccurred", (data) => { if ((data.error ?? data).isFatal) again(); });
  }

  // A token lives for minutes: after a broken line only a fresh one opens the room.
  function again() {
    if (failures === RETRIES.length) stop(box.dataset.sayFailed);
    else open(box.dataset.sayAgain, RETRIES[failures++]);
  }

  openButton.addEventListener("click", () => { failures = 0; open(box.dataset.sayOpening); closeButton.focus(); });
  closeButton.addEventListener("click", () => stop(box.dataset.sayEnded));
  tabs.addEventListener("message", () => { if (wanted) stop(box.dataset.sayElsewhere); });
  window.addEventListener("pagehide", () => stop(""));
  document.addEventListener("sitting:part", ({ detail }) => {
    if (detail.part === part) return;
    part = detail.part;
    if (wanted && box.dataset[part]) open(box.dataset.sayChanging);
    else if (wanted) stop(box.dataset.sayClosed);
    show();
  });
  show();
}

async function fetchTicket(address, box) {
  const csrf = box.querySelector("[name=csrfmiddlewaretoken]").value;
  const answer = await fetch(address, { method: "POST", headers: { "X-CSRFToken": csrf } });
  const ticket = await answer.json(); // {url, domain, room, token, expires_at} or {refused, say}
  if (!answer.ok) throw ticket;
  return ticket;
}

function loadApi(url) {
  if (window.JitsiMeetExternalAPI) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    Object.assign(script, { src: `${url}/external_api.js`, onload: resolve, onerror: reject });
    document.head.append(script);
  });
}

function watchStatus(box) {
  const ask = async () => {
    const answer = document.hidden ? null : await fetch(box.dataset.conferenceStatus).catch(() => null);
    if (answer?.ok) box.innerHTML = await answer.text();
  };
  ask();
  setInterval(ask, STATUS_EVERY);
}
