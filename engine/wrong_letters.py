"""Which letters and reminders of a case said what was wrong, and a letter as it should have been."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from engine.case import Case, Fact
from engine.change_letters import CHANGES
from engine.correcting import VISIT, Corrected
from engine.decisions import OPEN
from engine.happenings import DAY, Happening, document_facts, happenings, with_mends
from engine.ladder import REMINDER
from engine.obligations import Deadline
from engine.ports import UnitOfWork
from engine.timers import Notice, NoticeState

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
LISTED: Final = frozenset({"facts.text_ref", "facts.settings", "dates.remedy_by"})
"""What these letters print of a recommendation."""
PRINTED_ALWAYS: Final = frozenset({"unit", "facts.text_ref"})
"""What every line of a digest prints of a case."""


def bundle_of(case_id: str, version: int) -> str:
    """Return the name of the letter of the correction that gave a case this version."""
    return f"correction-{case_id}-{version}"


@dataclass(frozen=True, slots=True)
class WrongLetters:
    """The notices about one corrected case that said what was wrong."""

    uow: UnitOfWork
    corrected: Corrected

    @property
    def case(self) -> Case:
        """Return the case as corrected."""
        return self.corrected.decision.case

    @property
    def named(self) -> frozenset[str]:
        """Return the names of what was wrong."""
        return frozenset(n for mends in self.corrected.mistake.mends.values() for n in mends)

    @property
    def moves_visit(self) -> bool:
        """Tell whether a calendar entry shows something else now."""
        changes = self.corrected.decision.draft.changes
        return self.case.workflow == "inspection" and any(
            name in VISIT and name in changes for name in (*self.named, "dates.visit_on")
        )

    def letters(self) -> list[Notice]:
        """Return the letters of the wrong steps and corrections; of a visit, all that print it."""
        versions, visit = self._versions(), self.moves_visit
        return [
            it
            for it in self.uow.notices.of_case(self.case.id)
            if self._is_wrong(it, versions, visit=visit)
        ]

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
        return {_version_after(item) for item in named}

    def changed(self) -> list[Deadline]:
        """Return the deadlines whose day or verdict was told wrong."""
        changes = self.corrected.decision.draft.changes
        stems = {name.rpartition(".")[0] for name in changes if name.startswith("deadline.")}
        return [
            item
            for item in self.corrected.decision.deadlines
            if f"deadline.{item.name}.{item.round}" in stems
        ]

    def reminded(self) -> set[str]:
        """Return who was reminded of a deadline that changes, or of what every line prints."""
        names = {item.name for item in self.changed()}
        everything = bool(self.named & PRINTED_ALWAYS)
        return {
            it.person
            for it in self.uow.notices.of_case(self.case.id)
            if it.state is NoticeState.SENT
            and it.request.template == REMINDER
            and (everything or it.request.deadline in names)
        }

    def readers_above(self) -> set[str]:
        """Return who read of a point in the letter of the inspection that it was born with."""
        items = {item.position: item for item in self.corrected.items}
        born = {
            items[position].recorded_at
            for position, mends in self.corrected.mistake.mends.items()
            if items[position].action == OPEN and LISTED & set(mends)
        }
        parent_id = self.case.parent_id
        if parent_id is None or not born:
            return set()
        above = happenings(self.uow.audit.chain(f"case:{parent_id}"))
        versions = {_version_after(item) for item in above if item.recorded_at in born}
        return {it.person for it in sent_lists(self.uow, parent_id) if _version_of(it) in versions}

    def anew(self, notice: Notice, new_id: str) -> Notice:
        """Return a letter as it should have been, under a key of its own."""
        mended = {
            it.position: it for it in with_mends(self.corrected.items, self.corrected.mistake)
        }
        wrong = (mended[position] for position in self.corrected.mistake.mends)
        root = next((it for it in wrong if _version_after(it) == _version_of(notice)), None)
        params = {**notice.request.params, **(_params(root) if root else {})}
        return replace(
            notice,
            id=new_id,
            key=f"{notice.key}/c{self.case.version}",
            state=NoticeState.PENDING,
            closed_reason="",
            request=replace(notice.request, params=params),
        )


def sent_lists(uow: UnitOfWork, case_id: str) -> list[Notice]:
    """Return the letters of an inspection, composed already, that list its recommendations."""
    return [
        it
        for it in uow.notices.of_case(case_id)
        if it.state is NoticeState.SENT and it.request.template in LISTS_POINTS
    ]


def is_change(notice: Notice) -> bool:
    """Tell whether a notice is a line of a change letter."""
    return notice.request.template == CHANGES


def _version_of(notice: Notice) -> int:
    """Return the version of the case that a step's letter was written for: its key names it."""
    parts = notice.key.split("/")
    return int(parts[1]) if len(parts) > 1 and parts[1].isdecimal() else 0


def _version_after(item: Happening) -> int:
    """Return the version of the case after an entry."""
    version = item.recorded.get("version", (None, None))[1]
    return version if isinstance(version, int) else 0


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
