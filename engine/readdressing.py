"""Readdressing: what waits to be said to somebody goes to who has the work now."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from engine.case import Case
from engine.stepping import Stepper
from engine.timers import Notice, NoticeState

Readers = Callable[[Case, Notice], tuple[str, ...]]
"""Returns who is to read a notice about a case now."""


@dataclass(frozen=True, slots=True)
class Readdressing:
    """Gives notices that wait, and those of messages not yet sent, to other people; nobody commits."""

    stepper: Stepper
    reason: str

    def of_person(self, person: str, readers: Readers) -> tuple[Case, ...]:
        """Readdress everything that waits for a person; return the case of each notice that left them.

        A notice that nobody else is to read is closed with the reason.
        """
        uow = self.stepper.uow
        uow.notices.reopen(uow.outbox.recall_from(person, self.stepper.now))
        waiting = [
            notice
            for letters in (True, False)
            for notice in uow.notices.pending(person, date.max, letters=letters)
        ]
        known = {notice.case_id: uow.cases.get(notice.case_id) for notice in waiting}
        about = ((notice, known[notice.case_id]) for notice in waiting)
        return tuple(
            case
            for notice, case in about
            if case is not None and self._give(notice, readers(case, notice))
        )

    def of_case(self, case: Case, readers: Readers) -> None:
        """Readdress what waits about a case for people who are not its readers any more."""
        uow = self.stepper.uow
        unread = self._strangers(case, readers)
        for person in sorted(unread):
            uow.notices.reopen(uow.outbox.recall_from(person, self.stepper.now, [case.id]))
        moved = [
            notice
            for notice in uow.notices.of_case(case.id)
            if notice.state is NoticeState.PENDING and notice.person in unread
        ]
        for notice in moved:
            self._give(notice, readers(case, notice))

    def _strangers(self, case: Case, readers: Readers) -> set[str]:
        """Return who was to read about a case and is not any more, whatever the notice."""
        return {
            notice.person
            for notice in self.stepper.uow.notices.of_case(case.id)
            if notice.state is not NoticeState.CLOSED
            and notice.request.audience
            and notice.person not in readers(case, notice)
        }

    def _give(self, notice: Notice, people: Iterable[str]) -> bool:
        """Give a notice to others; ``False`` when its reader stays one."""
        wanted = tuple(people)
        if notice.person in wanted:
            return False
        notices = self.stepper.uow.notices
        new_id = self.stepper.identities.new_id
        notices.add(replace(notice, id=new_id(), person=person) for person in wanted)
        notices.close([notice.id], NoticeState.CLOSED, self.reason, None)
        return True
