"""The reference pages that are generated from the program itself, so that they cannot differ."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Final

from dondoc.documents.command_page import command_page
from dondoc.documents.exit_page import exit_page
from dondoc.documents.plan_page import people_page, plan_page, scenario_page
from dondoc.documents.settings_page import settings_page
from dondoc.language import LANGUAGES, current_language, set_language
from dondoc.words.plan_schema import schema_text

PAGES: Final[Mapping[str, Callable[[], str]]] = {
    "commands": command_page,
    "plan-file": plan_page,
    "people-file": people_page,
    "scenario-file": scenario_page,
    "settings": settings_page,
    "exit-codes": exit_page,
}


def written_pages() -> dict[str, str]:
    """Return each generated page by its file name: English as ``x.md``, Vietnamese as ``x.vi.md``."""
    found = {}
    for name, write in PAGES.items():
        for language in LANGUAGES:
            with _speaking(language):
                found[f"{name}.md" if language == "en" else f"{name}.{language}.md"] = write()
    with _speaking("vi"):  # one file: an editor asks for it by its name
        found["plan.schema.json"] = schema_text()
    return found


@contextmanager
def _speaking(language: str) -> Iterator[None]:
    before = current_language()
    set_language(language)
    try:
        yield
    finally:
        set_language(before)
