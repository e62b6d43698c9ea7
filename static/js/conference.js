// The frame of the video conference (templates/conference/frame.html) and the desk's status of its server.
// Nothing of Jitsi is loaded before somebody asks for it, and the page needs none of it.

const RETRIES = [1000, 3000, 9000, 27000]; // milliseconds before a broken video is opened again
const STATUS_EVERY = 10_000;

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
  let timer = 0;

  function show() {
    openButton.hidden = wanted;
    closeButton.hidden = !wanted;
    stage.hidden = api === null;
    find("caution").hidden = part !== "closed";
  }

  function release() {
    turn += 1;
    clearTimeout(timer);
    api?.dispose();
    api = null;
    frame.replaceChildren();
  }

  function stop(sentence) {
    const hadFocus = stage.contains(document.activeElement) || document.activeElement === closeButton;
    wanted = false;
    release();
    say(sentence);
    show();
    if (hadFocus) openButton.focus();
  }

  async function open(sentence) {
    release();
    const mine = turn;
    wanted = true;
    say(sentence);
    show();
    tabs.postMessage("mine"); // the newest window holds the video, all others let go
    try {
      const ticket = await fetchTicket(box.dataset[part], box);
      await loadApi(ticket.url);
      if (mine === turn) enter(ticket);
    } catch (problem) {
      if (mine === turn) stop(problem.say ?? box.dataset.sayFailed);
    }
    show();
  }

  function enter(ticket) {
    api = new window.JitsiMeetExternalAPI(ticket.domain, {
      roomName: ticket.room,
      jwt: ticket.token,
      parentNode: frame,
      noSSL: ticket.url.startsWith("http:"),
      lang: document.documentElement.lang,
      width: "100%",
      height: "100%",
      configOverwrite: {
        subject: part === "closed" ? box.dataset.subjectClosed : box.dataset.subjectPublic,
        disableThirdPartyRequests: true,
      },
    });
    api.getIFrame().title = box.dataset.title;
    api.addListener("videoConferenceJoined", () => { failures = 0; say(""); });
    api.addListener("readyToClose", () => stop(box.dataset.sayEnded));
    api.addListener("errorOccurred", (data) => { if ((data.error ?? data).isFatal) again(); });
  }

  // A token lives for minutes: after a broken line only a fresh one opens the room.
  function again() {
    const pause = RETRIES[failures];
    failures += 1;
    if (pause === undefined) return stop(box.dataset.sayFailed);
    release();
    say(box.dataset.sayAgain);
    show();
    timer = setTimeout(() => open(box.dataset.sayAgain), pause);
  }

  openButton.addEventListener("click", () => { failures = 0; open(box.dataset.sayOpening); closeButton.focus(); });
  closeButton.addEventListener("click", () => stop(box.dataset.sayEnded));
  tabs.addEventListener("message", () => { if (wanted) stop(box.dataset.sayElsewhere); });
  window.addEventListener("pagehide", release);
  document.addEventListener("sitting:part", ({ detail }) => {
    if (detail.part === part) return;
    part = detail.part;
    if (wanted) open(box.dataset.sayChanging);
    show();
  });
  show();
}

async function fetchTicket(address, box) {
  const csrf = box.querySelector("[name=csrfmiddlewaretoken]").value;
  const answer = await fetch(address, { method: "POST", headers: { "X-CSRFToken": csrf } });
  const ticket = await answer.json();
  if (!answer.ok) throw ticket; // {refused, say}
  return ticket;
}

function loadApi(url) {
  if (window.JitsiMeetExternalAPI) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement("script"), { src: `${url}/external_api.js` });
    script.onload = resolve;
    script.onerror = () => { script.remove(); reject(new Error("external_api.js")); };
    document.head.append(script);
  });
}

function watchStatus(box) {
  async function ask() {
    const answer = document.hidden ? null : await fetch(box.dataset.conferenceStatus).catch(() => null);
    if (answer?.ok) box.innerHTML = await answer.text();
  }
  ask();
  setInterval(ask, STATUS_EVERY);
}
