"""Stories of rows that begin together: one message a person a day, and never about what is hidden."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from dondoc.testing import OPERATOR, PlayedOffice
from engine.planned_tasks import PlannedTask
from engine.timers import Message, Outcome, Verdict
from tests.integration.story_office import letters
from tests.integration.story_tasks import AFTER, EVENT, EXPLAIN, PLAN, THIRD, annex, done

DAY = "daily/task-woken"


def waiting(count: int) -> tuple[PlannedTask, ...]:
    return tuple(replace(EVENT, row=f"II.{n}", title=f"Việc {n}") for n in range(1, count + 1))


def woken(office: PlayedOffice, *rows: int, document: str = "12/QĐ") -> None:
    for row in rows:
        office.send(f"CC-18-II.{row}", "wake", document=document)


def told(office: PlayedOffice, someone: str = "dm-dkkd") -> list[Message]:
    return [message for message in office.mail_to(someone) if "/task-woken/" in message.key]


def test_what_begins_on_one_day_is_one_message_to_a_person(tmp_path: Path) -> None:
    office = annex(tmp_path, "2018-03-01T08:00", *waiting(5))
    woken(office, 1, 2, 3)
    office.tick()
    (one,) = told(office)
    assert one.subject == "Nhiệm vụ bắt đầu theo văn bản số 12/QĐ: 03 hồ sơ"
    assert one.text.count("thứ Năm, 15/3/2018") == 3  # the 10th working day after 01/03
    assert "Việc 2" in one.text
    office.clock.move_to("2018-03-02T08:00")
    woken(office, 4)
    office.tick()
    assert len(told(office)) == 2
    assert "Việc 4" in told(office)[1].text
    assert "Việc 2" not in told(office)[1].text


def test_a_message_that_has_not_gone_yet_takes_in_what_begins_later_that_day(
    tmp_path: Path,
) -> None:
    office = annex(tmp_path, "2018-03-01T08:00", *waiting(3))
    office.mail.answer = lambda _message: Outcome(Verdict.TRANSIENT, "down")
    for row, document in ((1, "12/QĐ"), (2, "13/QĐ"), (3, "13/QĐ")):
        woken(office, row, document=document)
        office.application.reminders.compose_letters()
    office.application.reminders.compose_letters()
    office.tick()
    assert office.mail.sent == []
    office.mail.answer = lambda message: Outcome(Verdict.OK, "up", provider_message_id=message.id)
    office.clock.move_to("2018-03-01T12:00")
    office.tick()
    (one,) = told(office)
    assert all(f"Việc {row}: thứ Năm, 15/3/2018" in one.text for row in (1, 2, 3))
    assert one.text.count("theo văn bản số 13/QĐ") == 2
    assert "bắt đầu thực hiện:" in one.text  # no single document has started all of them


def test_a_single_row_keeps_its_own_letter(tmp_path: Path) -> None:
    office = annex(tmp_path, "2018-03-01T08:00", *waiting(2))
    woken(office, 1)
    office.tick()
    (one,) = told(office)
    assert one.subject.startswith("Nhiệm vụ bắt đầu: CC-18-II.1")
    assert "Căn cứ văn bản số 12/QĐ" in one.text
    assert f"/{DAY}/2018-03-01/dm-dkkd/" in one.key


def test_rows_that_rows_and_lateness_start_on_one_day_come_in_one_message(tmp_path: Path) -> None:
    after = replace(AFTER, after=("I.8",))
    second = replace(EXPLAIN, row="I.77", title="Kiểm điểm")
    late = replace(THIRD, on_late=("I.7", "I.77"))
    office = annex(tmp_path, "2018-09-24T08:00", late, EXPLAIN, second, after)
    office.live_until("2018-10-02")
    assert letters(office, "task-woken") == ["dm-th"]
    (one,) = told(office, "dm-th")
    assert "Kiểm điểm" in one.text
    assert "Giải trình việc chậm" in one.text
    done(office, "CC-18-I.8")
    office.tick()
    assert len(told(office, "dm-th")) == 2


def test_each_person_hears_of_their_own_rows_alone(tmp_path: Path) -> None:
    other = replace(EVENT, row="II.9", lead=("TH",), title="Việc của Tổng hợp")
    office = annex(tmp_path, "2018-03-01T08:00", *waiting(2), other)
    woken(office, 1, 2, 9)
    office.tick()
    assert letters(office, "task-woken") == ["dm-dkkd", "dm-th"]
    assert "Việc của Tổng hợp" not in told(office)[0].text
    assert PLAN.issued_on == date(2018, 1, 15)


def hidden(office: PlayedOffice, row: int) -> None:
    """Let only one person know of a row."""
    with office.application.store.write() as uow:
        case = office.case(f"CC-18-II.{row}")
        knowing = frozenset({"dm-dkkd", OPERATOR.code})
        uow.cases.save(replace(case, secret=True, insiders=knowing, version=case.version + 1))
        uow.commit()


def test_a_secret_row_shares_no_message_even_when_the_day_grows(tmp_path: Path) -> None:
    office = annex(tmp_path, "2018-03-01T08:00", *waiting(4))
    hidden(office, 1)
    office.mail.answer = lambda _message: Outcome(Verdict.TRANSIENT, "down")
    woken(office, 1, 2)
    office.tick()
    woken(office, 3)
    office.application.reminders.compose_letters()
    office.mail.answer = lambda message: Outcome(Verdict.OK, "up", provider_message_id=message.id)
    office.clock.move_to("2018-03-01T12:00")
    office.tick()
    secret, common = sorted(told(office), key=lambda message: "Việc 1" not in message.text)
    assert "Việc 2" not in secret.text
    assert "Việc 3" not in secret.text
    assert "Việc 1" not in common.text
    assert all(f"Việc {row}" in common.text for row in (2, 3))
    with office.application.views(office.application.actor("tp-th")) as views:
        assert {m.message.key for m in views.messages()} == {
            m.key for m in told(office) if m is not secret
        } | {m.message.key for m in views.messages() if m.state == "replaced"}
