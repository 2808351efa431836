"""Who was told something wrong: letters not yet sent are written anew, everybody else is told once."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from engine.amending import Amendment
from engine.case import Case, Fact
from engine.change_letters import CHANGES, Change, ChangeKind, ChangeLine
from engine.correcting import VISIT, Corrected
from engine.happenings import DAY, Happening, document_facts, with_mends
from engine.ladder import REMINDER
from engine.obligations import Deadline, DeadlineState
from engine.stepping import Stepper
from engine.timers import Notice, NoticeState
from engine.words import N_

PRINTS_VISIT: Final = frozenset(
    {
        "notice-of-schedule",
        "visit-agreed",
        "change-of-date",
        "announcement",
        "cancelled",
        "postponed",
    }
)
"""Letters that print when and where a visit is."""
LISTS_POINTS: Final = frozenset({"conclusion", "reinspected"})
"""Letters of an inspection that list its recommendations."""
WITHDRAWN: Final = N_("kiến nghị này ghi nhầm hồ sơ, nay rút; đơn vị không phải thực hiện")
ON_TIME: Final = N_("đúng hạn")
LATE: Final = N_("quá hạn {count} ngày làm việc")


@dataclass(frozen=True, slots=True)
class Telling:
    """What a correction says was wrong, in words; asked for once the mistake was found."""

    found: Callable[[], tuple[ChangeLine, ...]] = tuple

    @property
    def lines(self) -> tuple[ChangeLine, ...]:
        """Return one line for each value."""
        return self.found()


def bundle_of(case_id: str, version: int) -> str:
    """Return the name of the letter of the correction that gave a case this version."""
    return f"correction-{case_id}-{version}"


def tell(
    stepper: Stepper, corrected: Sequence[Corrected], telling: Telling, amendment: Amendment
) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """Write one correction for everybody told something wrong; return who is told, and rewritten to.

    Told is who was sent a letter that prints what was wrong, or a reminder of a deadline that moves.
    """
    main = corrected[0].decision
    bundle = bundle_of(main.case.id, main.case.version)
    told: dict[str, tuple[str, ...]] = {}
    again: list[str] = []
    heard: set[str] = set()
    for item in corrected:
        desk = _Desk(stepper, item, telling if item is corrected[0] else Telling(), amendment)
        again += desk.write_anew()
        heard |= desk.told()
        found = desk.tell(bundle, heard)
        if found:
            told[item.decision.case.code] = found
    return told, tuple(dict.fromkeys(again))


def withdrawn(
    stepper: Stepper, case: Case, parent: Case | None, amendment: Amendment
) -> tuple[str, ...]:
    """Tell everybody who heard of a recommendation that it was entered on the wrong case."""
    of_case = stepper.uow.notices.of_case
    own = {it.person for it in of_case(case.id) if it.state is NoticeState.SENT}
    above = of_case(parent.id) if parent else ()
    listed = {
        it.person
        for it in above
        if it.state is NoticeState.SENT and it.request.template in LISTS_POINTS
    }
    line = ChangeLine(WITHDRAWN)
    change = Change(ChangeKind.CORRECTION, (line,), amendment.document, amendment.reason)
    bundle = bundle_of(case.id, case.version + 1)
    return stepper.tell_changes(bundle, case, sorted(own | listed), change)


@dataclass(slots=True)
class _Desk:
    """The letters about one corrected case."""

    stepper: Stepper
    corrected: Corrected
    telling: Telling
    amendment: Amendment

    @property
    def case(self) -> Case:
        return self.corrected.decision.case

    def write_anew(self) -> list[str]:
        """Replace the wrong letters that have not gone out; return to whom."""
        people: list[str] = []
        uow, now = self.stepper.uow, self.stepper.now
        # Longest codes first: the key of somebody's letter may begin like that of another's.
        for notice in sorted(self._letters(), key=lambda it: (-len(it.person), it.key)):
            sent = notice.state is NoticeState.SENT
            if sent and not uow.outbox.recall(f"letter/{notice.key}/{notice.person}", now):
                continue
            uow.notices.close([notice.id], NoticeState.CLOSED, "corrected", None)
            if notice.request.template != CHANGES:
                uow.notices.add([self._anew(notice)])
            people.append(notice.person)
        return people

    def told(self) -> set[str]:
        """Return who has something wrong in hand, of those who may see the case."""
        closed = NoticeState.SENT
        letters = {it.person for it in self._letters() if it.state is closed}
        reminders = {it.person for it in self._reminders() if it.state is closed}
        return letters | reminders | self._joining()

    def tell(self, bundle: str, heard: set[str]) -> tuple[str, ...]:
        """Write the correction for each of those who heard something wrong and have a part in this."""
        reminded = {it.person for it in self._reminders() if it.state is NoticeState.SENT}
        found: list[str] = []
        for person in sorted(heard):
            own = self._deadline_lines(person, everything=person in reminded)
            lines = (*self.telling.lines, *own)
            if lines:
                change = Change(
                    ChangeKind.CORRECTION,
                    lines,
                    self.amendment.document,
                    self.amendment.reason,
                    calendar=self._moves_visit(),
                )
                found += self.stepper.tell_changes(bundle, self.case, [person], change)
        return tuple(found)

    def _letters(self) -> list[Notice]:
        notices = self.stepper.uow.notices.of_case(self.case.id)
        versions, visit = self._versions(), self._moves_visit()
        return [it for it in notices if self._is_wrong(it, versions, visit=visit)]

    def _is_wrong(self, notice: Notice, versions: set[int], *, visit: bool) -> bool:
        if notice.state is NoticeState.CLOSED or notice.request.template == REMINDER:
            return False
        if notice.bundle:
            return notice.bundle in {bundle_of(self.case.id, version) for version in versions}
        version = _version_of(notice)
        printed = notice.request.template in PRINTS_VISIT
        return version in versions or (visit and printed and version >= min(versions))

    def _versions(self) -> set[int]:
        """Return the versions that the wrong entries and their corrections gave the case."""
        items = {item.position: item for item in self.corrected.items}
        wrong = [items[position] for position in self.corrected.mistake.mends]
        named = [*wrong, *(items[by] for item in wrong for by in item.corrected_by)]
        versions = (item.recorded.get("version", (None, None))[1] for item in named)
        return {version for version in versions if isinstance(version, int)}

    def _moves_visit(self) -> bool:
        changes = self.corrected.decision.draft.changes
        named = {name for mends in self.corrected.mistake.mends.values() for name in mends}
        return self.case.workflow == "inspection" and any(
            name in VISIT and name in changes for name in (*named, "dates.visit_on")
        )

    def _anew(self, notice: Notice) -> Notice:
        """Return a letter as it should have been, under a key of its own."""
        mended = {
            it.position: it for it in with_mends(self.corrected.items, self.corrected.mistake)
        }
        root = next(
            (mended[at] for at in self.corrected.mistake.mends if _gave(mended[at], notice)), None
        )
        params = dict(notice.request.params)
        if root is not None:
            params |= _params(root)
        return replace(
            notice,
            id=self.stepper.identities.new_id(),
            key=f"{notice.key}/c{self.case.version}",
            state=NoticeState.PENDING,
            closed_reason="",
            request=replace(notice.request, params=params),
        )

    def _changed(self) -> list[Deadline]:
        """Return the deadlines whose day or verdict was told wrong."""
        changes = self.corrected.decision.draft.changes
        stems = {n.rpartition(".")[0] for n in changes if n.startswith("deadline.")}
        return [
            item
            for item in self.corrected.decision.deadlines
            if f"deadline.{item.name}.{item.round}" in stems
        ]

    def _reminders(self) -> list[Notice]:
        names = {item.name for item in self._changed()}
        everything = self._says_more()
        return [
            it
            for it in self.stepper.uow.notices.of_case(self.case.id)
            if it.request.template == REMINDER and (everything or it.request.deadline in names)
        ]

    def _says_more(self) -> bool:
        """Tell whether every reminder of the case printed what was wrong: its unit, its point."""
        named = {name for mends in self.corrected.mistake.mends.values() for name in mends}
        return bool(named & {"unit", "facts.text_ref"})

    def _joining(self) -> set[str]:
        """Return the people of a unit that only now learns of the case."""
        decision = self.corrected.decision
        if decision.before.unit == decision.case.unit:
            return set()
        rules = self.stepper.rulebook.rules_for(self.stepper.uow, self.case)
        links = self.stepper.links(self.case)
        return {
            person
            for audience in ("unit", "unit_head")
            for person in self.stepper.people_of(self.case, audience, rules, links)
        }

    def _deadline_lines(self, person: str, *, everything: bool) -> tuple[ChangeLine, ...]:
        rules = self.stepper.rulebook.rules_for(self.stepper.uow, self.case)
        links = self.stepper.links(self.case)
        return tuple(
            line
            for item in self._changed()
            if everything or person in self.stepper.people_of(self.case, item.owner, rules, links)
            for line in self._lines(item)
        )

    def _lines(self, item: Deadline) -> Iterable[ChangeLine]:
        changes = self.corrected.decision.draft.changes
        stem = f"deadline.{item.name}.{item.round}"
        if f"{stem}.due_on" in changes and item.state is DeadlineState.OPEN:
            old, new = changes[f"{stem}.due_on"]
            yield ChangeLine(item.label, _text(old), _text(new))
        if f"{stem}.late" in changes:
            old, new = changes[f"{stem}.late"]
            yield ChangeLine(item.label, _lateness(old), _lateness(new))


def _lateness(late: Fact) -> str:
    return ON_TIME if late is None else LATE.format(count=late)


def _text(value: Fact) -> str | None:
    return value if isinstance(value, str) else None


def _version_of(notice: Notice) -> int:
    """Return the version of the case that a step's letter was written for: its key names it."""
    parts = notice.key.split("/")
    return int(parts[1]) if len(parts) > 1 and parts[1].isdecimal() else 0


def _gave(item: Happening, notice: Notice) -> bool:
    return item.recorded.get("version", (None, None))[1] == _version_of(notice)


def _params(item: Happening) -> Mapping[str, Fact]:
    """Return what a letter says of its step, as it stands corrected."""
    cited = document_facts(item.document)
    params = {
        DAY: item.occurred_on.isoformat(),
        "document_number": cited.get("number"),
        "document_issuer": cited.get("issuer"),
        "document_on": cited.get("issued_on"),
    }
    return {name: value for name, value in params.items() if value}
