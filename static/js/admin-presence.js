/* Says who else has the form open. Heard every 20 s while the page is seen; ten minutes without a touch and it is silent. */
import { announce, box, farewell, send } from "./admin-session.js";

const EVERY = 20_000;
const QUIET = 600_000;
const address = box?.dataset.presenceUrl;
let touched = Date.now();
let known = "";

function show(others) {
  const people = box.querySelector("[data-people]");
  people.replaceChildren(...others.map(([says, ago]) => {
    const item = document.createElement("span");
    item.textContent = `${says}（${ago}）`;
    return item;
  }));
  const now = others.map(([says]) => says).join("；");
  if (now !== known) announce(now);
  known = now;
}

async function beat() {
  if (document.hidden) return;
  if (Date.now() - touched > QUIET) {
    show([]);
    return;
  }
  const answer = await send(address, { form: box.dataset.form, editing: "typed" in box.dataset ? "1" : "" });
  if (answer?.ok) show((await answer.json()).others);
}

function touch() {
  const woken = Date.now() - touched > QUIET;
  touched = Date.now();
  if (woken) beat();
}

if (address) {
  for (const name of ["keydown", "pointerdown", "input"]) document.addEventListener(name, touch, { capture: true, passive: true });
  document.addEventListener("visibilitychange", beat);
  document.addEventListener("form:typed", beat);
  window.addEventListener("pagehide", () => farewell(address, { form: box.dataset.form, leave: "1" }));
  setInterval(beat, EVERY);
  beat();
}
