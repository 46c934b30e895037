/* The texts of a page's small forms, by name: that of the form (data-kept), a space, and that of the field. Texts that were
   kept earlier are offered; put back into their fields or not, they go on being kept until they are discarded. */
const SENTENCES = "textarea, input[type=text], input[type=date], input[type=datetime-local]";
const offer = document.querySelector("[data-kept-offer]");

const forms = () => document.querySelectorAll("#content-main form[data-kept]");
const isTyped = (field) => field.value && (!/^date/.test(field.type) || field.value !== field.defaultValue);

/* Ticks and choices are no texts: what they decide is decided again by whoever sends the form. */
export function typedTexts() {
  const found = [...forms()].flatMap((form) => [...form.querySelectorAll(SENTENCES)]
    .filter(isTyped).map((field) => [`${form.dataset.kept} ${field.name}`, field.value]));
  const offered = [...document.querySelectorAll("[data-kept-offer] [data-name]")]
    .map((item) => [item.dataset.name, item.querySelector("dd").textContent]);
  return [...found, ...offered];
}

function fieldOf(name) {
  const [kept, field] = [name.slice(0, name.indexOf(" ")), name.slice(name.indexOf(" ") + 1)];
  const at = kept.startsWith("note:") && kept.slice(5);
  if (at && ![...forms()].some((form) => form.dataset.kept === kept)) {
    document.querySelector(`[data-note-at="${CSS.escape(at)}"]`)?.click();
  }
  return [...forms()].find((form) => form.dataset.kept === kept)?.elements[field];
}

/* What has no field on the page any more, or one with something else in it, stays where it can be copied. */
function putBack() {
  const filled = [];
  for (const item of offer.querySelectorAll("[data-name]")) {
    const field = fieldOf(item.dataset.name);
    if (!field || isTyped(field)) continue;
    field.value = item.querySelector("dd").textContent;
    field.closest("details")?.setAttribute("open", "");
    item.remove();
    filled.push(field);
  }
  for (const field of filled) field.dispatchEvent(new Event("input", { bubbles: true }));
  offer.querySelector("[data-put-back]").hidden = true;
  if (!offer.querySelector("[data-name]")) offer.remove();
  filled[0]?.focus();
}

const button = offer?.querySelector("[data-put-back]");
if (button) {
  button.hidden = false;
  button.addEventListener("click", putBack);
}
