"""Name a role by the file of its profile, where the profile gives no title."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from remit.graph.overlay import load_toml

_PARTS = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_LONGEST = 80


def name_of_file(path: str) -> str:
    """Read a name from the name of a file, without its numbers, dates and words for papers.

    It is empty where nothing is left.

    >>> name_of_file("jobs/017_exhibits-clerk_JD v2 (final).txt"), name_of_file("role-profile.txt")
    ('Exhibits clerk', '')
    """
    noise = frozenset(load_toml("phrases/titles.toml")["file_words"])
    words = _PARTS.findall(PurePosixPath(path).stem)
    kept = [not (word.casefold() in noise or any(map(str.isdigit, word))) for word in words]
    if True not in kept:
        return ""
    first, last = kept.index(True), len(kept) - kept[::-1].index(True)
    name = " ".join(words[first:last])[:_LONGEST].strip()
    return name[:1].upper() + name[1:] if len(name) > 1 else ""
