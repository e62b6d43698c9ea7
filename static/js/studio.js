// The minutes studio: texts are saved by themselves, marks are set, and what is new is told. Without it the form POSTs.
"use strict";
(() => {
  const form = document.getElementById("texts");
  const state = document.getElementById("saving");
  const news = document.getElementById("news");
  if (!form || !state) return;

  // A version per pause, not per keystroke: each stays in the journal.
  const REST = 20_000, LONGEST = 120_000, ASK = 20_000;
  const fields = [...form.querySelectorAll("textarea")];
  const keyOf = field => field.id.slice("item-".length);
  const baseOf = field => form.elements[`base-${keyOf(field)}`];
  const toChoose = field => "choose" in field.dataset; // until the person has chosen between two texts
  const known = new Map(fields.map(field => [field, "unsaved" in field.dataset ? null : field.value])); // what the server has
  const isDirty = field => field.value !== known.get(field);
  let timer = null, dirtySince = 0, saving = false, leaving = false;

  function say(kind, text = state.dataset[kind]) {
    state.dataset.state = kind;
    if (state.textContent !== text) state.textContent = text;
  }

  // Saving

  function touched() {
    dirtySince ||= Date.now();
    if (!saving) say(fields.some(toChoose) ? "choose" : "unsaved");
    clearTimeout(timer);
    timer = setTimeout(save, Math.max(0, Math.min(REST, dirtySince + LONGEST - Date.now())));
  }

  async function save() {
    clearTimeout(timer);
    const sent = new Map(fields.filter(field => isDirty(field) && !toChoose(field)).map(field => [field, field.value]));
    if (saving || !sent.size) return;
    saving = true;
    dirtySince = 0;
    say("saving");
    try {
      take(await post(sent), sent);
    } catch {
      say("failed");
      timer = setTimeout(save, REST);
    }
    saving = false;
    if (state.dataset.state === "saved" && fields.some(isDirty)) touched();
  }

  async function post(sent) {
    const data = new FormData();
    data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    for (const [field, text] of sent) {
      data.set(field.name, text);
      data.set(baseOf(field).name, baseOf(field).value);
    }
    const answer = await fetch(form.action, {method: "POST", body: data, headers: {Accept: "application/json"}, redirect: "error"});
    if (!answer.ok) throw new Error(answer.statusText);
    return answer.json();
  }

  function take(told, sent) {
    const refused = Object.values(told.refused);
    for (const key of told.conflicts) document.getElementById(`item-${key}`).dataset.choose = "";
    for (const [field, text] of sent) {
      const key = keyOf(field);
      field.setAttribute("aria-invalid", key in told.refused);
      if (key in told.refused) continue;
      known.set(field, text);
      baseOf(field).value = told.versions[key] ?? 0;
      if (key in told.seen) showSeen(key, told.seen[key]);
    }
    if (told.conflicts.length) say("conflict");
    else if (refused.length) say("refused", refused[0]);
    else say(fields.some(toChoose) ? "choose" : "saved", fields.some(toChoose) ? state.dataset.choose : `${state.dataset.saved} ${told.at}`);
    tellNews(told);
  }

  function showSeen(key, html) {
    const seen = document.getElementById(`seen-${key}`);
    const open = seen.querySelector("details")?.open;
    seen.innerHTML = html;
    const preview = seen.querySelector("details");
    if (preview) preview.open = Boolean(open);
  }

  // What is new

  function tellNews({entries, versions}) {
    const more = entries - Number(form.dataset.entries);
    const others = fields.filter(field => (versions[keyOf(field)] ?? 0) > Number(baseOf(field).value)).length;
    news.hidden = more <= 0 && !others;
    const told = [[more, "entries"], [others, "texts"]].filter(([count]) => count > 0);
    news.children[1].textContent = `– ${told.map(([count, what]) => `${news.dataset[what]} ${count}`).join(", ")}`;
  }

  async function ask() {
    if (document.hidden || saving) return;
    const answer = await fetch(form.dataset.standing, {redirect: "error"}).catch(() => null);
    if (answer?.ok) tellNews(await answer.json());
  }

  // The record's blocks are exchanged, and texts of others; what is being written here stays as it is.
  async function showNews() {
    const answer = await fetch(location.pathname, {redirect: "error"}).catch(() => null);
    if (!answer?.ok) return say("failed");
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("texts");
    const blocks = [...page.querySelectorAll("[data-record]")];
    if (blocks.length !== document.querySelectorAll("[data-record]").length) return reload();
    for (const block of blocks) document.getElementById(block.id)?.replaceWith(block);
    for (const field of fields.filter(each => !isDirty(each))) {
      const other = fresh.querySelector(`#${field.id}`);
      if (!other) return reload();
      field.value = other.value;
      known.set(field, field.value);
      baseOf(field).value = fresh.elements[baseOf(field).name].value;
      showSeen(keyOf(field), fresh.querySelector(`#seen-${keyOf(field)}`).innerHTML);
    }
    form.dataset.entries = fresh.dataset.entries;
    news.hidden = true;
  }

  async function reload() {
    await save();
    location.reload();
  }

  // Marks

  function put(field, from, to, text) {
    field.focus();
    field.setSelectionRange(from, to);
    // The old command alone lets the person undo it.
    if (!document.execCommand("insertText", false, text)) field.setRangeText(text, from, to, "end");
  }

  const LINES = {heading: () => "## ", bullets: () => "- ", numbers: at => `${at + 1}. `};
  const AROUND = {strong: "**", emphasis: "*"};

  function mark(field, kind) {
    const {selectionStart: from, selectionEnd: to, value} = field;
    const start = value.lastIndexOf("\n", from - 1) + 1;
    if (kind in AROUND) {
      const sign = AROUND[kind], chosen = value.slice(from, to);
      put(field, from, to, sign + chosen + sign);
      field.setSelectionRange(from + sign.length, from + sign.length + chosen.length);
    } else if (kind in LINES) {
      put(field, start, to, value.slice(start, to).split("\n").map((line, at) => LINES[kind](at) + line).join("\n"));
    } else {
      put(field, to, to, `${to > start ? "\n" : ""}| A | B |\n|---|---|\n|  |  |\n`);
    }
  }

  const KEYS = {b: "strong", i: "emphasis"};

  form.addEventListener("keydown", event => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    if (event.key === "s") save();
    else if (event.key in KEYS && fields.includes(event.target)) mark(event.target, KEYS[event.key]);
    else return;
    event.preventDefault();
  });

  for (const field of fields) {
    const tools = document.getElementById("tools").content.firstElementChild.cloneNode(true);
    tools.setAttribute("aria-controls", field.id);
    tools.addEventListener("click", event => {
      const kind = event.target.closest("[data-mark]")?.dataset.mark;
      if (kind) mark(field, kind);
    });
    field.before(tools);
    field.addEventListener("input", touched);
    field.addEventListener("change", save); // left after writing
  }
  form.addEventListener("submit", event => (leaving = event.submitter?.formTarget !== "_blank"));
  document.addEventListener("visibilitychange", () => document.hidden ? save() : ask());
  window.addEventListener("beforeunload", event => {
    if (!leaving && fields.some(isDirty)) event.preventDefault();
  });
  news.querySelector("button").addEventListener("click", showNews);
  setInterval(ask, ASK);
  if (fields.some(toChoose)) say("choose");
})();
