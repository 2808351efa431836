"""A scratch copy holds what exists for its viewer, and the source is as it was."""

from datetime import date
from pathlib import Path

from engine.calendar import AnnouncedDay, DayKind
from engine.case import Case
from engine.viewer import EVERYTHING, Viewer
from store import SqlStore
from store.scratch import copy_visible, open_scratch
from store.views import Views
from tests.contract.store_values import (
    NOW,
    a_case,
    a_deadline,
    a_draft,
    a_message,
    a_notice,
    a_timer,
)

STRANGER, INSIDER = Viewer("lạ"), Viewer("an")
OFF = date(2024, 4, 29)


def fill(store: SqlStore) -> None:
    """Write an open case and a secret one, with everything that can hang on them."""
    with store.write() as work:
        work.cases.add(a_case("open1"))
        work.cases.add(a_case("secret1", secret=True, insiders=frozenset({"an"})))
        for case_id in ("open1", "secret1"):
            work.deadlines.put([a_deadline(case_id)])
            work.timers.reconcile(case_id, [a_timer(f"t-{case_id}", case_id)], NOW)
            work.notices.add([a_notice(f"n-{case_id}", case_id)])
            work.outbox.put(a_message(f"m-{case_id}"), [case_id], NOW)
            work.audit.append(a_draft(f"case:{case_id}"))
        work.outbox.put(a_message("m-both"), ["open1", "secret1"], NOW)
        work.announcements.add("1", [AnnouncedDay(OFF, False, DayKind.LOCAL, "họp", (), OFF)], NOW)
        calendar = work.evidence.put("calendar.json", b"{}", NOW)
        work.evidence.put("photo.jpg", b"...", NOW)
        work.announcements.use_file(calendar)
        work.commit()


def copied(source: SqlStore, folder: Path, viewer: Viewer) -> SqlStore:
    scratch = open_scratch(folder)
    copy_visible(source, scratch, viewer)
    return scratch


def cases_in(store: SqlStore) -> tuple[Case, ...]:
    with store.read() as work:
        return Views(work, EVERYTHING).cases()


def test_what_is_hidden_is_not_copied(store: SqlStore, tmp_path: Path) -> None:
    fill(store)
    scratch = copied(store, tmp_path, STRANGER)
    with scratch.read() as work:
        views = Views(work, EVERYTHING)
        (case,) = views.cases()
        assert case.id == "open1"
        assert len(views.obligations()) == len(views.timers(case)) == len(views.notices(case)) == 1
        assert [parcel.message.id for parcel in views.messages()] == ["m-open1"]
        assert views.entries() == ()
    scratch.dispose()


def test_an_insider_takes_the_secret_along(store: SqlStore, tmp_path: Path) -> None:
    fill(store)
    scratch = copied(store, tmp_path, INSIDER)
    assert {case.id: case.insiders for case in cases_in(scratch)} == {
        "open1": frozenset(),
        "secret1": frozenset({"an"}),
    }
    scratch.dispose()


def test_the_calendar_of_the_office_comes_along_and_other_files_do_not(
    store: SqlStore, tmp_path: Path
) -> None:
    fill(store)
    scratch = copied(store, tmp_path, STRANGER)
    with scratch.read() as work:
        assert [item.day for item in work.announcements.days()] == [OFF]
        file = work.announcements.data_file()
        assert file is not None
        assert work.evidence.get(file) == ("calendar.json", b"{}")
        assert work.connection.exec_driver_sql("SELECT count(*) FROM evidence").scalar() == 1
    scratch.dispose()


def test_the_copy_is_marked_as_played_and_the_source_stays(store: SqlStore, tmp_path: Path) -> None:
    fill(store)
    scratch = copied(store, tmp_path, EVERYTHING)
    with scratch.write() as work:
        copy, clean = work.settings.office(), work.cases.get("open1")
        assert copy is not None
        assert copy.manual_clock
        assert clean is not None
        work.settings.set("mark", "1")
        work.commit()
    with store.read() as work:
        source = work.settings.office()
        assert source is not None
        assert not source.manual_clock
        assert work.settings.get("mark") is None
    scratch.dispose()
