// The tools of a story: print, and share by the system's own sheet or the clipboard.

for (const element of document.querySelectorAll("[data-js]")) element.hidden = false;

const actions = {
  print: () => window.print(),
  share: async (button) => {
    const url = location.href.split("#")[0];
    if (navigator.share) {
      await navigator.share({ title: document.title, url }).catch(() => {});
    } else if (navigator.clipboard) {
      await navigator.clipboard.writeText(url);
      document.getElementById("said").textContent = button.dataset.done;
    }
  },
};

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  if (button) actions[button.dataset.do]?.(button);
});
