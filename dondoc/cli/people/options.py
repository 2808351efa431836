"""Options that every change of a person shares, and what they make."""

from datetime import date
from typing import TYPE_CHECKING, Any

from dondoc.cli.context import pass_session
from dondoc.cli.desk import Desk
from dondoc.cli.options import document_option, dry_run_option, json_option, reason_option
from engine.case import DocumentRef
from engine.errors import InvalidInput
from engine.words import N_

if TYPE_CHECKING:  # loads the database
    from dondoc.parties.register import Request


def written(function: Any) -> Any:  # noqa: ANN401  (what click's decorators take and return)
    """Add the options of every change of a person's standing."""
    for option in (pass_session, json_option, dry_run_option, reason_option, document_option):
        function = option(function)
    return function


def request_of(desk: Desk, on: date, given: dict[str, Any]) -> "Request":
    """Return who changes what when, on which basis; a reason is asked for."""
    from dondoc.parties.register import Request

    words = str(given["reason"]).strip()
    if not words:
        raise InvalidInput(N_("ghi lý do: --reason '…'"))
    document: DocumentRef | None = given["document"]
    return Request(desk.actor, on, document, words, bool(given["dry_run"]))
