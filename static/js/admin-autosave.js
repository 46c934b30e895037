/* Keeps what is typed into a form two seconds after the last change, and lets a form be saved after signing in again. */
import { announce, box, ended, farewell, form, renew, send, warn } from "./admin-session.js";

const STILL = 2000;
const AT_LEAST = 15_000;
const PAUSE = 5000;
const FRESH = 60_000;
const GUARDS = new Set(["csrfmiddlewaretoken", "version", "token"]);

const offer = document.querySelector("[data-kept-offer]");
let held = Boolean(offer);
let touched = "typed" in (box?.dataset ?? {});
let baseline = touched ? null : snapshot();
let seen = baseline;
let kept = baseline;
let stamp = box?.dataset.stamp;
let changed = 0;
let sent = Date.now();
let heard = Date.now();
let wait = 0;
let under = null;
let leaving = false;

/* All fields by name and value, as JSON: no files, no buttons, no empty rows that are only patterns. */
function snapshot() {
  const pairs = [...new FormData(form)].filter(
    ([name, value]) => typeof value === "string" && !GUARDS.has(name) && !name.startsWith("_") && !name.includes("__prefix__"),
  );
  return JSON.stringify(pairs);
}

const fields = (typed) => ({
  form: box.dataset.form, by: box.dataset.user, version: form.elements.version?.value ?? "", since: stamp, fields: typed,
});

function typed() {
  if (!("typed" in box.dataset)) {
    box.dataset.typed = "";
    document.dispatchEvent(new Event("form:typed"));
  }
}

async function keep(now) {
  sent = Date.now();
  const back = now === baseline;
  const answer = await send(back ? box.dataset.discardUrl : box.dataset.autosaveUrl, fields(now));
  if (!answer || answer.status >= 500) {
    wait = Date.now() + PAUSE;
    if (!ended()) warn(box.dataset.unreachable);
    return;
  }
  heard = Date.now();
  kept = now;
  const said = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : {};
  warn(said.refusal || said.notice || "");
  if (!answer.ok) return;
  stamp = back ? "" : said.stamp;
  const place = box.querySelector("[data-saved]");
  if (!place.textContent && said.saved) announce(said.saved);
  place.textContent = said.saved ?? "";
}

function look() {
  if (leaving) return;
  const now = snapshot();
  if (!touched) {
    baseline = seen = kept = now;
    return;
  }
  if (now !== seen) {
    seen = now;
    changed = Date.now();
    if (now !== baseline) typed();
  }
  if (held || under || ended() || now === kept || Date.now() < wait) return;
  if (Date.now() - changed < STILL && Date.now() - sent < AT_LEAST) return;
  under = keep(now).finally(() => { under = null; });
}

/* Submitting waits for what is being kept, and looks first whether the session still stands if that is not sure. */
async function submit(event) {
  if (leaving) return;
  if (!ended() && !under && Date.now() - heard < FRESH) {
    leaving = true;
    return;
  }
  event.preventDefault();
  const button = event.submitter;
  await under;
  const state = await renew();
  if (state === "unreachable") warn(box.dataset.unreachable);
  if (state !== "here") return;
  leaving = true;
  form.requestSubmit(button);
}

async function discard(event) {
  event.preventDefault();
  const answer = await send(box.dataset.discardUrl, { form: box.dataset.form });
  if (!answer?.ok) return;
  offer.remove();
  held = false;
}

if (box && form) {
  for (const name of ["keydown", "pointerdown", "input", "change"]) {
    form.addEventListener(name, () => { touched = true; }, { capture: true, passive: true });
  }
  form.addEventListener("submit", submit, { capture: true });
  offer?.querySelector("form").addEventListener("submit", discard);
  document.addEventListener("session:here", () => { kept = null; wait = 0; heard = Date.now(); });
  window.addEventListener("pagehide", () => {
    const now = snapshot();
    if (touched && !leaving && !held && !ended() && now !== kept && now !== baseline) farewell(box.dataset.autosaveUrl, fields(now));
  });
  setInterval(look, 1000);
}
