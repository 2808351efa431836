"""Who was told something wrong: letters not yet sent are written anew, everybody else is told once."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from engine.amending import Amendment
from engine.case import Case, Fact
from engine.change_letters import Change, ChangeKind, ChangeLine
from engine.correcting import Corrected
from engine.obligations import Deadline, DeadlineState
from engine.stepping import Stepper
from engine.timers import NoticeState
from engine.words import N_
from engine.wrong_letters import WrongLetters, bundle_of, is_change, sent_lists

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
        wrong = WrongLetters(stepper.uow, item)
        desk = _Desk(stepper, wrong, telling if item is corrected[0] else Telling(), amendment)
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
    own = stepper.uow.notices.of_case(case.id)
    above = sent_lists(stepper.uow, parent.id) if parent else []
    people = {it.person for it in (*own, *above) if it.state is NoticeState.SENT}
    line = ChangeLine(WITHDRAWN)
    change = Change(ChangeKind.CORRECTION, (line,), amendment.document, amendment.reason)
    bundle = bundle_of(case.id, case.version + 1)
    return stepper.tell_changes(bundle, case, sorted(people), change)


@dataclass(slots=True)
class _Desk:
    """The letters about one corrected case."""

    stepper: Stepper
    wrong: WrongLetters
    telling: Telling
    amendment: Amendment

    @property
    def case(self) -> Case:
        return self.wrong.case

    def write_anew(self) -> list[str]:
        """Replace the wrong letters that have not gone out; return to whom."""
        people: list[str] = []
        uow, now = self.stepper.uow, self.stepper.now
        # Longest codes first: the key of somebody's letter may begin like that of another's.
        for notice in sorted(self.wrong.letters(), key=lambda it: (-len(it.person), it.key)):
            composed = notice.state is NoticeState.SENT
            if composed and not uow.outbox.recall(f"letter/{notice.key}/{notice.person}", now):
                continue
            uow.notices.close([notice.id], NoticeState.CLOSED, "corrected", None)
            if not is_change(notice):
                uow.notices.add([self.wrong.anew(notice, self.stepper.identities.new_id())])
            people.append(notice.person)
        return people

    def told(self) -> set[str]:
        """Return who has something wrong in hand, and who only now learns of the case."""
        letters = {it.person for it in self.wrong.letters() if it.state is NoticeState.SENT}
        return letters | self.wrong.reminded() | self.wrong.readers_above() | self._joining()

    def tell(self, bundle: str, heard: set[str]) -> tuple[str, ...]:
        """Write the correction for each of those who heard something wrong and have a part in this."""
        reminded = self.wrong.reminded()
        found: list[str] = []
        for person in sorted(heard):
            own = self._deadline_lines(person, everything=person in reminded)
            if lines := (*self.telling.lines, *own):
                change = Change(
                    ChangeKind.CORRECTION,
                    lines,
                    self.amendment.document,
                    self.amendment.reason,
                    calendar=self.wrong.moves_visit,
                )
                found += self.stepper.tell_changes(bundle, self.case, [person], change)
        return tuple(found)

    def _people_of(self, audience: str) -> tuple[str, ...]:
        rules = self.stepper.rulebook.rules_for(self.stepper.uow, self.case)
        return self.stepper.people_of(self.case, audience, rules, self.stepper.links(self.case))

    def _joining(self) -> set[str]:
        """Return the people of a unit that only now learns of the case."""
        decision = self.wrong.corrected.decision
        if decision.before.unit == decision.case.unit:
            return set()
        return {*self._people_of("unit"), *self._people_of("unit_head")}

    def _deadline_lines(self, person: str, *, everything: bool) -> tuple[ChangeLine, ...]:
        return tuple(
            line
            for item in self.wrong.changed()
            if everything or person in self._people_of(item.owner)
            for line in self._lines(item)
        )

    def _lines(self, item: Deadline) -> Iterable[ChangeLine]:
        changes = self.wrong.corrected.decision.draft.changes
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
