"""How documents that amend a plan are cited."""

from dondoc.language import _, format_day
from engine.case import DocumentRef
from engine.plan import Plan


def document_words(document: DocumentRef) -> str:
    """Return a document as it is cited: number and day."""
    if document.issued_on is None:
        return document.number
    return _("{number} ngày {day}", number=document.number, day=format_day(document.issued_on))


def number_words(plan: Plan) -> str:
    """Return a plan as letters cite it: its number, and the documents that amended it."""
    named = f"{plan.number}, {plan.issuer}" if plan.number else plan.title
    if not plan.amendments:
        return named
    documents = [document_words(item) for item in plan.amendments]
    return _("{plan} (điều chỉnh bởi {documents})", plan=named, documents=documents)
