"""Letters: what waits to be said at once to one person becomes finished messages."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from engine.case import Case
from engine.gathering import sees
from engine.parties import Person
from engine.ports import Composer, UnitOfWork
from engine.timers import Notice, NoticeState


@dataclass(slots=True)
class Letters:
    """Composes the letters of one person inside one unit of work; the caller commits."""

    uow: UnitOfWork
    composer: Composer
    person: Person | None
    address: str
    today: date
    now: datetime
    _bundles: dict[tuple[str, str], list[tuple[Notice, Case]]] = field(default_factory=dict)

    def write(self, pending: Iterable[Notice]) -> int:
        """Compose a message for each notice, or for all notices of a bundle; return how many.

        A secret case shares no message: to whom it is hidden, the others' message would be too.
        """
        count = 0
        for notice in pending:
            case = self._visible(notice)
            if case is None:
                self.uow.notices.close([notice.id], NoticeState.CLOSED, "hidden", None)
            elif notice.bundle:
                alone = case.id if case.secret else ""
                self._bundles.setdefault((notice.bundle, alone), []).append((notice, case))
            else:
                self._letter(notice, case)
                count += 1
        for (bundle, _alone), items in self._bundles.items():
            self._changes(bundle, items)
        return count + len(self._bundles)

    def _visible(self, notice: Notice) -> Case | None:
        case = self.uow.cases.get(notice.case_id)
        if case is None or self.person is None or not sees(self.person, case, self.today):
            return None
        return case

    def _letter(self, notice: Notice, case: Case) -> None:
        assert self.person is not None  # noqa: S101  (only then is a case visible)
        message = self.composer.letter(self.person, self.address, notice, case, self.uow, self.now)
        kept = message.id if self.uow.outbox.put(message, [case.id], self.now) else None
        self.uow.notices.close([notice.id], NoticeState.SENT, "", kept)

    def _changes(self, bundle: str, items: list[tuple[Notice, Case]]) -> None:
        assert self.person is not None  # noqa: S101  (only then is a case visible)
        message = self.composer.changes(
            self.person, self.address, bundle, items, self.uow, self.now
        )
        cases = sorted({case.id for _, case in items})
        kept = message.id if self.uow.outbox.put(message, cases, self.now) else None
        self.uow.notices.close([notice.id for notice, _ in items], NoticeState.SENT, "", kept)
