/* The importer: files are sent one by one and reported, what was typed is kept, suggestions are ticked by keyboard. */

const receive = document.querySelector("[data-intake-receive]");
const kept = document.querySelector("[data-intake-keep]");
const confirmation = document.querySelector("[data-intake-confirm]");

function line(queue, text) {
  const item = document.createElement("li");
  item.textContent = text;
  queue.append(item);
  return item;
}

async function sendOne(form, file, item) {
  const data = new FormData(form);
  data.delete("files");
  data.delete("text");
  data.append("files", file);
  try {
    const answer = await fetch(form.action, { method: "POST", body: data, headers: { Accept: "application/json" } });
    const [story] = (await answer.json()).stories;
    item.textContent = `${file.name} — ${story.problem || story.title} `;
    if (!story.problem) {
      const link = document.createElement("a");
      link.href = story.next;
      link.textContent = form.dataset.go;
      item.append(link);
    }
  } catch {
    item.textContent = `${file.name} — ${form.dataset.failed}`;
  }
}

if (receive) {
  const field = receive.elements.files;
  receive.addEventListener("submit", async (event) => {
    if (field.files.length < 2 || !receive.elements.district.value) return;
    event.preventDefault();
    const queue = receive.querySelector(".intake-queue");
    const items = [...field.files].map((file) => [file, line(queue, `${file.name} — ${receive.dataset.waiting}`)]);
    for (const [file, item] of items) await sendOne(receive, file, item);
    field.value = "";
  });
  for (const name of ["dragenter", "dragover"]) {
    receive.addEventListener(name, (event) => {
      event.preventDefault();
      receive.classList.add("is-over");
    });
  }
  for (const name of ["dragleave", "drop"]) receive.addEventListener(name, () => receive.classList.remove("is-over"));
  receive.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length) field.files = event.dataTransfer.files;
  });
}

if (kept) {
  let waiting = 0;
  const keep = () => {
    const data = new FormData(kept);
    data.append("_keep", "1");
    fetch(kept.action, { method: "POST", body: data });
  };
  kept.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, 1500);
  });
  kept.addEventListener("submit", () => clearTimeout(waiting));
}

if (confirmation) {
  confirmation.addEventListener("click", (event) => {
    const tick = event.target.dataset.tick;
    if (!tick) return;
    for (const box of event.target.closest("fieldset").querySelectorAll("input[type=checkbox]")) box.checked = tick === "all";
    confirmation.dispatchEvent(new Event("input"));
  });
  confirmation.addEventListener("keydown", (event) => {
    const step = { j: 1, k: -1 }[event.key];
    if (!step || event.target.tagName === "SELECT") return;
    const boxes = [...confirmation.querySelectorAll("input[type=checkbox]")];
    boxes[Math.max(0, boxes.indexOf(document.activeElement) + step)]?.focus();
  });
}
