"""What an office settles for itself: names, values, and who may settle them."""

from pathlib import Path

import pytest

from dondoc.office_policies import Settled, SettleRequest, settle, settled
from dondoc.testing import OPERATOR, PlayedOffice
from engine.case import Actor, DocumentRef
from engine.errors import InvalidInput, NotFound, RightMissing
from engine.office_policy import NO, POLICIES, YES, OfficePolicy, office_number, policy_of

LIMIT = "backdating_working_days"


def request(office: PlayedOffice, by: str = OPERATOR.code, *, dry: bool = False) -> SettleRequest:
    actor = office.application.actor(by)
    return SettleRequest(actor, office.today, DocumentRef("15/QĐ"), "họp giao ban", dry_run=dry)


def in_force(office: PlayedOffice) -> int:
    with office.application.store.read() as uow:
        return office_number(uow.settings, LIMIT)


def test_every_default_is_allowed_and_every_name_found_as_people_type_it() -> None:
    for policy in POLICIES:
        assert policy.parsed(policy.default) == policy.default
        assert policy_of(f" {policy.name.replace('_', '-').upper()} ") is policy


def test_a_choice_takes_its_words_and_no_others() -> None:
    policy = OfficePolicy("asks", YES, "hỏi", choices=(YES, NO))
    assert policy.parsed(" No ") == NO
    with pytest.raises(InvalidInput, match="yes, no"):
        policy.parsed("maybe")


@pytest.mark.parametrize("typed", ["", "-1", "61", "5 ngày", "1.5", "²"])
def test_a_number_outside_its_range_is_refused_with_the_range(typed: str) -> None:
    with pytest.raises(InvalidInput, match="0-60"):
        policy_of(LIMIT).parsed(typed)


def test_an_unknown_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(NotFound, match=LIMIT):
        policy_of("backdating-days")
    with pytest.raises(NotFound, match=LIMIT):
        policy_of("màu nền")


def test_settling_is_written_with_before_and_after_and_verifies(tmp_path: Path) -> None:
    office = PlayedOffice.found(tmp_path, "2024-05-02T08:00")
    assert in_force(office) == 5
    settle(office.application, LIMIT, "3", request(office, dry=True))
    assert in_force(office) == 5
    assert settle(office.application, LIMIT, "03", request(office)) == (
        Settled(policy_of(LIMIT), "3"),
        "5",
    )
    assert in_force(office) == 3
    assert settled(office.application)[0].value == "3"
    with pytest.raises(InvalidInput, match="đang là 3"):
        settle(office.application, LIMIT, "3", request(office))
    with office.application.store.read() as uow:
        (entry,) = (it for it in uow.audit.chain("office") if it.action == "settle")
        assert '"policy.backdating_working_days":["5","3"]' in entry.changes
        assert uow.texts.get(entry.reason_ref) == "họp giao ban"


def test_who_organises_nothing_is_refused_and_the_attempt_stays(tmp_path: Path) -> None:
    office = PlayedOffice.found(tmp_path, "2024-05-02T08:00")
    stranger = SettleRequest(Actor("la-mat"), office.today)
    with pytest.raises(RightMissing):
        settle(office.application, LIMIT, "3", stranger)
    with office.application.store.read() as uow:
        entries = uow.audit.chain("office")
    assert [it.outcome for it in entries] == ["refused:right-missing"]
    assert in_force(office) == 5
