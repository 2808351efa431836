"""The shipped days: sound at start-up, told apart from the library, never moved by it."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from engine.calendar import AnnouncedDay, CalendarDocument, DayKind
from workflows.calendars import vietnam
from workflows.calendars.checks import problems_of
from workflows.calendars.data import VIETNAM, CalendarData, CalendarUnsound, read_data

DATA = read_data()
LAW = CalendarDocument("law", "Bộ luật")
SHARED = Path(__file__).parents[2].parent / "shared" / "data" / "working-days.json"


def without(day: date) -> CalendarData:
    return replace(DATA, announced=tuple(item for item in DATA.announced if item.day != day))


def with_day(
    day: date,
    kind: DayKind,
    documents: tuple[CalendarDocument, ...] = (LAW,),
    known_on: date | None = None,
    paired_with: date | None = None,
) -> CalendarData:
    working = kind is DayKind.WORKED
    entry = AnnouncedDay(day, working, kind, "Nghỉ", documents, known_on, paired_with)
    return replace(DATA, announced=(*DATA.announced, entry))


def test_the_shipped_days_are_sound() -> None:
    assert problems_of(DATA) == []
    assert len(DATA.announced) == 194


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (without(date(2026, 1, 10)), "Ngày hoán đổi 02/01/2026 không có ngày tương ứng"),
        (without(date(2026, 1, 2)), "Ngày hoán đổi 10/01/2026 không có ngày tương ứng"),
        (without(date(2026, 9, 1)), "Năm 2026 có 11 ngày nghỉ lễ"),
        (with_day(date(2026, 6, 3), DayKind.STATUTORY), "Năm 2026 có 13 ngày nghỉ lễ"),
        (with_day(date(2026, 6, 6), DayKind.STATUTORY), "06/06/2026 ghi là 'statutory'"),
        (with_day(date(2026, 6, 3), DayKind.WORKED), "03/06/2026 ghi là 'worked'"),
        (with_day(date(2026, 6, 3), DayKind.SWAPPED), "Ngày hoán đổi 03/06/2026"),
        (with_day(date(2026, 9, 1), DayKind.ADJACENT), "Ngày 01/09/2026 được ghi hai lần"),
        (with_day(date(2030, 9, 2), DayKind.STATUTORY), "02/09/2030 nằm ngoài phạm vi"),
        (with_day(date(2027, 6, 3), DayKind.LOCAL, documents=()), "03/06/2027 không có văn bản"),
        (
            with_day(date(2027, 6, 3), DayKind.LOCAL, known_on=date(2027, 6, 4)),
            "03/06/2027 ghi là được biết sau khi đã qua (04/06/2027)",
        ),
        (replace(DATA, announced_on={}), "Chưa ghi lịch năm 2026 đã công bố hay chưa"),
    ],
)
def test_each_fault_of_the_data_is_named(data: CalendarData, said: str) -> None:
    assert any(said in str(problem) for problem in problems_of(data))


def test_a_swap_of_two_announcements_is_no_pair() -> None:
    moved = tuple(
        replace(item, known_on=date(2025, 12, 26)) if item.day == date(2026, 1, 10) else item
        for item in DATA.announced
    )
    assert len(problems_of(replace(DATA, announced=moved))) == 2


def test_nothing_is_reckoned_with_unsound_data() -> None:
    with pytest.raises(CalendarUnsound, match=r"2 lỗi, lỗi đầu: .*dondoc calendar check"):
        vietnam.checked_history(
            with_day(date(2026, 6, 3), DayKind.SWAPPED, paired_with=date(2026, 6, 3), documents=())
        )


def test_an_office_adds_days_to_the_shipped_ones() -> None:
    closed = AnnouncedDay(date(2026, 12, 8), False, DayKind.LOCAL, "Nghỉ", (LAW,))
    history = vietnam.checked_history(DATA, [closed])
    assert not history.current.is_working_day(date(2026, 12, 8))
    assert vietnam.calendar_of_vietnam().current.is_working_day(date(2026, 12, 8))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: content.pop("days"),
        lambda content: content.update(first_day="soon"),
        lambda content: content["days"][0].update(documents=["nowhere"]),
        lambda content: content["days"][0].update(kind="party"),
        lambda content: content.update(days=None),
    ],
)
def test_a_spoilt_file_is_refused_in_one_line(
    spoil: Callable[[dict[str, Any]], object], tmp_path: Path
) -> None:
    content = json.loads(VIETNAM.read_text(encoding="utf-8"))
    spoil(content)
    path = tmp_path / "vietnam.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(CalendarUnsound, match=r"Không đọc được tệp lịch vietnam\.json"):
        read_data(path)


def test_a_missing_file_is_refused_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(CalendarUnsound, match="Không đọc được"):
        read_data(tmp_path / "none.json")


def test_the_library_is_wrong_on_two_days_and_the_data_says_why() -> None:
    found = vietnam.differences(DATA)
    assert [difference.day for difference in found] == [date(2026, 1, 2), date(2026, 1, 10)]
    assert all(difference.expected for difference in found)
    assert (found[0].works_here, found[0].works_there) == (False, True)


def test_a_day_that_only_we_know_is_an_unexpected_difference() -> None:
    found = vietnam.differences(with_day(date(2026, 6, 3), DayKind.LOCAL))
    assert [difference.day for difference in found if not difference.expected] == [date(2026, 6, 3)]


def test_the_stored_projection_is_what_the_library_expects() -> None:
    assert vietnam.projection_is_stored(DATA)
    stored = VIETNAM.read_text(encoding="utf-8")
    assert vietnam.projection_lines(DATA) in stored
    assert not vietnam.projection_is_stored(replace(DATA, projected=DATA.projected[:-1]))
    assert vietnam.library_version()


def test_an_upgrade_of_the_library_moves_no_date(monkeypatch: pytest.MonkeyPatch) -> None:
    before = vietnam.checked_history(DATA).current.version
    every_day = {DATA.first_day + timedelta(days=n) for n in range(5000)}

    class Wrong(set[date]):
        def is_working_day(self, day: date) -> bool:
            return day not in self

    monkeypatch.setattr(vietnam, "_library", lambda _data: Wrong(every_day))
    assert vietnam.checked_history(DATA).current.version == before
    assert not vietnam.projection_is_stored(DATA)
    assert len(vietnam.differences(DATA)) > 3000


def test_projection_and_announcements_agree_for_every_announced_choice() -> None:
    projected = {(item.day, item.settles) for item in DATA.projected}
    announced = {(item.day, item.settles) for item in DATA.announced if item.settles}
    assert {day for day, _choice in projected - announced} == {
        date(2028, 1, day) for day in range(24, 29)
    }
    assert announced <= projected


def test_reading_and_reckoning_load_none_of_the_heavy_libraries() -> None:
    script = (
        "import sys; from datetime import date;"
        "from workflows.calendars.vietnam import calendar_of_vietnam as c;"
        "from engine.deadlines import *; from workflows.deadline_words import read_deadline;"
        "r = read_deadline('10 working days').rule(RuleKind.WITHIN);"
        "assert reckon(r, date(2024, 6, 6), c().current).due_on == date(2024, 6, 20);"
        "assert not {'holidays', 'pendulum', 'sqlmodel', 'sqlalchemy'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], check=True, cwd=Path(__file__).parents[2])


@pytest.mark.skipif(not SHARED.exists(), reason="the shared table is not on this machine")
def test_the_shipped_days_say_what_the_shared_table_says() -> None:
    years = json.loads(SHARED.read_text(encoding="utf-8"))["years"]
    ours = {item.day.isoformat(): item for item in DATA.announced}
    for year in years.values():
        for item in year["worked_weekend_days"]:
            assert ours[item["date"]].kind is DayKind.WORKED
            assert str(ours[item["date"]].paired_with) == item["in_lieu_of"]
        for item in year["non_working_weekdays"]:
            if "projection" in item["confidence"] or "not announced" in item["confidence"]:
                continue
            entry = ours[item["date"]]
            assert not entry.working
            assert str(entry.known_on or "") == item.get("known_since", "")
            assert len(entry.documents) == len(item["basis"])
