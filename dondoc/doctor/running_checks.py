"""What runs: mail, the calendar's reach, the daemon, and the copies of the office."""

import fcntl
import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Final

from dondoc.copies.backup import LAST, TRIAL, remembered
from dondoc.copies.hold import held_since
from dondoc.doctor.finding import BY_ROOT, Finding, Patient, good, runs_as_root, unknown, wrong
from dondoc.running.daemon_lock import SUFFIX
from dondoc.running.daemon_status import status_of
from dondoc.wiring import smtp_of
from engine.calendar import YearStatus
from engine.timers import Outcome, Verdict
from engine.words import N_
from notifiers.smtp import knock
from workflows.calendars.checks import problems_of
from workflows.calendars.vietnam import shipped_data

WEEK: Final = timedelta(days=8)
TRIALS: Final = timedelta(days=35)
REACH: Final = timedelta(days=180)
DECEMBER: Final = 12

TO_FOLDER: Final = N_("thư được ghi vào thư mục {path}")
NO_FOLDER: Final = N_("không ghi được thư vào thư mục {path}")
SMTP: Final = N_("máy chủ thư {host}:{port} nhận kết nối, bảo mật {security}, đăng nhập được")
NO_SMTP: Final = N_("máy chủ thư {host}:{port} không dùng được: {reason}")
NO_DEAD: Final = N_("không có thư nào phải bỏ dở")
DEAD: Final = N_("{count} thư không gửi được, cần người xem")
NO_PAUSE: Final = N_("không kênh nào tạm dừng")
PAUSE: Final = N_("kênh {channel} đang tạm dừng: {reason}")
DATA: Final = N_("dữ liệu lịch làm việc đúng")
DATA_WRONG: Final = N_("dữ liệu lịch làm việc có {count} chỗ sai")
REACHES: Final = N_("lịch làm việc có đến {day}")
SHORT: Final = N_("lịch làm việc chỉ có đến {day}; thời hạn sau ngày đó không tính được")
ANNOUNCED: Final = N_("lịch nghỉ năm {year} đã công bố")
EARLY: Final = N_("lịch nghỉ năm {year} chưa công bố, còn dự kiến; thường có vào tháng 11, 12")
LATE: Final = N_("đã tháng 12 mà lịch nghỉ năm {year} còn là dự kiến")
BEATS: Final = N_("dịch vụ làm việc lần cuối {at}")
SILENT: Final = N_("dịch vụ nhắc việc im lặng quá lâu, không ai được nhắc")
NEVER: Final = N_("dịch vụ nhắc việc chưa chạy lần nào")
LOCKED: Final = N_("dịch vụ đang chạy trên máy này")
UNLOCKED: Final = N_("lúc này không có dịch vụ nào chạy; bình thường nếu chạy --once theo lịch")
HELD: Final = N_("bản khôi phục từ {since} đang giữ thư, không ai được nhắc")
BACKED_UP: Final = N_("bản sao lưu gần nhất {at}, đã chứng minh")
NO_BACKUP: Final = N_("chưa sao lưu lần nào")
OLD_BACKUP: Final = N_("bản sao lưu gần nhất từ {at}, quá {days} ngày")
LOST_BACKUP: Final = N_("không thấy tệp của bản sao lưu gần nhất: {path}")
TRIED: Final = N_("khôi phục thử gần nhất {at}, đạt")
NO_TRIAL: Final = N_("bản sao lưu chưa được khôi phục thử lần nào")
OLD_TRIAL: Final = N_("khôi phục thử gần nhất từ {at}, quá {days} ngày")
BAD_TRIAL: Final = N_("khôi phục thử lúc {at} không đạt")


def mail(patient: Patient) -> Iterator[Finding]:
    """Knock at the mail server without sending, or try the folder that stands for one."""
    server = smtp_of(patient.settings)
    if server is None:
        yield _folder(patient.settings.outbox_dir)
        return
    outcome = knock(server, patient.settings.mail_domain)
    facts: dict[str, object] = {"host": server.host, "port": server.port}
    if outcome.verdict is Verdict.OK:
        yield good("mail", SMTP, security=server.security.value, **facts)
    else:
        remedy = f"{_editor()} {patient.settings.config_file or 'dondoc.toml'}"
        yield wrong("mail", remedy, NO_SMTP, reason=_reason(outcome), **facts)


def _editor() -> str:
    return os.environ.get("EDITOR", "nano")


def _reason(outcome: Outcome) -> str:
    return outcome.detail or outcome.code


def _folder(path: Path) -> Finding:
    known = path if path.exists() else path.parent
    if runs_as_root():
        return unknown("mail", BY_ROOT)
    if os.access(known, os.W_OK | os.X_OK):
        return good("mail", TO_FOLDER, path=str(path))
    return wrong("mail", f"mkdir -p {path} && chmod u+rwx {path}", NO_FOLDER, path=str(path))


def letters(patient: Patient) -> Iterator[Finding]:
    """Look for messages that were given up, and channels that stand still."""
    status = status_of(patient.application, patient.actor)
    if status.given_up:
        yield wrong("dead", "dondoc outbox retry --all", DEAD, count=status.given_up)
    else:
        yield good("dead", NO_DEAD)
    for channel, reason in status.paused.items():
        remedy = f"dondoc outbox retry --channel {channel}"
        yield wrong("channel", remedy, PAUSE, channel=channel, reason=reason or "?")
    if not status.paused:
        yield good("channel", NO_PAUSE)


def calendar_data(_patient: Patient) -> Iterator[Finding]:
    """Check the days that ship with the program."""
    problems = problems_of(shipped_data())
    if problems:
        yield wrong("calendar-data", "dondoc calendar check", DATA_WRONG, count=len(problems))
    else:
        yield good("calendar-data", DATA)


def calendar_reach(patient: Patient) -> Iterator[Finding]:
    """Look how far the working calendar of the office goes, and whether next year is announced."""
    with patient.application.store.read() as uow:
        history = patient.application.rulebook.history_in(uow)
    if history.last_day - patient.today < REACH:
        remedy = "dondoc calendar import TỆP-LỊCH-MỚI"
        yield wrong("calendar-reach", remedy, SHORT, day=history.last_day)
    else:
        yield good("calendar-reach", REACHES, day=history.last_day)
    year = patient.today.year + 1
    status = history.as_known_on(patient.today).year_status(year)
    if status is YearStatus.ANNOUNCED:
        yield good("calendar-next", ANNOUNCED, year=str(year))
    elif patient.today.month < DECEMBER:
        yield good("calendar-next", EARLY, year=str(year))
    else:
        remedy = "dondoc calendar add-off --help"
        yield wrong("calendar-next", remedy, LATE, year=str(year))


def daemon(patient: Patient) -> Iterator[Finding]:
    """Look for the daemon's sign of life, its lock, and a hold."""
    status = status_of(patient.application, patient.actor)
    beat = status.pulse.beat_at
    if beat is None or status.pulse.too_old:
        yield wrong("heartbeat", "dondoc daemon run", SILENT if beat else NEVER)
    else:
        yield good("heartbeat", BEATS, at=beat)
    if patient.file is not None:
        running = _is_locked(patient.file.with_name(patient.file.name + SUFFIX))
        yield good("daemon", LOCKED) if running else unknown("daemon", UNLOCKED)
    with patient.application.store.read() as uow:
        since = held_since(uow.settings)
    if since is not None:
        remedy = 'dondoc outbox release --reason "LÝ DO"'
        yield wrong("held", remedy, HELD, since=since)


def _is_locked(path: Path) -> bool:
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        return False  # nobody ever ran a daemon here
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(handle)
    return False


def backups(patient: Patient) -> Iterator[Finding]:
    """Look how old the last proven backup is, whether its file is there, and when one was tried."""
    with patient.application.store.read() as uow:
        last, trial = remembered(uow.settings, LAST), remembered(uow.settings, TRIAL)
    if last is None:
        yield wrong("backup", "dondoc backup", NO_BACKUP)
        return
    if patient.now - last.at > WEEK:
        yield wrong("backup", "dondoc backup", OLD_BACKUP, at=last.at, days=WEEK.days)
    elif not Path(last.path).exists():
        yield wrong("backup", "dondoc backup", LOST_BACKUP, path=last.path)
    else:
        yield good("backup", BACKED_UP, at=last.at)
    if trial is None:
        yield wrong("trial", "dondoc restore --trial", NO_TRIAL)
    elif not trial.holds:
        yield wrong("trial", "dondoc backup && dondoc restore --trial", BAD_TRIAL, at=trial.at)
    elif patient.now - trial.at > TRIALS:
        yield wrong("trial", "dondoc restore --trial", OLD_TRIAL, at=trial.at, days=TRIALS.days)
    else:
        yield good("trial", TRIED, at=trial.at)
