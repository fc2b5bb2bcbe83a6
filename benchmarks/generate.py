"""Write the profiles of invented organisations, and what must be read from them.

    python benchmarks/generate.py FOLDER [--profiles 100] [--seed 1] [--size 2500] [--mistakes 0.2]
                                         [--forms forms]

FOLDER/profiles/ gets one text file a post, a folder a force; FOLDER/gold.jsonl one line a file:
what its text states, in the form of the gold in `tests/cases`, with `triples` (the exact graph:
things by their labels, roles by their codes) and `mistakes` (each with the findings of which one
must be told). The same options give the same bytes. Profiles are written one by one, so that a
million need no more memory than ten. This file and those that it needs import nothing
from Remit.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from layouts import laid_out
from mistakes import planted
from organisation import posts
from sheet import Gold, sheet_of


@dataclass(frozen=True)
class Written:
    """One profile: the name of its file, its text, and the gold."""

    name: str
    text: str
    gold: Gold


def profiles(
    count: int, *, seed: int = 1, size: int = 2500, mistakes: float = 0.2, forms: str = "forms"
) -> Iterator[Written]:
    """Yield so many profiles of about `size` bytes; `mistakes` is the share that has one.

    Of those a twentieth is written twice: a copy under another name takes the place of the next.
    """
    copied: Written | None = None
    gone: set[str] = set()  # codes that no profile states, as a copy took its place
    for made in posts(count, seed, forms):
        post = replace(made, manager_code="") if made.manager_code in gone else made
        chance = random.Random(f"{seed}/post/{post.code}")
        name = f"{post.force.number:04}/{post.code.lower()}.txt"
        if copied is not None and copied.name.startswith(name[:5]):
            mistake = {"name": "same-content", "finding": ["same-content"]}
            gold = copied.gold | {"file": name, "mistakes": [mistake]}
            yield Written(name, copied.text, gold)
            copied = None
            gone = {post.code}
            continue
        sheet = sheet_of(post, size, chance)
        is_mistaken = chance.random() < mistakes
        if is_mistaken and chance.random() >= 0.05:
            planted(sheet, chance)
        written = Written(
            name, laid_out(sheet), sheet.gold | {"file": name, "layout": post.force.layout}
        )
        copied = written if is_mistaken and not sheet.gold["mistakes"] else None
        yield written


def write(folder: Path, given: Iterator[Written]) -> int:
    """Write profiles and their gold into a folder; give the number of bytes of the profiles."""
    folder.mkdir(parents=True, exist_ok=True)
    total = 0
    with (folder / "gold.jsonl").open("w", encoding="utf-8") as gold:
        for written in given:
            path = folder / "profiles" / written.name
            path.parent.mkdir(parents=True, exist_ok=True)
            data = written.text.encode()
            path.write_bytes(data)
            total += len(data)
            gold.write(json.dumps(written.gold, ensure_ascii=False) + "\n")
    return total


def main() -> None:
    """Read the arguments and write the profiles."""
    parser = argparse.ArgumentParser(description="Write the profiles of invented organisations.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--profiles", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", type=int, default=2500, help="bytes of a profile, about")
    parser.add_argument("--mistakes", type=float, default=0.2, help="share that has a mistake")
    parser.add_argument("--forms", default="forms", help="the file of labels in templates/")
    args = parser.parse_args()
    given = profiles(
        args.profiles, seed=args.seed, size=args.size, mistakes=args.mistakes, forms=args.forms
    )
    total = write(args.folder, given)
    print(f"{args.profiles} profiles, {total} bytes")


if __name__ == "__main__":
    main()
