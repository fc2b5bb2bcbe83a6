"""A page in headless Chromium, as a person uses it: by mouse, by keyboard, by address."""

from __future__ import annotations

import base64
import json
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

NO_BROWSER = "no Chromium on this machine"
SIZE = (1280, 800)
_PATIENCE = 60.0
_FLAGS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    "--hide-scrollbars",
)


@dataclass(frozen=True)
class Browser:
    """One Chromium window."""

    driver: webdriver.Chrome
    downloads: Path

    def open(self, page: Path, address: str = "") -> None:
        """Open a file anew and wait until its map stands."""
        for old in self.downloads.iterdir():
            old.unlink()
        self.driver.get("about:blank")
        self.log("performance")
        self.log("browser")
        self.driver.get(page.as_uri() + address)
        self.wait(
            "return document.documentElement.dataset.ready || document.querySelector('.notice')"
        )

    def as_pdf(self, page: Path) -> bytes:
        """Open a file and print it."""
        self.driver.get(page.as_uri())
        return base64.b64decode(self.driver.print_page())

    def run(self, script: str, *arguments: Any) -> Any:
        """Run a script in the page and return what it returns."""
        return self.driver.execute_script(script, *arguments)

    def wait(self, script: str, *arguments: Any) -> Any:
        """Wait until a script returns something true, and return that."""
        return self.wait_for(lambda: self.run(script, *arguments), script)

    def wait_for(self, look: Callable[[], Any], what: str = "") -> Any:
        """Wait until a look finds something, and return that."""
        end = time.monotonic() + _PATIENCE
        while not (found := look()):
            if time.monotonic() > end:
                pytest.fail(f"waited in vain for {what}: {self.troubles()}")
            time.sleep(0.02)
        return found

    def text(self, selector: str) -> str:
        """Return the text that an element shows."""
        found: str = self.run(
            "return document.querySelector(arguments[0])?.innerText ?? ''", selector
        )
        return found

    def wait_text(self, selector: str, text: str) -> None:
        """Wait until an element shows a text."""
        self.wait_for(lambda: text in self.text(selector), f"{text!r} in {selector}")

    def press(self, *keys: str) -> None:
        """Press keys where the focus is."""
        ActionChains(self.driver, duration=0).send_keys(*keys).perform()

    def click(self, x: int, y: int) -> None:
        """Click at a place of the window."""
        for kind in ("mousePressed", "mouseReleased"):
            self.driver.execute_cdp_cmd(
                "Input.dispatchMouseEvent",
                {"type": kind, "x": x, "y": y, "button": "left", "clickCount": 1},
            )

    def move(self, x: int, y: int) -> None:
        """Move the pointer to a place of the window, by way of another."""
        for step in (1, 0):
            self.driver.execute_cdp_cmd(
                "Input.dispatchMouseEvent", {"type": "mouseMoved", "x": x + step, "y": y}
            )

    def click_on(self, selector: str, words: str = "") -> None:
        """Click on the first element that a selector finds and that holds some words."""
        self.run(
            "[...document.querySelectorAll(arguments[0])]"
            ".find((found) => found.textContent.includes(arguments[1])).click()",
            selector,
            words,
        )

    def walk(self, most: int = 60) -> list[str]:
        """Press Tab until the focus comes round, and return what was not reached but can be used.

        What is out of sight, or is reached by other keys (an option of a list), is not counted.
        """
        self.run("document.activeElement.blur(); window.scrollTo(0, 0)")
        self.run("for (const e of document.querySelectorAll('[data-met]')) delete e.dataset.met")
        for _ in range(most):
            self.press(Keys.TAB)
            if not self.run(
                "const e = document.activeElement; const met = e.dataset.met || e === document.body;"
                "e.dataset.met = 1; return !met"
            ):
                break
        missed: list[str] = self.run(
            "return [...document.querySelectorAll('button, a, input, select, summary, [tabindex=\"0\"]')]"
            ".filter((e) => e.checkVisibility() && !e.dataset.met && !e.classList.contains('skip'))"
            ".map((e) => e.outerHTML.slice(0, 90))"
        )
        return missed

    def focused(self) -> str:
        """Return the id or text of what has the focus."""
        found: str = self.run(
            "const e = document.activeElement; return e.id || e.innerText || e.tagName"
        )
        return found

    def requests(self) -> list[str]:
        """Return the address of all that left the page since it was opened, itself included.

        What its own policy stopped did not leave it.
        """
        events = [json.loads(entry)["message"] for entry in self.log("performance")]
        stopped = {
            event["params"]["requestId"]
            for event in events
            if event["method"] == "Network.loadingFailed"
            and event["params"].get("blockedReason") == "csp"
        }
        return [
            event["params"]["request"]["url"]
            for event in events
            if event["method"] == "Network.requestWillBeSent"
            and event["params"]["requestId"] not in stopped
        ]

    def troubles(self) -> list[str]:
        """Return what the console complained of since the page was opened."""
        return self.log("browser")

    def log(self, kind: str) -> list[str]:
        """Return the messages of one of the browser's logs since it was last read."""
        entries: list[dict[str, str]] = self.driver.get_log(kind)  # type: ignore[no-untyped-call]
        return [entry["message"] for entry in entries]

    def downloaded(self, ending: str) -> Path:
        """Wait for a file to be saved, and return it."""
        found: Path = self.wait_for(
            lambda: next(iter(self.downloads.glob(f"*.{ending}")), None), f"a file .{ending}"
        )
        return found

    def violations(self) -> list[str]:
        """Return what axe-core finds wrong with the page as it stands: rule and element."""
        spec = find_spec("axe_playwright_python")
        assert spec is not None
        assert spec.origin is not None
        if not self.run("return Boolean(window.axe)"):
            self.run(Path(spec.origin).with_name("axe.min.js").read_text("utf-8"))
        result = self.driver.execute_async_script(
            "axe.run(document, {resultTypes: ['violations']}).then(arguments[0])"
        )
        return [
            f"{rule['id']}: {node['target']} {node.get('failureSummary', '')}"
            for rule in result["violations"]
            for node in rule["nodes"]
        ]

    @contextmanager
    def like(self, **features: str) -> Iterator[None]:
        """Behave as the browser of someone with other wishes: colours, motion."""
        wishes = [{"name": name.replace("_", "-"), "value": v} for name, v in features.items()]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": wishes})
        try:
            yield
        finally:
            self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})

    @contextmanager
    def beginning_with(self, script: str) -> Iterator[None]:
        """Run a script at the beginning of each page that is opened."""
        page = "Page.{}ScriptToEvaluateOnNewDocument".format
        made = self.driver.execute_cdp_cmd(page("add"), {"source": script})
        try:
            yield
        finally:
            self.driver.execute_cdp_cmd(page("remove"), made)

    @contextmanager
    def of_size(self, width: int, height: int) -> Iterator[None]:
        """Have a window of another size."""
        self.resize(width, height)
        try:
            yield
        finally:
            self.resize(*SIZE)

    def resize(self, width: int, height: int) -> None:
        """Give the page so much room; a narrow window is a phone's."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)


def programs() -> tuple[str, str]:
    """Return where Chromium and its driver are on this machine; empty where they are not."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    return program or "", shutil.which("chromedriver") or ""


def is_there() -> bool:
    """Say whether this machine has Chromium and its driver."""
    return all(programs())


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Chromium with the driver of this machine; nothing is downloaded for it."""
    if not is_there():
        pytest.skip(NO_BROWSER)
    program, driver_path = programs()
    options = webdriver.ChromeOptions()
    options.binary_location = program
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    with TemporaryDirectory() as folder:
        for flag in (*_FLAGS, f"--user-data-dir={folder}/profile"):
            options.add_argument(flag)
        downloads = Path(folder) / "downloads"
        downloads.mkdir()
        driver = webdriver.Chrome(options=options, service=Service(driver_path))
        try:
            driver.execute_cdp_cmd(
                "Browser.setDownloadBehavior",
                {"behavior": "allow", "downloadPath": str(downloads)},
            )
            browser = Browser(driver, downloads)
            browser.resize(*SIZE)
            yield browser
        finally:
            driver.quit()
