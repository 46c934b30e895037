// The large view of a photo: it opens and closes by its address; here Escape, arrow keys and focus are added.

const opened = () => document.querySelector(".lightbox:target");
let left = null; // the link that the view was opened by

function go(link) {
  // One entry of the history for the whole view, so that the browser's way back closes it.
  if (link) location.replace(link.hash);
}

function close(view) {
  go(view.querySelector(".lightbox-close"));
}

addEventListener("hashchange", () => {
  const view = opened();
  if (view) {
    left = document.querySelector(`.zoom[href="#${view.id}"]`);
    view.querySelector(".lightbox-close").focus();
  } else if (left) {
    left.focus();
    left = null;
  }
});

document.addEventListener("keydown", (event) => {
  const view = opened();
  if (!view || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.key === "Escape") close(view);
  else if (event.key === "ArrowLeft") go(view.querySelector("[rel=prev]"));
  else if (event.key === "ArrowRight") go(view.querySelector("[rel=next]"));
  else if (event.key === "Tab") {
    // The page behind is covered: focus goes round within the view.
    const links = [...view.querySelectorAll("a")];
    const end = event.shiftKey ? links[0] : links[links.length - 1];
    if (document.activeElement !== end && view.contains(document.activeElement)) return;
    (event.shiftKey ? links[links.length - 1] : links[0]).focus();
  } else return;
  event.preventDefault();
});

document.addEventListener("click", (event) => {
  const link = event.target.closest(".lightbox a[rel]");
  if (!link) return;
  event.preventDefault();
  go(link);
});
