"""Stories of steps entered late: up to the office's limit as they are, beyond it with a reason."""

from datetime import date
from pathlib import Path

import pytest

from dondoc.audit.exceptions import backdated_lines
from dondoc.audit.reading import lines_of, subjects_of
from dondoc.office_policies import SettleRequest, settle
from dondoc.testing import OPERATOR, PlayedOffice
from engine.backdating import BACKDATING
from engine.errors import InvalidInput, RightMissing
from tests.integration.story_office import FIRST, SECOND, opened

AT_THE_LIMIT, BEYOND = date(2024, 4, 25), date(2024, 4, 24)


def on_monday(folder: Path) -> PlayedOffice:
    """Return an office on 6/5/2024, after 30/4 and 1/5 and the Saturday worked for 29/4."""
    office = opened(folder, "2024-05-02T08:00")
    office.clock.move_to("2024-05-06T09:00")
    return office


def listed(office: PlayedOffice) -> list[tuple[str, str]]:
    actor = office.application.actor(OPERATOR.code)
    with office.application.views(actor) as views:
        lines = lines_of(views.entries(), subjects_of(office.application, actor), {})
    found = backdated_lines(office.application, lines)
    return [(line.subject, line.entry.action) for line in found]


def test_five_working_days_over_the_holiday_need_no_reason_and_six_do(tmp_path: Path) -> None:
    office = on_monday(tmp_path)
    office.send(FIRST, "notify", document="1/TB", on=AT_THE_LIMIT)
    with pytest.raises(InvalidInput) as refused:
        office.send(SECOND, "notify", document="2/TB", on=BEYOND)
    assert refused.value.params["most"] == 5
    assert refused.value.params["earliest"] == AT_THE_LIMIT
    assert "--reason" in str(refused.value)
    assert office.case(SECOND).state == "planned"
    with pytest.raises(InvalidInput):
        office.send(SECOND, "notify", document="2/TB", on=BEYOND, reason="  ")
    office.send(SECOND, "notify", document="2/TB", on=BEYOND, reason="văn thư chuyển chậm")
    assert office.case(SECOND).dates["notified_on"] == BEYOND


def test_the_office_sets_how_far_back_and_the_exceptions_are_listed(tmp_path: Path) -> None:
    office = on_monday(tmp_path)
    office.send(FIRST, "notify", document="1/TB", on=AT_THE_LIMIT)
    office.send(SECOND, "notify", document="2/TB", on=BEYOND, reason="văn thư chuyển chậm")
    assert listed(office) == [(SECOND, "notify")]
    request = SettleRequest(office.application.actor(OPERATOR.code), office.today)
    settle(office.application, BACKDATING, "0", request)
    assert listed(office) == [(FIRST, "notify"), (SECOND, "notify")]
    with pytest.raises(InvalidInput, match="quá 0 ngày"):
        office.send(FIRST, "receive-report", on=date(2024, 5, 4))
    office.send(FIRST, "receive-report")


def test_who_may_not_send_a_step_is_refused_for_that_and_not_for_the_day(tmp_path: Path) -> None:
    office = on_monday(tmp_path)
    with pytest.raises(RightMissing):
        office.send(FIRST, "notify", document="1/TB", on=BEYOND, by="dm-dautu")
