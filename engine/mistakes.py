"""Finding the wrong entry: what somebody says is wrong must be what the log says, in one place."""

from collections.abc import Mapping, Sequence
from datetime import date

from engine.audit import Change
from engine.case import DocumentRef, Fact
from engine.errors import DondocError, InvalidInput
from engine.happenings import DAY, Happening, Mistake, document_facts
from engine.words import N_


class CorrectionRefused(DondocError):
    """What shall be corrected does not stand in the log as it was said."""

    code = "correction-refused"


def wrong_day(
    items: Sequence[Happening], event: str, days: tuple[date, date], position: int | None
) -> Mistake:
    """Return the mistake of a step entered with a wrong day; the last such step if there are more."""
    found = _at([item for item in items if item.action == event], position)
    old, new = (day.isoformat() for day in days)
    return Mistake({_saying(found, DAY, old).position: {DAY: _change(old, new)}})


def wrong_value(
    items: Sequence[Happening], name: str, values: tuple[Fact, Fact], position: int | None
) -> Mistake:
    """Return the mistake of an entry that gave a wrong value under a name of ``given``."""
    found = _at([item for item in items if item.says(name) is not None], position)
    old, new = values
    item = _saying(found, name, old)
    return Mistake({item.position: {name: _change(old, new)}})


def wrong_visit_day(
    items: Sequence[Happening], name: str, days: tuple[date, date], position: int | None
) -> Mistake:
    """Return the mistake of a planned day; a visit of one day moves whole."""
    first, last = "dates.visit_on", "dates.visit_end_on"
    planned = [item for item in items if not _is_the_act(item, name)]
    old, new = (day.isoformat() for day in days)
    mistake = wrong_value(planned, name, (old, new), position)
    (place,) = mistake.mends
    item = next(item for item in items if item.position == place)
    if name == first and item.says(last) == old:
        return Mistake({place: {first: (old, new), last: (old, new)}})
    days_now = {first: item.says(first), last: item.says(last), name: new}
    if days_now[first] and days_now[last] and str(days_now[first]) > str(days_now[last]):
        raise CorrectionRefused(N_("ngày cuối của cuộc kiểm tra ở trước ngày đầu"))
    return mistake


def _is_the_act(item: Happening, name: str) -> bool:
    """Tell whether a day followed from the act itself: then the day of the act is what was wrong."""
    return item.action == "inspect" and item.says(name) == item.says(DAY)


def wrong_document(
    items: Sequence[Happening], papers: tuple[DocumentRef, DocumentRef], position: int | None
) -> Mistake:
    """Return the mistake of an entry that cites a wrong document; only what was given is compared."""
    found = _at([item for item in items if item.document is not None], position)
    old, new = (document_facts(paper) for paper in papers)
    asked = {name: value for name, value in old.items() if value}
    fitting = [
        item
        for item in found
        if all(document_facts(item.document).get(name) == value for name, value in asked.items())
    ]
    if not fitting:
        known = ", ".join(str(item.says("document.number")) for item in found)
        raise _otherwise(papers[0].number, known)
    item = fitting[-1]
    before = document_facts(item.document)
    # What was not typed of the new document stays as it was; the number always comes.
    changed = {n: (before.get(n), v) for n, v in new.items() if v and before.get(n) != v}
    if not changed:
        raise _nothing(papers[1].number)
    return Mistake({item.position: {f"document.{name}": it for name, it in changed.items()}})


def mends_of_day(items: Sequence[Happening], cause: Happening, change: Change) -> Mistake:
    """Return what another step's wrong day made wrong in the entries of the same moment here."""
    old, new = change
    mends: dict[int, Mapping[str, Change]] = {}
    for item in items:
        born = item.action == "open"
        caused = item.recorded_at == cause.recorded_at and (item.person == "daemon" or born)
        if not caused or item.says(DAY) != old:
            continue
        given = [name for name, value in item.given.items() if value == old] if born else []
        days = [name for name in given if name.startswith("dates.") and not name.endswith("_by")]
        mends[item.position] = {DAY: change, **dict.fromkeys(days, (old, new))}
    return Mistake(mends)


def _at(items: list[Happening], position: int | None) -> list[Happening]:
    found = [it for it in items if position in {None, it.position, *it.corrected_by}]
    if not found:
        raise CorrectionRefused(N_("hồ sơ không có bản ghi nào như vậy để đính chính"))
    return found


def _saying(items: Sequence[Happening], name: str, old: Fact) -> Happening:
    found = [item for item in items if item.says(name) == old]
    if not found:
        raise _otherwise(old, ", ".join(_shown(item.says(name)) for item in items))
    return found[-1]


def _shown(value: Fact) -> str:
    try:
        return f"{date.fromisoformat(str(value)):%d/%m/%Y}"
    except ValueError:
        return str(value)


def _change(old: Fact, new: Fact) -> Change:
    if old == new:
        raise _nothing(new)
    return (old, new)


def _nothing(value: Fact) -> InvalidInput:
    return InvalidInput(
        N_("--from và --to giống nhau ({value}), không có gì để đính chính"), value=_shown(value)
    )


def _otherwise(said: Fact, known: str) -> CorrectionRefused:
    return CorrectionRefused(
        N_("hồ sơ đang ghi {known}, không phải {said}; ghi đúng giá trị đang có sau --from"),
        known=known,
        said=_shown(said),
    )
