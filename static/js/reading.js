// Where a long story was left, by paragraph: offered when the story is opened again, kept in this browser alone, of the
// last stories and for some days, and forgotten once a story was read to its end.

const LONG = 2.5; // heights of the window
const STORIES = 10;
const DAYS = 30;
const LEFT = "reading:left";
const AGAIN = "reading:again";
const own = location.pathname;
const body = document.querySelector(".prose");
const blocks = body ? [...body.children] : [];

function store(kept, key, value) {
  try {
    window[kept].setItem(key, value);
  } catch {
    // Without storage there is nothing to go on from.
  }
}

function taken(kept, key) {
  try {
    return window[kept].getItem(key);
  } catch {
    return null;
  }
}

// The stories as [path, paragraph, day], the last one first; whatever else stands there is nothing.
function stories() {
  let found = [];
  try {
    found = JSON.parse(taken("localStorage", LEFT));
  } catch {
    // Not ours.
  }
  return Array.isArray(found) ? found.filter((each) => Array.isArray(each) && today() - each[2] <= DAYS) : [];
}

function today() {
  return Math.floor(Date.now() / 86400000);
}

function keep(at) {
  const others = stories().filter(([path]) => path !== own);
  const kept = at > 1 && at < blocks.length - 1 ? [[own, at, today()], ...others] : others;
  store("localStorage", LEFT, JSON.stringify(kept.slice(0, STORIES)));
}

function present() {
  return Math.max(0, blocks.findIndex((each) => each.getBoundingClientRect().bottom > 0));
}

function show(at) {
  blocks[at]?.scrollIntoView({ block: "start", behavior: "instant" });
}

function offer(at) {
  const words = document.querySelector(".tools").dataset;
  const bar = document.createElement("div");
  bar.className = "go-on";
  bar.setAttribute("role", "region");
  bar.setAttribute("aria-label", words.goOn);
  const way = document.createElement("a");
  way.href = "#main";
  way.textContent = words.goOn;
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = words.close;
  bar.append(way, close);
  document.body.append(bar);
  way.addEventListener("click", (event) => {
    event.preventDefault();
    show(at);
    bar.remove();
  });
  close.addEventListener("click", () => bar.remove());
}

if (blocks.length && document.documentElement.scrollHeight > LONG * innerHeight) {
  const left = Number(stories().find(([path]) => path === own)?.[1]) || 0;
  const again = taken("sessionStorage", AGAIN) === own;
  const fresh = performance.getEntriesByType("navigation")[0]?.type === "navigate";
  store("sessionStorage", AGAIN, "");
  // Other letters, same place: whoever chose a size goes on where they were. The browser itself restores reloads.
  if (left > 0 && again) show(left);
  else if (left > 1 && fresh && !location.hash) offer(left);
  // Whoever only looked in and left the offer open has not begun anew.
  addEventListener("pagehide", () => keep(present() > 1 || !document.querySelector(".go-on") ? present() : left));
  for (const way of document.querySelectorAll('form[action$="/display/"], a[href*="/display/?"]')) {
    way.addEventListener(way.tagName === "FORM" ? "submit" : "click", () => store("sessionStorage", AGAIN, own));
  }
}
