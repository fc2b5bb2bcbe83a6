"""How long a map takes to lay out, to open, to drag and to zoom, and how large its file is.

Compared, on the same roles and lines, with the page that pyvis writes by itself. A page of more
than 5,000 roles carries the map alone; up to that, all that is known of each role.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any

from stopwatch import busy, milliseconds, table, versions

from remit.graph.maps.chart import lay_out
from remit.graph.maps.make import make_page, make_plan
from remit.graph.maps.plan import Plan

ROOT = Path(__file__).parents[1]
SIZES = (1_000, 5_000, 10_000, 20_000)
OPENED = (200, 5_000, 10_000, 20_000)
BUDGET, A_ROLE = 700_000, 300
STABLE = "network.once('stabilizationIterationsDone', () => performance.mark('map-drawn'));"
DRAWN = "return performance.getEntriesByName('map-drawn').map((mark) => mark.startTime)[0]"
WATCH = (
    "window.frames_ = []; const note = (t) => { window.frames_.push(t);"
    " window.watch_ = requestAnimationFrame(note); }; requestAnimationFrame(note);"
)
SEEN = "cancelAnimationFrame(window.watch_); return window.frames_"


def main() -> None:
    """Make organisations of several sizes, time everything, print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="measured runs of each step")
    parser.add_argument("--default-page", type=int, default=500, help="roles in pyvis's own page")
    given = parser.parse_args()
    print("# Maps\n")
    print(versions("remit", "pyvis", "pyoxigraph"), end="\n\n")
    print(busy(), end="\n\n")
    sys.path.insert(0, str(ROOT))  # the invented organisations and the browser are the tests'
    organisations = import_module("tests.organisations")
    print(layout_table(organisations, given.rounds), end="\n\n")
    with tempfile.TemporaryDirectory() as folder:
        browser = import_module("tests.browser")
        if not browser.is_there():
            print("pages: not measured, no Chromium on this machine")
            return
        with browser.chromium() as window:
            print(page_table(organisations, window, Path(folder), given.rounds), end="\n\n")
            print(default_table(organisations, window, Path(folder), given.default_page))


def median_of(rounds: int, step: Callable[[], object]) -> float:
    """Return the median time of a step, in seconds."""
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        step()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def layout_table(organisations: Any, rounds: int) -> str:
    """Time the positions alone, and weigh the page without quotes."""
    rows = [["roles", "positions", "a role", "page without quotes", "budget"]]
    for size in SIZES:
        graph = organisations.StoreGraph(organisations.make_organisations(size, quotes=False))
        plan = make_plan(graph)
        seconds = median_of(rounds, partial(lay_out, plan))
        weight = len(make_page(graph, plan, quotes=False).encode())
        rows.append(
            [
                f"{size:,}",
                milliseconds(seconds),
                f"{seconds / size * 1e6:.0f} µs",
                f"{weight / 1000:,.0f} kB",
                f"{(BUDGET + A_ROLE * size) / 1000:,.0f} kB",
            ]
        )
    return table(rows)


def page_table(organisations: Any, window: Any, folder: Path, rounds: int) -> str:
    """Time a page until its map is drawn, and its frames: all in sight, zooming in, near by."""
    rows = [["roles", "drawn after", "at most", "frame", "median", "95 of 100"]]
    limits = {5_000: "1,000 ms", 10_000: "2,000 ms"}
    for size in OPENED:
        graph = organisations.StoreGraph(organisations.make_organisations(size))
        path = folder / f"{size}.html"
        path.write_text(make_page(graph, make_plan(graph)), "utf-8")
        drawn: list[float] = []
        frames: dict[str, list[float]] = defaultdict(list)
        for _ in range(rounds):
            window.open(path)
            drawn.append(window.wait(DRAWN))
            frames["dragged, all in sight"] += watched(window, drag)
            frames["zoomed in"] += watched(window, zoom)
            frames["dragged, near by"] += watched(window, drag)
        first = [f"{size:,}", milliseconds(statistics.median(drawn) / 1000), limits.get(size, "")]
        for what, taken in frames.items():
            taken.sort()
            median, most = statistics.median(taken), taken[len(taken) * 95 // 100]
            rows.append([*first, what, f"{median:.1f} ms", f"{most:.1f} ms"])
            first = ["", "", ""]
    return table(rows)


def watched(window: Any, act: Callable[[Any], None]) -> list[float]:
    """Do something to the map and return how long each frame took meanwhile, in milliseconds."""
    window.run(WATCH)
    act(window)
    return [after - before for before, after in pairwise(window.run(SEEN))]


def drag(window: Any) -> None:
    """Drag the map about."""
    place = {"x": 600, "y": 400, "button": "left", "buttons": 1, "clickCount": 1}
    send = window.driver.execute_cdp_cmd
    send("Input.dispatchMouseEvent", {"type": "mousePressed", **place})
    for step in range(60):
        moved = place | {"x": 600 + 3 * step, "y": 400 + step}
        send("Input.dispatchMouseEvent", {"type": "mouseMoved", **moved})
    send("Input.dispatchMouseEvent", {"type": "mouseReleased", **place})


def zoom(window: Any) -> None:
    """Turn the wheel until the boxes in the middle can be read."""
    wheel = {"type": "mouseWheel", "x": 600, "y": 400, "deltaX": 0, "deltaY": -60}
    for _ in range(40):
        window.driver.execute_cdp_cmd("Input.dispatchMouseEvent", wheel)


def default_table(organisations: Any, window: Any, folder: Path, size: int) -> str:
    """Compare with the page that pyvis writes for the same roles and lines."""
    graph = organisations.StoreGraph(organisations.make_organisations(size))
    plan = make_plan(graph)
    ours, theirs = folder / "ours.html", folder / "theirs.html"
    ours.write_text(make_page(graph, plan), "utf-8")
    theirs.write_text(default_page(plan), "utf-8")
    rows = [[f"{size:,} roles", "drawn after", "times", "file"]]
    window.open(ours)
    first = float(window.wait(DRAWN))
    rows.append(["remit map", milliseconds(first / 1000), "1", f"{ours.stat().st_size:,} B"])
    window.driver.get(theirs.as_uri())
    end = time.monotonic() + 300
    while not (found := window.run(DRAWN)) and time.monotonic() < end:
        time.sleep(0.2)
    taken = milliseconds(found / 1000) if found else "not within 300 s"
    times = f"{found / first:.0f}" if found else ""
    rows.append(["pyvis's own page, at rest", taken, times, f"{theirs.stat().st_size:,} B"])
    return table(rows)


def default_page(plan: Plan) -> str:
    """Return the page that pyvis writes by itself, with a mark when it has come to rest."""
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    for card in plan.cards:
        network.add_node(card.key, card.title)
    for line in plan.lines:
        if line.hangs:
            network.add_edge(line.source, line.target)
    page: str = network.generate_html()
    made = "network = new vis.Network(container, data, options);"
    if made not in page:
        raise RuntimeError("pyvis's page is not what it was: where it makes its network")
    return page.replace(made, made + STABLE)


if __name__ == "__main__":
    main()
