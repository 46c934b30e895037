/* Asks before somebody leaves a form with unsaved input. */
const form = document.querySelector("#content-main form");
let dirty = Boolean(document.querySelector(".errornote"));
form?.addEventListener("input", () => { dirty = true; });
form?.addEventListener("change", () => { dirty = true; });
form?.addEventListener("submit", () => { dirty = false; });
window.addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault(); });
