"""Urging letters (*công văn đôn đốc*): a document, counted, alike in every workflow."""

from engine.definition import Letter, Transition
from engine.situation import Effect, Situation
from workflows.guards import number_of


def urge(situation: Situation) -> Effect:
    """Count the urging letters of this case: lần 1, lần 2 ..."""
    return Effect(facts={"urgings": number_of(situation.case.facts.get("urgings")) + 1})


def urging(label: str, sources: tuple[str, ...]) -> Transition:
    """Return the step that registers an urging letter (*công văn đôn đốc*), alike in each workflow."""
    return Transition(
        "urge",
        label,
        sources,
        None,
        needs=("document",),
        letters=(Letter("urging-letter", "unit"), Letter("urging-letter", "unit_head")),
        effect=urge,
    )
