"""From the tables of `data/questions` to what a reading looks up."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from itertools import product
from typing import Any

from remit.graph.asking.inflection import noun_forms, verb_forms
from remit.graph.asking.iris import expand
from remit.graph.asking.lexicon import FILES, REWORDINGS
from remit.graph.asking.patterns import compile_pattern
from remit.graph.asking.rewording import prepared
from remit.graph.asking.trees.wordings import wordings
from remit.graph.overlay import load_toml, once_per_overlay

_GROUPS = ("verbs", "nouns", "families")  # of words for one thing

Tables = dict[str, dict[str, Any]]


@once_per_overlay
def compiled() -> str:
    """Compile the data files to one JSON text.

    Raises:
        DataError: A file of `data/questions` is not as it should be.
    """
    tables = {name: load_toml(f"questions/{name}.toml") for name in FILES}
    return json.dumps(compile_lexicon(tables), separators=(",", ":"), ensure_ascii=False)


def compile_lexicon(tables: Tables) -> dict[str, Any]:
    """Compile all tables; the result can be written as JSON.

    Raises:
        DataError: A pattern cannot be read.
    """
    words = tables["words"]
    irregular = words["irregular"]
    cues = {name: _said(cue, irregular) for name, cue in tables["cues"].items()}
    nouns = {
        name: [f for noun in kind["nouns"] for f in noun_forms(noun, irregular)]
        for name, kind in tables["kinds"].items()
    }
    properties = {
        name: [f for noun in relation.get("nouns", []) for f in noun_forms(noun, irregular)]
        for name, relation in tables["relations"].items()
    }
    findings = {
        name: [
            *(said for phrase in finding.get("phrases", []) for said in _spelt_out(phrase)),
            *(phrase for cue in finding.get("cues", []) for phrase in cues[cue]),
        ]
        for name, finding in tables["findings"].items()
    }
    trees = {name: _listed(table) for name, table in tables["trees"].items()}
    return {
        "function": words["function"]["words"],
        "kept": words["function"]["kept"],
        "opening": _longest_first(words["opening"]["phrases"]),
        "closing": _longest_first(words["closing"]["phrases"]),
        "asides": words["asides"],
        "moving": words["moving"],
        "agreeing": words["agreeing"],
        "follow-up": words["follow-up"],
        "light": words["light"]["words"],
        "hollow": words["hollow"]["words"],
        "turning": words["turning"],
        "untold": words["untold"],
        "telling": words["telling"],
        "loose": words["loose"]["words"],
        "compounds": _longest_first(words["compounds"]["phrases"]),
        "contractions": words["contractions"],
        "variants": words["variants"],
        "pronouns": words["pronouns"],
        "numbers": words["numbers"],
        "cues": by_first_word(cues),
        "nouns": by_first_word(nouns),
        "properties": by_first_word(properties),
        "findings": by_first_word(findings),
        "amount-words": by_first_word(_amount_words(tables["amounts"], irregular)),
        "amounts": {
            "measure": {
                name: {"sort": one["sort"], "says": one["says"]}
                for name, one in tables["amounts"]["measure"].items()
            },
            "money": tables["amounts"]["money"],
            "in-a-year": tables["amounts"]["per"]["in-a-year"],
        },
        "finding-rules": {name: f["rules"] for name, f in tables["findings"].items()},
        "kinds": {name: _kind(kind) for name, kind in tables["kinds"].items()},
        "relations": {name: _relation(r) for name, r in tables["relations"].items()},
        "questions": [_form(form) for form in tables["forms"]["question"]],
        "conditions": [_form(form) for form in tables["forms"]["condition"]],
        "synonyms": json.dumps(_synonyms(tables["synonyms"], irregular), ensure_ascii=False),
        "ordinary": " ".join(tables["ordinary"]["ordinary"]["words"].split()),
        "suggestions": tables["suggestions"]["suggestion"],
        "rewordings": prepared([w for name in REWORDINGS for w in tables[name]["wording"]]),
        "own": {
            "irregular": irregular,
            "families": _families(tables["synonyms"]["families"]),
            "very-same": {word: tuple(o) for word, o in tables["synonyms"]["same"].items()},
            "staff": words["staff-counts"]
            | {
                "forms": [
                    form
                    for verb in words["staff-counts"]["managing"]
                    for form in verb_forms(verb, irregular)
                ]
            },
            "measures": tables["measures"]["measure"],
            "same": [group["words"] for group in tables["measures"]["same"]],
            "agents": tables["measures"]["agents"],
            "units": tables["measures"]["units"]["words"],
            "unit-codes": tables["measures"]["unit-codes"],
            "vague": tables["measures"]["vague"]["words"],
            "cut-short": tables["measures"]["cut-short"],
            "naming": tables["measures"]["naming"]["words"],
            "people": tables["measures"]["people"],
            "months": words["months"],
            "thesaurus": json.dumps(tables["thesaurus"], separators=(",", ":")),
            "spelt": _spelt(tables["thesaurus"], irregular),
            **trees,
            "wordings": wordings(tables["trees-wordings"], trees),
        },
    }


def _spelt(table: dict[str, list[dict[str, list[str]]]], irregular: dict[str, list[str]]) -> str:
    """List the words of a thesaurus in all forms, which are no slips for others."""
    found: set[str] = set()
    for sort, sets in table.items():
        forms = verb_forms if sort == "verb" else noun_forms
        phrases = (said for one in sets for words in one.values() for said in words)
        found |= {
            word for said in phrases for form in forms(said, irregular) for word in form.split()
        }
    return " ".join(sorted(found))


def _listed(table: Any) -> Any:
    """Give the words of a table, or of each of several, that holds nothing else; else the table."""
    if isinstance(table, list):
        return [_listed(one) for one in table]
    (first, words), *more = table.items()
    return words if first in {"words", "phrases"} and not more else table


def _said(cue: dict[str, list[str]], irregular: dict[str, list[str]]) -> list[str]:
    """List every form of every phrase of a cue."""
    forms = list(cue.get("phrases", []))
    for verb in cue.get("verbs", []):
        forms += verb_forms(verb, irregular)
        if cue.get("by"):
            forms += [f"{form} by" for form in verb_forms(verb, irregular)[1:]]
    for noun in cue.get("nouns", []):
        forms += noun_forms(noun, irregular)
    return list(dict.fromkeys(forms))


def _amount_words(table: dict[str, Any], irregular: dict[str, list[str]]) -> dict[str, list[str]]:
    """List the phrases for amounts: by measure and part, by currency, time and bound."""
    found = {f"currency:{code}": said for code, said in table["money"]["words"].items()}
    found |= {f"per:{time}": said for time, said in table["per"]["words"].items()}
    found |= {f"bound:{sign}": said for sign, said in table["bounds"].items()}
    for name, one in table["measure"].items():
        for part in ("most", "least", "more", "less", "high", "low", "before"):
            found[f"{name}:{part}"] = one.get(part, [])
        for part in ("nouns", "lowest", "highest"):
            found[f"{name}:{part}"] = [
                form for noun in one.get(part, []) for form in noun_forms(noun, irregular)
            ]
        found[f"{name}:verbs"] = [
            form for verb in one.get("verbs", []) for form in verb_forms(verb, irregular)
        ] + one.get("done", [])
    return found


def by_first_word(table: dict[str, list[str]]) -> dict[str, str]:
    """File phrases under their first word, a line each, the longest first."""
    filed: dict[str, set[tuple[tuple[str, ...], str]]] = defaultdict(set)
    for name, phrases in table.items():
        for phrase in phrases:
            first, *rest = phrase.split()
            filed[first].add((tuple(rest), name))
    return {
        first: "\n".join(
            f"{' '.join(rest)}\t{name}"
            for rest, name in sorted(found, key=lambda f: (-len(f[0]), f))
        )
        for first, found in sorted(filed.items())
    }


def _longest_first(phrases: list[str]) -> list[list[str]]:
    return sorted((phrase.split() for phrase in set(phrases)), key=lambda p: (-len(p), p))


def _kind(kind: dict[str, Any]) -> dict[str, Any]:
    one, several = kind["says"]
    return {
        "classes": [expand(c) for c in kind["classes"]],
        "one": one,
        "several": several,
        "needed": kind.get("needed", False),
        "requirement": expand(kind["requirement"]) if "requirement" in kind else "",
        "accepts": [expand(c) for c in kind.get("accepts", [])],
        "said": kind.get("said", []),
        "worded": kind.get("worded", []),
        "natural": kind.get("natural", []),
        "wide": kind.get("wide", ""),
        "within": kind.get("within", ""),
        "only": kind.get("only", ""),
        "replaced": kind.get("replaced", ""),
        "fields": [expand(f) for f in kind.get("fields", [])],
        "named": kind.get("named", False),
        "proper": kind.get("proper", False),
    }


def _relation(relation: dict[str, Any]) -> dict[str, Any]:
    return {
        "source": relation["from"],
        "target": relation["to"],
        "pattern": relation["pattern"],
        "own": relation.get("own", ""),
        "claims": [expand(claim) for claim in relation["claims"]],
        "support": relation.get("support", ""),
        "says": relation["says"],
        "inverse": relation.get("inverse", ""),
        "complete": relation.get("complete", False),
        "words": relation.get("words", ""),
        "spoken": relation.get("spoken", []),
        "aspect": relation.get("aspect", ""),
    }


def _form(form: dict[str, Any]) -> dict[str, Any]:
    place = f"questions/forms.toml, {form['reads']}"
    return {
        "reads": form["reads"],
        "of": form.get("of", ""),
        "relation": form.get("relation", ""),
        "cost": form.get("cost", 0.0),
        "because": form.get("because", ""),
        "says": [compile_pattern(text, place) for text in form["says"]],
    }


def _synonyms(table: dict[str, Any], irregular: dict[str, list[str]]) -> dict[str, list[str]]:
    """List for each form of a word the others of its groups; of a doer, the doers alone."""
    others: dict[str, set[str]] = defaultdict(set)
    doers = {form for word in table["doers"] for form in noun_forms(word, irregular)}
    for group in (group for name in _GROUPS for group in table[name]):
        for word in group:
            found = doers.intersection(group) if word in doers else group
            for form in {*verb_forms(word, irregular), *noun_forms(word, irregular)}:
                others[form].update(found)
    return {word: sorted(found - {word}) for word, found in sorted(others.items())}


def _families(groups: list[list[str]]) -> dict[str, list[str]]:
    """List for each word the others of its family."""
    return {word: [other for other in group if other != word] for group in groups for word in group}


def _spelt_out(phrase: str) -> list[str]:
    """Write out a phrase with choices in it.

    >>> _spelt_out("(left over|unanswered) prompts")
    ['left over prompts', 'unanswered prompts']
    """
    parts = [part.split("|") for part in re.split(r"[()]", phrase)]
    return [" ".join("".join(way).split()) for way in product(*parts)]
