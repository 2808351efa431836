"""Nobody at two places, no unit twice, nobody judging their own house: told with the plans that ship."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from dondoc.testing import OPERATOR, PlayedOffice
from engine.amending import Amendment
from engine.case import Case, Command, Fact
from engine.conflict_policy import Answer, ConflictKind, ConflictPolicy
from engine.decisions import OPEN, Decision
from engine.errors import EventRefused, InvalidInput
from engine.outside import OutsideInspection
from engine.parties import Team
from engine.plan import Plan, PlannedRound, PlannedVisit
from engine.stepping import Stepper
from engine.visit_check import REASON, check_visits
from store.codec import dumped, loaded
from tests.integration.story_office import FIRST, PLAN, ROUND, SECOND, VISITS, opened, shipped

BDG, BDI = "binh-duong-bql-kcn-2024.toml", "binh-dinh-ubnd-2024.toml"
MOVE = "reschedule"
WHY: Mapping[str, Fact] = {"conflict_text": "không còn ai khác"}


def kinds(decisions: tuple[Decision, ...]) -> set[ConflictKind]:
    return {item.kind for decision in decisions for item in decision.conflicts}


def to(day: str) -> dict[str, date | None]:
    return {"visit_on": date.fromisoformat(day), "visit_end_on": date.fromisoformat(day)}


def reason_of(office: PlayedOffice, code: str) -> str:
    with office.application.store.read() as uow:
        return uow.texts.get(str(office.case(code).facts.get(REASON)))


def secret(office: PlayedOffice, code: str = "DX-1", **changes: object) -> Case:
    """Return an unannounced inspection of the small plan, on a day of its own."""
    facts: dict[str, Fact] = {
        "unannounced": True,
        "at": "08:00",
        "subject": "công vụ",
        "lead": "truong-doan",
        "ordered_by": "lanh-dao",
    }
    born = Case(
        id=office.application.identities.new_id(),
        code=code,
        workflow="inspection",
        workflow_version=1,
        state="planned",
        version=1,
        plan="KH",
        unit="QLDT",
        secret=True,
        insiders=frozenset({"truong-doan", "lanh-dao"}),
        dates={"visit_on": date(2024, 6, 20), "visit_end_on": date(2024, 6, 20)},
        facts=facts,
    )
    return replace(born, **changes)  # type: ignore[arg-type]  # a story names what matters


def open_secret(office: PlayedOffice, case: Case, by: str = "lanh-dao") -> tuple[Decision, ...]:
    command = Command(OPEN, office.application.actor(by), office.today)
    return office.application.cases.open([case], command)


# --- The plans that ship -------------------------------------------------------------------------


def test_binh_duong_inspects_its_own_people_and_itself_with_the_reasons_it_gives(
    tmp_path: Path,
) -> None:
    office = shipped(tmp_path, BDG, "2024-05-02T08:00")
    decisions = office.send("BDG-KCN-24-D1", "establish-team", document="20/QĐ-BQL")
    assert kinds(decisions) == {
        ConflictKind.OWN_UNIT,
        ConflictKind.OWN_UNIT_LEAD,
        ConflictKind.ORGANISER,
    }
    assert reason_of(office, "BDG-KCN-24-07").startswith("Mục IV.1 đưa Chánh Văn phòng")


def test_a_new_member_from_the_inspected_unit_needs_a_reason_that_is_kept(tmp_path: Path) -> None:
    office = shipped(tmp_path, BDG, "2024-05-02T08:00")
    round_ = "BDG-KCN-24-D1"
    members = [*office.case(round_).facts["members"], "dm-laodong"]  # type: ignore[misc]  # a list
    with pytest.raises(InvalidInput, match=r"BDG-KCN-24-06: Vũ Hồng Nhung thuộc .*Lao động"):
        office.send(round_, "establish-team", document="20/QĐ", facts={"members": members})
    assert office.case(round_).state == "forming"
    given = {"members": members, **WHY}
    office.send(round_, "establish-team", document="20/QĐ", facts=given)
    assert reason_of(office, round_) == "không còn ai khác"
    with office.application.store.read() as uow:
        entries = uow.audit.chain(f"case:{office.case(round_).id}")
    assert REASON in entries[-1].changes
    assert "không còn ai khác" not in entries[-1].changes  # only its reference
    again = {"members": [*members, "dm-dautu"]}
    with pytest.raises(InvalidInput, match="BDG-KCN-24-01: Võ Ngọc Lan thuộc"):
        office.send(round_, "change-team", document="2/QĐ", reason="ốm", facts=again)
    fewer = {"members": members[1:]}
    office.send(round_, "change-team", document="2/QĐ", reason="ốm", facts=fewer)


def test_a_team_of_binh_duong_is_not_sent_to_two_divisions_at_an_hour(tmp_path: Path) -> None:
    office = shipped(tmp_path, BDG, "2024-05-02T08:00")
    with pytest.raises(EventRefused, match=r"Đoàn đã có lịch lúc 08:00 .*BDG-KCN-24-01"):
        office.send("BDG-KCN-24-04", "agree-visit", dates=to("2024-06-06"), facts=WHY)
    decisions = office.send("BDG-KCN-24-04", "agree-visit", facts={"at": "15:30"})
    assert ConflictKind.TRAVEL not in kinds(decisions)  # divisions of one body are in one house


def test_a_visit_that_was_put_off_keeps_the_reason_for_its_people(tmp_path: Path) -> None:
    office = shipped(tmp_path, BDG, "2024-05-02T08:00")
    office.send("BDG-KCN-24-04", "postpone", reason="mưa lũ")
    decisions = office.send("BDG-KCN-24-04", MOVE, reason="hết lũ", dates=to("2024-06-12"))
    assert kinds(decisions) == {ConflictKind.OWN_UNIT}


def test_binh_dinh_is_in_good_order(tmp_path: Path) -> None:
    office = shipped(tmp_path, BDI, "2024-04-02T08:00")
    for number in (1, 2):
        decisions = office.send(f"BDI-24-D{number}", "establish-team", document=f"{number}/QĐ")
        assert kinds(decisions) == set()


# --- Planned -------------------------------------------------------------------------------------


def other_plan(**changes: object) -> Plan:
    """Return another plan for the same units, with a team that shares its secretary."""
    visit = PlannedVisit("K2-01", "K2-D1", "QLMT", date(2024, 6, 6), at=time(8), subject="công vụ")
    team = PlannedRound("K2-D1", "Đoàn khác", Team("lanh-dao", "thu-ky"), ())
    made = replace(PLAN, code="K2", rounds=(team,), visits=(visit,), source_sha256="k2")
    return replace(made, **changes)  # type: ignore[arg-type]  # a story names what matters


def test_a_plan_whose_people_are_elsewhere_is_refused_as_a_whole(tmp_path: Path) -> None:
    office = opened(tmp_path)
    with pytest.raises(EventRefused, match=r"K2-01: thu-ky đã có lịch lúc 08:00 .*\(KH-01\)"):
        office.load(other_plan())
    with office.application.store.read() as uow:
        assert uow.plans.get("K2") is None
        assert uow.cases.of_plan("K2") == ()
    (visit,) = other_plan().visits
    later = replace(visit, at=time(14))
    assert kinds(office.load(other_plan(visits=(later,)))) == set()


def test_hours_that_a_plan_leaves_open_are_asked_when_the_visit_is_agreed(tmp_path: Path) -> None:
    office = opened(tmp_path)
    (visit,) = other_plan().visits
    bare = other_plan(visits=(replace(visit, at=None, tentative=True),))
    assert kinds(office.load(bare)) == {ConflictKind.NO_HOUR}
    with pytest.raises(InvalidInput, match="chưa rõ giờ; ghi giờ bằng --at"):
        office.send("K2-01", "agree-visit")
    office.send("K2-01", "agree-visit", facts={"at": "14:00"})


def test_the_same_unit_on_the_same_subject_needs_a_reason_in_the_plan(tmp_path: Path) -> None:
    office = opened(tmp_path)
    (visit,) = other_plan().visits
    again = replace(visit, first_on=date(2024, 9, 5), subject="CCHC", at=time(9))
    with pytest.raises(InvalidInput, match=r"2024-06-13 \(KH-02\); .*conflict_reason trong tệp"):
        office.load(other_plan(visits=(again,)))
    told = replace(again, conflict_reason="theo phản ánh")
    assert kinds(office.load(other_plan(visits=(told,)))) == {ConflictKind.SAME_UNIT}
    # The earlier visit is not asked about the later one, whose planner was.
    office.send(SECOND, MOVE, reason="họp", dates=to("2024-06-14"))


def test_a_plan_may_forbid_what_others_let_explain(tmp_path: Path) -> None:
    strict = ConflictPolicy(own_unit=Answer.REFUSE, same_unit=Answer.WARN)
    office = PlayedOffice.found(tmp_path, "2024-05-02T08:00")
    office.load(replace(PLAN, conflicts=strict))
    facts = {"members": ["dm-moitruong"], **WHY}
    with pytest.raises(EventRefused, match=r"KH-02: dm-moitruong thuộc .*chọn giờ, ngày hoặc"):
        office.send(ROUND, "establish-team", document="5/QĐ", facts=facts)


def test_a_plan_stored_before_there_were_policies_still_loads() -> None:
    text = dumped(PLAN)
    without = text.replace(f'"conflicts":{dumped(PLAN.conflicts)},', "")
    assert without != text
    assert loaded(Plan, without) == PLAN
    strict = replace(PLAN, conflicts=ConflictPolicy(team=Answer.WARN, same_unit_months=3))
    assert loaded(Plan, dumped(strict)) == strict


# --- Moved ---------------------------------------------------------------------------------------


def test_what_another_body_inspects_is_asked_about_at_every_move(tmp_path: Path) -> None:
    office = opened(tmp_path)
    days = (date(2024, 5, 20), date(2024, 5, 22))
    entered = datetime(2024, 5, 2, tzinfo=UTC)
    with office.application.store.write() as uow:
        uow.outside.add(OutsideInspection("a1", "QLDT", "CCHC", "Thanh tra tỉnh", *days, entered))
        uow.commit()
    for day in ("2024-06-12", "2024-06-14"):
        with pytest.raises(InvalidInput, match="Thanh tra tỉnh cũng kiểm tra Phòng QLDT"):
            office.send(FIRST, MOVE, reason="họp", dates=to(day), facts={"at": "15:00"})
        office.send(FIRST, MOVE, reason="họp", dates=to(day), facts={"at": "15:00", **WHY})
    with office.application.store.write() as uow:
        uow.outside.withdraw("a1", entered)
        uow.commit()
    office.send(FIRST, MOVE, reason="họp", dates=to("2024-06-17"))


def test_two_visits_change_places_in_one_act(tmp_path: Path) -> None:
    office = opened(tmp_path)
    application = office.application
    actor = application.actor(OPERATOR.code)
    with application.store.write() as uow:
        uow.cases.lock_visits()
        stepper = Stepper(uow, application.rulebook, application.identities, office.clock.now())
        days = {FIRST: "2024-06-13", SECOND: "2024-06-06"}
        for code, day in days.items():
            stepper.amend(
                office.case(code), Amendment("amend-plan", actor, office.today, dates=to(day))
            )
        check_visits(stepper, actor)
        uow.commit()
    assert office.case(FIRST).dates["visit_on"] == date(2024, 6, 13)
    with application.store.write() as uow:
        stepper = Stepper(uow, application.rulebook, application.identities, office.clock.now())
        change = Amendment("amend-plan", actor, office.today, dates=to("2024-06-06"))
        stepper.amend(office.case(FIRST), change)
        with pytest.raises(EventRefused, match="KH-02"):
            check_visits(stepper, actor)


def test_a_trial_run_finds_the_same_and_writes_nothing(tmp_path: Path) -> None:
    office = opened(tmp_path)
    command = Command(
        MOVE, office.application.actor("operator"), office.today, reason="x", dates=to("2024-06-13")
    )
    with pytest.raises(EventRefused):
        office.application.cases.advance(FIRST, command, dry_run=True)
    elsewhere = replace(command, dates=to("2024-06-14"))
    office.application.cases.advance(FIRST, elsewhere, dry_run=True)
    assert office.case(FIRST).dates["visit_on"] == date(2024, 6, 6)


def test_a_visit_below_follows_the_team_of_the_round(tmp_path: Path) -> None:
    below = PlannedVisit("KH-01-X1", ROUND, "VP", date(2024, 6, 6), at=time(14), parent=FIRST)
    told = replace(below, conflict_reason="chỉ có người của Văn phòng")
    office = opened(tmp_path, "2024-05-02T08:00", *VISITS, told)
    with pytest.raises(EventRefused, match="KH-02"):
        office.send("KH-01-X1", MOVE, reason="x", dates=to("2024-06-13"), facts={"at": "08:30"})


# --- Hidden --------------------------------------------------------------------------------------


def clashes(office: PlayedOffice) -> list[str]:
    return sorted(m.person for m in office.mail.sent if "/clash/" in m.key)


def test_who_may_not_know_of_a_clash_is_neither_refused_nor_told(tmp_path: Path) -> None:
    office = opened(tmp_path)
    open_secret(office, secret(office))
    decisions = office.send(FIRST, MOVE, by="chuyen-vien", reason="x", dates=to("2024-06-20"))
    assert kinds(decisions) == set()
    office.application.reminders.compose_letters()
    office.tick()
    assert clashes(office) == ["lanh-dao", "truong-doan"]
    with office.application.store.read() as uow:
        entries = uow.audit.chain(f"case:{office.case('DX-1').id}")
    assert [(entry.action, entry.person) for entry in entries][-1] == ("visit-clash", "chuyen-vien")
    # Half an hour later it is the same clash: nobody is told again.
    later = {"at": "08:30"}
    office.send(FIRST, MOVE, by="chuyen-vien", reason="y", dates=to("2024-06-20"), facts=later)
    office.application.reminders.compose_letters()
    office.tick()
    assert len(clashes(office)) == 2
    with pytest.raises(EventRefused, match="DX-1"):
        office.send(
            FIRST, MOVE, by="lanh-dao", reason="x", dates=to("2024-06-20"), facts={"at": "08:15"}
        )


def test_no_reason_that_all_can_read_is_asked_for_a_clash_with_a_secret(tmp_path: Path) -> None:
    office = opened(tmp_path)
    elsewhere = secret(office)
    facts = {**elsewhere.facts, "subject": "CCHC", **WHY}
    open_secret(office, replace(elsewhere, facts=facts))
    decisions = office.send(FIRST, MOVE, by="lanh-dao", reason="x", dates=to("2024-06-14"))
    (found,) = [item for decision in decisions for item in decision.conflicts]
    assert (found.kind, found.other, found.answer) == (ConflictKind.SAME_UNIT, "DX-1", Answer.WARN)
    assert REASON not in office.case(FIRST).facts


def test_two_secrets_of_different_people_say_nothing_of_each_other(tmp_path: Path) -> None:
    office = opened(tmp_path)
    open_secret(office, secret(office))
    other = secret(office, "DX-2", unit="QLMT", insiders=frozenset({"kiem-toan"}))
    assert kinds(open_secret(office, other, by="chuyen-vien")) == set()
    office.application.reminders.compose_letters()
    office.tick()
    assert clashes(office) == []
