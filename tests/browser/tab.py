"""A tab that minds what a page does: complaints on the console, errors of scripts, requests to elsewhere."""

from __future__ import annotations

from typing import Any, Self

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect

WIDTH, HEIGHT = 1280, 900


class Tab:
    """A page in a context of its own; `complaints` must be empty when it is closed."""

    def __init__(self, browser: Browser, address: str, **context: Any) -> None:
        self.address = address
        self.complaints: list[str] = []
        self._context = browser.new_context(
            base_url=address, **{"viewport": {"width": WIDTH, "height": HEIGHT}, "color_scheme": "light"} | context
        )
        self._context.set_default_timeout(30_000)
        self.page: Page = self._context.new_page()
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.complaints.append(f"error of a script: {error}"))
        self.page.on("request", self._asked)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self.close(check=kind is None)

    def goto(self, path: str, status: int = 200) -> Page:
        """Open a page of the project, which must answer with `status`, and wait until it is drawn."""
        answer = self.page.goto(path)
        assert answer
        assert answer.status == status, f"{path}: {answer.status}"
        if status != 200:  # of which the browser tells on the console too
            self.complaints = [told for told in self.complaints if f"status of {status}" not in told]
        self.drawn()
        return self.page

    def drawn(self) -> None:
        """Wait until everything on the page that draws itself (`data-drawn="false"` before) says that it has."""
        expect(self.page.locator("[data-drawn=false]")).to_have_count(0, timeout=30_000)

    def close(self, check: bool = True) -> None:
        """Close it; fails when a page complained."""
        self._context.close()
        if check:
            assert not self.complaints, self.complaints

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            where = message.location.get("url", "")
            self.complaints.append(f"{message.type} on the console: {message.text} {where}".strip())

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((f"{self.address}/", "data:", "blob:")):
            self.complaints.append(f"asked elsewhere: {request.url}")
