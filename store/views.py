"""Every read of the commands, filtered in the query by what exists for the viewer."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, func, or_, select

from engine.case import Case
from engine.errors import InvalidInput, NotFound
from engine.indicator_values import IndicatorValue
from engine.obligations import Deadline
from engine.outside import OutsideInspection
from engine.parties import Person, Unit
from engine.plan import Plan, PlanRevision
from engine.ports import Parcel, TimerRow, YearClosing
from engine.timers import Notice
from engine.viewer import Viewer
from engine.words import N_
from store.deadline_views import OPEN, DeadlineViews
from store.log_views import EntryFilter, LogEntry, LogViews
from store.many_views import ManyViews
from store.mapping.cases import SEPARATOR, case_of, notice_of, timer_row_of
from store.mapping.messages import parcel_of
from store.parts.cases import CASE, case_query
from store.parts.deadlines import DEADLINE
from store.parts.notices import NOTICE
from store.parts.outbox import OUTBOX, OUTBOX_CASE
from store.parts.records import EVIDENCE, FREE_TEXT
from store.parts.timers import TIMER
from store.statements import among, row_of, rows_of, starts_with
from store.unit_of_work import SqlUnitOfWork
from store.view_counts import Counts, WorkDone, counted, work_done
from store.visibility import Visibility

__all__ = ["Counts", "EntryFilter", "LogEntry", "Views", "WorkDone"]

PERSONAL_SUBJECT: Final = N_("bản tin nhắc việc")
PERSONAL_TEXT: Final = N_("Chỉ người nhận đọc được nội dung bản tin này.")


class Views:
    """What a viewer may read in one transaction."""

    def __init__(self, work: SqlUnitOfWork, viewer: Viewer) -> None:
        """Read inside a unit of work, with the eyes of a viewer."""
        self._work = work
        self._connection = work.connection
        self._visible = Visibility(viewer)
        self._log = LogViews(work.connection, self._visible)
        self._deadlines = DeadlineViews(work.connection, self._visible)
        self.many = ManyViews(work.connection, self._visible)

    def case(self, code: str) -> Case:
        """Return the case of that code; ``NotFound`` names the nearest codes that exist."""
        row = row_of(
            self._connection, self._cases().where(CASE.c.code_folded == code.strip().casefold())
        )
        if row is not None:
            return case_of(row)
        near = self._nearest(code)
        if not near:
            raise NotFound(
                N_("Không có hồ sơ {code}; hãy xem danh sách bằng: dondoc case list"), code=code
            )
        raise NotFound(
            N_("Không có hồ sơ {code}; gần giống: {near}"), code=code, near=", ".join(near)
        )

    def case_by_id(self, case_id: str) -> Case | None:
        """Return the case of that id, ``None`` when there is none for the viewer."""
        row = row_of(self._connection, self._cases().where(CASE.c.id == case_id))
        return None if row is None else case_of(row)

    def cases(
        self,
        *,
        plan: str | None = None,
        unit: str | None = None,
        workflow: str | None = None,
        states: Collection[str] | None = None,
        open_only: bool = False,
        limit: int | None = None,
    ) -> tuple[Case, ...]:
        """Return cases by code; one is open while it has an open deadline."""
        query = self._cases()
        for column, value in (
            (CASE.c.plan, plan),
            (CASE.c.unit, unit),
            (CASE.c.workflow, workflow),
        ):
            query = query if value is None else query.where(column == value)
        if states is not None:
            query = query.where(among(CASE.c.state, states))
        if open_only:
            query = query.where(CASE.c.id.in_(select(DEADLINE.c.case_id).where(OPEN)))
        return self._all_cases(query.limit(limit))

    def children(self, case: Case) -> tuple[Case, ...]:
        """Return the cases whose parent or round this is, by code."""
        below = or_(CASE.c.parent_id == case.id, CASE.c.round_id == case.id)
        return self._all_cases(self._cases().where(below))

    def deadlines(self, case: Case) -> tuple[Deadline, ...]:
        """Return all deadlines of a case, by name and round."""
        return self._deadlines.of_case(case.id)

    def all_deadlines(self, *, plan: str | None = None) -> tuple[Deadline, ...]:
        """Return the deadlines of all cases (of a plan) in whatever state, by case, name and round."""
        return self._deadlines.of_plan(plan)

    def obligations(
        self,
        *,
        until: date | None = None,
        owner: str | None = None,
        unit: str | None = None,
        plan: str | None = None,
        include_unset: bool = True,
    ) -> tuple[tuple[Case, Deadline], ...]:
        """Return open deadlines with their cases, the next day first; ``until`` is included."""
        conditions = self._deadlines.owed(until, owner, include_unset=include_unset)
        for column, value in ((CASE.c.unit, unit), (CASE.c.plan, plan)):
            if value is not None:
                conditions.append(DEADLINE.c.case_id.in_(select(CASE.c.id).where(column == value)))
        return self._with_cases(conditions)

    def timers(self, case: Case) -> tuple[TimerRow, ...]:
        """Return all timers of a case, by moment."""
        query = self._about(TIMER.c.case_id, case, select(TIMER))
        rows = rows_of(self._connection, query.order_by(TIMER.c.fires_at, TIMER.c.key))
        return tuple(timer_row_of(row) for row in rows)

    def notices(self, case: Case) -> tuple[Notice, ...]:
        """Return the notices about a case, oldest first."""
        query = self._about(NOTICE.c.case_id, case, select(NOTICE))
        rows = rows_of(
            self._connection, query.order_by(NOTICE.c.due_on, NOTICE.c.key, NOTICE.c.person)
        )
        return tuple(notice_of(row) for row in rows)

    def messages(
        self,
        case: Case | None = None,
        *,
        states: Collection[str] | None = None,
        person: str | None = None,
        limit: int | None = None,
    ) -> tuple[Parcel, ...]:
        """Return messages, newest last (and the newest, where there are more than ``limit``)."""
        query = self._parcels()
        if case is not None:
            about = select(OUTBOX_CASE.c.message_id).where(OUTBOX_CASE.c.case_id == case.id)
            query = query.where(OUTBOX.c.id.in_(about))
        if states is not None:
            query = query.where(among(OUTBOX.c.state, states))
        if person is not None:
            query = query.where(OUTBOX.c.person == person)
        query = query.order_by(OUTBOX.c.created_at.desc(), OUTBOX.c.id.desc()).limit(limit)
        return tuple(reversed(self._all_parcels(query)))

    def message(self, reference: str) -> Parcel:
        """Return the message of that id, or the only one whose id begins so."""
        query = self._parcels().where(starts_with(OUTBOX.c.id, reference)).limit(2)
        found = self._all_parcels(query) if reference else ()
        if not found:
            raise NotFound(
                N_("Không có thư {reference}; hãy xem danh sách bằng: dondoc outbox list"),
                reference=reference,
            )
        if len(found) > 1:
            raise InvalidInput(
                N_("Có nhiều thư bắt đầu bằng {reference}; hãy ghi thêm ký tự của mã"),
                reference=reference,
            )
        return found[0]

    def entries(
        self, wanted: EntryFilter | None = None, *, limit: int | None = None, offset: int = 0
    ) -> tuple[LogEntry, ...]:
        """Return log entries, newest last; ``limit`` and ``offset`` count from the newest."""
        return self._log.entries(wanted or EntryFilter(), limit, offset)

    def entry(self, reference: str) -> LogEntry:
        """Return the log entry of that number, or the only one whose hash begins so."""
        return self._log.entry(reference)

    def texts(self, refs: Iterable[str]) -> dict[str, str]:
        """Return texts by reference; nobody can guess one who has not read where it stands."""
        wanted = {ref: "" for ref in sorted(set(refs)) if ref}
        query = select(FREE_TEXT.c.ref, FREE_TEXT.c.text).where(among(FREE_TEXT.c.ref, wanted))
        return wanted | {row["ref"]: row["text"] for row in rows_of(self._connection, query)}

    def evidence_names(self, hashes: Iterable[str]) -> dict[str, str]:
        """Return the names of files by hash; nobody can guess one who has not read where it stands."""
        query = select(EVIDENCE.c.sha256, EVIDENCE.c.name).where(
            among(EVIDENCE.c.sha256, sorted(set(hashes)))
        )
        return {row["sha256"]: row["name"] for row in rows_of(self._connection, query)}

    def plans(self) -> tuple[Plan, ...]:
        """Return all plans by code."""
        return self._work.plans.all()

    def plan_revisions(self, code: str) -> tuple[PlanRevision, ...]:
        """Return what documents made of a plan, in order."""
        return self._work.plans.revisions(code)

    def closing(self, plan: str, year: int) -> YearClosing | None:
        """Return the frozen figures of a plan's year."""
        return self._work.closings.get(plan, year)

    def indicator_values(self, plan: str) -> tuple[IndicatorValue, ...]:
        """Return all values of a plan's indicators, replaced ones included, by indicator and day."""
        return self._work.indicators.of_plan(plan)

    def units(self) -> tuple[Unit, ...]:
        """Return all units by code."""
        return self._work.parties.units()

    def people(self) -> tuple[Person, ...]:
        """Return all people by code."""
        return self._work.parties.people()

    def outside(self) -> tuple[OutsideInspection, ...]:
        """Return the inspections by other bodies, withdrawn ones included."""
        return self._work.outside.all()

    def counts(self) -> Counts:
        """Return how much there is of everything, as far as it exists for the viewer."""
        return counted(self._connection, self._visible)

    def work_done(self) -> WorkDone:
        """Return what the daemon has done so far, as far as it exists for the viewer."""
        return work_done(self._connection, self._visible)

    def _cases(self) -> Select[Any]:
        return case_query().where(self._visible.of_case(CASE.c.id)).order_by(CASE.c.code)

    def _all_cases(self, query: Select[Any]) -> tuple[Case, ...]:
        return tuple(case_of(row) for row in rows_of(self._connection, query))

    def _about(self, column: ColumnElement[str], case: Case, query: Select[Any]) -> Select[Any]:
        return query.where(column == case.id, self._visible.of_case(column))

    def _with_cases(
        self, conditions: list[ColumnElement[bool]]
    ) -> tuple[tuple[Case, Deadline], ...]:
        """Return the deadlines with their cases, in two queries."""
        wanted = select(DEADLINE.c.case_id).where(*conditions)
        cases = {
            case.id: case for case in self._all_cases(self._cases().where(CASE.c.id.in_(wanted)))
        }
        found = self._deadlines.by_next_day(conditions)
        return tuple((cases[deadline.case_id], deadline) for deadline in found)

    def _parcels(self) -> Select[Any]:
        about = OUTBOX_CASE.join(CASE, CASE.c.id == OUTBOX_CASE.c.case_id)
        shown = (
            OUTBOX_CASE.c.message_id == OUTBOX.c.id,
            self._visible.of_case(OUTBOX_CASE.c.case_id),
        )
        ids, codes = (
            select(func.aggregate_strings(column, SEPARATOR)).select_from(about).where(*shown)
            for column in (CASE.c.id, CASE.c.code)
        )
        return select(
            OUTBOX,
            ids.scalar_subquery().label("case_ids"),
            codes.scalar_subquery().label("case_codes"),
        ).where(self._visible.of_message())

    def _all_parcels(self, query: Select[Any]) -> tuple[Parcel, ...]:
        return tuple(
            self._for_viewer(parcel_of(row, _listed(row["case_ids"])), _listed(row["case_codes"]))
            for row in rows_of(self._connection, query)
        )

    def _for_viewer(self, parcel: Parcel, codes: Collection[str]) -> Parcel:
        """Return a message; of somebody else's digest only which cases it is about."""
        if self._visible.reads(parcel.message):
            return parcel
        subject = f"{PERSONAL_SUBJECT}: {', '.join(codes)}"
        sealed = replace(
            parcel.message, subject=subject, text=PERSONAL_TEXT, html="", attachments=()
        )
        return replace(parcel, message=sealed)

    def _nearest(self, code: str) -> list[str]:
        query = select(CASE.c.code).where(self._visible.of_case(CASE.c.id))
        return get_close_matches(code.upper(), self._connection.execute(query).scalars().all())


def _listed(joined: str | None) -> tuple[str, ...]:
    """Return the sorted parts of an aggregated text; of nothing, none."""
    return tuple(sorted(filter(None, (joined or "").split(SEPARATOR))))
