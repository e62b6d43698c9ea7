// The sitting's pages over one WebSocket: forms go up, regions come down. Without it the forms POST.
"use strict";
(() => {
  const root = document.getElementById("sitting");
  if (!root || !window.WebSocket) return;

  const TICK = 10_000, DOUBT = 15_000, SILENCE = 25_000, LONGEST_WAIT = 20_000, HASTE = 700, SOON = 30;
  // Farewells for which a new line is the remedy, and how many attempts' wait it has: where much came, a longer one.
  const PASSING = new Map([["too_slow", 2], ["not_possible", 2], ["drive_full", 2], ["flooded", 5], ["crowded", 6]]);
  const ASKING = 2_000, FRUITLESS = 3; // lines without a picture, after which the public asks for it
  const line = document.getElementById("line");
  const announcements = document.getElementById("announcements");
  const refusal = document.getElementById("refusal");
  const pending = new Map(); // command id → {message, form, touches, words, sentAt}: sent again after a reconnect until answered
  const latest = new Map(); // region → its last HTML, for forms that were left alone while being filled
  const spoken = new Map(); // region → what was last announced
  const navigation = performance.getEntriesByType("navigation")[0];
  // The server's clock stands in a head of the page; the head of one that is kept says the time of long ago.
  const clock = navigation?.transferSize && navigation.serverTiming?.find(each => each.name === "clock");
  let offset = clock ? clock.duration - (performance.timeOrigin + navigation.responseStart) : 0;
  let cursor = Number(root.dataset.seq);
  let pressedAt = -HASTE, retry = null, socket = null, attempts = 0, heardAt = 0, everLive = false, finished = false, part = null;
  let fruitless = 0, asking = null, tag = null, rest = null;
  let brought = document.querySelector(".seat .ballot")?.dataset.ballot; // the ballot that is there already
  let got = 0; // characters that have come down this line: each message tells, so that no more comes than is taken

  const open = () => socket?.readyState === WebSocket.OPEN;
  const send = message => open() && socket.send(JSON.stringify({...message, got}));
  // Browsers show that head of a page on secure addresses alone; of an answer that a script has asked for, everywhere.
  async function askForTheClock() {
    const {headers} = await fetch(location.href, {method: "HEAD", cache: "no-store"});
    const told = headers.get("Server-Timing")?.match(/clock;dur=(\d+)/)?.[1] ?? Date.parse(headers.get("Date"));
    if (told) offset = Number(told) - Date.now();
    runClocks();
  }
  const serverTime = () => Date.now() + offset;

  // The line

  function say(state, text) {
    if (root.dataset.state === state && line.textContent === text) return;
    root.dataset.state = state;
    line.textContent = text;
  }

  function lost() {
    const clock = new Date(serverTime()).toLocaleTimeString(document.documentElement.lang, {hour: "2-digit", minute: "2-digit", hourCycle: "h23"});
    if (root.dataset.state !== "lost") say("lost", `${root.dataset.lost} ${clock}`);
  }

  function connect() {
    if (!root.dataset.socket) return fallBack(); // in the frame of a foreign page all ask one address
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    socket = new WebSocket(`${scheme}//${location.host}${root.dataset.socket}`);
    heardAt = Date.now(); // from now on somebody should be heard
    got = 0;
    socket.onopen = () => {
      attempts = 0;
      heardAt = Date.now();
      everLive = true;
      if (!asking) say("catching-up", root.dataset.catchingUp);
      send({at: cursor});
      for (const order of pending.values()) sendOrder(order);
    };
    socket.onmessage = event => {
      heardAt = Date.now();
      got += event.data.length;
      take(JSON.parse(event.data));
      document.dispatchEvent(new CustomEvent("sitting:heard", {detail: serverTime()}));
    };
    socket.onclose = goneAway;
  }

  function goneAway() {
    socket = null;
    if (finished) return;
    if (++fruitless >= FRUITLESS) fallBack();
    if (!asking) lost();
    // Spread over time, so that a whole council does not come back in one instant.
    const wait = Math.min(LONGEST_WAIT, 500 * 2 ** attempts++) * (0.5 + Math.random());
    clearTimeout(retry);
    retry = setTimeout(connect, wait);
  }

  // A dead line does not answer the closing either: waiting for that would call it live, or late cut the next one.
  function giveUp() {
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
    goneAway();
  }

  function backOnline() {
    if (finished || socket) return;
    clearTimeout(retry);
    connect();
  }

  // Each tick is answered: whoever is not heard any more is first doubted, then given up. A line that does not come
  // about is given up likewise.
  function listen() {
    if (!socket || finished) return;
    // News may come down a line on which nothing goes up any more: an order without an answer tells.
    const sent = [...pending.values()].map(order => order.sentAt);
    const silent = Date.now() - Math.min(heardAt, ...sent);
    if (silent > DOUBT) fallBack();
    if (silent > SILENCE) giveUp();
    else if (silent > DOUBT && root.dataset.state === "live") say("catching-up", root.dataset.catchingUp);
  }

  function tick() {
    listen();
    send({at: cursor});
    countDown();
  }

  // Where no line comes about (a proxy in between), the public asks for what it sees, until a line brings it.

  function fallBack() {
    if (!asking && !finished && root.dataset.publicView) asking = setTimeout(ask);
  }

  function standBack() {
    clearTimeout(asking);
    asking = tag = null;
    fruitless = 0;
  }

  async function ask() {
    const turn = asking;
    const known = tag ? {"If-None-Match": tag} : {};
    try {
      const answer = await fetch(root.dataset.publicView, {headers: known, signal: AbortSignal.timeout(DOUBT)});
      if (!answer.ok && answer.status !== 304) throw new Error(answer.statusText);
      const news = answer.ok ? await answer.json() : null;
      if (asking !== turn) return; // a line has come about meanwhile
      if (news) show({seq: cursor, ...news});
      tag = answer.headers.get("ETag");
      say("asking", root.dataset.asking);
    } catch {
      if (asking === turn) lost();
    }
    if (asking === turn) asking = setTimeout(ask, ASKING);
  }

  // What comes down

  function take(message) {
    if ("regions" in message) upToDate(message);
    else if ("ok" in message) answered(message.ok);
    else if ("refused" in message) refused(message);
    else if ("bye" in message) farewell(message);
  }

  function upToDate(message) {
    standBack();
    show(message);
    say("live", root.dataset.live);
  }

  function show({seq, regions}) {
    cursor = seq;
    for (const [name, html] of Object.entries(regions)) {
      latest.set(name, html);
      render(name);
    }
    announce(Object.keys(regions));
    if ("actions" in regions) restAfterPress();
    if ("you" in regions) bringBallot();
    countDown();
  }

  // A ballot that opens is brought before the member, but for who is just writing something.
  function bringBallot() {
    const ballot = document.querySelector(".seat .ballot")?.dataset.ballot;
    if (ballot === brought) return;
    brought = ballot;
    const card = document.querySelector(".seat .card:has(.ballot)"), place = card?.getBoundingClientRect();
    if (!card || (place.top >= 0 && place.bottom <= innerHeight)) return;
    if (!document.activeElement.matches("input, textarea, select, iframe")) card.scrollIntoView();
  }

  function answered(id) {
    const order = pending.get(id);
    pending.delete(id);
    refusal.replaceChildren();
    if (!order) return;
    release(order);
    // Who has already begun the next entry keeps it: only what was sent is cleared away.
    if (order.form.touches === order.touches) order.form.touches = 0;
    if (order.isStep) document.querySelector(".desk__now")?.scrollTo({top: 0}); // where what it led to is shown
    const region = order.form.closest("[data-region]");
    if (region && latest.has(region.dataset.region)) {
      render(region.dataset.region);
      announce([region.dataset.region]);
    }
  }

  function refused({refused: id, say: sentence}) {
    const order = pending.get(id);
    pending.delete(id);
    if (order) release(order);
    const text = document.createElement("p");
    text.className = "kern-error refusal";
    text.textContent = sentence;
    refusal.replaceChildren(text);
  }

  function farewell({bye, say: sentence}) {
    if (bye === "right_lost") location.reload(); // what stands here is no longer for these eyes
    finished = !PASSING.has(bye);
    attempts = PASSING.get(bye) ?? 0;
    if (bye === "crowded") fallBack();
    if (!finished) return;
    standBack();
    say("ended", sentence);
  }

  // Regions. What a person is filling in belongs to that person: such a form is left as it is.

  const keyOf = form => form.dataset.ballot ?? form.getAttribute("id"); // form.id may be its field of that name
  // A region within another one comes by itself; the outer one brings its place.
  const isSlot = (old, fresh) => Boolean(old.dataset?.region) && old.dataset.region === fresh.dataset?.region;
  const isTouched = node => node instanceof HTMLFormElement && node.touches > 0;
  const rules = {
    morphStyle: "innerHTML",
    callbacks: {
      beforeNodeMorphed: (old, fresh) =>
        !(isTouched(old) && fresh instanceof HTMLFormElement && keyOf(old) === keyOf(fresh)) && !isSlot(old, fresh),
      beforeAttributeUpdated: (name, node) => !(name === "open" && node instanceof HTMLDetailsElement),
    },
  };

  function render(name) {
    const region = document.querySelector(`[data-region="${name}"]`);
    if (!region) return;
    Idiomorph.morph(region, latest.get(name), rules);
    for (const slot of region.querySelectorAll("[data-region]:empty")) if (latest.has(slot.dataset.region)) render(slot.dataset.region);
    if (name === "head") tellPart();
    runClocks(region);
  }

  // What changed is read out once, in one go: a second text would cut the first one off.
  function announce(names) {
    const news = [];
    let stale = false;
    for (const name of names) {
      const told = document.querySelector(`[data-region="${name}"] [data-announce]`), text = told?.dataset.announce ?? "";
      if (spoken.get(name) !== text && text) {
        news.push(text);
        if (name === "you") told.scrollIntoView({block: "nearest"}); // above the button that was pressed, on a phone
      }
      stale ||= spoken.get(name) && !text;
      spoken.set(name, text);
    }
    if (news.length || stale) announcements.textContent = news.join(" ");
  }

  function tellPart() {
    const now = document.querySelector("[data-part]")?.dataset.part ?? null;
    if (now === part) return;
    part = now;
    document.dispatchEvent(new CustomEvent("sitting:part", {detail: {part}}));
  }

  function countDown() {
    const relative = new Intl.RelativeTimeFormat(document.documentElement.lang);
    for (const time of document.querySelectorAll("time[data-until]")) {
      const minutes = Math.ceil((Date.parse(time.dateTime) - serverTime()) / 60_000);
      if (minutes > 0) time.title = relative.format(minutes, "minute");
    }
  }

  // How long somebody has been speaking. The server's time decides; the browser only counts.

  const minutes = seconds => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

  function runClocks(within = document) {
    for (const clock of within.querySelectorAll("[data-clock]")) {
      const {clock: from, stopped, limit} = clock.dataset;
      const late = clock.nextElementSibling;
      const seconds = Math.max(0, Math.floor(((stopped ? Date.parse(stopped) : serverTime()) - Date.parse(from)) / 1000));
      const left = limit ? Number(limit) - seconds : Infinity;
      clock.dataset.left = left < 0 ? "none" : left <= SOON ? "little" : "enough";
      clock.textContent = minutes(seconds);
      late.textContent = left < 0 ? `${minutes(-left)} ${late.dataset.over}` : "";
    }
  }

  // What goes up

  function newId() {
    if (crypto.randomUUID) return crypto.randomUUID(); // on secure addresses only
    const hex = [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, "0"));
    return hex.join("");
  }

  const ordersOf = form => [...pending.values()].filter(order => order.form === form);

  function release({form, button}) {
    const left = ordersOf(form);
    if (!left.length) form.removeAttribute("aria-busy");
    if (!left.some(order => order.button === button)) button?.querySelector(".kern-label")?.removeAttribute("data-sending");
  }

  // The second half of a double click must not press the button that has just come to stand in the same place.
  const deskButtons = () => document.querySelectorAll('[data-region="actions"] form[data-live] button');
  const isResting = form => form.querySelector('button[aria-disabled="true"]') !== null;

  function restAfterPress() {
    const left = pressedAt + HASTE - performance.now();
    if (left <= 0) return;
    for (const button of deskButtons()) button.setAttribute("aria-disabled", "true");
    clearTimeout(rest); // the end of an earlier press's rest is not the end of this one's
    rest = setTimeout(() => {
      for (const button of deskButtons()) button.removeAttribute("aria-disabled");
    }, left);
  }

  // What asks back rests before it stands there: told of it by its `toggle` alone, a quick second press came first.
  function asksBack() {
    pressedAt = performance.now();
    restAfterPress();
  }

  function askedBack({target}) {
    if (target.matches?.(".asked[open]")) target.scrollIntoView({block: "nearest"}); // it stands below what was pressed
  }

  function submit(event) {
    const form = event.target;
    if (!form.matches("form[data-live]") || !everLive || finished) return; // then it POSTs
    event.preventDefault();
    const touches = form.touches ?? 0;
    const button = event.submitter ?? form.querySelector("button"); // may stand elsewhere, and have a value of its own
    const fields = Object.fromEntries(new FormData(form));
    if (button?.name) fields[button.name] = button.value;
    const {do: name, id: _id, csrfmiddlewaretoken: _token, ...given} = fields;
    // A push may have made another command's form of this one while the answer was still on its way.
    const words = JSON.stringify([name, given]);
    if (ordersOf(form).some(order => order.touches === touches && order.words === words) || isResting(form)) return;
    if (form.closest('[data-region="actions"]')) pressedAt = performance.now();
    const message = {do: name, with: given, id: newId()};
    const order = {message, form, button, touches, words, isStep: form.hasAttribute("data-primary")};
    pending.set(message.id, order);
    form.setAttribute("aria-busy", "true");
    button?.querySelector(".kern-label")?.setAttribute("data-sending", root.dataset.sending);
    refusal.replaceChildren();
    sendOrder(order);
  }

  function sendOrder(order) {
    order.sentAt = Date.now();
    send(order.message);
  }

  // Whoever has voted and still stands in the ballot presses what is next, and does not vote the same once more.
  const isRecorded = form => form.querySelector("input[checked]") !== null
    && [...form.querySelectorAll("input")].every(field => field.checked === field.defaultChecked);

  function pressPrimary(event) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    const own = document.activeElement?.closest("form[data-live]");
    const form = own?.matches(".act--fields") || own?.matches("[data-ballot]") && !isRecorded(own) ? own : document.querySelector("form[data-primary]");
    if (!form) return;
    event.preventDefault();
    const fold = form.closest(".asked:not([open])");
    if (!fold) return form.requestSubmit();
    asksBack();
    fold.open = true; // the next press answers
    form.querySelector("button").focus();
  }

  document.addEventListener("submit", submit);
  document.addEventListener("input", event => {
    const form = event.target.closest("form[data-live]");
    if (form) form.touches = (form.touches ?? 0) + 1;
  });
  document.addEventListener("keydown", pressPrimary);
  document.addEventListener("click", event => event.target.closest?.(".asked:not([open]) > summary") && asksBack(), true);
  document.addEventListener("toggle", askedBack, true);
  window.addEventListener("offline", giveUp);
  window.addEventListener("online", backOnline);
  document.addEventListener("visibilitychange", () => document.hidden || tick());
  for (const region of document.querySelectorAll("[data-region]")) {
    spoken.set(region.dataset.region, region.querySelector("[data-announce]")?.dataset.announce ?? "");
  }
  tellPart();
  countDown();
  connect();
  if (!clock) askForTheClock().catch(() => {}); // without it the device's own clock has to do
  setInterval(tick, TICK);
  runClocks();
  setInterval(() => {
    listen();
    runClocks();
  }, 1_000);
})();
