// The tools of a page: print, copy its address, or pass it to the system's own sheet for sharing.

for (const element of document.querySelectorAll("[data-js]")) element.removeAttribute("data-js");
if (navigator.share) for (const button of document.querySelectorAll("[data-do=share]")) button.hidden = false;

const actions = {
  print: () => window.print(),
  share: () => navigator.share({ title: document.title, url: document.getElementById("address").value }).catch(() => {}),
  copy: async (button) => {
    const address = document.getElementById("address");
    address.select();
    try {
      await navigator.clipboard.writeText(address.value);
    } catch {
      document.execCommand("copy"); // pages without https have no clipboard
    }
    document.getElementById("said").textContent = button.dataset.done;
  },
};

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  if (button) actions[button.dataset.do]?.(button);
});
