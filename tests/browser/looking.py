# SPDX-FileCopyrightText: 2026 The Blotter developers
# SPDX-License-Identifier: MIT
"""What a person with a browser would notice about a page, as lists of complaints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import msgspec

if TYPE_CHECKING:
    from playwright.sync_api import ConsoleMessage, Page, Request

# Each is a function in the page that returns complaints. They measure what was laid out, not what the styles say.
_SIDEWAYS: Final = """() => {
  const root = document.documentElement;
  const found = [];
  if (root.scrollWidth > root.clientWidth) found.push(`${root.scrollWidth} px wide in ${root.clientWidth} px`);
  const hides = (element) => /hidden|clip/.test(getComputedStyle(element).overflowX);
  if (hides(root) || hides(document.body)) found.push('what sticks out is hidden');
  return found;
}"""

# WCAG 2.2, 1.4.3: 4.5 to 1, or 3 to 1 for large letters (24 px, or 18.66 px in bold). Texts without a box are not read.
UNREADABLE: Final = """() => {
  const numbers = (color) => (color.match(/[0-9.]+/g) || [0, 0, 0, 0]).map(Number);
  const opaque = (color) => numbers(color).length < 4 || numbers(color)[3] === 1;
  const light = (color) => numbers(color).slice(0, 3)
    .map((part) => part / 255)
    .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  // What a page without colors of its own stands on, by day and by night.
  const probe = document.body.appendChild(document.createElement('i'));
  probe.style.backgroundColor = 'Canvas';
  const paper = getComputedStyle(probe).backgroundColor;
  probe.remove();
  const ground = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const color = getComputedStyle(one).backgroundColor;
      if (opaque(color)) return color;
    }
    return paper;
  };
  const found = new Set();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    const words = texts.currentNode.data.trim().slice(0, 30);
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    const box = range.getBoundingClientRect();
    if (!words || !box.width || !box.height) continue;
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    const [dim, bright] = [light(style.color), light(ground(element))].sort((a, b) => a - b);
    const contrast = (bright + 0.05) / (dim + 0.05);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (contrast < (large ? 3 : 4.5)) found.add(`contrast of ${contrast.toFixed(1)}: ${words}`);
    if (size < 12) found.add(`${size} px: ${words}`);
    if (style.visibility !== 'visible' || Number(style.opacity) < 1) found.add(`not visible: ${words}`);
  }
  return [...found];
}"""

# What has the focus, and whether one sees it: it lies in the window and has an outline.
_FOCUS: Final = """() => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const inside = box.width && box.height && box.right > 0 && box.bottom > 0
    && box.left < innerWidth && box.top < innerHeight;
  const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  return {
    words: (element.textContent || '').trim(), tag: element.localName,
    in_main: Boolean(element.closest('main')), seen: Boolean(inside && outlined),
  };
}"""


class Focus(msgspec.Struct, frozen=True, kw_only=True):
    """What has the focus: its words and element, whether it is in the main part, and whether one sees where it is."""

    words: str
    tag: str
    in_main: bool
    seen: bool


class Visit:
    """One window. Notes what its pages ask of other servers, and what the browser complains of."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        self._address = ""
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.on("request", self._watch)

    def go(self, address: str) -> None:
        """Open a page and wait until all of it is there."""
        self._address = address
        self.page.goto(address, wait_until="load")

    def _hear(self, message: ConsoleMessage) -> None:
        # That the page itself was answered with 404 is said, and meant.
        is_answer = message.text.startswith("Failed to load") and message.location["url"] == self._address
        if message.type in {"error", "warning"} and not is_answer:
            self.complaints.append(f"{message.type}: {message.text}")

    def _watch(self, request: Request) -> None:
        wanted, here = urlsplit(request.url), urlsplit(self._address)
        if wanted.scheme != "data" and (wanted.scheme, wanted.netloc) != (here.scheme, here.netloc):
            self.complaints.append(f"asks another server for {request.url}")

    def sideways(self) -> list[str]:
        """Say what makes the page scroll to the side."""
        return list(self.page.evaluate(_SIDEWAYS))

    def unreadable(self) -> list[str]:
        """Name the texts that are too faint or too small."""
        return list(self.page.evaluate(UNREADABLE))

    def press(self, key: str) -> Focus:
        """Press a key; say what has the focus then."""
        self.page.keyboard.press(key)
        return Focus(**self.page.evaluate(_FOCUS))
