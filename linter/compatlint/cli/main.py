"""The command line: options in, exit codes out, nothing else."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from compatlint import __version__
from compatlint.cli import completion
from compatlint.cli.terminal import Commands
from compatlint.config.config_file import OUTPUT_FORMATS, SCOPES, wrong_format
from compatlint.config.globs import wrong_glob
from compatlint.config.options import Options
from compatlint.errors import UsageError

F = TypeVar("F", bound=Callable[..., Any])

# What options of one kind have in common, for the help and for the completion of shells.
_FILE: dict[str, Any] = {"type": click.Path(), "metavar": "FILE"}
_CODES: dict[str, Any] = {"multiple": True, "shell_complete": completion.codes, "metavar": "CODES"}
_EDITION: dict[str, Any] = {"shell_complete": completion.editions, "metavar": "ID"}
_TARGET: dict[str, Any] = {"shell_complete": completion.targets, "metavar": "NAME"}


def _codes(_: click.Context, __: click.Parameter, values: Sequence[str]) -> tuple[str, ...] | None:
    """Codes by comma, in one option or several; None where there is none of them."""
    return tuple(code.strip() for value in values for code in value.split(",") if code.strip()) if values else None


def _codes_or_none(ctx: click.Context, parameter: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    return _codes(ctx, parameter, values) or ()


def _formats(_: click.Context, parameter: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    """Formats, each for itself or as FORMAT=FILE."""
    wrong = next(filter(None, map(wrong_format, values)), None)
    if wrong is not None:
        raise click.BadParameter(wrong, param=parameter)
    return tuple(values)


def _globs(_: click.Context, parameter: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    """Patterns of files."""
    wrong = next(filter(None, map(wrong_glob, values)), None)
    if wrong is not None:
        raise click.BadParameter(wrong, param=parameter)
    return tuple(values)


def _pairs(_: click.Context, parameter: click.Parameter, values: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """`OLD=NEW`; an id may have an equals sign only on the right."""
    pairs = [tuple(part.strip() for part in value.partition("=")[::2]) for value in values]
    wrong = next((value for value, pair in zip(values, pairs, strict=True) if not all(pair)), None)
    if wrong is not None:
        raise click.BadParameter(f"{wrong!r} is not OLD=NEW", param=parameter)
    return tuple((old, new) for old, new in pairs)


def _targets(_: click.Context, __: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    """The names of targets, each once."""
    return tuple(dict.fromkeys(value.lower() for value in values))


def _pack_options(command: F) -> F:
    """The options that say which rules there are."""
    rules = click.option("--rules", multiple=True, **_FILE, help="A rule pack of your own; may be repeated.")
    edition = click.option("--edition", **_EDITION, help="Judge by what was documented then, or by the `latest`.")
    return rules(edition(command))


def _judging(command: F) -> F:
    """The options that say by which rules files are judged."""
    said = "Judge for this provider (`rules` names them); may be repeated, where nothing is rewritten."
    target = click.option("--target", multiple=True, callback=_targets, **_TARGET, help=said)
    return target(_pack_options(command))


def _showing(command: F) -> F:
    """The options that say which rules are meant."""
    return click.option("--target", **_TARGET, help="The provider whose rules are meant.")(_pack_options(command))


def _file_options(command: F) -> F:
    """The options that say which configuration counts, and which files."""
    patterns: dict[str, Any] = {"multiple": True, "callback": _globs, "metavar": "GLOB"}
    options = (
        click.option("--config", **_FILE, help="Use this configuration, not the nearest."),
        click.option("--isolated", is_flag=True, help="Use no configuration file."),
        click.option("--exclude", **patterns, help="Leave out what matches, not the default patterns."),
        click.option("--extend-exclude", **patterns, help="Leave out what matches, too."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="compatlint", message="%(prog)s %(version)s")
def main() -> None:
    """Say what breaks when Python code goes to another provider's API, and repair what can be repaired."""


class _OptionalReason(click.Command):
    """A command with an option whose value, if any, stands behind an equals sign: what follows it is a path."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As it is said, with an empty reason where there is none."""
        ends = args.index("--") if "--" in args else len(args)
        said = ["--add-ignores=" if arg == "--add-ignores" else arg for arg in args[:ends]]
        return super().parse_args(ctx, [*said, *args[ends:]])


@main.command(cls=_OptionalReason, short_help="Check Python files and directories.")
@click.argument("paths", nargs=-1, type=click.Path(), metavar="[PATHS]...")
@click.option("--fix", is_flag=True, help="Apply the safe fixes.")
@click.option("--fix-only", is_flag=True, help="Apply the fixes, and tell nothing of what is left.")
@click.option("--unsafe-fixes/--no-unsafe-fixes", help="With --fix or --diff: the unsafe ones too.")
@click.option("--diff", is_flag=True, help="Write nothing; show what --fix would do as a patch for `git apply`.")
@click.option("--select", callback=_codes, **_CODES, help="Only these: codes, prefixes, ALL.")
@click.option("--extend-select", callback=_codes_or_none, **_CODES, help="These rules as well.")
@click.option("--ignore", callback=_codes_or_none, **_CODES, help="Not these rules.")
@click.option(
    "--scope",
    type=click.Choice(SCOPES),
    default="all",
    help="Judge all calls as if they went to the target, or only those known to go there.  [default: all]",
)
@_judging
@click.option(
    "--output-format",
    "--format",
    multiple=True,
    default=("text",),
    callback=_formats,
    shell_complete=completion.formats,
    metavar="FORMAT[=FILE]",
    help=f"How findings are written, and where to; may be repeated: {', '.join(OUTPUT_FORMATS)}.  [default: text]",
)
@click.option("-o", "--output-file", **_FILE, help="Write the report there that has no file of its own.")
@click.option("--baseline", **_FILE, help="Tell only what is not in this file of known findings.")
@click.option("--write-baseline", is_flag=True, help="Write what is found to the baseline, and end with status 0.")
@click.option(
    "--add-ignores",
    shell_complete=completion.paths,
    metavar="[=REASON]",
    help="Write an ignore comment for each finding, with a reason.",
)
@click.option("--since", metavar="REV", help="Tell only what a change since this revision of git's takes part in.")
@click.option("--statistics", is_flag=True, help="Count the findings of each rule.")
@click.option("--strict/--no-strict", help="Possible findings make the run fail too.")
@click.option("--exit-zero", is_flag=True, help="Findings do not make the run fail.")
@click.option("--show-unresolved/--no-show-unresolved", help="Mark calls that could not be followed (CL004).")
@_file_options
@click.option("--force-exclude/--no-force-exclude", help="Leave out even files that are named.")
@click.option("--respect-gitignore/--no-respect-gitignore", default=True, help="Leave out what git ignores (default).")
@click.option("--markdown/--no-markdown", help="In directories, look at Python in documents (.md, .rst) too.")
@click.option("--show-files", is_flag=True, help="List the files that would be checked.")
@click.option("--show-settings", is_flag=True, help="List the settings, and where they are made.")
@click.option("-q", "--quiet", is_flag=True, help="Print the findings and nothing else.")
@click.option("-v", "--verbose", is_flag=True, help="Say which configuration counts, and how long it took.")
@click.option("--stdin-filename", metavar="NAME", help="With `-`: what to call standard input.")
@click.option("-j", "--jobs", type=click.IntRange(min=1), metavar="N", help="Processes.  [default: one per processor]")
@click.option(
    "--time-limit",
    type=click.FloatRange(min=0, min_open=True),
    metavar="SECONDS",
    help="Follow no call further after that time, and say where.",
)
@click.option("--no-cache", is_flag=True, envvar="COMPATLINT_NO_CACHE", help="Keep and use no results of earlier runs.")
@click.option("--cache-dir", metavar="DIR", help="Keep results there, not in the user's cache directory.")
@click.option(
    "--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colour the text.  [default: auto]"
)
@click.pass_context
def check(ctx: click.Context, /, **values: Any) -> int:
    """Check Python files and directories (the current one by default; `-` is standard input).

    Exit status: 0 nothing to block on, 1 findings, 2 an error in what was asked for.
    """
    from compatlint.cli import check

    files, settings = values.pop("show_files"), values.pop("show_settings")
    cache = not values.pop("no_cache")
    options = _options(ctx, {**values, "fix": values["fix"] or values["fix_only"], "cache": cache})
    if files or settings:
        from compatlint.cli import show

        click.echo((show.files if files else show.settings)(options), nl=False)
        return 0
    return check.perform(options)


@main.command(short_help="Rewrite Python files for the target, and say what is left.")
@click.argument("paths", nargs=-1, type=click.Path(), metavar="[PATHS]...")
@click.option("--write", is_flag=True, help="Write the files.  [default: show the patch]")
@click.option("--force", is_flag=True, help="With --write: also files whose changes git could not undo.")
@click.option("-i", "--interactive", is_flag=True, help="Ask before each change.")
@click.option("--report", **_FILE, help="Write what was done and is left there: .html, .md or .json.")
@click.option("--markers", is_flag=True, help="Put a comment above what is left to do by hand.")
@click.option("--to", metavar="FORM", help="What clients become: …-client, of the SDK they are of (default), or …-sdk.")
@click.option("--model", multiple=True, callback=_pairs, metavar="OLD=NEW", help="Replace this model id (`*` for any).")
@click.option("--select", callback=_codes, **_CODES, help="Only these: codes, prefixes, ALL.")
@click.option("--ignore", callback=_codes_or_none, **_CODES, help="Not these rules.")
@_judging
@_file_options
@click.pass_context
def migrate(ctx: click.Context, /, **values: Any) -> int:
    """Rewrite the Python files below PATHS (the current directory by default), and say what is left to do by hand.

    Without --write nothing is written: standard output gets a patch for `git apply`, standard error the summary.

    Exit status: 0 nothing is left to do by hand, 1 something is, 2 an error in what was asked for.
    """
    from compatlint.source import quick_libcst

    quick_libcst.import_libcst()
    from compatlint.cli.migrate import perform
    from compatlint.migration.record import Plan

    names = ("to", "write", "force", "markers", "report")
    plan = Plan(models=values.pop("model"), **{name: values.pop(name) for name in names})
    interactive = values.pop("interactive")
    return perform(_options(ctx, values), plan, interactive)


_AS = click.Choice(("text", "markdown", "json"))
_HOW = {"type": _AS, "default": "text", "help": "For people, as a page or for programs.  [default: text]"}


@main.command()
@click.argument("rule", required=False, shell_complete=completion.rules, metavar="[CODE|NAME]")
@click.option("--all", "every", is_flag=True, help="All rules.")
@click.option("--output-format", "--format", **_HOW)  # type: ignore[arg-type]  # of each of its keys
@_showing
def rule(
    rule: str | None,
    every: bool,
    output_format: str,
    edition: str | None,
    rules: tuple[str, ...],
    target: str | None,
) -> None:
    """Say all about one rule: what, why, since when, and from where."""
    if every == (rule is not None):
        raise click.UsageError("Say which rule: its code or its name, or --all.")
    _tell(rule, output_format, edition, *_packs(rules, target))


@main.command()
@click.option("--changed-since", metavar="DATE", help="Say what changed at or after a date (2026-01, 2026-01-31).")
@click.option("--output-format", "--format", **_HOW)  # type: ignore[arg-type]
@_showing
def rules(
    changed_since: str | None,
    output_format: str,
    edition: str | None,
    rules: tuple[str, ...],
    target: str | None,
) -> None:
    """List the rules, or what changed of them."""
    from compatlint.packs import load
    from compatlint.report import lines_of
    from compatlint.report.rules import changes_table, markdown_table, rules_table

    rules, target = _packs(rules, target)
    if changed_since is not None:
        from compatlint.report.rules_json import changes_json

        changes = changes_json if output_format == "json" else changes_table
        click.echo(lines_of(changes(changed_since, lambda name: load.load(name, rules, target))), nl=False)
    elif output_format == "json":
        _tell(None, output_format, edition, rules, target)
    else:
        table = markdown_table if output_format == "markdown" else rules_table
        click.echo(lines_of(table(load.load(edition, rules, target))), nl=False)


def _packs(rules: tuple[str, ...], target: str | None) -> tuple[tuple[str, ...], str | None]:
    """The packs of the user and the target: those of the command line, beside or above those of the configuration."""
    from compatlint.config.options import Nearest

    here = Nearest(Options(rules=rules)).at(os.getcwd())
    return here.rules, target or here.pack[1]


def _tell(
    rule: str | None, output_format: str, edition: str | None, rules: tuple[str, ...], target: str | None
) -> None:
    """Print what one rule or each of them says in all editions; without a target the code of a rule tells it."""
    from compatlint.packs import load
    from compatlint.report import lines_of
    from compatlint.report.rule_page import rule_page
    from compatlint.report.rules import rule_text
    from compatlint.report.rules_json import rules_json

    pack = load.load(edition, rules, target)
    if target is None and rule is not None and rule.strip().upper() in pack.elsewhere:
        target = load.target_of(rule.strip().upper(), rules)
        pack = load.load(None, rules, target)
    if output_format == "json":
        click.echo(rules_json(rule, pack, lambda name: load.load(name, rules, target)), nl=False)
        return
    codes = pack.rules if rule is None else (rule,)
    told = rule_page if output_format == "markdown" else rule_text
    texts = (told(code, lambda name: load.load(name, rules, target)) for code in codes)
    click.echo(lines_of("\n".join(texts)), nl=False)


@main.command(short_help="Serve an editor: findings and fixes as you type.")
@click.option("--select", callback=_codes, **_CODES, help="Only these: codes, prefixes, ALL.")
@click.option("--ignore", callback=_codes_or_none, **_CODES, help="Not these rules.")
@_pack_options
@_file_options
@click.pass_context
def server(ctx: click.Context, /, **values: Any) -> int:
    """Speak the Language Server Protocol on standard input and output; needs the extra `server`."""
    from compatlint.source import quick_libcst

    quick_libcst.import_libcst()
    try:
        from compatlint.server.serve import serve
    except ImportError as error:
        if error.name not in ("pygls", "lsprotocol"):
            raise
        raise UsageError("the server needs more packages: pip install 'compatlint[server]'") from None

    serve(_options(ctx, {**values, "paths": ()}))
    return 0


@main.command()
@click.option("--cache-dir", metavar="DIR", help="The one that was given to `check`, if any.")
def clean(cache_dir: str | None) -> None:
    """Take away the results of earlier runs, and the rule packs as they were compiled."""
    from compatlint.checking.cache.store import clean
    from compatlint.config.options import Nearest

    files, size = clean(cache_dir or Nearest(Options()).at(os.getcwd()).cache_dir)
    click.echo(f"Removed {files:,} file{'' if files == 1 else 's'} ({size / 1_000_000:.1f} MB).")


@main.command(short_help="Ask an API itself what it accepts: the only command that uses the network.")
@click.option("--base-url", metavar="URL", help="Where the API is, up to /v1; https, or this machine.")
@click.option("--model", required=True, metavar="ID", help="The model to ask for.")
@click.option("--api-key-env", metavar="NAME", help="The variable that holds the key.  [default: the target's]")
@click.option("--only", multiple=True, callback=_codes_or_none, metavar="NAMES", help="Only these fields and shapes.")
@click.option("--write", **_FILE, help="Write what was measured as a rule pack, for --rules.")
@click.option("--compare", is_flag=True, help="Say where an edition (--edition) and the measurement differ.")
@click.option("--yes", is_flag=True, help="Send the requests without asking.")
@click.option("--resume", is_flag=True, help="Go on with a run that was interrupted.")
@click.option(
    "--concurrency", type=click.IntRange(1, 16), default=1, metavar="N", help="Requests at a time.  [default: 1]"
)
@_showing
def probe(**values: Any) -> int:
    """Send small requests to an API that calls itself compatible, and say of each what it answers: field by field.

    This is the only command that uses the network. It says how many requests it will send, and asks before it does.
    The key is read from the environment and sent to that host alone; it is never printed or written.

    Exit status: 0 all was asked, 2 an error in what was asked for, 130 interrupted.
    """
    from compatlint.cli.probe import WhatToAsk, perform

    return perform(WhatToAsk(**values))


def _options(ctx: click.Context, values: dict[str, Any]) -> Options:
    """What the command line says; what it does not say is left to the configuration."""
    if values["config"] is not None and values["isolated"]:
        raise click.UsageError("--config and --isolated exclude each other.")
    given = {name for name in values if ctx.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE}
    values["paths"] = values["paths"] or (".",)
    if not values["exclude"]:
        del values["exclude"]
    return Options(**values, given=frozenset(given), own_process=True)
