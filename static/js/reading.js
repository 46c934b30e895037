// Where a long story was left: kept in this tab only, by paragraph, and offered when the story is opened again.

const LONG = 2.5; // heights of the window
const KEY = `reading:${location.pathname}`;
const AGAIN = "reading:again";
const body = document.querySelector(".prose");
const blocks = body ? [...body.children] : [];

function store(key, value) {
  try {
    sessionStorage.setItem(key, value);
  } catch {
    // Without storage there is nothing to go on from.
  }
}

function taken(key) {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
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
  const left = Number(taken(KEY));
  const again = taken(AGAIN) === location.pathname;
  const fresh = performance.getEntriesByType("navigation")[0]?.type === "navigate";
  store(AGAIN, "");
  // Other letters, same place: whoever chose a size goes on where they were. The browser itself restores reloads.
  if (left > 0 && again) show(left);
  else if (left > 1 && fresh && !location.hash) offer(left);
  addEventListener("pagehide", () => store(KEY, String(present())));
  for (const way of document.querySelectorAll('form[action$="/display/"], a[href*="/display/?"]')) {
    way.addEventListener(way.tagName === "FORM" ? "submit" : "click", () => store(AGAIN, location.pathname));
  }
}
