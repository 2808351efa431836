"""What may follow the words typed so far: commands, options, choices, files, and codes of the office."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

import click
from click.shell_completion import _resolve_context, _resolve_incomplete

# offers them only through its own protocol, which knows no PowerShell)
from dondoc.cli.commands import AliasedGroup, plain_name
from dondoc.cli.context import Session
from dondoc.cli.main import SWITCHES, WITH_VALUE, cli, hoist
from dondoc.cli.registry import ENTRIES
from dondoc.language import LANGUAGES, _, set_language
from dondoc.settings import peek_language
from engine.errors import DondocError

FILES: Final = ":file"
"""Told instead of values: the shell completes names of files itself."""
OF_GROUP: Final = {"unit": "unit", "person": "person", "plan": "plan"}
KINDS: Final = {
    "case": "case", "case_code": "case", "round": "case", "team_from": "case",
    "plan": "plan", "year_or_plan": "plan",
    "unit": "unit", "parent": "unit", "heir": "unit", "successor": "unit", "into": "unit",
    "person": "person", "who": "person", "owner": "person", "ordered_by": "person",
    "head": "person", "lead": "person", "secretary": "person", "members": "person",
}  # fmt: skip
GLOBALS: Final = {"--as": "person", "--on-behalf-of": "person", "--db": FILES, "--config": FILES}


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that may follow, with a few words about it."""

    value: str
    about: str = ""


def choices(words: Sequence[str], current: str) -> list[Choice]:
    """Return what may stand in the place of ``current`` behind ``words``; silent when in doubt."""
    typed = [word for word in words if word != "="]  # bash takes --unit=QLMT apart
    try:
        return list(_choices(typed, "" if current == "=" else current))
    except (click.ClickException, DondocError, OSError, ValueError):
        return []


def _choices(words: list[str], current: str) -> Iterator[Choice]:
    session = _session(words)
    if words and words[-1] in WITH_VALUE:
        yield from _of_global(words[-1], current, session)
        return
    own = [word for word in _without_globals(words) if word not in SWITCHES]
    context = _resolve_context(cli, {}, "dondoc", list(own))
    _speak(words, session)  # after the group, which has read the words without the language
    if isinstance(context.command, click.Group) and len(own) > _depth(context):
        return  # a command that does not exist
    found, start = _resolve_incomplete(context, list(own), current)
    if isinstance(found, click.Parameter):
        yield from _of_parameter(found, context, start, session)
    elif start and not start[0].isalnum():
        yield from _of_options(context, start)
    elif isinstance(found, AliasedGroup):
        yield from _of_commands(found, context, start)


def _depth(context: click.Context) -> int:
    """Return how many words lead to a group."""
    return 0 if context.parent is None else 1 + _depth(context.parent)


def _without_globals(words: Sequence[str]) -> list[str]:
    """Return the words without the options that may stand anywhere, and their values."""
    moved = hoist(words)
    place = 0
    while place < len(moved) and moved[place].partition("=")[0] in (*WITH_VALUE, *SWITCHES):
        place += 2 if moved[place] in WITH_VALUE else 1
    return moved[place:]


def _session(words: Sequence[str]) -> Session:
    """Return a session with the flags typed so far."""
    named = {"--db": "database_url", "--as": "actor"}
    typed = dict(pairwise(words))  # each word with the one behind it
    flags = {named[word]: value for word, value in typed.items() if word in named}
    return Session(flags=flags, config=typed.get("--config"))


def _speak(words: Sequence[str], session: Session) -> None:
    """Choose the language in which the meanings are told."""
    asked = dict(pairwise(words)).get("--lang") or peek_language(session.environ, session.config)
    set_language(asked if asked in LANGUAGES else LANGUAGES[0])


def _of_global(option: str, current: str, session: Session) -> Iterable[Choice]:
    if option == "--lang":
        return [Choice(name) for name in LANGUAGES if name.startswith(current)]
    kind = GLOBALS[option]
    return [Choice(FILES)] if kind == FILES else _codes(kind, current, session)


def _of_commands(group: AliasedGroup, context: click.Context, start: str) -> Iterator[Choice]:
    """Yield English names, and once something is typed the Vietnamese ones that begin so."""
    for name, alias, text in _names(group, context):
        if name.startswith(start):
            yield Choice(name, text)
        elif start and alias.startswith(plain_name(start)):
            yield Choice(alias, text)


def _names(group: AliasedGroup, context: click.Context) -> Iterator[tuple[str, str, str]]:
    if group is cli:  # by the registry: no module of a command is loaded
        yield from ((entry.name, entry.alias, _(entry.help)) for entry in ENTRIES)
        return
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is not None and not command.hidden:
            yield name, group.alias_of(name), command.get_short_help_str()


def _of_options(context: click.Context, start: str) -> Iterator[Choice]:
    own = context.command.get_params(context)
    everywhere = [] if context.command is cli else cli.get_params(context)
    seen: set[str] = set()
    for param in (*own, *everywhere):
        for name in (*param.opts, *param.secondary_opts):
            if name.startswith("--") and name.startswith(start) and name not in seen:
                seen.add(name)
                yield Choice(name, _option_words(param))


def _option_words(param: click.Parameter) -> str:
    words = getattr(param, "help", None) or ""
    return _(words) if words and not words.startswith("Show this") else ""


def _of_parameter(
    param: click.Parameter, context: click.Context, start: str, session: Session
) -> Iterable[Choice]:
    items = param.shell_complete(context, start)
    if any(item.type in {"file", "dir"} for item in items):
        return [Choice(FILES)]
    if items:
        return [Choice(str(item.value), item.help or "") for item in items]
    kind = _kind(param, context)
    return _codes(kind, start, session) if kind else ()


def _kind(param: click.Parameter, context: click.Context) -> str:
    """Return of which kind a code is: by the name of its parameter, else by the group."""
    group = str(context.parent.info_name) if context.parent else ""
    name = str(param.name)
    if name in {"code", "codes", "old", "new"} and isinstance(param, click.Argument):
        return OF_GROUP.get(_proper(group), "case")
    return KINDS.get(name, "")


def _proper(typed: str) -> str:
    return cli.proper_name(typed)


def _codes(kind: str, start: str, session: Session) -> list[Choice]:
    from dondoc.settings_file import database_file

    path = database_file(session.settings)
    if path is None:
        return _codes_of_server(kind, start, session)
    found = _codes_of_file(path, kind, start, session)
    return [Choice(code, name) for code, name in found]


def _codes_of_file(
    path: Path, kind: str, start: str, session: Session
) -> Iterable[tuple[str, str]]:
    from store.code_names import Viewing, codes

    return codes(path, kind, start, Viewing(session.settings.actor, session.today()))


def _codes_of_server(kind: str, start: str, session: Session) -> list[Choice]:
    from dondoc.cli.desk import reading

    desk = reading(session)
    with ExitStack() as stack:
        stack.callback(desk.application.store.dispose)
        views = stack.enter_context(desk.views())
        read: Mapping[str, Iterable[tuple[str, str]]] = {
            "case": ((case.code, case.unit or "") for case in views.cases()),
            "plan": ((plan.code, plan.title) for plan in views.plans()),
            "unit": ((unit.code, unit.name_on(desk.today)) for unit in views.units()),
            "person": ((person.code, person.name) for person in views.people()),
        }
        folded = start.casefold()
        return [Choice(*pair) for pair in read[kind] if pair[0].casefold().startswith(folded)]
