"""The sets of questions that `questions.py` asks, and of which graph each is asked."""

from __future__ import annotations

from dataclasses import dataclass

GENERATED = "forty"
AMOUNTS = "amounts"  # the profiles of that folder of `tests/data`, which state pay in many ways
POSTS, MORE_POSTS = "posts", "more-posts"  # likewise: five posts each, on forms of their own
FORCES = (
    "force-posts"  # likewise: eight posts of eight forces and bodies, two of which report to others
)
REGIONAL = "regional-posts"  # likewise: eight posts of teams of one force or of several
COUNTIES = "county-posts"  # likewise: eight posts, on forms with slips and gaps
SERVICES = "service-posts"  # likewise: eight posts of forces and shared services
DIVISIONS = "division-posts"  # likewise: eight posts in as many layouts, one form half filled in
PARTNERS = "partner-posts"  # likewise: eight posts of forces and of those who work for several
COMMANDS = "command-posts"  # likewise: eight posts of forces, one form a part-completed draft
RESPONSE = "response-posts"  # likewise: eight posts of forces, four of one that report to others
FOLDERS = {AMOUNTS, POSTS, MORE_POSTS, REGIONAL, FORCES, COUNTIES, SERVICES, DIVISIONS, PARTNERS}
FOLDERS |= {COMMANDS, RESPONSE}


@dataclass(frozen=True)
class Set:
    """Questions that were written together.

    Attributes:
        name: Of its file in `tests/questions`, and of the row.
        graph: What it is asked of: `three`, `twelve`, `forty`, a folder or a file of
            `tests/data`.
        tuned: Whether misses were looked at while the program was written.
        first: Right, abstained and wrong when it was asked first, before any miss was looked at.
    """

    name: str
    graph: str
    tuned: bool = True
    first: tuple[int, int, int] | None = None


SETS = (
    Set("profiles-dev", "three"),
    Set("profiles-held", "three"),
    Set("profiles-more", "three"),
    Set("profiles-kinds", "three"),
    Set("profiles-last", "three"),
    Set("voices-dev", "three", first=(50, 27, 13)),
    Set("voices-held-three", "three", first=(30, 3, 3)),
    Set("voices-last-three", "three", tuned=False, first=(29, 6, 1)),
    Set("people-one", "three", first=(85, 27, 26)),
    Set("people-two", "three", first=(82, 39, 15)),
    Set("people-three", "three", first=(60, 3, 3)),
    Set("people-four", "three", first=(128, 39, 15)),
    Set("people-five", "three", first=(78, 31, 11)),
    Set("people-six", "three", first=(105, 32, 12)),
    Set("people-seven", "three", first=(38, 26, 6)),
    Set("people-eight", "three", first=(32, 7, 1)),
    Set("people-nine", "three", first=(75, 4, 1)),
    Set("people-ten", "three", first=(53, 5, 3)),
    Set("people-eleven", "three", first=(62, 6, 2)),
    Set("people-twelve", "three", first=(105, 8, 7)),
    Set("people-thirteen", "three", first=(89, 5, 1)),
    Set("people-fourteen", "three", first=(91, 15, 4)),
    Set("people-fifteen", "three", first=(108, 11, 4)),
    Set("people-sixteen", "three", first=(111, 0, 2)),
    Set("people-seventeen", "three", first=(100, 8, 2)),
    Set("people-eighteen", "three", first=(79, 25, 6)),
    Set("people-nineteen", "three", first=(96, 11, 3)),
    Set("people-twenty", "three", first=(79, 17, 4)),
    Set("people-twenty-one", "three", first=(98, 9, 3)),
    Set("people-twenty-two", "three", first=(99, 7, 4)),
    Set("people-twenty-three", "three", first=(103, 4, 3)),
    Set("people-twenty-four", "three", first=(105, 3, 2)),
    Set("people-twenty-five", "three", first=(104, 4, 2)),
    Set("people-twenty-six", "three", first=(58, 44, 8)),
    Set("people-twenty-seven", "three", first=(54, 45, 11)),
    Set("people-last-three", "three", tuned=False, first=(46, 4, 0)),
    Set("people-held-three", "three", tuned=False, first=(27, 9, 4)),
    Set("desks-three", "three", first=(93, 12, 5)),
    Set("desks-more", "three", first=(45, 11, 4)),
    Set("wordings-one", "three", first=(35, 20, 5)),
    Set("wordings-five-three", "three", first=(3, 15, 2)),
    Set("wordings-last-three", "three", tuned=False, first=(12, 3, 0)),
    Set("turned-three", "three", first=(41, 103, 23)),
    Set("turned-twelve", "twelve", first=(15, 19, 5)),
    Set("samples-dev", "twelve"),
    Set("samples-more", "twelve"),
    Set("voices-samples", "twelve", first=(37, 9, 4)),
    Set("voices-held-twelve", "twelve", first=(18, 4, 2)),
    Set("voices-last-twelve", "twelve", tuned=False, first=(20, 3, 1)),
    Set("people-seven-twelve", "twelve", first=(23, 3, 2)),
    Set("people-eight-twelve", "twelve", first=(19, 1, 0)),
    Set("people-held-twelve", "twelve", tuned=False, first=(17, 1, 2)),
    Set("desks-twelve", "twelve", first=(52, 3, 5)),
    Set("wordings-two", "twelve", first=(32, 19, 9)),
    Set("wordings-five-twelve", "twelve", first=(10, 8, 2)),
    Set("wordings-last-twelve", "twelve", tuned=False, first=(15, 0, 0)),
    Set("amounts-dev", AMOUNTS, first=(55, 2, 3)),
    Set("amounts-more", AMOUNTS, first=(28, 10, 2)),
    Set("visitors-five", POSTS, first=(35, 18, 7)),
    Set("visitors-more", MORE_POSTS, first=(46, 9, 5)),
    Set("planners-eight", REGIONAL, first=(66, 12, 12)),
    Set("planners-forces", FORCES, first=(71, 9, 10)),
    Set("planners-counties", COUNTIES, first=(63, 13, 14)),
    Set("planners-services", SERVICES, first=(59, 19, 12)),
    Set("planners-divisions", DIVISIONS, first=(71, 6, 13)),
    Set("planners-partners", PARTNERS, first=(60, 17, 13)),
    Set("planners-commands", COMMANDS, first=(38, 35, 17)),
    Set("planners-response", RESPONSE, first=(39, 40, 11)),
    Set("wordings-three", GENERATED, first=(34, 22, 4)),
    Set("wordings-four", GENERATED, first=(31, 17, 4)),
    Set("wordings-five-forty", GENERATED, first=(10, 9, 1)),
    Set("wordings-last-forty", GENERATED, tuned=False, first=(14, 1, 0)),
    Set("company-dev", "company.ttl"),
    Set("company-held", "company.ttl"),
    Set("fleet-dev", "fleet.ttl"),
    Set("fleet-held", "fleet.ttl"),
    Set("roastery-dev", "roastery.ttl", first=(13, 31, 34)),
    Set("theatre-held", "theatre.jsonld", first=(23, 4, 1)),
    Set("hospital-dev", "hospital.ttl", first=(14, 22, 4)),
    Set("buses-dev", "buses.ttl", first=(26, 9, 5)),
    Set("furniture-dev", "furniture.jsonld", first=(28, 7, 5)),
    Set("instruments-held", "instruments.ttl", first=(38, 2, 0)),
    Set("cycles-dev", "cycles.ttl", first=(60, 6, 10)),
    Set("works-dev", "works.ttl", first=(7, 45, 20)),
    Set("outdoor-dev", "outdoor.ttl", first=(54, 11, 9)),
    Set("soft-dev", "soft.ttl", first=(60, 12, 3)),
    Set("farm-dev", "farm.ttl", first=(67, 6, 3)),
    Set("museum-dev", "museum.ttl", first=(72, 4, 2)),
    Set("lift-dev", "lift.ttl", first=(64, 11, 3)),
    Set("airline-dev", "airline.ttl", first=(54, 11, 4)),
    Set("pharma-dev", "pharma.ttl", first=(48, 11, 2)),
    Set("games-dev", "games.ttl", first=(61, 9, 1)),
    Set("resort-dev", "resort.ttl", first=(51, 8, 1)),
    Set("cider-dev", "cider.ttl", first=(47, 14, 2)),
    Set("forge-dev", "forge.ttl", first=(28, 8, 11)),
    Set("rail-dev", "rail.ttl", first=(43, 8, 1)),
    Set("locks-dev", "locks.ttl", first=(23, 3, 9)),
    Set("pumps-dev", "pumps.ttl", first=(55, 8, 0)),
    Set("bureau-dev", "bureau.ttl", first=(48, 14, 0)),
    Set("vending-dev", "vending.ttl", first=(38, 21, 4)),
    Set("shops-dev", "shops.ttl", first=(50, 8, 1)),
    Set("sensors-dev", "sensors.ttl", first=(48, 11, 3)),
    Set("marine-dev", "marine.ttl", first=(57, 7, 3)),
    Set("gauges-dev", "gauges.ttl", first=(34, 4, 2)),
    Set("gauges-kinds", "gauges.ttl"),
    Set("galleries-dev", "galleries.ttl", first=(34, 5, 1)),
    Set("turbines-dev", "turbines.ttl", first=(35, 5, 0)),
    Set("drones-dev", "drones.ttl", first=(25, 4, 1)),
    Set("school-dev", "school.ttl", first=(24, 5, 1)),
    Set("flats-dev", "flats.ttl", first=(17, 12, 1)),
    Set("boats-dev", "boats.ttl", first=(42, 3, 0)),
    Set("wards-dev", "wards.ttl", first=(34, 10, 1)),
    Set("tools-dev", "tools.ttl", first=(32, 10, 2)),
    Set("bakery-dev", "bakery.ttl", first=(44, 4, 2)),
    Set("institute-dev", "institute.ttl", first=(42, 6, 2)),
    Set("press-dev", "press.ttl", first=(33, 6, 1)),
    Set("nursery-dev", "nursery.ttl", first=(29, 10, 2)),
    Set("wash-dev", "wash.ttl", first=(27, 13, 3)),
    Set("merchant-dev", "merchant.ttl", first=(35, 11, 4)),
    Set("vets-dev", "vets.ttl", first=(31, 17, 2)),
    Set("valves-dev", "valves.ttl", first=(48, 2, 0)),
    Set("faculty-dev", "faculty.ttl", first=(42, 6, 2)),
    Set("haulage-dev", "haulage.ttl", first=(43, 2, 0)),
    Set("consultancy-dev", "consultancy.ttl", first=(38, 2, 0)),
    Set("charity-dev", "charity.ttl", first=(30, 9, 1)),
    Set("software-dev", "software.ttl", first=(44, 5, 1)),
    Set("flights-dev", "flights.ttl", first=(38, 11, 1)),
    Set("academy-dev", "academy.ttl", first=(26, 21, 3)),
    Set("grocer-dev", "grocer.ttl", first=(36, 13, 1)),
    Set("medical-dev", "medical.ttl", first=(44, 4, 2)),
    Set("housing-dev", "housing.ttl", first=(44, 6, 0)),
    Set("printing-dev", "printing.ttl", first=(36, 12, 2)),
    Set("infirmary-dev", "infirmary.ttl", first=(39, 11, 0)),
    Set("brewer-dev", "brewer.ttl", first=(39, 10, 1)),
    Set("solicitors-dev", "solicitors.ttl", first=(32, 16, 2)),
    Set("hangars-dev", "hangars.ttl", first=(42, 7, 1)),
    Set("advisers-dev", "advisers.ttl", first=(39, 9, 2)),
    Set("lectures-dev", "lectures.ttl", first=(44, 4, 2)),  # when it could be built at last
    Set("wholesale-dev", "wholesale.ttl", first=(48, 1, 1)),
    Set("broadcast-dev", "broadcast.ttl", first=(36, 13, 1)),
    Set("devices-dev", "devices.ttl", first=(38, 11, 1)),
    Set("joiners-dev", "joiners.ttl", first=(38, 4, 8)),
    Set("squads-dev", "squads.ttl", first=(44, 2, 4)),
    Set("foods-dev", "foods.ttl", first=(42, 6, 2)),
    Set("power-dev", "power.ttl", first=(44, 5, 1)),
    Set("shipyard-dev", "shipyard.ttl", first=(26, 21, 3)),
    Set("festival-dev", "festival.ttl", first=(28, 20, 2)),
    Set("insurer-dev", "insurer.ttl", first=(37, 12, 1)),
    Set("ambulance-dev", "ambulance.ttl", first=(35, 14, 1)),
    Set("council-dev", "council.ttl", first=(23, 25, 2)),
    Set("ferries-dev", "ferries.ttl", first=(25, 23, 2)),
)
