"""``python -m dondoc.demo [FOLDER]``: play the season, check it, show one screen at its end."""

import sys
import time
from contextlib import suppress
from datetime import datetime
from datetime import time as time_of_day
from pathlib import Path

from dondoc.cli.output import data, say
from dondoc.clock import OFFICE_ZONE
from dondoc.demo import story
from dondoc.demo.result import result_of
from dondoc.demo.screen import show_screen
from dondoc.demo.season import Season
from dondoc.demo.stage import Stage, UnexpectedAnswer


def main(folder: Path) -> int:
    """Run the demonstration; return 0 when everything came as it must."""
    started = time.monotonic()
    stage = Stage.set_up(folder, datetime.combine(story.FIRST_DAY, time_of_day(8), OFFICE_ZONE))
    with stage.sink:
        season = Season.on(stage)
        try:
            season.begin()
            season.live()
            stage.title("Nhật ký: không ai sửa được mà không thấy")
            result = result_of(season)
        except UnexpectedAnswer as stopped:
            say(f"[ĐỎ] {stopped}")
            return 1
    data()
    show_screen(season, result, time.monotonic() - started)
    return 1 if result.failed else 0


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError):
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # a text file
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "demo").resolve()))
