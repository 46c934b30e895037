/* Keeps what is typed two seconds after the last change, and lets it be sent after signing in again: into a page's one form,
   or (data-small) into all of its small forms. */
import { announce, box, ended, farewell, form, renew, send, warn } from "./admin-session.js";
import { typedTexts } from "./admin-typed.js";

const STILL = 2000;
const AT_LEAST = 15_000;
const PAUSE = 5000;
const FRESH = 60_000;
const GUARDS = new Set(["csrfmiddlewaretoken", "version", "token"]);

const offer = document.querySelector("[data-kept-offer]");
const small = "small" in (box?.dataset ?? {});
const place = small ? document.querySelector("#content-main") : form;
let held = Boolean(offer) && !small;
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
let guarded = null;

/* All fields by name and value, as JSON: no files, no buttons, no empty rows that are only patterns. */
function snapshot() {
  if (small) return JSON.stringify(typedTexts());
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
  const back = now === (small ? "[]" : baseline);
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
  const line = box.querySelector("[data-saved]");
  if (!line.textContent && said.saved) announce(said.saved);
  line.textContent = said.saved ?? "";
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

/* Submitting waits for what is being kept, and looks first whether the session still stands if that is not sure. With one
   small form the others leave the page too: all are kept before. */
async function submit(event) {
  if (leaving) return;
  if (!small && !ended() && !under && Date.now() - heard < FRESH) {
    leaving = true;
    return;
  }
  event.preventDefault();
  const { submitter, target } = event;
  await under;
  const now = snapshot();
  if (small && touched && !ended() && now !== kept) await (under = keep(now).finally(() => { under = null; }));
  const state = await renew();
  if (state === "unreachable") warn(box.dataset.unreachable);
  if (state !== "here" || leaving) return;
  leaving = true;
  target.requestSubmit(submitter);
}

/* An answer to a note beside the form is sent only while there is a session to send it in; the form stays unsaved. */
async function guard(event) {
  if (event.target === guarded) return;
  event.preventDefault();
  const { submitter, target } = event;
  if ((await renew()) !== "here") return;
  guarded = target;
  target.requestSubmit(submitter);
}

async function discard(event) {
  event.preventDefault();
  const answer = await send(box.dataset.discardUrl, { form: box.dataset.form });
  if (!answer?.ok) return;
  offer.remove();
  held = false;
  if (small) kept = null;
}

if (box && place) {
  for (const name of ["keydown", "pointerdown", "input", "change"]) {
    place.addEventListener(name, () => { touched = true; }, { capture: true, passive: true });
  }
  place.addEventListener("submit", submit, { capture: true });
  offer?.querySelector("form").addEventListener("submit", discard);
  if (!small) for (const beside of document.querySelectorAll("form[data-kept]")) beside.addEventListener("submit", guard, { capture: true });
  document.addEventListener("session:here", () => { kept = null; wait = 0; heard = Date.now(); });
  window.addEventListener("pagehide", () => {
    const now = snapshot();
    if (touched && !leaving && !held && !ended() && now !== kept && now !== baseline) farewell(box.dataset.autosaveUrl, fields(now));
  });
  setInterval(look, 1000);
}
