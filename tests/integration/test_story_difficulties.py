"""Stories of difficulties: put before somebody at once, asked about again, answered, closed by consent."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from dondoc.testing import OPERATOR, PlayedOffice
from engine.case import Actor, Case, Command, DocumentRef, Fact
from engine.errors import EventRefused, InvalidInput, RightMissing
from engine.year_closing import Wishes
from tests.integration.story_office import (
    FIRST,
    ROUND,
    children,
    days,
    digests,
    letters,
    opened,
    rounds,
)
from tests.integration.story_tasks import PLAN, QUARTERS, annex
from workflows.difficulties import DIFFICULTY, REPORT

TASK = "CC-18-I.1-Q2"
TROUBLE = f"{TASK}-VM1"
WORDS: Mapping[str, Fact] = {"text": "Chưa có hướng dẫn của Bộ", "proposal_text": "Xin ý kiến tỉnh"}


def reported(office: PlayedOffice, code: str = TASK, by: str = "dm-vp", **to: Fact) -> None:
    facts: Mapping[str, Fact] = {DIFFICULTY: {**WORDS, **(to or {"audience": "leadership"})}}
    office.send(code, REPORT, by=by, facts=facts)


def answered(office: PlayedOffice, by: str = "lanh-dao", code: str = TROUBLE) -> None:
    facts: Mapping[str, Fact] = {"answer_text": "Làm theo công văn 12"}
    office.send(code, "answer-difficulty", by=by, facts=facts)


def on_behalf(office: PlayedOffice, event: str, person: str, code: str = TROUBLE) -> None:
    known = office.application.actor(OPERATOR.code, person)
    office.application.cases.advance(code, Command(event, known, office.today))


def test_a_difficulty_goes_to_the_head_of_the_board_at_once(tmp_path: Path) -> None:
    office = annex(tmp_path, "2018-05-02T08:00", QUARTERS)
    reported(office)
    office.tick()
    (letter,) = [m for m in office.mail_to("lanh-dao") if "/difficulty-raised/" in m.key]
    for words in (
        "Chưa có hướng dẫn của Bộ.",
        "Đề xuất: Xin ý kiến tỉnh.",
        "Kiểm tra công vụ",
        "dm-vp",
    ):
        assert words in letter.text
    born = office.case(TROUBLE)
    assert (born.state, born.unit, born.parent_id) == ("open", "VP", office.case(TASK).id)
    assert office.case(TASK).state == "under_way"  # the work itself goes on
    (kept,) = rounds(office, TROUBLE, "answer")
    assert (kept.due_on, kept.review_on) == (None, date(2018, 5, 9))
