"""The last screen: one page of a hundred columns and forty lines."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from dondoc.cli.output import data, display_width, pad, table_lines
from dondoc.demo import story
from dondoc.demo.result import Result
from dondoc.demo.season import Season

WIDTH: Final = 100
HEIGHT: Final = 40
MOST_OPEN: Final = 4
CODE: Final = 13
BELOW: Final = " " * 6


def show_screen(season: Season, result: Result, seconds: float) -> None:
    """Print the last screen."""
    for line in screen_lines(season, result, seconds):
        data(fitting(line))


def screen_lines(season: Season, result: Result, seconds: float) -> list[str]:
    """Return the lines of the last screen."""
    stage = season.stage
    head = (
        f"dondoc demo: two real plans of 2024, 01/04-15/11, {stage.calls} commands, "
        f"{stage.ticks} daemon ticks, {seconds:.0f} s"
    )
    return [
        "=" * WIDTH,
        head,
        "",
        f"ĐÃ XONG: {result.finished}",
        "",
        *_sent(result),
        "",
        *_late(result),
        "",
        *_open(result),
        "",
        *_crash(season),
        "NHẬT KÝ, kiểm lại bằng “dondoc audit verify”:",
        f"  {result.verified}",
        *_checked(result),
        "",
        *_next(season),
    ]


def _sent(result: Result) -> Iterator[str]:
    rows = (
        ("thư theo bước, gửi ngay", *result.letters, sum(result.letters)),
        ("bản tin nhắc việc, một ngày một thư", *result.digests, sum(result.digests)),
    )
    heads = ("ĐÃ GỬI theo tháng năm 2024", *(month[:2] for month in result.months), "cộng")
    yield from table_lines(heads, rows, right=range(1, len(heads)))


def _late(result: Result) -> Iterator[str]:
    yield f"TRỄ HẠN: {len(result.late)} việc"
    for item in result.late:
        days = f"quá hạn {item.working_days} ngày làm việc"
        done = "" if item.done_on else ", chưa xong"
        yield f"  {pad(item.code, CODE)} {item.what}: hạn {item.due_on:%d/%m/%Y}, {days}{done}"
        yield f"{BELOW}đã báo {', '.join(item.told) or 'chưa ai'}"


def _open(result: Result) -> Iterator[str]:
    yield f"CÒN MỞ: {len(result.opened)} việc"
    for item in result.opened[:MOST_OPEN]:
        yield f"  {pad(item.code, CODE)} {item.what}, {item.when}:"
        yield f"{BELOW}{item.why}"
    if len(result.opened) > MOST_OPEN:
        yield f"  … và {len(result.opened) - MOST_OPEN} việc nữa"


def _crash(season: Season) -> Iterator[str]:
    crash = season.crash
    if crash is None:
        yield "DỪNG ĐỘT NGỘT: chưa xảy ra"
        return
    yield (
        f"DỪNG ĐỘT NGỘT {story.KILL_ON:%d/%m/%Y}: kill -9 khi máy chủ thư vừa nhận thư thứ "
        f"{crash.arrived_before} trong {crash.waiting};"
    )
    yield (
        f"  chạy lại gửi nốt {crash.arrived_after}: mất {crash.left_at_end} thư, "
        f"{crash.twice} thư đến hai lần (thư đang trên đường, cùng Message-ID)"
    )


def _checked(result: Result) -> Iterator[str]:
    held = len(result.checks) - len(result.failed)
    yield f"TỰ KIỂM TRA: {held}/{len(result.checks)} điều mong đợi đúng"
    for check in result.failed:
        yield f"  [ĐỎ] không đúng: {check.text}"


def _next(season: Season) -> Iterator[str]:
    folder = _short(season.stage.folder)
    clock = f"{season.stage.clock.at:%Y-%m-%dT%H:%M}"
    yield f"XEM TIẾP trong {folder}/"
    yield "  mail/*.eml là từng thư đã gửi; office.sqlite3 là cơ sở dữ liệu; ba lệnh để thử:"
    yield f"  export DONDOC_CLOCK={clock} PATH=$PWD/.venv/bin:$PATH"
    yield f"  export DONDOC_CONFIG={folder}/dondoc.toml"
    yield f"  dondoc case show {story.SILENT} --as {story.AUDITOR}"
    yield f"  dondoc audit log --case {story.MOVED_VISIT} --as {story.AUDITOR}"
    yield f"  dondoc due --as {story.CLERKS['BDI-24']}"


def _short(folder: Path) -> Path:
    """Return a folder as one would type it from here."""
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder


def fitting(line: str) -> str:
    """Cut a line to the width of the screen, by columns."""
    if display_width(line) <= WIDTH:
        return line
    while display_width(line) > WIDTH - 1:
        line = line[:-1]
    return pad(line, WIDTH - 1).rstrip() + "…"
