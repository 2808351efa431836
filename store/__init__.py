"""The database: rows, their values, units of work and views."""

from store.sql_store import SqlStore, open_store
from store.unit_of_work import Probe, SqlUnitOfWork

__all__ = ["Probe", "SqlStore", "SqlUnitOfWork", "open_store"]
