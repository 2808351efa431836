"""``dondoc completion``: what a shell needs to complete commands, options and codes."""

import click

from dondoc.cli.commands import group
from dondoc.cli.output import data
from dondoc.cli.running.completion_scripts import BASH, FISH, POWERSHELL, ZSH
from engine.words import N_


@group(
    help=N_("Gợi ý lệnh và mã khi gõ, cho bash, zsh, fish và PowerShell"),
    examples=(
        'eval "$(dondoc completion bash)"',
        "dondoc goi-y fish > ~/.config/fish/completions/dondoc.fish",
    ),
)
def completion() -> None:
    """Group the scripts of the shells."""


@completion.command(
    "bash",
    help=N_("In kịch bản cho bash; thêm dòng đầu của ví dụ vào ~/.bashrc."),
    examples=(
        'eval "$(dondoc completion bash)"',
        "dondoc goi-y bash > /etc/bash_completion.d/dondoc",
    ),
)
def bash() -> None:
    """Print the script for bash."""
    data(BASH)


@completion.command(
    "zsh",
    help=N_("In kịch bản cho zsh; thêm dòng đầu của ví dụ vào ~/.zshrc."),
    examples=(
        'eval "$(dondoc completion zsh)"',
        'dondoc goi-y zsh > "${fpath[1]}/_dondoc"',
    ),
)
def zsh() -> None:
    """Print the script for zsh."""
    data(ZSH)


@completion.command(
    "fish",
    help=N_("In kịch bản cho fish."),
    examples=(
        "dondoc completion fish | source",
        "dondoc goi-y fish > ~/.config/fish/completions/dondoc.fish",
    ),
)
def fish() -> None:
    """Print the script for fish."""
    data(FISH)


@completion.command(
    "powershell",
    help=N_("In kịch bản cho PowerShell; thêm dòng đầu của ví dụ vào $PROFILE."),
    examples=(
        "dondoc completion powershell | Out-String | Invoke-Expression",
        "dondoc goi-y powershell >> $PROFILE",
    ),
)
def powershell() -> None:
    """Print the script for PowerShell."""
    data(POWERSHELL)


@completion.command(
    "words",
    hidden=True,
    help=N_("Các từ có thể đứng tiếp theo; các kịch bản gọi lệnh này."),
    examples=(
        "dondoc completion words --current=BDG -- case show",
        "dondoc goi-y words --current= --",
    ),
)
@click.option("--current", default="", help=N_("Phần đã gõ của từ đang gõ."))
@click.argument("words", nargs=-1)
def words_(current: str, words: tuple[str, ...]) -> None:
    """Print what may follow, a line each: the word, a tab, what it means."""
    from dondoc.cli.completing import choices

    for choice in choices(words, current):
        # Not through ``data``: the tab between word and meaning is for the shell.
        click.echo(f"{choice.value}\t{' '.join(choice.about.split())}")
