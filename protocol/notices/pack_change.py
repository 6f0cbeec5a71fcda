"""The notice that proposes another edition of a pack, filled in from the two packs themselves.

What it counts is what `pack_diff` finds, so that both sides can count again before they answer.
"""

from protocol.notices.draft import Draft
from protocol.notices.pack import Pack, Term
from protocol.notices.pack_diff import Difference, compare_packs
from protocol.notices.values import Cells, Quantity, Rows, Value

PROPOSAL_KIND = "pack-change-proposed"


def propose(old: Pack, new: Pack, takes_effect_s: int) -> Draft:
    """Return the draft of a proposal.

    Args:
        takes_effect_s: instant from which both sides compose with the new edition.
    """
    found = compare_packs(old, new)
    added, changed, removed = _kinds(old, new, found)
    values: tuple[tuple[str, Value], ...] = (
        ("pack_name", new.name),
        ("edition_old", _count(old.edition)),
        ("edition_new", _count(new.edition)),
        ("pack_hash_old", old.hash),
        ("pack_hash_new", new.hash),
        ("takes_effect", takes_effect_s),
        ("kinds_added", _count(added)),
        ("kinds_changed", _count(changed)),
        ("kinds_removed", _count(removed)),
        ("terms_by_language", Rows(tuple(_terms(old, new, lang) for lang in new.languages))),
    )
    return Draft(PROPOSAL_KIND, values=values)


def _count(number: int) -> Quantity:
    return Quantity(number, 0, "EA")


def _kinds(old: Pack, new: Pack, found: tuple[Difference, ...]) -> tuple[int, int, int]:
    """Return how many kinds were added, changed and removed."""
    touched = {each.place.split(" ")[1] for each in found if each.place.startswith("kind ")}
    both = set(old.kinds) & set(new.kinds)
    return len(set(new.kinds) - both), len(touched & both), len(set(old.kinds) - both)


def _all_terms(pack: Pack) -> dict[str, Term]:
    return {
        f"{vocabulary.name}.{code}": term
        for vocabulary in pack.vocabularies.values()
        for code, term in vocabulary.terms.items()
    }


def _terms(old: Pack, new: Pack, language: str) -> Cells:
    """Count the terms of one language whose wording or definition is new, other, or gone."""
    before, after = _all_terms(old), _all_terms(new)
    both = set(before) & set(after)
    changed = [
        key
        for key in both
        if (before[key].wording[language], before[key].definition[language])
        != (after[key].wording[language], after[key].definition[language])
    ]
    return (
        ("language", language),
        ("added", _count(len(after) - len(both))),
        ("changed", _count(len(changed))),
        ("removed", _count(len(before) - len(both))),
    )
