// Suggestions below a search box while one types: an ARIA 1.2 combobox. Without it the box is a plain search form.

const PAUSE = 180;
let boxes = 0;

function element(name, attributes, text = "") {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = text;
  return made;
}

function combobox(form, input) {
  const id = `suggest-${boxes++}`;
  const list = element("div", { id, role: "listbox", class: "suggest", "aria-label": input.labels[0]?.textContent ?? "" });
  const status = element("span", { role: "status", class: "vh" });
  const address = new URL("suggestions", form.action);
  let waiting = 0, request, active = -1, asked = "";
  list.hidden = true;
  form.append(list, status);
  for (const [key, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id })) {
    input.setAttribute(key, value);
  }

  const options = () => [...list.querySelectorAll("[role=option]")];

  function mark(at) {
    const all = options();
    all[active]?.setAttribute("aria-selected", "false");
    active = at;
    if (at < 0) return input.removeAttribute("aria-activedescendant");
    all[at].setAttribute("aria-selected", "true");
    all[at].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", all[at].id);
  }

  function show(open) {
    list.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    if (!open) mark(-1);
  }

  function close() {
    clearTimeout(waiting);
    request?.abort();
    asked = "";
    show(false);
  }

  function fill({ groups, said }) {
    mark(-1);
    let number = 0;
    list.replaceChildren(...groups.map(({ label, entries }, at) => {
      const group = element("div", { role: "group", "aria-labelledby": `${id}-g${at}` });
      group.append(element("p", { id: `${id}-g${at}`, class: "note" }, label));
      for (const { title, note, url } of entries) {
        const option = element("div", { role: "option", id: `${id}-${number++}`, "aria-selected": "false", "data-url": url });
        option.append(element("b", {}, title), " ", element("span", {}, note));
        group.append(option);
      }
      return group;
    }));
    status.textContent = said;
    show(number > 0);
  }

  async function ask() {
    const typed = input.value.trim();
    if (typed === asked) return;
    request?.abort();
    asked = typed;
    if (!typed) return close();
    const mine = (request = new AbortController());
    address.searchParams.set("q", typed);
    try {
      const response = await fetch(address, { signal: mine.signal });
      if (response.ok && !mine.signal.aborted) fill(await response.json());
    } catch {
      // Aborted, or no connection: the form still searches.
    }
  }

  function later(event) {
    clearTimeout(waiting);
    if (!event.isComposing) waiting = setTimeout(ask, PAUSE);
  }

  input.addEventListener("input", later);
  input.addEventListener("compositionend", () => later({}));
  input.addEventListener("compositionstart", close);
  input.addEventListener("blur", close);
  form.addEventListener("submit", close);
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.url);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || list.hidden) return;
    const last = options().length - 1;
    if (event.key === "ArrowDown") mark(active < last ? active + 1 : -1);
    else if (event.key === "ArrowUp") mark(active < 0 ? last : active - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && active >= 0) location.assign(options()[active].dataset.url);
    else return;
    event.preventDefault();
  });
}

// The search within a roll is another: its box has no `q`, and nothing is suggested there.
for (const input of document.querySelectorAll("form[role=search] input[name=q]")) combobox(input.form, input);
