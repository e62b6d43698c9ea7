// The display in the hall: what it ought to show, its clock, whether it is up to date, and type as large as fits.
"use strict";
(() => {
  const ASKING = 3_000, PATIENCE = 5_000, TICK = 10_000, AFTER_FAREWELL = 10_000;
  const SMALLEST = 0.5, SMALLEST_ROLL = 0.25, STEPS = 7; // the share of its full size that the type shrinks to
  const root = document.querySelector("[data-shows], #sitting");
  const clock = document.getElementById("clock"), stale = document.getElementById("stale");
  let ahead = 0; // the server's clock is, once it was heard
  let heardAt = performance.now(), endedAt = null;

  // Which picture. A page is left only when the server answers: a display has nobody who presses reload.

  async function ask() {
    const {standing, shows} = root.dataset;
    try {
      const answer = await fetch(standing ?? location.href, {cache: "no-store"});
      const ended = endedAt !== null && performance.now() - endedAt > AFTER_FAREWELL;
      if (!answer.ok) return;
      if (ended || (standing && (await answer.json()).shows !== shows)) location.reload();
    } catch {
      // The next asking tries again; that the picture is old is said by the mark.
    }
  }

  // Clock and mark

  const time = moment => new Date(moment).toLocaleTimeString(document.documentElement.lang,
    {hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: root.dataset.zone});

  function second() {
    const now = Date.now() + ahead, silent = performance.now() - heardAt, {state} = root.dataset;
    if (clock.textContent !== time(now)) clock.textContent = time(now);
    const text = silent > PATIENCE + (state === "live" ? TICK : 0) ? `${root.dataset.stale} ${time(now - silent)}` : "";
    if (stale.textContent !== text) stale.textContent = text;
    if (state === "ended") endedAt ??= performance.now();
    else endedAt = null;
  }

  // Type. The new picture is there and has its size before the browser paints: nobody sees half of it.

  function fit() {
    const picture = document.querySelector(".picture"), body = picture?.querySelector(".picture__body");
    if (!body) return;
    const set = share => picture.style.setProperty("--fit", share);
    const holds = each => each.scrollWidth <= each.clientWidth + 1; // no word is longer than its line
    const texts = [body, ...body.querySelectorAll("p, .roll__name, .points__title")];
    const fits = share => {
      set(share);
      return body.scrollHeight <= body.clientHeight + 1 && texts.every(holds);
    };
    picture.classList.remove("picture--cut");
    if (fits(1)) return;
    let small = body.querySelector(".roll") ? SMALLEST_ROLL : SMALLEST, large = 1;
    for (let step = 0; step < STEPS; step++) {
      const middle = (small + large) / 2;
      if (fits(middle)) small = middle;
      else large = middle;
    }
    picture.classList.toggle("picture--cut", !fits(small));
  }

  if (root.dataset.standing) setInterval(ask, ASKING);
  if (!stale) return;
  if (!root.dataset.standing) setInterval(() => endedAt !== null && ask(), ASKING);
  document.addEventListener("sitting:heard", ({detail}) => {
    ahead = detail - Date.now();
    if (root.dataset.state === "live") heardAt = performance.now();
    fit();
    second();
  });
  window.addEventListener("resize", fit);
  document.fonts.ready.then(fit);
  fit();
  second();
  setInterval(second, 1_000);
})();
