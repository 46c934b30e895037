/* Names for what Django's admin leaves nameless or names in its own terms: inline cells, the rich-text editor, dates. */
const text = (node) => node?.textContent.replace(/[?？:：*]\s*$/, "").trim();

function nameCells() {
  for (const table of document.querySelectorAll(".tabular table")) {
    const heads = [...table.querySelectorAll("thead th")];
    heads.filter((head) => !head.textContent.trim()).forEach((head) => head.setAttribute("role", "presentation"));
    for (const row of table.querySelectorAll("tbody tr.form-row")) {
      [...row.cells].forEach((cell, at) => {
        const name = text(heads.find((head) => cell.className.match(/field-(\w+)/)?.[1] && head.classList.contains(`column-${cell.className.match(/field-(\w+)/)[1]}`))) || text(heads[at]);
        if (!name) return;
        cell.querySelectorAll("input:not([type=hidden]), select, textarea, .select2-selection").forEach((field) => {
          if (!field.labels?.length) field.setAttribute("aria-label", name);
        });
      });
    }
  }
}

function nameEditors() {
  for (const editor of document.querySelectorAll(".ProseMirror[contenteditable]")) {
    const label = editor.closest(".form-row")?.querySelector("label");
    if (label) editor.setAttribute("aria-label", text(label));
  }
  document.querySelectorAll(".form-row .select2-selection:not([aria-label])").forEach((field) => {
    const label = field.closest(".flex-container, .form-row")?.querySelector("label");
    if (label) field.setAttribute("aria-label", text(label));
  });
  document.querySelectorAll(".select2-selection__rendered[role=textbox]").forEach((shown) => {
    const name = shown.closest(".select2-selection")?.getAttribute("aria-label");
    if (name) shown.setAttribute("aria-label", name);
  });
}

function nameTools() {
  const translated = window.gettext;
  if (!translated) return;
  document.querySelectorAll(".prose-menubar [title]").forEach((tool) => {
    tool.title = translated(tool.title);
    if (tool.ariaLabel) tool.ariaLabel = tool.title;
  });
  document.querySelectorAll(".prose-menubar__option :not(:has(*))").forEach((item) => {
    item.textContent = translated(item.textContent.trim());
  });
}

/* A choice in the editor's dialogs is its own value, so the value is kept apart before it is put in our words. */
function nameChoices(dialog) {
  dialog.querySelectorAll("option:not([value])").forEach((option) => {
    option.value = option.textContent;
    option.textContent = window.gettext(option.textContent);
  });
}

function nameRest() {
  document.querySelectorAll(".datetimeshortcuts a[aria-label]").forEach((link) => {
    if (link.textContent.trim()) link.removeAttribute("aria-label");
  });
  const search = document.querySelector("#searchbar");
  if (search) search.setAttribute("aria-label", search.closest("form").querySelector("input[type=submit]").value);
}

/* Before the note beside date fields is written, which is when the page is loaded: its time zone in our words. */
function nameZone() {
  const said = document.body.dataset;
  if (window.gettext && said.adminServerTimezone) said.adminServerTimezone = window.gettext(said.adminServerTimezone);
}

nameZone();
if (window.gettext) {
  new MutationObserver(() => document.querySelectorAll(".prose-editor-dialog").forEach(nameChoices)).observe(document.body, { childList: true, subtree: true });
}
const nameAll = () => { nameCells(); nameEditors(); nameTools(); nameRest(); };
nameAll();
document.addEventListener("formset:added", () => setTimeout(nameAll));
window.addEventListener("load", () => setTimeout(nameAll));
