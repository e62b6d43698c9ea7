// What axe finds on the page as it stands, one line per rule. What was found in order in this window is not asked again:
// a region that stands as it stood at this width, and the contrast of letters like those that were measured before (their
// colour, what lies behind them, whether they are large). All else costs a look of several hundred milliseconds again.
"use strict";
window.look = (() => {
  const OPTIONS = {preload: false, elementRef: true}; // preload: axe would fetch the stylesheets, which the CSP rightly forbids
  const SENTENCES = "[aria-labelledby], [aria-describedby]"; // they may stand in another region
  const EXEMPT = ":disabled, [aria-disabled=true], [aria-hidden=true], label:has(:disabled)"; // WCAG 1.4.3
  const inOrder = new Set(), measured = new Set(), names = new WeakMap();
  let named = 0;

  const told = found => found.violations.map(
    each => `${each.id}: ${each.help}: ` + each.nodes.map(node => node.html).slice(0, 3).join(" | "));

  function standing(region) {
    const names = [...region.querySelectorAll(SENTENCES)].flatMap(
      each => `${each.getAttribute("aria-labelledby") ?? ""} ${each.getAttribute("aria-describedby") ?? ""}`.split(" "));
    const told = names.map(id => document.getElementById(id)?.textContent);
    return [location.pathname, innerWidth, region.outerHTML, ...told].join(" ");
  }

  // Every layer from the letters down to the first that covers what is behind it. Where something floats in between,
  // nobody knows what it floats over: then an element is like no other.
  function ground(each) {
    if (!each) return [];
    const style = getComputedStyle(each), plain = style.backgroundImage === "none";
    const covers = plain && !/rgba|\/|transparent/.test(style.backgroundColor);
    const empty = plain && style.backgroundColor === "rgba(0, 0, 0, 0)" && style.opacity === "1";
    const floats = !covers && !["static", "relative"].includes(style.position);
    const layer = empty ? [] : [style.backgroundColor, style.backgroundImage, style.opacity];
    return [...layer, ...floats ? [nameOf(each)] : [], ...covers ? [] : ground(each.parentElement)];
  }

  function nameOf(each) {
    if (!names.has(each)) names.set(each, `floating ${++named}`);
    return names.get(each);
  }

  function letters(each) {
    const style = getComputedStyle(each), size = parseFloat(style.fontSize);
    const large = size >= 24 || size >= 18.66 && style.fontWeight >= 700;
    return [style.color, style.textShadow, large, ...ground(each)].join(" ");
  }

  function hasLetters(each) {
    const own = [...each.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim().length > 1);
    if (!own && !each.matches("input:not([type=radio], [type=checkbox]), select, textarea") || !each.checkVisibility()) return false;
    const place = each.getBoundingClientRect();
    const seen = place.width > 1 && place.height > 1 && place.right + scrollX > 0 && place.bottom + scrollY > 0;
    return seen && !each.closest(EXEMPT);
  }

  // One for each kind of letters; where axe could not tell of that one, all others of its kind as well.
  async function colours() {
    const fresh = new Map([...document.querySelectorAll("body *")].filter(hasLetters).map(each => [each, letters(each)]));
    const firsts = [...new Map([...fresh].reverse().map(([each, kind]) => [kind, each])).values()];
    return [...await measure(firsts), ...await measure([...fresh.keys()].filter(each => !firsts.includes(each)))];
  }

  async function measure(elements) {
    const unknown = elements.filter(each => !measured.has(letters(each)));
    if (!unknown.length) return [];
    const found = await axe.run({include: unknown}, {...OPTIONS, runOnly: ["color-contrast"], resultTypes: ["violations", "passes"]});
    found.passes.forEach(rule => rule.nodes.forEach(node => measured.add(letters(node.element))));
    return told(found);
  }

  return async () => {
    const regions = [...document.querySelectorAll("[data-region]")];
    const known = regions.filter(each => inOrder.has(standing(each)));
    const rules = {"color-contrast": {enabled: false}};
    const found = await axe.run({include: [document.documentElement], exclude: known}, {...OPTIONS, rules, resultTypes: ["violations"]});
    if (!found.violations.length) regions.forEach(each => inOrder.add(standing(each)));
    return [...told(found), ...await colours()];
  };
})();
