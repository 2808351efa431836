"""The database: rows, their values, units of work and views."""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from store.sql_store import SqlStore, open_store
    from store.unit_of_work import Probe, SqlUnitOfWork

__all__ = ["Probe", "SqlStore", "SqlUnitOfWork", "open_store"]

_HOMES: Final = {
    "Probe": "store.unit_of_work",
    "SqlStore": "store.sql_store",
    "SqlUnitOfWork": "store.unit_of_work",
    "open_store": "store.sql_store",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 (any of the four)
    """Load a part when it is asked for: completion of codes needs none of the large libraries."""
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(_HOMES[name]), name)
