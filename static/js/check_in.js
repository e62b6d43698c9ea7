// Check-in at the door: the field is always ready, also while the last number is on its way to the server.
"use strict";
(() => {
  const PATIENCE = 10_000;
  const form = document.getElementById("number-form"), field = document.getElementById("number");
  const answers = document.getElementById("answers");
  let before = Promise.resolve(); // one after the other: each answer brings what the next one needs

  const ready = () => field.focus({preventScroll: true});

  function say(nodes) {
    answers.replaceChildren(...nodes);
    answers.ariaBusy = "false";
  }

  function failed() {
    const words = document.createElement("p");
    words.className = "check-in__answer check-in__answer--error";
    words.textContent = form.dataset.failed;
    say([words]);
  }

  async function send(number) {
    const data = new FormData(form);
    data.set("number", number);
    answers.ariaBusy = "true"; // what still stands there is about somebody else
    try {
      const answer = await fetch(location.href, {method: "POST", body: data, signal: AbortSignal.timeout(PATIENCE)});
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById("number-form");
      if (!answer.ok || !fresh) return location.reload(); // logged out, or the meeting is over: the page says so
      form.elements.id.value = fresh.elements.id.value;
      say(page.getElementById("answers").childNodes);
    } catch {
      failed();
    }
  }

  form.addEventListener("submit", event => {
    event.preventDefault();
    const number = field.value;
    field.value = "";
    ready();
    before = before.then(() => send(number));
  });

  // Back to the field from wherever a finger or a notice of the device took the focus.
  document.addEventListener("click", event => {
    if (!event.target.closest("a, button, select, summary, label")) ready();
  });
  window.addEventListener("focus", () => {
    if (document.activeElement === document.body) ready();
  });
  ready();
})();
