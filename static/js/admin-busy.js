// A step that takes a while: its button says so once the form is on its way, and is not pressed twice.
for (const button of document.querySelectorAll("button[data-busy]")) {
  const label = button.textContent;
  button.form.addEventListener("submit", (event) => {
    if (button.getAttribute("aria-disabled")) event.preventDefault();
    // Another listener may hold the form back until it knows that the session stands.
    setTimeout(() => {
      if (event.defaultPrevented) return;
      button.textContent = button.dataset.busy;
      button.setAttribute("aria-disabled", "true");
    });
  });
  addEventListener("pageshow", () => {
    button.textContent = label;
    button.removeAttribute("aria-disabled");
  });
}
