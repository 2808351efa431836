"""Letters: what waits to be said at once to one person becomes finished messages."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from engine.audit import digest
from engine.case import Case
from engine.change_letters import CHANGES
from engine.gathering import sees
from engine.parties import Person
from engine.ports import Composer, UnitOfWork
from engine.timers import DAILY, Message, Notice, NoticeState

Items = list[tuple[Notice, Case]]


@dataclass(slots=True)
class Letters:
    """Composes the letters of one person inside one unit of work; the caller commits."""

    uow: UnitOfWork
    composer: Composer
    person: Person | None
    address: str
    today: date
    now: datetime
    _bundles: dict[tuple[str, str], Items] = field(default_factory=dict)

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
        for (bundle, alone), items in self._bundles.items():
            self._bundle(bundle, alone, items)
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

    def _bundle(self, bundle: str, alone: str, items: Items) -> None:
        """Compose the message of an act, or that of a day: it replaces one of the day not sent yet."""
        if bundle.startswith(f"{DAILY}/"):
            prefix = f"{CHANGES}/{bundle}/{items[0][0].person}/{alone}/"
            items = [*self._unsent(prefix, bundle, alone, items), *items]
            said = digest(sorted(notice.id for notice, _ in items))
            message = replace(self._of_day(bundle, items), key=prefix + said[:16])
        else:
            message = self._changes(bundle, items)
        cases = sorted({case.id for _, case in items})
        kept = message.id if self.uow.outbox.put(message, cases, self.now) else None
        self.uow.notices.close([notice.id for notice, _ in items], NoticeState.SENT, "", kept)

    def _unsent(
        self, prefix: str, bundle: str, alone: str, items: Items
    ) -> Iterator[tuple[Notice, Case]]:
        """Yield what stands in messages of the same day and kind that have not gone yet."""
        recalled = self.uow.outbox.recall(prefix, self.now)
        self.uow.notices.reopen(recalled)
        known = {notice.id for notice, _ in items}
        person = items[0][0].person
        for notice in (
            self.uow.notices.pending(person, self.today, letters=True) if recalled else ()
        ):
            case = self._visible(notice)
            if case is None or notice.bundle != bundle or notice.id in known:
                continue
            if alone == (case.id if case.secret else ""):
                yield notice, case

    def _of_day(self, bundle: str, items: Items) -> Message:
        assert self.person is not None  # noqa: S101  (only then is a case visible)
        if len(items) > 1:
            return self._changes(bundle, items)
        ((notice, case),) = items
        return self.composer.letter(self.person, self.address, notice, case, self.uow, self.now)

    def _changes(self, bundle: str, items: Items) -> Message:
        assert self.person is not None  # noqa: S101  (only then is a case visible)
        return self.composer.changes(self.person, self.address, bundle, items, self.uow, self.now)
