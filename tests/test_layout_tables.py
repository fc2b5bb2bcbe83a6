"""Tables whose cells go on over lines, and columns told by where their cells stand."""

from __future__ import annotations

from remit.graph.document import Document
from remit.graph.extraction.accounting import account
from remit.graph.extraction.extract import extract

from .laying_out import laid_out

OVER_LINES = """\
Job Title: Clerk
PERSON SPECIFICATION
| Criteria | Essential | Desirable |
| Knowledge | Knowledge of the Theft Act 1968 and of | Knowledge of the Fraud Act |
|  | how property is stored | 2006 |
|  | Able to lift boxes |  |
This post is politically restricted.
"""

TICKED = """\
Person specification

Criteria                              E    D    Tested
Knowledge of stock control            X         A
Experience of working at a counter         X    I
Good at sums with large figures       X         T
"""


def weights(text: str) -> dict[str, str]:
    """Tell how binding each item of a text is."""
    return {i.text: i.modality or "" for s in laid_out(text).sections for i in s.items}


def test_cells_that_go_on_over_lines_are_read_as_one() -> None:
    found = weights(OVER_LINES)
    assert found["Knowledge of the Theft Act 1968 and of how property is stored"] == "essential"
    assert found["Knowledge of the Fraud Act 2006"] == "desirable"
    assert found["Able to lift boxes"] == "essential"


def test_what_stands_below_a_table_with_borders_is_no_part_of_it() -> None:
    profile = extract(Document("a.txt", "", OVER_LINES))
    last = [r for r in profile.requirements if "restricted" in r.text]
    assert [r.modality for r in last] == ["obligatory"]


def test_what_is_read_across_lines_is_quoted_where_it_stands() -> None:
    profile = extract(Document("a.txt", "", OVER_LINES))
    split = next(r for r in profile.requirements if "stored" in r.text)
    quote = split.span.of(OVER_LINES)
    assert quote.startswith("Knowledge of the Theft Act") and quote.endswith("is stored")
    law = [m.span.of(OVER_LINES) for m in profile.legislation]
    assert law[0] == "Theft Act 1968"
    assert profile.document.text == OVER_LINES


def test_every_character_of_a_reordered_text_is_accounted_for() -> None:
    parts = account(extract(Document("a.txt", "", OVER_LINES)))
    assert "".join(part.span.of(OVER_LINES) for part in parts) == OVER_LINES
    assert [p.span.of(OVER_LINES) for p in parts if p.kind == "not understood"] == []


def test_a_tick_counts_for_the_column_above_which_it_stands() -> None:
    found = weights(TICKED)
    assert found["Knowledge of stock control"] == "essential"
    assert found["Experience of working at a counter"] == "desirable"


def test_rows_that_stand_one_below_the_other_are_not_joined() -> None:
    text = OVER_LINES.replace("how property is stored", "Can type well")
    assert "Can type well" not in " ".join(w for w in weights(text) if w.startswith("Able"))


def test_a_blank_line_among_values_stands_for_an_empty_one() -> None:
    labels = "Job Title:\nGrade:\nResponsible for:\nVetting:\nLocation:\n\n"
    form = laid_out(labels + "Clerk\nC3\n\nRV\nLeeds\n\nJob purpose\nFiles letters.\n")
    found = {field.name: field.text for field in form.fields}
    assert found["vetting"] == "RV"
    assert found["location"] == "Leeds"


def test_a_form_says_itself_what_its_ranks_mean() -> None:
    text = (
        "Job purpose\nKeeps the stock.\nPerson specification\n(1 = essential, 2 = desirable)\n"
        "Criterion\tRank\tAssessed\nKnowledge of stock control\t1\tA\n"
        "Experience of a counter\t2\tA I\nGood with sums and figures\t1\tT\n"
    )
    found = weights(text)
    assert found["Experience of a counter"] == "desirable"
    assert found["Knowledge of stock control"] == "essential"


def test_names_of_rows_left_of_columns_drawn_with_spaces_move_no_cell() -> None:
    text = (
        "Post:       Quay Warden\n\n"
        "            Essential                     Desirable\n\n"
        "Rank        Two years as a warden.        Time on the ferries.\n"
        "            No open complaints.\n\n"
        "Location    Lives near the quay.          Knows the islands.\n\n"
        "Skills      Ties knots.\n"
    )
    assert weights(text) == {
        "Two years as a warden.": "essential",
        "Time on the ferries.": "desirable",
        "No open complaints.": "essential",
        "Lives near the quay.": "essential",
        "Knows the islands.": "desirable",
        "Ties knots.": "essential",
    }


def test_a_table_drawn_with_spaces_goes_on_over_the_edge_of_a_page() -> None:
    head = "             Essential                      Desirable\n\n"
    edge = "HARBOUR                                          Page 1 of 2\nHARBOUR\n\n"
    text = (
        f"Post:        Quay Warden\n\nPerson specification\n\n{head}{edge}"
        "Experience   Two years as a warden          Time on the ferries\n\n"
        "Skills       Able to tie knots\n\nSection 6    Job purpose\n"
    )
    assert weights(text) == {
        "Two years as a warden": "essential",
        "Time on the ferries": "desirable",
        "Able to tie knots": "essential",
    }
