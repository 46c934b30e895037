// A step that takes a while: its button says so while it is under way, and is not pressed twice.
for (const button of document.querySelectorAll("button[data-busy]")) {
  const label = button.textContent;
  button.form.addEventListener("submit", (event) => {
    if (button.getAttribute("aria-disabled")) return event.preventDefault();
    button.textContent = button.dataset.busy;
    button.setAttribute("aria-disabled", "true");
  });
  addEventListener("pageshow", () => {
    button.textContent = label;
    button.removeAttribute("aria-disabled");
  });
}
