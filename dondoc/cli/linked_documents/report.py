"""What a link did, for people and for programs: the rows proposed, and what became of those chosen."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from dondoc.cli.desk import Desk
from dondoc.cli.linked_documents.shown import (
    Linked,
    link_words,
    linked_json,
    proposal_json,
    proposal_lines,
)
from dondoc.cli.output import data, emit_json, mark_dry_run, say
from dondoc.cli.together import changed_by, changed_json, print_changed, print_letters
from dondoc.language import _
from dondoc.linking import Linking
from engine.case import Case, Command
from engine.linked_documents import Link
from workflows.tasks.row_matching import Proposal

if TYPE_CHECKING:
    from engine.decisions import Decision


class LinkReport:
    """What a link did, for people and for programs."""

    def __init__(
        self,
        desk: Desk,
        linking: Linking,
        offers: Sequence[Proposal],
        waiting: Mapping[str, Case],
    ) -> None:
        """Keep what was linked, the rows proposed, and the cases that waited by code."""
        self.desk, self.linking, self.offers, self.waiting = desk, linking, offers, waiting

    def show(
        self, made: Link, decisions: Sequence["Decision"], *, dry_run: bool, as_json: bool
    ) -> None:
        """Print the proposals, and what became of the rows chosen."""
        changed = changed_by(self.desk, decisions)
        mark_dry_run(dry_run)
        if as_json:
            document = linked_json(Linked(made, self.linking.text, ()))
            emit_json("document-link", {
                "link": {**document, "known_before": self.linking.known is not None},
                "proposed": [proposal_json(it, self.waiting[it.row.code]) for it in self.offers],
                "chosen": [item.case.code for item in self.linking.chosen],
                "cases": [changed_json(item) for item in changed],
                "dry_run": dry_run,
            })  # fmt: skip
            return
        with self.desk.views() as views:
            book = self.desk.book(views)
        data(link_words(made, self.linking.text))
        if self.linking.known is not None:
            data(_("Văn bản này đã liên kết trước đó, không liên kết lần nữa"))
        for line in proposal_lines(self.offers, self.waiting, book):
            data(line)
        if not decisions:
            say(_("Chưa việc nào bắt đầu; chọn bằng --wake MÃ, hoặc --wake all-proposed"))
            return
        data()
        data(_("Bắt đầu {count} việc:", count=len(self.linking.chosen)))
        print_changed(changed, book)
        command = Command("wake", self.desk.actor, self.linking.on, self.linking.document)
        print_letters(self.desk, book, decisions, command)
