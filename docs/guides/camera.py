"""Pictures of a part of a page: people who sign in, and a camera that crops, marks and compresses."""

import io
from pathlib import Path

from PIL import Image

FOLDER = Path(__file__).resolve().parent / "img"
WIDTH, PAD, TALLEST = 1280, 6, 1000
HEAVIEST = 120_000
"""Bytes of a picture, at most."""

_MARK = "element => { element.style.outline = '3px solid #c8362b'; element.style.outlineOffset = '3px' }"
_UNMARK = "element => { element.style.outline = ''; element.style.outlineOffset = '' }"
_CHINESE = """() => {
  const shown = (input, empty) => input.value.replaceAll('-', '/').replace('T', ' ') || empty;
  for (const input of document.querySelectorAll('input[type=date], input[type=datetime-local]')) {
    const text = shown(input, input.type === 'date' ? '年/月/日' : '年/月/日 --:--');
    const stand = document.createElement('input');
    Object.assign(stand, { value: text, className: 'stand-in', disabled: true });
    stand.style.width = input.offsetWidth + 'px';
    stand.style.opacity = 1;
    input.after(stand);
    input.style.display = 'none';
  }
  for (const input of document.querySelectorAll('input[type=file]')) {
    const stand = document.createElement('span');
    stand.className = 'stand-in';
    stand.innerHTML = '<button type="button">选择文件</button> 未选择任何文件';
    input.after(stand);
    input.style.display = 'none';
  }
}"""
"""Shows what a Chinese browser writes in date and file fields, even if this one knows English only."""
_AS_BEFORE = """() => {
  for (const stand of document.querySelectorAll('.stand-in')) {
    stand.previousElementSibling.style.display = '';
    stand.remove();
  }
}"""
_BOX = """element => {
  const box = element.getBoundingClientRect();
  return [box.left + scrollX, box.top + scrollY, box.right + scrollX, box.bottom + scrollY];
}"""


class Camera:
    """Takes pictures into the folder `img`; `taken` are their names."""

    def __init__(self):
        FOLDER.mkdir(exist_ok=True)
        self.taken: list[str] = []

    def take(self, page, name: str, *selectors: str, mark: str = "", tallest: int = TALLEST) -> None:
        """Write img/<name>.png: the page as far as the elements reach, what `mark` selects in a red frame.

        Without selectors it is what the window shows. Raises LookupError where none of them is there.
        """
        marked = page.locator(mark).all() if mark else []
        for element in marked:
            element.evaluate(_MARK)
        window = page.viewport_size
        page.evaluate(_CHINESE)
        if selectors:
            # As high as the page: then nothing sticks over it or scrolls within it.
            page.set_viewport_size({"width": WIDTH, "height": page.evaluate("document.documentElement.scrollHeight")})
        page.evaluate("document.activeElement?.blur(); scrollTo(0, 0)")
        page.wait_for_timeout(200)
        if selectors:
            found = [each for selector in selectors for each in page.locator(selector).all() if each.is_visible()]
            if not found:
                raise LookupError(f"{name}: nothing of {selectors} is there to be taken")
            boxes = [each.evaluate(_BOX) for each in found]
            pad = 0 if "#content" in selectors else PAD
            left, top = (max(0, min(box[side] for box in boxes) - pad) for side in (0, 1))
            right = min(WIDTH, max(box[2] for box in boxes) + pad)
            bottom = min(max(box[3] for box in boxes) + pad, top + tallest)
            clip = {"x": left, "y": top, "width": right - left, "height": bottom - top}
            picture = page.screenshot(full_page=True, clip=clip)
            page.set_viewport_size(window)
        else:
            picture = page.screenshot()
        page.evaluate(_AS_BEFORE)
        for element in marked:
            element.evaluate(_UNMARK)
        (FOLDER / f"{name}.png").write_bytes(small(picture, name))
        self.taken.append(name)

    def tidy(self) -> None:
        """Remove pictures of former runs that nobody took this time."""
        for path in FOLDER.glob("*.png"):
            if path.stem not in self.taken:
                path.unlink()


def small(picture: bytes, name: str) -> bytes:
    """The picture in as many colours as it may have to be light enough."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    for colours in (128, 64, 32):
        buffer = io.BytesIO()
        image.quantize(colours, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
        if buffer.tell() < HEAVIEST:
            return buffer.getvalue()
    raise ValueError(f"{name} is heavier than {HEAVIEST} bytes")
