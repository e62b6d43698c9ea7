// The desk's own keys: F6 goes from column to column, Escape closes the fold one is in. The list: sitting/keys.html.
"use strict";
(() => {
  function changeColumn(step) {
    const columns = [...document.querySelectorAll(".desk__column, .desk__log")];
    const here = columns.findIndex(each => each.contains(document.activeElement));
    const next = here < 0 && step < 0 ? columns.length - 1 : here + step;
    columns.at(next % columns.length).focus();
  }

  function closeFold() {
    const fold = document.activeElement?.closest("details[open]");
    if (!fold) return false;
    fold.open = false;
    fold.querySelector("summary").focus();
    return true;
  }

  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.key === "F6") changeColumn(event.shiftKey ? -1 : 1);
    else if (event.key !== "Escape" || !closeFold()) return;
    event.preventDefault();
  });
})();
