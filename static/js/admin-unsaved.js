/* Asks before somebody leaves a form with unsaved input. */
const form = document.querySelector("#content-main form[data-unsaved]") ?? document.querySelector("#content-main form");
let dirty = Boolean(document.querySelector(".errornote, [data-typed]"));
form?.addEventListener("input", () => { dirty = true; });
form?.addEventListener("change", () => { dirty = true; });
form?.addEventListener("submit", (event) => { dirty = event.defaultPrevented && dirty; });
window.addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault(); });
