// What axe finds on the page as it stands, one line per rule. What was found in order is not asked again: a page that
// looks as it looked in any window, or at another width but for parts that looked as now elsewhere; a region that stands
// as it stood in any, where this one was looked at as a whole before; and the contrast of letters like those that were measured before (their colour, what lies
// behind them, whether they are large). All else costs a look of several hundred milliseconds again. Answers null where
// axe is needed and not there.
"use strict";
window.look = (() => {
  const OPTIONS = {preload: false}; // axe would fetch the stylesheets, which the CSP rightly forbids
  const BY_SIZE = ["link-in-text-block", "scrollable-region-focusable"];
  const REACHED = "a[href], button, input, select, textarea, summary, [tabindex]"; // by keyboard, so that it scrolls
  const SENTENCES = "[aria-labelledby], [aria-describedby]"; // they may stand in another region
  const UNREAD = /<input[^>]*type="hidden"[^>]*>/g; // tokens, new on every page
  const ELSEWHERE = / (href|action|formaction)="[^#"][^"]*"/g; // where it leads to, axe does not ask
  const PARTS = "[data-region], main, body > header, body > footer";
  const EXEMPT = ":disabled, [aria-disabled=true], [aria-hidden=true], label:has(:disabled)"; // WCAG 1.4.3
  // What is folded up is not drawn but styled, anew for each question about it: hundreds of them at a desk.
  const FOLDED = new CSSStyleSheet();
  FOLDED.replaceSync("details:not([open]) > :not(summary) { display: none !important }");
  const inOrder = new Set(), names = new WeakMap();
  let told = 0, isKnown = false, named = 0, learned = [], kinds = new Map(), grounds = new Map(), fading = new Map();

  const linesOf = found => found.violations.map(
    each => `${each.id}: ${each.help}: ` + each.nodes.map(node => node.html).slice(0, 3).join(" | "));

  function learn(...found) {
    found.forEach(each => inOrder.add(each));
    learned.push(...found.filter(each => !each.includes("floating")));
  }

  // What axe reads of an element's look but its colours, and what `bySize` asks for: where it is the same at two widths,
  // the same is found. What is a table of data, axe judges by sizes.
  function sight(each) {
    if (!each.checkVisibility()) return each.firstElementChild ? sight(each.firstElementChild) : "-"; // display: contents
    const {visibility, display, clip, clipPath} = getComputedStyle(each), place = each.getBoundingClientRect();
    const seen = [each.checkVisibility({opacityProperty: true}), visibility === "visible", display.startsWith("inline"),
      place.width > 1, place.height > 1, place.right + scrollX > 0, place.bottom + scrollY > 0, place.left < innerWidth];
    return [...seen.map(Number), clip, clipPath, each.matches("table") && innerWidth].join("");
  }

  // Within what is folded up, nothing has a look.
  function shownIn(part) {
    const walk = document.createTreeWalker(part, NodeFilter.SHOW_ELEMENT,
      each => each.matches("details:not([open]) > :not(summary)") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    const shown = [part];
    while (walk.nextNode()) shown.push(walk.currentNode);
    return shown;
  }

  const htmlOf = each => location.pathname + each.outerHTML.replace(UNREAD, "").replace(ELSEWHERE, "");

  function standing(part) {
    const names = [...part.querySelectorAll(SENTENCES)].flatMap(
      each => `${each.getAttribute("aria-labelledby") ?? ""} ${each.getAttribute("aria-describedby") ?? ""}`.split(" "));
    const told = names.map(id => document.getElementById(id)?.textContent);
    return [htmlOf(part), ...shownIn(part).map(sight), ...told].join(" ");
  }

  // What stands around the parts; what stands in it is the page's own mark.
  function frame(parts) {
    const within = new Set(parts.flatMap(each => [each, ...each.querySelectorAll("*")]));
    const around = [...document.querySelectorAll("*")].filter(each => !within.has(each));
    return around.map(each => htmlOf(each.cloneNode()) + sight(each)).join(" ");
  }

  const isPart = each => each.matches("[data-region]") || !each.querySelector("[data-region]");

  async function digest(text) {
    return new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))).join("");
  }

  // Every layer from the letters down to the first that covers what is behind it. Where something floats in between,
  // nobody knows what it floats over: then an element is like no other.
  function ground(each) {
    if (!each) return [];
    if (!grounds.has(each)) grounds.set(each, layers(each));
    return grounds.get(each);
  }

  // Where a box fades, nothing within it covers what is behind the box.
  function fades(each) {
    if (!each) return false;
    if (!fading.has(each)) fading.set(each, getComputedStyle(each).opacity !== "1" || fades(each.parentElement));
    return fading.get(each);
  }

  function layers(each) {
    const style = getComputedStyle(each), plain = style.backgroundImage === "none";
    const covers = plain && !/rgba|\/|transparent/.test(style.backgroundColor) && !fades(each);
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
    [grounds, fading, kinds] = [new Map(), new Map(), new Map()];
    shownIn(document.body).forEach(each => hasLetters(each) && kinds.set(each, letters(each)));
    const firsts = [...new Map([...kinds].reverse().map(([each, kind]) => [kind, each])).values()];
    return [...await measure(firsts), ...await measure([...kinds.keys()].filter(each => !firsts.includes(each)))];
  }

  async function measure(elements) {
    const unknown = elements.filter(each => !inOrder.has(kinds.get(each)));
    if (!unknown.length) return [];
    const found = await axe.run({include: unknown}, {...OPTIONS, elementRef: true, runOnly: ["color-contrast"], resultTypes: ["violations", "passes", "incomplete"]});
    const judged = found.passes.flatMap(rule => rule.nodes), puzzling = found.incomplete.flatMap(rule => rule.nodes);
    learn(...[...judged, ...puzzling.filter(isOnPicture)].map(node => kinds.get(node.element)));
    return linesOf(found);
  }

  // What lies behind such letters is a picture or a gradient: axe can tell of none of their kind.
  const isOnPicture = node => node.any.some(check => /^bg(Image|Gradient)$/.test(check.data?.messageKey));

  // A page is in order at this width if it was at another one, and if whatever looks different now, looked so elsewhere.
  async function structure() {
    const parts = new Map([...document.querySelectorAll(PARTS)].filter(isPart).map(each => [each, standing(each)]));
    const around = await Promise.all([htmlOf(document.documentElement), frame([...parts.keys()])].map(digest));
    for (const [each, stands] of parts) parts.set(each, await digest(stands));
    const marks = [...around, ...parts.values()];
    if (marks.every(each => inOrder.has(each))) return bySize();
    const known = [...parts].filter(([each, mark]) => isKnown && each.matches("[data-region]") && inOrder.has(mark)).map(([each]) => each);
    const rules = Object.fromEntries(["color-contrast", ...BY_SIZE].map(each => [each, {enabled: false}]));
    const found = await axe.run({include: [document.documentElement], exclude: known}, {...OPTIONS, rules, resultTypes: ["violations"]});
    if (found.violations.length) return linesOf(found);
    isKnown = true;
    learn(...marks);
    return bySize();
  }

  // What hangs on widths and colours though the same is shown: what can be scrolled, and links within sentences that no
  // line sets off from the words around them.
  async function bySize() {
    const suspects = shownIn(document.body).filter(each => scrolls(each) || isLikeItsSentence(each));
    if (!suspects.length) return [];
    return linesOf(await axe.run({include: suspects}, {...OPTIONS, runOnly: BY_SIZE, resultTypes: ["violations"]}));
  }

  function scrolls(each) {
    const isLarger = each.scrollWidth > each.clientWidth || each.scrollHeight > each.clientHeight;
    return isLarger && /auto|scroll/.test(getComputedStyle(each).overflow) && !isReached(each);
  }

  const isReached = each => [each, ...each.querySelectorAll(REACHED)].some(
    inner => inner.matches(REACHED) && inner.tabIndex >= 0 && !inner.disabled && inner.checkVisibility({visibilityProperty: true}));

  function isLikeItsSentence(each) {
    if (!each.matches("a[href], [role=link]")) return false;
    const {display, textDecorationLine} = getComputedStyle(each);
    if (!display.startsWith("inline") || textDecorationLine.includes("underline")) return false;
    const sentence = blockOf(each.parentElement), links = [...sentence.querySelectorAll("a[href], [role=link]")];
    return lengthOf(sentence) > links.reduce((sum, link) => sum + lengthOf(link), 0);
  }

  const lengthOf = each => each.textContent.replace(/\s/g, "").length;
  const blockOf = each => /^(inline|contents)$/.test(getComputedStyle(each).display) ? blockOf(each.parentElement) : each;

  return {
    told: () => told,
    knows(known) {
      known.forEach(each => inOrder.add(each));
      told += known.length;
    },
    async findings() {
      learned = [];
      document.adoptedStyleSheets = [...new Set([...document.adoptedStyleSheets, FOLDED])];
      try {
        const found = [...await structure(), ...await colours()];
        return {found, learned};
      } catch (error) {
        if (window.axe) throw error;
        return null;
      }
    },
  };
})();
