/* Opens the form of a note at its place without loading the page again, so that nothing typed elsewhere is lost; fills a
   field with the value that a button offers. */
const whole = document.querySelector(".note-whole");

for (const link of document.querySelectorAll("[data-note-at]")) {
  link.addEventListener("click", (event) => {
    if (!whole) return;
    event.preventDefault();
    const block = link.closest(".block");
    let form = block.querySelector(":scope > .note-new");
    if (!form) {
      form = whole.querySelector("form").cloneNode(true);
      form.dataset.kept += link.dataset.noteAt;
      form.querySelector("[name=anchor]").value = link.dataset.noteAt;
      for (const part of form.querySelectorAll("[id]")) part.id += `-${link.dataset.noteAt}`;
      for (const part of form.querySelectorAll("[for]")) part.htmlFor += `-${link.dataset.noteAt}`;
      for (const errors of form.querySelectorAll(".errorlist")) errors.remove();
      form.querySelector("textarea").value = "";
      block.append(form);
    }
    form.querySelector("textarea").focus();
  });
}

for (const button of document.querySelectorAll("[data-fills]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const field = document.getElementById(button.dataset.fills);
    field.value = button.dataset.value;
    field.focus();
  });
}
