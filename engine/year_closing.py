"""Closing a year (*chốt số liệu năm*): what is open goes over or ends, and the figures are frozen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256

from engine.amending import Amendment
from engine.audit import AuditDraft
from engine.case import Actor, Case, Command, DocumentRef, Fact
from engine.change_letters import Change, ChangeKind, ChangeLine
from engine.decisions import Decision
from engine.errors import EventRefused, InvalidInput, YearClosed
from engine.obligations import DeadlineState
from engine.plan import Plan
from engine.ports import Clock, Identities, Store, UnitOfWork, YearClosing
from engine.record_ports import YEAR_CLOSED
from engine.stepping import Rulebook, Stepper
from engine.words import N_
from engine.year_figures import Record, figures_of, frozen, is_stock_of, record_of

CARRY_OVER = "carry-over"
CLOSE_YEAR = "close-year"
CANCEL = "cancel"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What becomes of open cases: codes to carry over (or all), codes to cancel with their reasons."""

    carry_all: bool = False
    carry: frozenset[str] = frozenset()
    cancel: Mapping[str, str] = field(default_factory=dict)

    def undecided(self, codes: frozenset[str]) -> tuple[str, ...]:
        """Return the open cases about which nothing was said, sorted."""
        if self.carry_all:
            return ()
        return tuple(sorted(codes - self.carry - set(self.cancel)))

    def problems(self, codes: frozenset[str]) -> tuple[str, ...]:
        """Return codes that are named twice or are not open in this year, sorted."""
        named = self.carry | set(self.cancel)
        return tuple(sorted((named - codes) | (self.carry & set(self.cancel))))


@dataclass(frozen=True, slots=True)
class Survey:
    """A plan's year before it is closed: every record that counts, and those still open."""

    plan: Plan
    year: int
    records: tuple[Record, ...]
    figures: Mapping[str, Fact]

    @property
    def open(self) -> tuple[Record, ...]:
        """Return what is still open, without what came over from earlier years."""
        return tuple(
            record
            for record in self.records
            if record.open and not is_stock_of(record.case, self.year)
        )


@dataclass(frozen=True, slots=True)
class Closed:
    """What closing did: the steps taken, and the figures as they were frozen."""

    closing: YearClosing
    figures: Mapping[str, Fact]
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class YearService:
    """Surveys and closes years; a closing is one transaction."""

    store: Store
    rulebook: Rulebook
    clock: Clock
    identities: Identities

    def refuse_closed(self, plans: Iterable[Plan], year: int) -> None:
        """Refuse with ``YearClosed`` a plan whose year is closed already."""
        with self.store.read() as uow:
            _refuse_closed(uow, plans, year)

    def survey(self, plan: Plan, year: int) -> Survey:
        """Return a plan's year as it is now."""
        with self.store.read() as uow:
            return self._survey(uow, plan, year)

    def close(
        self,
        plans: Sequence[Plan],
        year: int,
        wishes: Wishes,
        actor: Actor,
        document: DocumentRef | None,
        *,
        dry_run: bool = False,
    ) -> tuple[Closed, ...]:
        """Carry over or cancel what is open, freeze the figures, and log both; all plans or none.

        Raises ``InvalidInput`` when an open case is undecided or a code is not open in that year,
        ``EventRefused`` when a case cannot be cancelled, ``YearClosed`` when the year is closed.
        """
        with self.store.write() as uow:
            stepper = Stepper(uow, self.rulebook, self.identities, self.clock.now())
            stepper.bundle = f"year/{year}/{self.identities.new_id()}"
            _refuse_closed(uow, plans, year)
            surveys = [self._survey(uow, plan, year) for plan in plans]
            _check(year, [record for survey in surveys for record in survey.open], wishes)
            closed = tuple(
                self._close(_Act(stepper, plan, year, actor, document, self._day(uow)), wishes)
                for plan in plans
            )
            if not dry_run:
                uow.commit()
            return closed

    def _close(self, act: "_Act", wishes: Wishes) -> Closed:
        uow, before = act.stepper.uow, len(act.stepper.taken)
        for record in self._survey(uow, act.plan, act.year).open:
            reason = wishes.cancel.get(record.case.code)
            if reason is not None:
                act.cancel(record.case, reason)
        for record in self._survey(uow, act.plan, act.year).open:
            act.carry_over(record.case)
        figures = self._survey(uow, act.plan, act.year).figures
        return Closed(_freeze(act, figures), figures, tuple(act.stepper.taken[before:]))

    def _day(self, uow: UnitOfWork) -> date:
        return self.rulebook.office_rules(uow).day_of(self.clock.now())

    def _survey(self, uow: UnitOfWork, plan: Plan, year: int) -> Survey:
        # What is still secret belongs to the year in which it is announced: no figure tells of it.
        cases = [case for case in uow.cases.of_plan(plan.code) if not case.secret]
        records = tuple(self._record(uow, case) for case in cases)
        return Survey(plan, year, records, figures_of(plan.code, year, self._day(uow), records))

    def _record(self, uow: UnitOfWork, case: Case) -> Record:
        definition = self.rulebook.rules_for(uow, case).definition
        return record_of(case, uow.deadlines.of_case(case.id), definition)


@dataclass(frozen=True, slots=True)
class _Act:
    """One closing at work: everything its steps have in common."""

    stepper: Stepper
    plan: Plan
    year: int
    actor: Actor
    document: DocumentRef | None
    day: date

    def cancel(self, case: Case, reason: str) -> None:
        """End a case with a reason, where its workflow lets people cancel it."""
        rules = self.stepper.rulebook.rules_for(self.stepper.uow, case)
        if not rules.definition.leaving(case.state, CANCEL):
            raise EventRefused(
                N_("{code} không hủy được khi {state}; hãy chuyển tiếp: --carry-over {code}"),
                code=case.code,
                state=rules.definition.state(case.state).label,
            )
        command = Command(CANCEL, self.actor, self.day, document=self.document, reason=reason)
        self.stepper.advance(case, command)

    def carry_over(self, case: Case) -> None:
        """Let a case go over into the next year; its dates stay, the first ones too."""
        facts: dict[str, Fact] = {
            "opening": True,
            "from_year": case.facts.get("from_year") or self.year,
        }
        rules = self.stepper.rulebook.rules_for(self.stepper.uow, case)
        if rules.definition.leaving(case.state, CARRY_OVER):
            command = Command(CARRY_OVER, self.actor, self.day, document=self.document, facts=facts)
            self.stepper.advance(case, command)
        else:
            amendment = Amendment(CARRY_OVER, self.actor, self.day, self.document, facts=facts)
            self.stepper.amend(case, amendment)
        self._tell(case)

    def _tell(self, case: Case) -> None:
        rules = self.stepper.rulebook.rules_for(self.stepper.uow, case)
        links = self.stepper.links(case)
        lines: dict[str, list[ChangeLine]] = {}
        for item in links.deadlines:
            if item.state is DeadlineState.OPEN and item.due_on is not None:
                line = ChangeLine(
                    item.label,
                    new=item.due_on.isoformat(),
                    note=f"chuyển tiếp sang năm {self.year + 1}, thời hạn giữ nguyên",
                )
                for person in self.stepper.people_of(case, item.owner, rules, links):
                    lines.setdefault(person, []).append(line)
        for person, found in lines.items():
            change = Change(ChangeKind.YEAR, tuple(found), self.document)
            self.stepper.tell_changes(self.stepper.bundle, case, [person], change)


def _refuse_closed(uow: UnitOfWork, plans: Iterable[Plan], year: int) -> None:
    for plan in plans:
        if uow.closings.get(plan.code, year) is not None:
            raise YearClosed(YEAR_CLOSED, year=year, plan=plan.code)


def _check(year: int, opened: Iterable[Record], wishes: Wishes) -> None:
    codes = frozenset(record.case.code for record in opened)
    wrong = wishes.problems(codes)
    if wrong:
        raise InvalidInput(
            N_("{codes}: không phải hồ sơ còn mở của năm {year}, hoặc vừa chuyển tiếp vừa hủy"),
            codes=", ".join(wrong),
            year=year,
        )
    left = wishes.undecided(codes)
    if left:
        raise InvalidInput(
            N_(
                "còn {count} hồ sơ chưa có quyết định: {codes}; ghi --carry-over MÃ (hoặc all), "
                "hay --cancel MÃ=LÝ-DO"
            ),
            count=len(left),
            codes=", ".join(left),
        )


def _freeze(act: _Act, figures: Mapping[str, Fact]) -> YearClosing:
    text = frozen(figures)
    hashed = sha256(text.encode()).hexdigest()
    uow, now = act.stepper.uow, act.stepper.now
    closing = YearClosing(act.plan.code, act.year, text, hashed, now)
    uow.closings.add(closing)
    uow.audit.append(_draft(act, hashed, now))
    return closing


def _draft(act: _Act, hashed: str, now: datetime) -> AuditDraft:
    return AuditDraft(
        chain=f"plan:{act.plan.code}",
        action=CLOSE_YEAR,
        person=act.actor.person,
        on_behalf_of=act.actor.on_behalf_of,
        occurred_on=act.day,
        recorded_at=now,
        document=act.document,
        changes={"year": (None, act.year), "figures_sha256": (None, hashed)},
    )
