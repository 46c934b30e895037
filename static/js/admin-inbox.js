// The keys of the inbox and of an edition's page. Each presses a link or button that is there without script as well.

const rows = [...document.querySelectorAll(".inbox-row")];
const keys = document.getElementById("inbox-keys");
const WRITING = "input:not([type=checkbox], [type=radio], [type=submit], [type=button]), textarea, select";
let current = location.hash.startsWith("#edition-") ? document.getElementById(location.hash.slice(1)) : null;

const isWriting = (target) => target.matches?.(WRITING) || target.isContentEditable;

function choose(row) {
  current?.classList.remove("is-current");
  current = row;
  row.classList.add("is-current");
}

function move(by) {
  const at = rows.indexOf(current);
  const row = rows[at < 0 ? 0 : Math.min(Math.max(at + by, 0), rows.length - 1)];
  choose(row);
  row.querySelector("[data-key=o]").focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}

/* A link to a step leads to what is filled in or pressed there, not just to its heading. */
function goToStep(hash) {
  const step = document.getElementById(hash.slice(1))?.closest("section");
  if (!step) return false;
  const field = step.querySelector(hash.startsWith("#step-return") ? "textarea" : "button[type=submit]");
  (field ?? step.querySelector("h2")).scrollIntoView({ block: "center" });
  field?.focus({ preventScroll: true });
  return Boolean(field);
}

function press(key) {
  if (rows.length && (key === "j" || key === "k")) {
    move(key === "j" ? 1 : -1);
    return true;
  }
  const row = current ?? rows[0];
  const wanted = `[data-key="${key}"]`;
  const target = row?.querySelector(wanted) ?? [...document.querySelectorAll(wanted)].find((each) => !each.closest(".inbox-row"));
  if (!target) return false;
  if (row && !current) choose(row);
  target.click();
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
  if (isWriting(event.target) || keys?.matches(":popover-open")) return;
  if (event.repeat && event.key !== "j" && event.key !== "k") return;
  if (event.key === "Enter" ? event.target === document.body && current && press("o") : press(event.key)) {
    event.preventDefault();
  }
});

for (const row of rows) row.addEventListener("focusin", () => choose(row));
if (current) choose(current);

document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#step-"]');
  if (link && goToStep(link.hash)) event.preventDefault();
});

/* After loading, since the browser gives up the focus when it scrolls to what the address names. */
addEventListener("load", () => setTimeout(() => {
  if (document.activeElement !== document.body) return;
  if (location.hash.startsWith("#step-")) goToStep(location.hash);
  else current?.querySelector("[data-key=o]").focus({ preventScroll: true });
}));
