"""Stories of rows that wait: documents and events linked, questions answered, silence asked about."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dondoc.linking import Chosen, Linking, link, proposed
from dondoc.testing import OPERATOR, PlayedOffice
from engine.case import Command, DocumentRef, Fact
from engine.errors import Conflict, EventRefused, InvalidInput, NotFound, RightMissing
from engine.linked_documents import Link, known_link, links_of
from engine.obligations import DeadlineState
from engine.planned_tasks import PlannedTask
from tests.integration.story_office import days, digests, due, letters, rounds
from tests.integration.story_tasks import (
    AFTER,
    CODE,
    EVENT,
    PLAN,
    UNREAD,
    annex,
    cases_of_row,
    done,
)
from workflows.tasks.cases import Named
from workflows.tasks.reading import READ_AS, reread

PAPER = DocumentRef("9/KH-SNV", "Sở Nội vụ", date(2018, 2, 20))
BY_PLAN = PlannedTask("II.1", "Bồi dưỡng", lead=("DKKD",), time="Theo kế hoạch của Sở Nội vụ")


def linking(*chosen: Chosen, document: DocumentRef | None = PAPER) -> Linking:
    on = document.issued_on if document else date(2018, 2, 20)
    assert on is not None
    return Linking(CODE, "Kế hoạch bồi dưỡng", on, document, chosen=chosen)


def linked(office: PlayedOffice, wanted: Linking, *, dry_run: bool = False) -> Link:
    actor = office.application.actor(OPERATOR.code)
    return link(office.application, actor, wanted, dry_run=dry_run)[0]


def known(office: PlayedOffice) -> tuple[Link, ...]:
    with office.application.store.read() as uow:
        return links_of(CODE, uow.audit.chain(f"plan:{CODE}"))


def offered(office: PlayedOffice, wanted: Linking) -> list[str]:
    with office.application.views(office.application.actor(OPERATOR.code)) as views:
        return [item.row.code for item in proposed(views, wanted)]


def ticked(office: PlayedOffice, *mornings: str) -> None:
    for day in mornings:
        office.clock.move_to(f"{day}T08:00")
        office.tick()


def waiting(count: int, row: PlannedTask = BY_PLAN) -> tuple[PlannedTask, ...]:
    return tuple(replace(row, row=f"II.{n}", title=f"Việc {n}") for n in range(1, count + 1))


def test_a_document_proposes_rows_and_wakes_nothing_by_itself(tmp_path: Path) -> None:
    office = annex(tmp_path, "2018-02-26T08:00", BY_PLAN, EVENT, UNREAD)
    assert offered(office, linking()) == [f"{CODE}-II.1"]
    assert offered(office, replace(linking(), document=None, text="Bộ công bố thủ tục")) == [
        f"{CODE}-I.5"
    ]
    made = linked(office, linking())
    assert office.case(f"{CODE}-II.1").state == "waiting"
    assert [(it.id, it.document) for it in known(office)] == [(made.id, PAPER)]
    with office.application.store.read() as uow:
        assert uow.texts.get(known(office)[0].text_ref) == "Kế hoạch bồi dưỡng"


def test_the_rows_chosen_begin_together_with_the_document_as_their_basis(tmp_path: Path) -> None:
    office = annex(tmp_path, "2018-02-26T08:00", *waiting(3), EVENT)
    first, second, third = (office.case(f"{CODE}-II.{n}") for n in (1, 2, 3))
    made = linked(
        office,
        linking(Chosen(first, date(2018, 6, 29)), Chosen(second, endless=True), Chosen(third)),
    )
    assert due(office, first.code, "product") == "2018-06-29"
    assert office.case(second.code).state == "ongoing"
    assert office.deadline(second.code, "review").review_on is not None
    assert office.case(third.code).state == "under_way"
    assert {office.case(it.code).facts["woken_by"] for it in (first, second, third)} == {made.id}
    office.tick()
    assert letters(office, "task-woken") == ["dm-dkkd"]
    (one,) = office.mail_to("dm-dkkd")
    assert "theo văn bản số 9/KH-SNV ngày 20/02/2018 của Sở Nội vụ" in one.text
    assert "Việc 1: thứ Sáu, 29/6/2018" in one.text
    assert "Việc 2: thường xuyên" in one.text
    assert "Việc 3: chưa xác định" in one.text


def test_days_count_from_the_day_of_the_event(tmp_path: Path) -> None:
    office = annex(tmp_path, "2018-02-26T08:00", EVENT)
    linked(office, linking(Chosen(office.case(f"{CODE}-I.5")), document=None))
    assert due(office, f"{CODE}-I.5", "product_after") == "2018-03-06"
    assert known(office)[0].document is None


def test_all_rows_are_woken_or_none(tmp_path: Path) -> None:
    office = annex(tmp_path, "2018-02-26T08:00", *waiting(2), THIRD_DATED)
    first, dated = office.case(f"{CODE}-II.1"), office.case(f"{CODE}-III.1")
    with pytest.raises(EventRefused):
        linked(office, linking(Chosen(first), Chosen(dated)))
    assert office.case(first.code).state == "waiting"
    assert known(office) == ()
    linked(office, linking(Chosen(first)), dry_run=True)
    assert (office.case(first.code).state, known(office)) == ("waiting", ())


THIRD_DATED = PlannedTask("III.1", "Rà soát", lead=("VP",), time="Quý III/2018")


def test_a_second_link_of_the_same_document_is_recognised(tmp_path: Path) -> None:
    office = annex(tmp_path, "2018-02-26T08:00", *waiting(2))
    made = linked(office, linking(Chosen(office.case(f"{CODE}-II.1"))))
    again = replace(PAPER, number="9/kh-snv", issuer="SỞ NỘI VỤ ")
    found = known_link(known(office), again)
    assert found is not None
    assert found.id == made.id
    for other in (replace(PAPER, issuer="Sở Y tế"), replace(PAPER, issued_on=date(2019, 2, 20))):
        assert known_link(known(office), other) is None
    more = linking(Chosen(office.case(f"{CODE}-II.2")))
    with pytest.raises(Conflict, match="vừa được người khác liên kết"):
        linked(office, more)  # somebody linked it between the look and the act
    linked(office, replace(more, known=found))
    assert len(known(office)) == 1
    assert office.case(f"{CODE}-II.2").facts["woken_by"] == made.id


def test_who_does_not_organise_wakes_nothing_and_leaves_a_trace(tmp_path: Path) -> None:
    office = annex(tmp_path, "2018-02-26T08:00", BY_PLAN)
    actor = office.application.actor("dm-dkkd")
    with pytest.raises(RightMissing):
        link(office.application, actor, linking(Chosen(office.case(f"{CODE}-II.1"))), dry_run=False)
    assert office.case(f"{CODE}-II.1").state == "waiting"
    gone = replace(office.case(f"{CODE}-II.1"), code="CC-18-XX")
    with pytest.raises(NotFound):
        linked(office, linking(Chosen(gone)))
    with office.application.store.read() as uow:
        entries = uow.audit.chain(f"case:{office.case(f'{CODE}-II.1').id}")
    assert entries[-1].outcome == "refused:right-missing"


def reread_as(office: PlayedOffice, words: str, code: str = f"{CODE}-I.9") -> None:
    case = office.case(code)
    with office.application.store.read() as uow:
        plan = uow.plans.get(CODE)
    assert plan is not None
    read = reread(case, plan, words)
    command = Command(
        READ_AS,
        office.application.actor(OPERATOR.code),
        office.today,
        dates=read.dates(),
        facts=read.facts(case),
    )
    new_id = office.application.identities.new_id
    births = [
        read.sibling(case, time, Named(new_id(), f"{code}-{time.suffix}")) for time in read.others
    ]
    office.application.cases.advance_together([(code, command)], births=births)


def text_of(office: PlayedOffice, ref: Fact) -> str:
    with office.application.store.read() as uow:
        return uow.texts.get(str(ref))


def test_a_question_is_answered_by_clearer_words_and_the_print_stays(tmp_path: Path) -> None:
    office = annex(tmp_path, "2018-02-26T08:00", UNREAD)
    code = f"{CODE}-I.9"
    printed = office.case(code).facts["phrase_text_ref"]
    reread_as(office, "Quý III")
    case = office.case(code)
    assert (case.state, due(office, code, "product")) == ("planned", "2018-10-01")
    assert "question_text_ref" not in case.facts
    assert case.facts["phrase_text_ref"] == printed
    assert text_of(office, case.facts["read_as_text_ref"]) == "Quý III"
    assert office.deadline(code, "question").state is DeadlineState.MET
    with pytest.raises(EventRefused):
        reread_as(office, "Quý IV")  # it has a day now: a later one is an extension
    ticked(office, "2018-07-02")
    assert office.case(code).state == "under_way"


def test_several_times_become_siblings_that_others_wait_for_too(tmp_path: Path) -> None:
    after = replace(AFTER, after=("I.9",))
    office = annex(tmp_path, "2018-02-26T08:00", UNREAD, after)
    reread_as(office, "Quý II và Quý IV")
    assert [*cases_of_row(office, "I.9")] == [f"{CODE}-I.9", f"{CODE}-I.9-Q4"]
    assert due(office, f"{CODE}-I.9", "product") == "2018-07-02"
    assert due(office, f"{CODE}-I.9-Q4", "product") == "2018-12-31"
    done(office, f"{CODE}-I.9", "dm-th")
    assert office.case(f"{CODE}-I.6").state == "waiting"
    done(office, f"{CODE}-I.9-Q4", "dm-th")
    assert office.case(f"{CODE}-I.6").state == "under_way"


@pytest.mark.parametrize(
    ("words", "state"),
    [("Thường xuyên", "ongoing"), ("Sau khi tỉnh ban hành kế hoạch", "waiting")],
)
def test_clearer_words_may_mean_no_day(words: str, state: str, tmp_path: Path) -> None:
    office = annex(tmp_path, "2018-02-26T08:00", UNREAD)
    reread_as(office, words)
    case = office.case(f"{CODE}-I.9")
    assert case.state == state
    name = "review" if state == "ongoing" else "wake"
    assert office.deadline(case.code, name).review_on is not None
    reread_as(office, "Thường xuyên")  # may be read again as long as no day is set
    assert office.case(case.code).state == "ongoing"


@pytest.mark.parametrize("words", ["sớm sớm nhé", "", "x" * 500])
def test_words_that_nobody_can_read_are_refused(words: str, tmp_path: Path) -> None:
    office = annex(tmp_path, "2018-02-26T08:00", UNREAD)
    with pytest.raises((EventRefused, InvalidInput)):
        reread_as(office, words)


def test_a_row_that_waits_for_rows_takes_one_day_only(tmp_path: Path) -> None:
    held = replace(UNREAD, after=("III.1",))
    office = annex(tmp_path, "2018-02-26T08:00", THIRD_DATED, held)
    with pytest.raises(EventRefused, match="chỉ nhận một thời hạn"):
        reread_as(office, "Quý II và Quý IV")
    reread_as(office, "Quý IV")
    case = office.case(f"{CODE}-I.9")
    assert (case.state, due(office, case.code, "product")) == ("waiting", "2018-12-31")
    reread_before = replace(PLAN, tasks=())
    assert reread(case, reread_before, "Quý IV").own.state == "planned"  # its row is no more


def test_words_before_the_signing_are_asked_about_again(tmp_path: Path) -> None:
    office = annex(tmp_path, "2018-02-26T08:00", UNREAD)
    with pytest.raises(EventRefused, match="trước ngày ký"):
        reread_as(office, "Trước ngày 10/01/2018")


def reviewed(office: PlayedOffice, codes: Sequence[str]) -> None:
    command = Command(
        "review", office.application.actor("dm-dkkd"), office.today, reason="chưa có gì"
    )
    office.application.cases.advance_together([(code, command) for code in codes])


def test_ten_rows_without_a_word_are_one_message_and_one_answer(tmp_path: Path) -> None:
    office = annex(tmp_path, "2018-02-26T08:00", *waiting(10))
    codes = [f"{CODE}-II.{n}" for n in range(1, 11)]
    asked_on = office.deadline(codes[0], "wake").review_on
    assert asked_on is not None
    calendar = office.application.history.as_known_on(office.today)
    assert calendar.working_days_between(office.today, asked_on) == 66  # three months
    ticked(office, "2018-03-12", "2018-05-31", asked_on.isoformat())
    (asked,) = digests(office, "dm-dkkd")
    assert all(f"Việc {n}" in asked.text for n in range(1, 11))
    assert days(office, "dm-dkkd") == [asked_on.isoformat()]
    office.clock.advance(hours=1)
    reviewed(office, codes)
    assert all(len(rounds(office, code, "wake")) == 2 for code in codes)
    ticked(office, "2018-06-04", "2018-07-16", "2018-08-30")
    assert len(digests(office, "dm-dkkd")) == 1  # asked again a quarter after the word, not before
    with pytest.raises(NotFound):
        reviewed(office, [*codes, "CC-18-XX"])
    assert len(rounds(office, codes[0], "wake")) == 2
