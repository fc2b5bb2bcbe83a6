"""Questions over users' own graphs: sorts of things, late and on time, ranges of dates, "only"."""

from __future__ import annotations

from .questions.graphs import of_data


def answers(name: str, question: str) -> set[str]:
    """List the labels of the answers to a question."""
    return {answer.label for answer in of_data(name).ask(question).answers}


def refused(name: str, *questions: str) -> bool:
    """Tell whether none of some questions is answered."""
    return all(of_data(name).ask(question).refused for question in questions)


def test_a_value_that_sorts_things_stands_for_them_as_a_noun() -> None:
    assert answers("shipyard", "Which shipowners own a ferry?") == {
        "Fjordlinja",
        "Hebridean Ferries",
    }
    assert answers("shipyard", "Who owns a tug?") == {"Baltic Towage"}
    owners = answers("shipyard", "List all shipowners")
    assert answers("shipyard", "Which shipowners have no ferry?") == owners - {
        "Fjordlinja",
        "Hebridean Ferries",
    }
    assert refused("academy", "Who chairs the governing board of Kingsway High School?")


def test_only_of_some_sort_is_nothing_else() -> None:
    assert answers("shipyard", "Which owners have only tugs?") == {"Baltic Towage"}
    assert answers("foods", "Which factories make only vegan products?") == {
        "Lindau Mill",
        "Porto Snack Works",
    }
    assert answers("festival", "Which acts are only in free events?") == {"Harbour Brass Band"}


def test_people_are_called_by_their_trade_and_by_the_last_word_of_their_class() -> None:
    asked = "Which electricians or pipefitters work in the Machinery Shop?"
    assert answers("shipyard", asked) == {"Ines Carvalho", "Sindre Moe"}
    found = of_data("shipyard").ask("How many employees are there?").answers
    assert [answer.value for answer in found] == [15]


def test_what_was_late_is_so_by_the_date_when_it_was_due() -> None:
    assert answers("shipyard", "Which orders were handed over late?") == {"R-202", "R-204"}
    on_time = answers("shipyard", "Which orders were handed over on time?")
    assert on_time == {"R-201", "R-203", "R-205", "R-208"}
    assert refused("shipyard", "Which vessels were built late?", "Which orders are late?")


def test_what_was_done_in_two_words_is_no_amount_over_a_year() -> None:
    assert answers("shipyard", "Which orders were handed over in 2023?") == {"R-201", "R-203"}
    done = {"R-201", "R-202", "R-203", "R-204", "R-205", "R-208"}
    assert answers("shipyard", "Which orders were handed over?") == done


def test_the_year_of_the_last_date_of_a_range_is_that_of_the_first_as_well() -> None:
    found = answers("festival", "Which events take place between 9 July and 11 July 2025?")
    assert len(found) == 4
    for asked in ("from 9 to 11 July 2025", "between July 9 and July 11, 2025"):
        assert answers("festival", f"Which events begin {asked}?") == found
    assert answers("shipyard", "Orders signed between October and March 2024") == {"N-102", "R-204"}
    assert refused("festival", "Which events begin between 4 and 8 July?")


def test_what_takes_place_is_in_no_place() -> None:
    assert answers("festival", "Which events take place on 9 July 2025?") == {"Puppet Lighthouse"}
    assert answers("festival", "Where does Ghost Nets take place?") == {"Lantern Studio"}


def test_what_was_promised_is_what_was_pledged_and_no_slip_for_another_word() -> None:
    asked = "How much money has Westshire Council promised us?"
    assert [answer.value for answer in of_data("festival").ask(asked).answers] == [13000]


def test_so_many_or_more_are_at_least_so_many() -> None:
    found = answers("shipyard", "Which people have two trades or more?")
    assert found == answers("shipyard", "Which people have at least two trades?")
    assert len(found) == 4


def test_classes_of_people_that_share_a_word_are_called_by_it_together() -> None:
    assert len(answers("insurer", "List all customers")) == 7
    asked = "Which customers have no claim on any of their policies?"
    assert answers("insurer", asked) == {"Lorna Twiddy"}
    assert len(answers("insurer", "List all private customers")) == 5


def test_areas_and_departments_take_in_what_is_below_them() -> None:
    found = answers("insurer", "Who is based in South Vale?")
    assert found == {"Aoife Brannigan", "Colin Fairweather", "Rhona Carmichael", "Tobias Lindqvist"}
    asked = "Which departments come under Claims?"
    assert answers("insurer", asked) == {"Fraud Unit", "Motor Claims", "Property Claims"}


def test_what_happened_did_so_when_the_loss_was_and_not_when_it_was_notified() -> None:
    asked = "Which claims happened between 1 May 2024 and 31 August 2024?"
    assert answers("insurer", asked) == {"CL-503", "CL-504", "CL-505"}


def test_what_is_not_recorded_of_people_they_lack() -> None:
    assert answers("insurer", "Whose salary is not recorded?") == {"Ewa Nowicka"}
    assert refused("insurer", "Whose shoe size is not recorded?")


def test_the_same_columns_by_two_names_are_no_two_answers() -> None:
    found = of_data("insurer").ask("Show each claim with its policy, cause and status").answers
    assert len(found) == 8


def test_of_whom_a_record_tells_what_is_true_is_asked_by_whose() -> None:
    unsigned = answers("festival", "Whose contract is not signed?")
    assert unsigned == {"Blackwater Players", "Marisol Vega", "Ngozi Adeyemi"}
    assert not unsigned & {"Corda Quartet"}


def test_an_amount_in_a_unit_is_not_told_of_something_else_for_its_unit() -> None:
    assert refused("shipyard", "Which ship is longer than 80 metres?")
    assert answers("shipyard", "Which slipways are longer than 80 metres?") == {"Slipway 1"}
    assert answers("shipyard", "What is the longest ship?") == {"Isle of Ronay"}


def test_what_a_record_calls_of_products_leaves_no_product_out() -> None:
    asked = ("average price of products", "What is the average price of all products?")
    found = [of_data("pumps").ask(question).answers[0].value for question in asked]
    assert found[0] == found[1]


def test_a_number_of_a_thing_that_is_passed_is_not_that_thing() -> None:
    assert answers("locks", "Which orders have an order number over 2002?") == {"3003"}
    found = answers("tools", "Which hires have a hire no over 5023?")
    assert "5024" in found
    assert "5023" not in found


def test_either_of_two_values_is_read_though_one_is_a_letter() -> None:
    either = answers("medical", "Which products have the risk class IIb or I?")
    ways = ("Which products have the risk class IIb?", "Which products have the risk class I?")
    assert either == answers("medical", ways[0]) | answers("medical", ways[1])
    assert len(either) == 8


def test_what_comes_first_is_first() -> None:
    found = of_data("brewer").ask("pubs by number of seats, highest first").answers
    assert [answer.value for answer in found][:3] == [130, 110, 95]
