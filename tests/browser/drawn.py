"""What is to be seen of something that draws itself."""

from __future__ import annotations

import base64

from playwright.sync_api import Locator

COUNT = """async (url) => {
  const picture = await createImageBitmap(await (await fetch(url)).blob());
  const canvas = new OffscreenCanvas(picture.width, picture.height), pen = canvas.getContext("2d");
  pen.drawImage(picture, 0, 0);
  const {data} = pen.getImageData(0, 0, picture.width, picture.height), found = {};
  for (let at = 0; at < data.length; at += 4) {
    const colour = data[at] >> 4 << 8 | data[at + 1] >> 4 << 4 | data[at + 2] >> 4;
    found[colour] = (found[colour] ?? 0) + 1;
  }
  return found;
}"""


def colours(part: Locator) -> dict[str, int]:
    """How many pixels of a part of the page have each colour, in sixteen steps of red, green and blue."""
    seen = base64.b64encode(part.screenshot()).decode()
    other = part.page.context.new_page()  # where no policy forbids to look at a picture
    try:
        return other.evaluate(COUNT, f"data:image/png;base64,{seen}")
    finally:
        other.close()
