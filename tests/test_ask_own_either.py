"""Questions over users' own graphs: one condition or another, names, records, amounts of lines."""

from __future__ import annotations

from .questions.graphs import of_data

UNDERSTOOD = {
    (
        "joiners",
        "How many employees work in Sales or are based at Kestrel Mill?",
    ): "the number of employees that work in Sales or what is below, or that are based at Kestrel "
    "Mill",
    (
        "joiners",
        "Which employees in Production earn over 40000 or joined before 2005?",
    ): "employees whose annual salary is over 40000 and that work in Production or what is below, "
    "or whose start date is before 2005 and that work in Production or what is below",
    (
        "joiners",
        "average salary of employees in Finance or based at Lindgate House",
    ): "the average annual salary of employees that work in Finance or what is below, or that are "
    "based at Lindgate House",
    (
        "joiners",
        "which products are discontinued and have no stock?",
    ): "products that are discontinued and that are nowhere said to have a value for units in "
    "stock",
    (
        "joiners",
        "Which suppliers outside Poland supply oak products?",
    ): "suppliers whose country is nowhere said to be “Poland” and that one of the products that "
    "are made of Oak is supplied by",
    (
        "joiners",
        "Is the weight of the Quill Desk less than the weight of the Tarn Desk?",
    ): "whether Quill Desk is one of those whose weight is under that of Tarn Desk",
    (
        "joiners",
        "Which employees work for Production?",
    ): "employees that work in Production or what is below",
    (
        "squads",
        "Who is on Project Kestrel?",
    ): "those that are assigned staffs of one of the assignments whose assigned project is "
    "Project Kestrel",
    ("squads", "How many contractors are there?"): "the number of staff members that are "
    "contractor",
    (
        "power",
        "Who worked in the Trading Desk but has since left it?",
    ): "those that have a value for end date and whose in unit is Trading Desk or what is below",
    (
        "foods",
        "total revenue by quarter in 2023",
    ): "the total revenue of quarterly sales figures whose year is in 2023 for each quarter",
    (
        "foods",
        "revenue by product in 2023",
    ): "the total revenue of quarterly sales figures for each of the products that are products "
    "of one of the quarterly sales figures whose year is in 2023",
    (
        "foods",
        "Top 3 products by units sold in 2023",
    ): "the 3 products that are products of one of the quarterly sales figures whose year is in "
    "2023 with the highest total units sold of their quarterly sales figures",
}
REFUSED = {
    "joiners": "Which employees have no email or salary?",  # neither is meant
    "power": "Where does Erik Lund work?",  # no person is where somebody works
    "foods": "Which product had the highest revenue in 2023?",  # of one quarter, or of all
}


def test_each_is_understood_as_it_is_meant() -> None:
    found = {key: of_data(key[0]).ask(key[1]).understood for key in UNDERSTOOD}
    assert found == UNDERSTOOD


def test_what_may_not_be_joined_or_added_up_is_refused() -> None:
    assert [q for name, q in REFUSED.items() if not of_data(name).ask(q).refused] == []


def test_either_of_two_conditions_will_do() -> None:
    asked = "Which products are made of steel or weigh more than 60 kg?"
    found = {answer.label for answer in of_data("joiners").ask(asked).answers}
    ways = ("Which products are made of steel?", "Which products weigh more than 60 kg?")
    steel, heavy = ({a.label for a in of_data("joiners").ask(way).answers} for way in ways)
    assert found == steel | heavy
    assert steel - heavy
    assert heavy - steel


def test_who_is_there_now_is_told_by_the_same_record_as_where_that_is() -> None:
    power = of_data("power")
    now = {answer.label for answer in power.ask("Who currently works in Hydro Power?").answers}
    ever = {answer.label for answer in power.ask("Who works in Hydro Power?").answers}
    assert ever - now == {"Erik Lund"}  # who works elsewhere since
    asked = "Which unit is Erik Lund in at present?"
    assert [answer.label for answer in power.ask(asked).answers] == ["Generation"]


def test_a_title_that_only_describes_what_has_a_name_is_no_name() -> None:
    labels = {answer.label for answer in of_data("joiners").ask("List all employees").answers}
    assert "Supervisor" not in labels
    assert "Agnieszka Lis" in labels
    asked = "What is the job title of Agnieszka Lis?"
    assert [answer.label for answer in of_data("joiners").ask(asked).answers] == ["Supervisor"]


def test_properties_called_by_what_they_lead_to_say_the_same_from_both_sides() -> None:
    squads = of_data("squads")
    found = squads.ask("clients without any project")
    assert [answer.label for answer in found.answers] == ["Orrin Foods"]


def test_what_nothing_lacks_is_lacked_by_none_and_no_longer_way_round_is_taken() -> None:
    found = of_data("joiners").ask("which departments have no head")
    assert found.understood == "departments whose head of department is nowhere said to be anything"
    assert found.answers == ()
