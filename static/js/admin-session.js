/* What a form's page sends to the desk by itself, also after its session has ended and somebody has signed in again. */

export const box = document.querySelector("[data-at-work]");
export const form = ["form[data-unsaved]", "form[data-kept]", "form"]
  .map((each) => document.querySelector(`#content-main ${each}`)).find(Boolean);

const AGAIN = 4000;
const problem = box?.querySelector("[data-problem]");
let state = "here";
let asking = 0;

export const ended = () => state !== "here";
export const announce = (text) => { box.querySelector("[data-told]").textContent = text; };

/* Shows a sentence above the form until another takes its place; `sign` says whether signing in is the way out. */
export function warn(text, { sign = false, mended = false } = {}) {
  problem.hidden = !text;
  problem.classList.toggle("is-mended", mended);
  problem.querySelector("span").textContent = text;
  problem.querySelector("a").hidden = !sign;
}

function enter(next) {
  if (next === state) return;
  state = next;
  clearInterval(asking);
  if (state === "here") warn(box.dataset.back, { mended: true });
  else {
    warn(state === "ended" ? box.dataset.ended : box.dataset.somebodyElse, { sign: true });
    asking = setInterval(() => { if (!document.hidden) renew(); }, AGAIN);
  }
  document.dispatchEvent(new Event(`session:${state}`));
}

/* Fetches the present session's token into every form. Says how it stands: here, ended, other (person) or unreachable. */
export async function renew() {
  try {
    const answer = await fetch(box.dataset.tokenUrl, { redirect: "manual" });
    if (!answer.ok) enter("ended");
    else {
      const { token, user } = await answer.json();
      if (user === box.dataset.user) {
        for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = token;
      }
      enter(user === box.dataset.user ? "here" : "other");
    }
    return state;
  } catch {
    return "unreachable";
  }
}

function body(fields) {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  data.append("csrfmiddlewaretoken", form.querySelector("input[name=csrfmiddlewaretoken]").value);
  return data;
}

/* Posts the fields. Returns the answer, or null while there is no session or no server. A stale token is renewed once. */
export async function send(address, fields, again = true) {
  let answer;
  try {
    answer = await fetch(address, { method: "POST", body: body(fields), redirect: "manual", headers: { Accept: "application/json" } });
  } catch {
    return null;
  }
  if (answer.type === "opaqueredirect") {
    enter("ended");
    return null;
  }
  if (answer.status === 403 && again && (await renew()) === "here") return send(address, fields, false);
  return ended() ? null : answer;
}

/* Posts the fields while the page is going away. */
export const farewell = (address, fields) => navigator.sendBeacon(address, body(fields));

document.addEventListener("visibilitychange", () => { if (ended() && !document.hidden) renew(); });
window.addEventListener("focus", () => { if (ended()) renew(); });
