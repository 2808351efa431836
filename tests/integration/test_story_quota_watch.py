"""The daemon watches quotas: told once of every turn, early, to who organises, and nothing of secrets."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dondoc.daemon import Daemon
from dondoc.testing import PlayedOffice
from engine.case import Case, Command, DocumentRef, Fact
from engine.decisions import OPEN
from engine.outside import OutsideInspection
from engine.parties import Appointment, Contact, Person, Role, Unit, UnitName
from engine.quotas import Aims, Goal, Population, Quota, Share
from engine.timers import Message
from engine.year_closing import Wishes
from tests.integration.amended_office import amended
from tests.integration.story_office import FIRST, PLAN, ROUND, remediated, to_concluded

YEAR_END = date(2024, 12, 31)
UNITS = (
    *PLAN.units,
    Unit("STC", (UnitName("Sở Tài chính"),), groups=("sở",)),
    Unit("SYT", (UnitName("Sở Y tế"),), groups=("sở",)),
    *(Unit(code, (UnitName(code),), parent=code[:3]) for code in ("STC-1", "STC-2", "SYT-1")),
)
UNITS_ALL = Quota("Q1", Goal(exactly_percent=100), "phong", by=YEAR_END, text="100 % phòng, đơn vị")
EACH = Quota("Q2", Goal(at_least_percent=50), each="so", by=YEAR_END, text="mỗi sở 50 % đơn vị")
RANGE = Quota("Q3", Goal(at_least=1, at_most=1), "phong", by=YEAR_END, text="đúng một cuộc")
POPULATIONS = (
    Population("phong", "Các phòng", units=("QLDT", "QLMT", "VP")),
    Population("so", "Các sở", group="sở"),
)


def watching(
    folder: Path, *quotas: Quota, at: str = "2024-05-02T08:00", visits: int = 2
) -> PlayedOffice:
    """Return an office that has loaded the small plan with these quotas."""
    office = PlayedOffice.found(folder, at)
    aims = Aims(POPULATIONS, quotas or (UNITS_ALL,))
    office.load(replace(PLAN, aims=aims, units=UNITS, visits=PLAN.visits[:visits]))
    return office


def told(office: PlayedOffice, someone: str = "chuyen-vien") -> list[Message]:
    return [message for message in office.mail_to(someone) if message.key.startswith("quotas/")]


def everybody_told(office: PlayedOffice) -> list[str]:
    return sorted(m.person for m in office.mail.sent if m.key.startswith("quotas/"))


def look(office: PlayedOffice, *days: str) -> None:
    """Let the daemon run once on each of these mornings."""
    for day in days:
        office.clock.move_to(f"{day}T08:00")
        office.tick()


def turns(office: PlayedOffice) -> list[object]:
    """Return what the log of the plan says of quotas."""
    with office.application.store.read() as uow:
        chain = uow.audit.chain("plan:KH")
    return [entry.changes for entry in chain if entry.action == "quota-turned"]


def test_it_says_once_that_a_quota_will_soon_be_out_of_reach_and_once_when_it_is(
    tmp_path: Path,
) -> None:
    office = watching(tmp_path)
    look(office, "2024-05-02", "2024-10-21")
    assert everybody_told(office) == []
    look(office, "2024-10-22", "2024-10-22", "2024-10-23", "2024-12-17")
    assert everybody_told(office) == ["chuyen-vien", "lanh-dao", "operator"]
    (letter,) = told(office)
    assert letter.subject == "Chỉ tiêu Q1: còn thiếu, sắp không kịp"
    for line in (
        "[VÀNG] Q1: 100 % phòng, đơn vị",
        "Cần 3 đơn vị: đã đạt 0, đã lên lịch 0, còn thiếu 3.",
        "Chậm nhất phải thông báo: thứ Ba, 17/12/2024.",
        "Chậm nhất phải kiểm tra: thứ Ba, 31/12/2024.",
        "Còn 40 ngày làm việc.",
        "không kể các cuộc kiểm tra đột xuất chưa công bố",
    ):
        assert line in letter.text, line
    assert "[VÀNG]" in letter.html
    look(office, "2024-12-18", "2024-12-31")
    assert told(office)[1].subject.endswith("chỉ còn kiểm tra đột xuất")
    assert "thứ Ba, 17/12/2024 (đã qua)" in told(office)[1].text
    look(office, "2025-01-02", "2025-01-03")
    assert [m.subject.partition(": ")[2] for m in told(office)][2:] == ["không thể đạt được nữa"]
    assert len(turns(office)) == 3


def test_a_plan_loaded_late_is_warned_about_at_once(tmp_path: Path) -> None:
    office = watching(tmp_path, at="2024-11-15T08:00", visits=0)
    office.tick()
    assert len(told(office)) == 1
    assert "Còn 22 ngày làm việc." in told(office)[0].text


def test_a_second_plan_of_the_same_day_is_looked_at_as_well(tmp_path: Path) -> None:
    office = watching(tmp_path, at="2024-11-15T08:00", visits=0)
    office.tick()
    aims = Aims(POPULATIONS, (replace(UNITS_ALL, code="Q9"),))
    second = replace(PLAN, code="KH-2", aims=aims, rounds=(), visits=(), units=(), people=())
    office.load(second)
    office.tick()
    assert [("Q1:" in m.text, "Q9:" in m.text) for m in told(office)] == [
        (True, False), (False, True)]  # fmt: skip


def test_nothing_is_said_at_night_or_on_a_day_off(tmp_path: Path) -> None:
    office = watching(tmp_path, visits=0)
    office.clock.move_to("2024-11-15T03:00")
    office.tick()
    office.clock.move_to("2024-11-16T09:00")  # a Saturday
    office.tick()
    assert told(office) == []
    look(office, "2024-11-18")
    assert len(told(office)) == 1


def test_after_an_outage_it_says_what_is_true_now_and_only_that(tmp_path: Path) -> None:
    office = watching(tmp_path)
    look(office, "2024-05-02", "2025-01-06", "2025-01-07")
    assert [message.subject for message in told(office)] == [
        "Chỉ tiêu Q1: không thể đạt được nữa"]  # fmt: skip


def test_a_plan_of_the_past_is_history(tmp_path: Path) -> None:
    office = watching(tmp_path, at="2025-02-03T08:00", visits=0)
    look(office, "2025-02-03", "2025-02-04")
    assert everybody_told(office) == []
    assert turns(office) == []


def test_a_closed_year_is_watched_no_more(tmp_path: Path) -> None:
    office = watching(tmp_path, visits=0)
    look(office, "2024-05-02")
    years, boss = office.application.years, office.application.actor("operator")
    with office.application.store.read() as uow:
        plan = uow.plans.get("KH")
    assert plan is not None
    years.close([plan], 2024, Wishes(carry_all=True), boss, DocumentRef("9/QĐ"))
    look(office, "2024-12-01", "2025-01-02")
    assert everybody_told(office) == []


def test_what_recovers_and_turns_again_is_told_again(tmp_path: Path) -> None:
    quota = replace(UNITS_ALL, goal=Goal(at_least=1))
    visits = (replace(PLAN.visits[0], first_on=date(2024, 12, 10)),)
    office = PlayedOffice.found(tmp_path, "2024-05-02T08:00")
    office.load(replace(PLAN, aims=Aims(POPULATIONS, (quota,)), visits=visits))
    look(office, "2024-10-22")
    assert told(office) == []
    office.send(FIRST, "cancel", reason="trùng việc")
    office.tick()
    assert told(office) == []  # on the next morning: a day in between is enough to plan another
    look(office, "2024-10-23")
    assert len(told(office)) == 1


def test_bodies_that_each_have_a_quota_are_told_of_in_one_line(tmp_path: Path) -> None:
    office = watching(tmp_path, EACH, UNITS_ALL, at="2024-11-15T08:00")
    seen = OutsideInspection("O1", "STC-1", "CCHC", "sở  TÀI chính", date(2024, 5, 2),
                             date(2024, 5, 2), datetime(2024, 5, 3, tzinfo=UTC))  # fmt: skip
    office.tick()
    (letter,) = told(office)
    assert letter.subject == "Cảnh báo 02 chỉ tiêu kiểm tra"
    assert "02 cơ quan (đã đạt/cần): Sở Tài chính 0/1, Sở Y tế 0/1." in letter.text
    with office.application.store.write() as uow:
        uow.outside.add(seen)  # entered with the name of the body, not its code
        uow.commit()
    look(office, "2024-11-18", "2024-12-31", "2025-01-02")
    over = told(office)[-1]
    assert "01 cơ quan (đã đạt/cần): Sở Y tế 0/1." in over.text


def test_more_than_a_range_allows_is_told_too(tmp_path: Path) -> None:
    office = watching(tmp_path, RANGE)
    look(office, "2024-05-02")
    (letter,) = told(office)
    assert letter.subject == "Chỉ tiêu Q3: vượt mức đã đặt ra"
    assert "Cần 1 đơn vị, nhiều nhất 1: đã đạt 0, đã lên lịch 2, còn thiếu 0." in letter.text


def test_who_takes_over_is_told_and_who_has_left_is_not(tmp_path: Path) -> None:
    office = watching(tmp_path, visits=0, at="2024-11-15T08:00")
    office.tick()
    new = Person("moi", "Mới", (Appointment(Role.OFFICER, "VP"),),
                 (Contact("email", "moi@example.vn"),))  # fmt: skip
    with office.application.store.write() as uow:
        uow.parties.put_person(new)
        gone = uow.parties.person("chuyen-vien")
        assert gone is not None
        uow.parties.put_person(replace(gone, left_on=date(2024, 11, 16), appointments=()))
        uow.commit()
    look(office, "2024-11-18", "2024-12-20")
    assert len(told(office, "moi")) == 2
    assert len(told(office)) == 1


def test_two_daemons_say_it_once(tmp_path: Path) -> None:
    office = watching(tmp_path, visits=0, at="2024-11-15T08:00")
    other = Daemon(office.application)
    office.tick()
    other.tick()
    office.application.quotas.look()
    assert everybody_told(office) == ["chuyen-vien", "lanh-dao", "operator"]


def test_the_second_of_two_that_look_at_once_finds_it_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = watching(tmp_path, visits=0, at="2024-11-15T08:00")
    watch = office.application.quotas
    opens = type(office.application.store).write

    def slower(store: object) -> object:
        """Let the other daemon look between our question and our turn to write."""
        monkeypatch.setattr(type(office.application.store), "write", opens)
        assert watch.look() == 3
        return opens(store)  # type: ignore[arg-type]  # the store itself

    monkeypatch.setattr(type(office.application.store), "write", slower)
    assert watch.look() == 0


def test_a_look_that_is_cut_off_leaves_nothing_and_is_done_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = watching(tmp_path, visits=0, at="2024-11-15T08:00")
    broken: Callable[..., bool] = _fail
    with monkeypatch.context() as patch:
        patch.setattr("store.parts.quota_watches.SqlQuotaWatches.tell", broken)
        with pytest.raises(RuntimeError):
            office.application.quotas.look()
    assert turns(office) == []
    with office.application.store.read() as uow:
        assert uow.quota_watches.watched() == ()
    office.tick()
    assert everybody_told(office) == ["chuyen-vien", "lanh-dao", "operator"]


def _fail(*_given: object) -> bool:
    raise RuntimeError("power cut")


def test_a_secret_inspection_changes_no_letter(tmp_path: Path) -> None:
    """Twin offices: one plans an unannounced visit that would meet the quota; both say the same."""
    letters = []
    for name in ("without", "with"):
        (tmp_path / name).mkdir()
        quota = replace(UNITS_ALL, goal=Goal(at_least=1))
        office = watching(tmp_path / name, quota, visits=0)
        if name == "with":
            assert _secret(office).secret
        look(office, "2024-05-02", "2024-10-22", "2024-12-18", "2025-01-02")
        letters.append([(m.person, m.subject, m.text) for m in office.mail.sent
                        if m.key.startswith("quotas/")])  # fmt: skip
        assert len(turns(office)) == 3
    assert letters[0] == letters[1]
    assert len(letters[0]) == 9


def _secret(office: PlayedOffice) -> Case:
    """Open an unannounced inspection of one of the units, known to its team alone."""
    facts: dict[str, Fact] = {"unannounced": True, "lead": "truong-doan", "secretary": "thu-ky"}
    case = Case(
        office.application.identities.new_id(),
        "KH-DX-1",
        "inspection",
        1,
        "planned",
        1,
        "KH",
        "QLDT",
        secret=True,
        insiders=frozenset({"truong-doan", "thu-ky"}),
        dates={"visit_on": date(2024, 12, 30), "visit_end_on": date(2024, 12, 30)},
        facts=facts,
    )
    act = Command(OPEN, office.application.actor("operator"), office.today)
    office.application.cases.open([case], act)
    return case


def test_a_recommendation_due_after_the_year_is_told_of_before_its_end(tmp_path: Path) -> None:
    findings = Quota("Q4", Goal(exactly_percent=100), of=Share.FINDINGS, by=YEAR_END)
    office = watching(tmp_path, findings)
    office.send(ROUND, "establish-team", document="05/QĐ")
    to_concluded(office, {"amount": 150}, {"amount": 20})
    remediated(office, f"{FIRST}-KN2")
    look(office, "2024-06-17", "2024-10-31")
    assert told(office) == []
    look(office, "2024-11-05")
    (letter,) = told(office)
    assert "Cần 2 kiến nghị: đã đạt 1, đã lên lịch 0, còn thiếu 1." in letter.text
    assert "Chậm nhất phải" not in letter.text
    look(office, "2025-01-02")
    remediated(office, f"{FIRST}-KN1")  # mends nothing any more
    look(office, "2025-01-03")
    assert [m.subject for m in told(office)][1:] == ["Chỉ tiêu Q4: không thể đạt được nữa"]


def test_a_preview_of_an_amendment_counts_what_is_due_after_the_year_as_missing(
    tmp_path: Path,
) -> None:
    findings = Quota("Q4", Goal(exactly_percent=100), of=Share.FINDINGS, by=YEAR_END)
    office = watching(tmp_path, findings)
    office.send(ROUND, "establish-team", document="05/QĐ")
    to_concluded(office, {"amount": 150}, {"amount": 20})
    with office.application.store.read() as uow:
        (plan,) = uow.plans.all()
    half = replace(findings, goal=Goal(at_least_percent=50))
    revised = replace(plan, aims=replace(plan.aims, quotas=(half,)), source_sha256="9")
    letter = DocumentRef("9/KH", "", office.today)
    (shift,) = amended(office, revised, document=letter, dry_run=True).quotas
    assert [figures.missing for figures in (shift.old, shift.new) if figures] == [1, 0]


def test_between_two_looks_it_knows_when_the_next_can_find_something(tmp_path: Path) -> None:
    office = watching(tmp_path, visits=1)
    quotas = office.application.quotas
    assert quotas.next_look() == office.clock.now()
    look(office, "2024-05-02")
    assert _next(office) == date(2024, 6, 7)  # after the day of the only visit
    office.send(FIRST, "cancel", reason="trùng việc")
    assert _next(office) == date(2024, 5, 3)  # something has happened since
    look(office, "2024-05-03")
    assert _next(office) == date(2024, 10, 22)
    look(office, "2025-01-02", "2025-01-03")
    assert _next(office) is None


def _next(office: PlayedOffice) -> date | None:
    found = office.application.quotas.next_look()
    return found.date() if found else None


def test_an_office_without_quotas_has_nothing_to_look_at(tmp_path: Path) -> None:
    office = PlayedOffice.found(tmp_path, "2024-05-02T08:00")
    office.load(PLAN)
    assert office.application.quotas.look() == 0
    assert office.application.quotas.next_look() is None
    with office.application.store.read() as uow:
        assert uow.settings.get("quotas-looked-on") is None
