"""CorrectionService: one transaction that corrects a case and whatever its mistake made wrong elsewhere."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Final

from engine.amending import Amendment
from engine.audit import AuditDraft, Change
from engine.case import Case, Command, Fact
from engine.case_service import CaseService
from engine.correcting import Corrected, correct
from engine.correction_letters import Telling, tell, withdrawn
from engine.decisions import OPEN, Decision, situation_of
from engine.errors import NotFound, RightMissing
from engine.free_text import with_refs
from engine.happenings import CORRECT, DAY, Happening, Mistake, happenings
from engine.mistakes import mends_of_day
from engine.obligations import Deadline
from engine.ports import UnitOfWork
from engine.rights import ORGANISES, may_see
from engine.rules import Rules
from engine.situation import Links
from engine.stepping import Stepper
from engine.visit_check import check_visits
from engine.words import N_

VISITS_CHANGED: Final = "visits-changed"
NOTHING: Final[Mapping[str, Fact]] = MappingProxyType({})
WITHDRAW: Final = "withdraw-wrong"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a finder of mistakes may look at; ``put_text`` keeps a free text and names it."""

    case: Case
    items: tuple[Happening, ...]
    rules: Rules
    uow: UnitOfWork
    put_text: Callable[[str], str]


Find = Callable[[Wanted], Mistake]


@dataclass(frozen=True, slots=True)
class Correction:
    """What a correction did: decisions in order, who is told, who gets a letter anew, what was kept."""

    decisions: tuple[Decision, ...]
    told: Mapping[str, tuple[str, ...]]
    replaced: tuple[str, ...]
    kept: tuple[tuple[str, Deadline], ...]


@dataclass(frozen=True, slots=True)
class CorrectionService:
    """Corrects entries of cases; the old ones stay as they are."""

    cases: CaseService

    def correct(
        self,
        code: str,
        find: Find,
        amendment: Amendment,
        telling: Telling,
        *,
        dry_run: bool = False,
    ) -> Correction:
        """Correct the case of a code by the mistake that ``find`` finds in its log.

        Raises ``NotFound``, ``RightMissing`` (each after recording the attempt),
        ``CorrectionRefused``, ``EventRefused``, ``InvalidInput``.
        """
        try:
            with self.cases.store.write() as uow:
                run = _Run(uow, self._stepper(uow), amendment, telling)
                done = run.correct(code, find)
                if not dry_run:
                    uow.commit()
                return done
        except NotFound:
            self.cases.note_attempt(code, amendment.command)
            raise
        except RightMissing as refusal:
            self._record(code, amendment, refusal)
            raise

    def withdraw(self, code: str, amendment: Amendment, *, dry_run: bool = False) -> Correction:
        """Withdraw a recommendation that was entered on the wrong case, and tell who was told of it."""
        try:
            with self.cases.store.write() as uow:
                done = _Run(uow, self._stepper(uow), amendment, Telling()).withdraw(code)
                if not dry_run:
                    uow.commit()
                return done
        except NotFound:
            self.cases.note_attempt(code, amendment.command)
            raise
        except RightMissing as refusal:
            self._record(code, amendment, refusal)
            raise

    def _stepper(self, uow: UnitOfWork) -> Stepper:
        cases = self.cases
        return Stepper(uow, cases.rulebook, cases.identities, cases.clock.now())

    def _record(self, code: str, amendment: Amendment, refusal: RightMissing) -> None:
        with self.cases.store.write() as uow:
            case = uow.cases.by_code(code)
            assert case is not None  # noqa: S101  (it was there to be refused)
            draft = AuditDraft(
                chain=f"case:{case.id}",
                action=CORRECT,
                person=amendment.actor.person,
                on_behalf_of=amendment.actor.on_behalf_of,
                case_id=case.id,
                occurred_on=amendment.occurred_on,
                recorded_at=self.cases.clock.now(),
                outcome=f"refused:{refusal.code}",
            )
            uow.audit.append(draft)
            uow.commit()


@dataclass(slots=True)
class _Run:
    """One correction inside its transaction."""

    uow: UnitOfWork
    stepper: Stepper
    amendment: Amendment
    telling: Telling

    def _case(self, code: str) -> Case:
        case = self.uow.cases.by_code(code)
        if case is None or not may_see(self.amendment.actor, case):
            raise NotFound(
                N_("không có hồ sơ {code}; xem danh sách bằng “dondoc case list”"), code=code
            )
        return case

    def withdraw(self, code: str) -> Correction:
        case = self._case(code)
        links = self.stepper.links(case)
        self._check_right(case, links)
        self.stepper.advance(case, replace(self.amendment.command, event=WITHDRAW))
        told = withdrawn(self.stepper, case, links.parent, self.amendment)
        return Correction(tuple(self.stepper.taken), {code: told} if told else {}, (), ())

    def correct(self, code: str, find: Find) -> Correction:
        case = self._case(code)
        items = self._items(case)
        rules = self.stepper.rulebook.rules_for(self.uow, case)
        links = self.stepper.links(case)
        self._check_right(case, links)
        given = with_refs(self.amendment.facts, self._put_text)
        mistake = find(Wanted(case, items, rules, self.uow, self._put_text))
        self._check_way(case, items, mistake, rules)
        corrected = [self._write(case, self._whole(items, mistake), given)]
        for relative, wrong in self._elsewhere(links, items, mistake):
            corrected.append(self._write(relative, wrong))
        corrected.extend(self._round(case))
        check_visits(self.stepper, self.amendment.actor)
        told, replaced = tell(self.stepper, corrected, self.telling, self.amendment)
        kept = tuple((it.decision.case.code, deadline) for it in corrected for deadline in it.kept)
        return Correction(tuple(self.stepper.taken), told, replaced, kept)

    def _put_text(self, text: str) -> str:
        return self.uow.texts.put(text, self.stepper.identities.new_id())

    def _items(self, case: Case) -> tuple[Happening, ...]:
        return happenings(self.uow.audit.chain(f"case:{case.id}"))

    def _write(
        self, case: Case, mistake: Mistake, given: Mapping[str, Fact] = NOTHING
    ) -> Corrected:
        uow = self.uow
        done = correct(
            case,
            mistake,
            replace(self.amendment, facts=given),
            uow.audit.chain(f"case:{case.id}"),
            uow.deadlines.of_case(case.id),
            self.stepper.rulebook.rules_for(uow, case),
            self.stepper.now,
        )
        self.stepper.put(done.decision, self.amendment)
        return done

    def _whole(self, items: tuple[Happening, ...], mistake: Mistake) -> Mistake:
        """Return the mistake with what the same act made wrong in its own case by telling it."""
        merged = dict(mistake.mends)
        for item in items:
            change = mistake.mends.get(item.position, {}).get(DAY)
            if change is not None:
                others = [it for it in items if it.position != item.position and it.action != OPEN]
                merged |= mends_of_day(others, item, change).mends
        return Mistake({**merged, **mistake.mends})

    def _elsewhere(
        self, links: Links, items: tuple[Happening, ...], mistake: Mistake
    ) -> list[tuple[Case, Mistake]]:
        """Return the relatives whose own entries came of the wrong day, or bear the wrong unit."""
        relatives = [*([links.parent] if links.parent else []), *links.children]
        relatives += [links.round] if links.round else []
        found: list[tuple[Case, Mistake]] = []
        for relative in relatives:
            mends = self._mends(relative, items, mistake)
            if mends:
                self.uow.cases.lock([relative.id])
                found.append((relative, Mistake(mends)))
        return found

    def _mends(
        self, relative: Case, items: tuple[Happening, ...], mistake: Mistake
    ) -> dict[int, Mapping[str, Change]]:
        own = self._items(relative)
        mends: dict[int, Mapping[str, Change]] = {}
        for item in items:
            named = mistake.mends.get(item.position, {})
            if DAY in named:
                mends |= mends_of_day(own, item, named[DAY]).mends
            if "unit" in named and relative.workflow == "remediation":
                change = named["unit"]
                mends |= {
                    it.position: {"unit": change} for it in own if it.says("unit") == change[0]
                }
        return mends

    def _round(self, case: Case) -> list[Corrected]:
        """Let the round follow its visits: where its first or last visit was wrong, it is corrected."""
        round_case = self.uow.cases.get(case.round_id) if case.round_id else None
        if round_case is None:
            return []
        rules = self.stepper.rulebook.rules_for(self.uow, round_case)
        links = self.stepper.links(round_case)
        mends: dict[int, Mapping[str, Change]] = {}
        items = self._items(round_case)
        for name, right in self._visits(round_case, links, rules).items():
            wrong = round_case.dates.get(name)
            if wrong is None or right is None or wrong == right:
                continue
            saying = [it for it in items if it.says(f"dates.{name}") == wrong.isoformat()]
            for place in (it.position for it in saying[-1:]):
                change = {f"dates.{name}": (wrong.isoformat(), right.isoformat())}
                mends[place] = {**mends.get(place, {}), **change}
        return [self._write(round_case, Mistake(mends))] if mends else []

    def _visits(self, case: Case, links: Links, rules: Rules) -> Mapping[str, date | None]:
        """Return the days that the round's own look at its visits finds now."""
        look = next(t for t in rules.definition.transitions if t.event == VISITS_CHANGED)
        command = Command(VISITS_CHANGED, self.amendment.actor, self.amendment.occurred_on)
        situation = situation_of(case, command, rules, links, self.stepper.now)
        return look.effect(situation).dates if look.effect else {}

    def _check_right(self, case: Case, links: Links) -> None:
        """Let the organiser correct, and the team's lead and secretary; never the inspected unit."""
        actor, team = self.amendment.actor, self.stepper.team(case, links)
        if not (actor.roles & ORGANISES or actor.person in {team.lead, team.secretary} - {None}):
            self._refuse(case, "organiser, team_lead")

    def _check_way(
        self, case: Case, items: tuple[Happening, ...], mistake: Mistake, rules: Rules
    ) -> None:
        """Refuse the team a step that the organiser alone may send."""
        if self.amendment.actor.roles & ORGANISES:
            return
        actions = {item.action for item in items if item.position in mistake.mends}
        for way in rules.definition.transitions:
            if way.event in actions and not {"team", "told", "unit"} & set(way.by):
                self._refuse(case, "organiser")

    def _refuse(self, case: Case, allowed: str) -> None:
        raise RightMissing(
            N_("{person} không có quyền “{event}” đối với {code}; cần một trong: {allowed}"),
            person=self.amendment.actor.person,
            event=N_("đính chính"),
            code=case.code,
            allowed=allowed,
        )
