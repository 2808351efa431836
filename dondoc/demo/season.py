"""The season, day by day: the daemon in the morning, people in the afternoon, and what is special."""

import os.path
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from dondoc.cli.output import data
from dondoc.demo import story
from dondoc.demo.crash import Crash, kill_while_sending
from dondoc.demo.office import Office
from dondoc.demo.stage import Stage

MORNING: Final = (7, 30)
AFTERNOON: Final = (16, 0)


@dataclass
class Season:
    """Goes through the days and remembers what the last screen needs."""

    stage: Stage
    office: Office
    crash: Crash | None = None
    surprise: str = ""
    hidden: bool = False
    revealed: bool = False

    @classmethod
    def on(cls, stage: Stage) -> "Season":
        """Prepare the people of both plans."""
        late = {
            (story.LATE_REPORT, "report"): story.LATE_REPORT_ON,
            (story.SILENT, "remedy"): story.SILENT_UNTIL,
        }
        return cls(stage, Office(stage, _focal_people(), late))

    def begin(self) -> None:
        """Found the office and load both plans."""
        stage = self.stage
        stage.move_to(story.FIRST_DAY, 8)
        stage.write_config()
        stage.title("Cơ quan, hai kế hoạch thật, một cơ sở dữ liệu SQLite")
        name = ("--office-name", "Tổ theo dõi kiểm tra CCHC", "--office-code", "CCHC")
        mail = ("--operator-email", "quantri@example.vn")
        stage.call("init", *name, "--operator", story.KEEPER, *mail, show=3)
        for plan in (story.BINH_DUONG, story.BINH_DINH):
            typed = os.path.relpath(plan)
            stage.call("plan", "check", typed, show=4)
            stage.call("plan", "load", typed, by=story.KEEPER)
        stage.call("plan", "list", show=6)
        stage.title("Bảng tình hình ngày đầu")
        stage.call("board", by=story.KEEPER, show=18)

    def live(self) -> None:
        """Go through every day of the season."""
        for day in _days(story.FIRST_DAY, story.LAST_DAY):
            if day.day == 1 and day > story.FIRST_DAY:
                self._month(day - timedelta(1))
            if day > story.FIRST_DAY:
                self.stage.move_to(day, *MORNING)
                self.stage.tick()
            if self.stage.calendar.is_working_day(day):
                self._working_day(day)
        self._month(story.LAST_DAY)

    def _working_day(self, day: date) -> None:
        special = SPECIAL.get(day)
        if special is not None:
            self.stage.move_to(day, *AFTERNOON)
            special(self)
        self.stage.move_to(day, *AFTERNOON)
        self.office.work()
        if day == story.KILL_ON:
            self._kill()
        self.stage.tick()

    def _month(self, last: date) -> None:
        stage = self.stage
        mails = [item for item in stage.sink.arrived if f"{item.at:%Y-%m}" == f"{last:%Y-%m}"]
        digests = sum(item.is_digest for item in mails)
        text = f"{last:%m/%Y}: {len(mails) - digests} thư theo bước, {digests} bản tin nhắc việc"
        data(f"-- Hết tháng {text}; đến nay {stage.calls} lệnh, {stage.ticks} lượt dịch vụ")

    def move_visit(self) -> None:
        """Move a visit that was already announced to the unit."""
        self.stage.title(
            "Đổi lịch một cuộc đã thông báo: mọi thời hạn gắn với ngày kiểm tra dời theo"
        )
        to = ("--to", story.MOVED_TO.isoformat(), "--reason", "đơn vị đón đoàn công tác của bộ")
        clerk = story.CLERKS["BDI-24"]
        self.stage.call("reschedule", story.MOVED_VISIT, *to, by=clerk, show=14)

    def _kill(self) -> None:
        stage = self.stage
        stage.title("Dịch vụ chạy thành tiến trình riêng và bị SIGKILL giữa lúc đang gửi thư")
        crash = self.crash = kill_while_sending(stage)
        data(
            f"    {crash.waiting} thư đang chờ; máy chủ nhận đến thư thứ {story.KILL_AFTER} thì kill -9"
        )
        data(f"    mã thoát {crash.exit_code}, còn {crash.left} thư chưa xong trong hộp thư")
        data(f"    chạy lại: gửi nốt {crash.arrived_after}, còn {crash.left_at_end} thư")
        data(f"    số Message-ID đến hai lần: {crash.twice} (thư đang trên đường khi bị dừng)")

    def order_surprise(self) -> None:
        """Open an unannounced inspection and look at it with the eyes of the unit."""
        stage = self.stage
        stage.title("Kiểm tra đột xuất: giữ kín tới khi công bố")
        day, unit = story.SURPRISE_ON.isoformat(), story.SURPRISED_UNIT
        stage.call(
            *("case", "add", "--unannounced", "--plan", "BDI-24", "--unit", unit, "--on", day),
            *("--at", "08:30", "--ordered-by", story.LEADER, "--order", "15/QĐ-UBND"),
            *("--team-from", "BDI-24-D1", "--conflict-reason", "phản ánh của người dân"),
            by=story.LEADER,
            show=6,
        )
        seen = self._codes(story.LEADER)
        self.surprise = next(code for code in seen if "-DX-" in code)
        focal = self.office.focal[unit]
        self.hidden = self.surprise not in self._codes(focal)
        stage.call("case", "list", "--unit", unit, by=focal, show=8)
        stage.call("case", "list", "--unit", unit, by=story.LEADER, show=8)

    def announce_surprise(self) -> None:
        """Announce it on its day; the unit learns of it now."""
        stage = self.stage
        stage.move_to(story.SURPRISE_ON, 8)
        stage.title("Đến ngày: công bố, kiểm tra, rồi kết luận không có kiến nghị")
        stage.call("announce", self.surprise, by="td-snv", show=8)
        self.revealed = self.surprise in self._codes(self.office.focal[story.SURPRISED_UNIT])
        stage.tick()

    def _codes(self, person: str) -> set[str]:
        unit = story.SURPRISED_UNIT
        listed = self.stage.call("case", "list", "--unit", unit, "--json", by=person).json()
        return {item["code"] for item in listed["cases"]}


SPECIAL: Final[dict[date, Callable[[Season], None]]] = {
    story.MOVED_ON: Season.move_visit,
    story.SURPRISE_ORDERED_ON: Season.order_surprise,
    story.SURPRISE_ON: Season.announce_surprise,
}


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(number) for number in range((last - first).days + 1))


def _focal_people() -> dict[str, str]:
    """Return who speaks for each unit, as the plan files say."""
    found: dict[str, str] = {}
    for plan in (story.BINH_DUONG, story.BINH_DINH):
        for person in _people(plan):
            roles = person.get("roles")
            for role in roles if isinstance(roles, list) else ():
                if role["role"] == "focal":
                    found.setdefault(role["unit"], str(person["code"]))
    return found


def _people(plan: Path) -> list[dict[str, object]]:
    people = tomllib.loads(plan.read_text(encoding="utf-8"))["people"]
    return [dict(person) for person in people]
