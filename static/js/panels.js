// Panels (search, menu, district switch, sharing): expanded state, focus, Escape, a click elsewhere.

function toggle(button) {
  const panel = document.getElementById(button.hash.slice(1));
  const open = panel.classList.toggle("is-open");
  button.setAttribute("aria-expanded", String(open));
  if (open) panel.querySelector("input")?.focus();
}

for (const button of document.querySelectorAll(".tog")) {
  button.setAttribute("role", "button");
  button.setAttribute("aria-expanded", "false");
  button.setAttribute("aria-controls", button.hash.slice(1));
  button.addEventListener("click", (event) => {
    event.preventDefault();
    toggle(button);
  });
  button.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    toggle(button);
  });
}

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll(".switch[open], .share[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll(".switch[open], .share[open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
  if (location.hash === "#filters") location.hash = "#results";
});
