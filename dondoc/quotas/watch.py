"""The daemon's look at quotas: once a day, and what turned is told once to everybody concerned.

Everything is reckoned with the eyes of somebody to whom no secret is known, so that neither a letter
nor its absence tells of an unannounced inspection.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Final

from dondoc.quotas.news import Paper, news_of, readers_of
from dondoc.quotas.reading import Material, QuotaLine, counted, quota_lines
from engine.audit import AuditDraft
from engine.calendar import Roll, WorkingCalendar
from engine.case import DAEMON
from engine.parties import Person
from engine.plan import Plan
from engine.ports import Clock, Identities
from engine.quota_standing import WARNING_WORKING_DAYS, Standing
from engine.quota_watch import TOLD_OF, Found, Place, Told, Watched, turned, untold
from engine.reminder_service import address_of
from engine.rules import Rules
from engine.stepping import Rulebook
from engine.viewer import Viewer
from engine.window import SendingWindow
from notifiers.composer import Recipient, Sender, Stamp
from notifiers.mime import MailIdentity
from notifiers.quota_letter import QuotaDraft, QuotaNews, compose_quotas
from store.sql_store import SqlStore
from store.unit_of_work import SqlUnitOfWork
from store.views import Views

LOOKED: Final = "quotas-looked-on"
"""The setting that holds the day of the last look, the plans there were, and the entries of the log."""
TURNED: Final = "quota-turned"
WARNING: Final = "quota-warning"
NOBODY: Final = Viewer("")


@dataclass(frozen=True, slots=True)
class QuotaWatch:
    """Looks at the quotas of all plans whose year is not closed; keeps nothing between two looks."""

    store: SqlStore
    rulebook: Rulebook
    clock: Clock
    identities: Identities
    identity: MailIdentity
    window: SendingWindow = field(default_factory=SendingWindow)

    def look(self) -> int:
        """Look, if nobody has today and letters may go; return how many people are written to.

        One transaction: what turned, its log entries, the letters and who they are for. Interrupted,
        the next look does the same; of two daemons, the second finds it done.
        """
        now = self.clock.now()
        with self.store.read() as uow:
            rules = self.rulebook.office_rules(uow)
            today = rules.day_of(now)
            mark = uow.quota_watches.mark()
            known = uow.settings.get(LOOKED) or ""
        if not mark or known.startswith(f"{today}/{mark}/") or not self._may_send(rules, today):
            return 0
        with self.store.write() as uow:
            uow.quota_watches.lock()
            if (uow.settings.get(LOOKED) or "").startswith(f"{today}/{mark}/"):
                return 0  # another daemon was faster
            count = _Look(self, uow, rules, today, now).run()
            uow.settings.set(LOOKED, f"{today}/{mark}/{uow.quota_watches.entries()}")
            uow.commit()
        return count

    def next_look(self) -> datetime | None:
        """Return when a look may find something new, if nothing happens meanwhile; ``None``: never."""
        now = self.clock.now()
        with self.store.read() as uow:
            mark = uow.quota_watches.mark()
            if not mark:
                return None
            rules = self.rulebook.office_rules(uow)
            day, _, rest = (uow.settings.get(LOOKED) or "").partition("/")
            if not rest.startswith(f"{mark}/"):
                return now
            if rest != f"{mark}/{uow.quota_watches.entries()}":
                turns = [date.fromisoformat(day) + timedelta(days=1)]
            else:
                turns = _turning_days(uow, rules, date.fromisoformat(day))
        return self._opening(rules, min(turns)) if turns else None

    def _may_send(self, rules: Rules, today: date) -> bool:
        calendar = rules.history.as_known_on(today)
        return self.window.is_open(self.clock.now(), rules.zone, calendar)

    def _opening(self, rules: Rules, day: date) -> datetime:
        """Return when the window opens on a day or the first working day after it."""
        calendar = rules.history.as_known_on(rules.day_of(self.clock.now()))
        first = calendar.roll(day, Roll.FOLLOWING)
        return datetime.combine(first, self.window.opens, rules.zone)


@dataclass(frozen=True, slots=True)
class _Look:
    """One look at all plans inside one unit of work; the caller commits."""

    watch: QuotaWatch
    uow: SqlUnitOfWork
    rules: Rules
    day: date
    now: datetime

    def run(self) -> int:
        """Write what turned and the letters about it; return how many people they are for."""
        views = Views(self.uow, NOBODY)
        lines = {
            place: (plan, line)
            for plan in _watched_plans(self.uow)
            for place, line in _places(_material(views, plan, self.rules, self.day))
        }
        before = {item.place: item for item in self.uow.quota_watches.watched()}
        fresh = turned(before, map(_found, lines.values()), self.day)
        self.uow.quota_watches.put(fresh)
        self._log(before, fresh)
        standing = {**before, **{item.place: item for item in fresh}}
        now_true = [standing[place] for place in sorted(lines) if place in standing]
        return self._tell(now_true, lines)

    def _log(self, before: Mapping[Place, Watched], fresh: Sequence[Watched]) -> None:
        """Write one entry for each plan about what turned into, or out of, what people hear of."""
        told_of = [item for item in fresh if TOLD_OF & {item.standing, _was(before, item)}]
        for plan, items in groupby(sorted(told_of, key=_place), key=_plan_code):
            changes = {
                "/".join(filter(None, (item.quota, item.unit))): (
                    _was(before, item),
                    item.standing.value,
                )
                for item in items
            }
            draft = AuditDraft(
                chain=f"plan:{plan}",
                action=TURNED,
                person=DAEMON,
                occurred_on=self.day,
                recorded_at=self.now,
                changes=changes,
            )
            self.uow.audit.append(draft)

    def _tell(
        self, watched: Sequence[Watched], lines: Mapping[Place, tuple[Plan, QuotaLine]]
    ) -> int:
        people = {person.code: person for person in self.uow.parties.people()}
        units = {unit.code: unit for unit in self.uow.parties.units()}
        plans = {plan.code: plan for plan, _ in lines.values()}
        readers = {
            code: readers_of(plan, people.values(), units, self.day) for code, plan in plans.items()
        }
        paper = Paper(self.day, self.rules.history.as_known_on(self.day), units)
        told = untold(watched, self.uow.quota_watches.told(), readers)
        by_person: dict[str, list[Told]] = {}
        for item in told:
            by_person.setdefault(item.person, []).append(item)
        for code, items in sorted(by_person.items()):
            self._write(people[code], news_of(items, lines, paper))
        self.uow.quota_watches.tell(told)
        return len(by_person)

    def _write(self, person: Person, news: tuple[QuotaNews, ...]) -> None:
        identities, office = self.watch.identities, self.uow.settings.office()
        recipient = Recipient(person.code, address_of(person, self.day), person.name)
        draft = QuotaDraft(f"quotas/{identities.new_id()}/{WARNING}/{person.code}", self.day, news)
        sender = Sender(office.name if office else "dondoc", self.watch.identity)
        message = compose_quotas(recipient, draft, sender, Stamp(identities.new_id(), self.now))
        self.uow.outbox.put(message, (), self.now)


def _watched_plans(uow: SqlUnitOfWork) -> tuple[Plan, ...]:
    """Return the plans with quotas whose year is not closed."""
    return tuple(
        plan
        for plan in uow.plans.all()
        if plan.aims.quotas and uow.closings.get(plan.code, plan.year) is None
    )


def _material(views: Views, plan: Plan, rules: Rules, day: date) -> Material:
    return Material(
        plan=plan,
        units=views.units(),
        cases=views.cases(plan=plan.code),
        outside=views.outside(),
        day=day,
        calendar=rules.history.as_known_on(day),
        deadlines=views.obligations(plan=plan.code),
    )


def _places(material: Material) -> Iterator[tuple[Place, QuotaLine]]:
    for line in quota_lines(material):
        yield (material.plan.code, line.state.quota.code, line.unit), line


def _found(item: tuple[Plan, QuotaLine]) -> Found:
    plan, line = item
    quota = line.state.quota
    return Found(plan.code, quota.code, line.unit, line.state.standing, quota.by)


def _was(before: Mapping[Place, Watched], item: Watched) -> Standing | None:
    known = before.get(item.place)
    return known.standing if known else None


def _place(item: Watched) -> Place:
    return item.place


def _plan_code(item: Watched) -> str:
    return item.plan


def _turning_days(uow: SqlUnitOfWork, rules: Rules, looked_on: date) -> list[date]:
    """Return the days after a look on which a standing may turn though nothing happens.

    A visit whose day passes, the first day of the warning, the days after the last notice and visit.
    """
    calendar = rules.history.as_known_on(looked_on)
    views, days = Views(uow, NOBODY), set[date]()
    for plan in _watched_plans(uow):
        visits = counted(views.cases(plan=plan.code, workflow="inspection"), ())
        days |= {item.on for item in visits if item.on is not None and not item.done}
        material = Material(plan, (), (), (), looked_on, calendar)
        for quota in plan.aims.quotas:
            if quota.by is not None:
                days |= _last_days(quota.by, calendar, material.notice_working_days)
    after = {day + timedelta(days=1) for day in days}
    return sorted(day for day in after if day > looked_on)


def _last_days(by: date, calendar: WorkingCalendar, notice: int) -> set[date]:
    """Return the days after each of which a quota stands differently."""
    visit = calendar.roll(by, Roll.PRECEDING)
    lasts = {visit, calendar.shift(visit, -notice)}
    warned = {calendar.shift(last, -WARNING_WORKING_DAYS - 1) for last in lasts}
    return {by, *lasts, *warned}
