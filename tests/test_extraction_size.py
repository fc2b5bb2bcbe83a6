"""Documents of a size that no profile has: each is read to its end, whatever it is made of."""

from __future__ import annotations

import pytest

from remit.graph.reader import read_entry

LONG = {
    "one letter": "a" * 200_000,
    "one capital": "A" * 200_000,
    "a letter a line": "a\n" * 10_000,
    "a line of a million characters": "Job Title: Clerk " + "word " * 200_000,
    "dashes": "Job Title: Clerk\nSigned " + "- " * 50_000,
    "a ruler": "Role " + "-" * 100_000 + "\n",
    "brackets": "Role Title (" * 10_000,
    "hyphens": "A-" * 20_000,
    "apostrophes": "A'" * 20_000,
    "tabs": "Title\t" * 8_000,
    "blank lines": "Job Title: Clerk" + "\n" * 200_000,
    "spaces": "Job Title:" + " " * 200_000 + "Clerk",
    "spaces at an end": "Job Title: Clerk\n" + "word " * 80 + " " * 200_000 + "\nGrade: C\n",
    "tags": "<p>" * 50_000,
    "open tags": "<p " * 20_000,
    "nested bullets": "Entry Requirements\n" + "".join(" " * (n % 80) + "- Drive\n" for n in range(5_000)),
    "empty bullets": "Entry Requirements\n" + "- •\n" * 10_000,
    "bullets": "Entry Requirements\n" + "".join(f"- Knowledge of law {n}\n" for n in range(3_000)),
    "Acts": "Entry Requirements\n- Knowledge of " + "the Fire and Rescue Act and " * 2_000,
    "digits": "1" * 100_000,
    "numbers": "".join(f"{n}\n" for n in range(20_000)),
    "labels": "Job Title: Clerk\n" * 5_000,
    "capitals": "Fire Brigade " * 10_000,
    "quotes": "'on call' " * 10_000,
}  # fmt: skip


@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_a_long_document_of_one_thing_is_read_to_its_end(text: str) -> None:
    """A pattern that goes back over what it has read would not come to an end here."""
    entry, [body] = read_entry("post.txt", text.encode(), "https://w3id.org/remit/id/")
    assert entry.outcome in {"read", "no profile"}
    assert len(body.named) + body.rest.count(b"\n") < 200_000
