"""A restored office: it composes, sends nothing, and what the original may have sent is asked about."""

from dataclasses import replace
from pathlib import Path

import pytest

from dondoc.copies.backup import LAST, make_backup, remembered
from dondoc.copies.hold import held_since
from dondoc.copies.releasing import Choice, Unsent, release, unsent_of
from dondoc.copies.restoring import restore, try_restore
from dondoc.testing import OPERATOR, PlayedOffice
from engine.case import Actor
from engine.errors import EventRefused, RightMissing, StorageUnavailable
from engine.parties import Appointment, Role
from store.sql_store import SqlStore, open_store
from tests.integration.story_office import opened


def the_operator(office: PlayedOffice) -> Actor:
    return office.application.actor(OPERATOR.code)


def restored(office: PlayedOffice, backup: Path, address: str) -> PlayedOffice:
    """Return the office that a restore makes of a backup, at the moment of the original."""
    done = restore(office.application, OPERATOR.code, backup, address, dry_run=False)
    assert done.proof.holds
    twin = replace(office, application=replace(office.application, store=open_store(address)))
    mail = type(office.mail)()
    return replace(
        twin, application=replace(twin.application, notifiers={"email": mail}), mail=mail
    )


@pytest.fixture
def original(tmp_path: Path) -> PlayedOffice:
    """Return an office some days before its first visit."""
    return opened(tmp_path)


@pytest.fixture
def backup(original: PlayedOffice, tmp_path: Path) -> Path:
    path = tmp_path / "copy.sqlite3"
    proof = make_backup(original.application, the_operator(original), path, dry_run=False)
    assert proof.holds
    with original.application.store.read() as uow:
        last = remembered(uow.settings, LAST)
    assert last is not None
    assert (last.sha256, last.path) == (proof.sha256, str(path))
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return str(tmp_path / "restored.sqlite3")
    number = abs(hash(request.node.name)) % 10**9
    return f"{request.getfixturevalue('postgres_url')}&schema=restored_{number}"


def test_it_composes_and_sends_nothing_until_released(
    original: PlayedOffice, backup: Path, address: str
) -> None:
    original.live_until("2024-05-24")
    copy = restored(original, backup, address)
    copy.live_until("2024-05-24")
    assert original.mail.sent
    assert copy.mail.attempts == []
    unsent = unsent_of(copy.application, the_operator(copy))
    assert unsent.messages
    with copy.application.store.read() as uow:
        assert held_since(uow.settings) == original.clock.now()
    copy.application.store.dispose()


def test_what_the_original_sent_is_dropped_and_the_next_days_go_out(
    original: PlayedOffice, backup: Path, tmp_path: Path
) -> None:
    copy = restored(original, backup, str(tmp_path / "restored.sqlite3"))
    copy.live_until("2024-05-24")
    actor = the_operator(copy)
    release(copy.application, actor, "máy cũ hỏng", Choice.DROP, dry_run=True)
    assert unsent_of(copy.application, actor).messages
    release(copy.application, actor, "máy cũ hỏng", Choice.DROP, dry_run=False)
    copy.tick()
    assert copy.mail.attempts == []
    copy.live_until("2024-06-06")
    assert copy.mail.sent
    first = min(message.created_at for message in copy.mail.sent)
    assert first.date().isoformat() > "2024-05-24"


def test_what_the_original_did_not_send_goes_once(
    original: PlayedOffice, backup: Path, tmp_path: Path
) -> None:
    copy = restored(original, backup, str(tmp_path / "restored.sqlite3"))
    copy.live_until("2024-05-24")
    waiting = unsent_of(copy.application, the_operator(copy)).messages
    release(copy.application, the_operator(copy), "chuyển máy", Choice.SEND, dry_run=False)
    copy.tick()
    copy.tick()
    keys = sorted(message.key for message in copy.mail.sent)
    assert keys == sorted({parcel.message.key for parcel in waiting})
    with copy.application.store.read() as uow:
        (entry,) = [item for item in uow.audit.chain("office") if item.action == "release"]
        assert uow.texts.get(entry.reason_ref) == "chuyển máy"


def test_it_is_not_released_before_everything_due_is_known(
    original: PlayedOffice, backup: Path, tmp_path: Path
) -> None:
    copy = restored(original, backup, str(tmp_path / "restored.sqlite3"))
    actor = the_operator(copy)
    with pytest.raises(EventRefused, match="daemon run --once"):
        unsent_of(copy.application, actor)
    copy.tick()
    assert unsent_of(copy.application, actor) == Unsent((), 0)
    copy.clock.advance(hours=2)
    with pytest.raises(EventRefused, match="daemon run --once"):
        unsent_of(copy.application, actor)
    with pytest.raises(EventRefused, match="không bị giữ thư"):
        unsent_of(original.application, the_operator(original))
    with pytest.raises(RightMissing):
        unsent_of(copy.application, copy.application.actor("dm-dautu"))


def test_a_schema_that_holds_something_is_left_alone(
    original: PlayedOffice, backup: Path, postgres_url: str
) -> None:
    address = f"{postgres_url}&schema=restored_twice"
    copy = restored(original, backup, address)
    with pytest.raises(StorageUnavailable, match="đã có dữ liệu"):
        restore(original.application, OPERATOR.code, backup, address, dry_run=False)
    copy.application.store.dispose()


def test_a_dry_run_leaves_a_schema_empty(
    original: PlayedOffice, backup: Path, postgres_url: str
) -> None:
    store: SqlStore = open_store(f"{postgres_url}&schema=restored_dry")
    where = f"{postgres_url}&schema=restored_dry"
    restore(original.application, OPERATOR.code, backup, where, dry_run=True)
    assert store.database.tables() == ()
    store.dispose()


def test_the_last_backup_is_tried_without_being_named(original: PlayedOffice, backup: Path) -> None:
    tried = try_restore(original.application, the_operator(original), None, dry_run=False)
    assert tried.proof.holds
    assert tried.proof.path == backup


def test_leadership_may_also_keep_the_copies(original: PlayedOffice, tmp_path: Path) -> None:
    actor = original.application.actor("lanh-dao")
    assert Appointment(Role.LEADERSHIP, "VP").role.value in actor.roles
    proof = make_backup(original.application, actor, tmp_path / "c.sqlite3", dry_run=False)
    assert proof.entries > 0
