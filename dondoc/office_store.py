"""The store of the running program: writes are refused under another kind of clock."""

from engine.errors import DondocError
from engine.words import N_
from store.database import BUSY_SECONDS, Database
from store.sql_store import SqlStore
from store.unit_of_work import SqlUnitOfWork


class ClockMixed(DondocError):
    """A database is about to be written under another kind of clock than it was made with."""

    code = "clock-mixed"


class OfficeStore(SqlStore):
    """A store that never mixes played and real records."""

    def __init__(self, url: str, *, manual_clock: bool, busy_seconds: float = BUSY_SECONDS) -> None:
        """Take the address of the database and the kind of clock of this program."""
        super().__init__(Database(url, busy_seconds=busy_seconds))
        self._manual = manual_clock
        self._clock_fits = False

    def write(self) -> SqlUnitOfWork:
        """Begin a transaction that may write, when the clock is the kind the office began with."""
        if not self._clock_fits:
            check_clock(self, manual=self._manual)
            self._clock_fits = True
        return super().write()


def check_clock(store: SqlStore, *, manual: bool) -> None:
    """Refuse a database that was begun with the other kind of clock than ``manual`` says."""
    with store.read() as uow:
        office = uow.settings.office()
    if office is None or office.manual_clock == manual:
        return
    if office.manual_clock:
        raise ClockMixed(
            N_(
                "cơ sở dữ liệu {code} là bản chạy thử theo DONDOC_CLOCK, không ghi lẫn số liệu "
                "thật: đặt DONDOC_CLOCK hoặc chọn tệp khác bằng --db"
            ),
            code=office.code,
        )
    raise ClockMixed(
        N_(
            "cơ sở dữ liệu {code} là bản thật, không ghi lẫn số liệu chạy thử: bỏ DONDOC_CLOCK "
            "hoặc chọn tệp khác bằng --db"
        ),
        code=office.code,
    )
