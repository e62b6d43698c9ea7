// A player that is loaded hears nothing of the chamber: while the meeting runs, this asks whether it is still broadcast.
"use strict";
(() => {
  const air = document.getElementById("air");
  if (!air) return;
  const ASKING = 5_000;

  async function ask() {
    if (await runs() === (air.dataset.runs === "yes")) setTimeout(ask, ASKING);
    else location.reload(); // the page as it stands: without the player, or with it again
  }

  // Where no answer comes, nothing is known, and what is shown stays.
  async function runs() {
    try {
      const {regions} = await (await fetch(air.dataset.standing)).json();
      return new DOMParser().parseFromString(regions.head, "text/html").querySelector(".on-air--running") !== null;
    } catch {
      return air.dataset.runs === "yes";
    }
  }

  setTimeout(ask, ASKING);
})();
