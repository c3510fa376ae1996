"""The command line: options in, exit codes out, nothing else."""

from __future__ import annotations

import codecs
import io
import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TextIO, TypeVar

import click

from linter import __version__
from linter.config import Options
from linter.errors import UsageError, did_you_mean
from linter.settings import OUTPUT_FORMATS, SCOPES

if TYPE_CHECKING:
    from linter.run import Run

OK, FOUND, ERROR = 0, 1, 2
INTERRUPTED, UNHEARD = 130, 141  # what shells make of the signals INT and PIPE
F = TypeVar("F", bound=Callable[..., Any])


class Commands(click.Group):
    """Commands that know what a misspelt one was meant to be, and that end without a traceback."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first argument names."""
        if self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            near = did_you_mean(args[0], self.commands)
            path = f"; to check {args[0]!r}: {ctx.info_name} check {args[0]}" if os.path.exists(args[0]) else ""
            ctx.fail(f"No such command {args[0]!r}{near or path}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what the user can mend is said in one line."""
        _prepare(sys.stdout)
        _prepare(sys.stderr)
        try:
            status = super().invoke(ctx) or OK
            sys.stdout.flush()
        except UsageError as error:
            say("\n".join(f"Error: {line}" for line in str(error).split("\n")))
            status = ERROR
        except KeyboardInterrupt:
            say("Interrupted: nothing more is checked or written.")
            status = INTERRUPTED
        except BrokenPipeError:
            _close_quietly()
            status = UNHEARD
        except OSError as error:
            say(f"Error: {error}")
            status = ERROR
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:  # ours, not the user's
            from linter.checker import internal_error

            say(f"Error: {internal_error(error)}")
            status = ERROR
        ctx.exit(status)


def _prepare(stream: TextIO) -> None:
    """Write UTF-8 wherever no terminal says otherwise, and never fail at a character."""
    if isinstance(stream, io.TextIOWrapper):
        if stream.isatty():
            stream.reconfigure(errors="backslashreplace")
        else:
            stream.reconfigure(encoding="utf-8", errors=ESCAPE)


def _escape(error: UnicodeError) -> tuple[str | bytes, int]:
    """A file name that the locale could not decode is written as it is where that is UTF-8; the rest is escaped."""
    assert isinstance(error, UnicodeEncodeError)
    try:
        raw = error.object[error.start : error.end].encode("utf-8", "surrogateescape")
        raw.decode("utf-8")
    except UnicodeError:
        return codecs.backslashreplace_errors(error)
    return raw, error.end


ESCAPE = "linter.escape"
codecs.register_error(ESCAPE, _escape)


def _close_quietly() -> None:
    """Nobody reads any more: keep the interpreter from flushing into the closed pipe."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        sys.stdout = io.StringIO()


def say(text: str) -> None:
    """A line for standard error."""
    print(text, file=sys.stderr)


def _codes(_: click.Context, __: click.Parameter, values: Sequence[str]) -> tuple[str, ...] | None:
    """Codes by comma, in one option or several; None where there is none of them."""
    return tuple(code.strip() for value in values for code in value.split(",") if code.strip()) if values else None


def _codes_or_none(ctx: click.Context, parameter: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    return _codes(ctx, parameter, values) or ()


def _pairs(_: click.Context, parameter: click.Parameter, values: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """`OLD=NEW`; an id may have an equals sign only on the right."""
    pairs = [tuple(part.strip() for part in value.partition("=")[::2]) for value in values]
    wrong = next((value for value, pair in zip(values, pairs, strict=True) if not all(pair)), None)
    if wrong is not None:
        raise click.BadParameter(f"{wrong!r} is not OLD=NEW", param=parameter)
    return tuple((old, new) for old, new in pairs)


def _pack_options(command: F) -> F:
    """The options that say which rules there are."""
    rules = click.option("--rules", multiple=True, metavar="FILE", help="A rule pack of your own; may be repeated.")
    edition = click.option("--edition", metavar="ID", help="Judge by what was documented then (`compatlint rules`).")
    return rules(edition(command))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="compatlint", message="%(prog)s %(version)s")
def main() -> None:
    """Say what breaks when Python code goes to another provider's API, and repair what can be repaired."""


@main.command(short_help="Check Python files and directories.")
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option("--fix", is_flag=True, help="Apply the safe fixes.")
@click.option("--unsafe-fixes/--no-unsafe-fixes", help="With --fix or --diff: the unsafe ones too.")
@click.option("--diff", is_flag=True, help="Write nothing; show what --fix would do as a patch for `git apply`.")
@click.option("--select", multiple=True, callback=_codes, metavar="CODES", help="Only these: codes, prefixes, ALL.")
@click.option("--extend-select", multiple=True, callback=_codes_or_none, metavar="CODES", help="These rules as well.")
@click.option("--ignore", multiple=True, callback=_codes_or_none, metavar="CODES", help="Not these rules.")
@click.option(
    "--scope",
    type=click.Choice(SCOPES),
    default="all",
    help="Judge all calls as if they went to the target, or only those known to go there.  [default: all]",
)
@_pack_options
@click.option(
    "--output-format",
    "--format",
    type=click.Choice(OUTPUT_FORMATS),
    default="text",
    help="How findings are written.  [default: text]",
)
@click.option("-o", "--output-file", metavar="FILE", help="Write the report there.")
@click.option("--statistics", is_flag=True, help="Count the findings of each rule.")
@click.option("--strict/--no-strict", help="Possible findings make the run fail too.")
@click.option("--exit-zero", is_flag=True, help="Findings do not make the run fail.")
@click.option("--show-unresolved/--no-show-unresolved", help="Mark calls that could not be followed (CL004).")
@click.option("--config", metavar="FILE", help="Use this configuration, not the nearest.")
@click.option("--isolated", is_flag=True, help="Use no configuration file.")
@click.option("--exclude", multiple=True, metavar="GLOB", help="Leave out what matches, not the default patterns.")
@click.option("--extend-exclude", multiple=True, metavar="GLOB", help="Leave out what matches, too.")
@click.option("--force-exclude/--no-force-exclude", help="Leave out even files that are named.")
@click.option("--respect-gitignore/--no-respect-gitignore", default=True, help="Leave out what git ignores (default).")
@click.option("--markdown/--no-markdown", help="In directories, look at Python in documents (.md, .rst) too.")
@click.option("--stdin-filename", metavar="NAME", help="With `-`: what to call standard input.")
@click.option("-j", "--jobs", type=click.IntRange(min=1), metavar="N", help="Processes.  [default: one per processor]")
@click.option("--no-cache", is_flag=True, expose_value=False, help="Keep and use no results of earlier runs.")
@click.option(
    "--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colour the text.  [default: auto]"
)
@click.pass_context
def check(ctx: click.Context, /, **values: Any) -> int:
    """Check Python files and directories (the current one by default; `-` is standard input).

    Exit status: 0 nothing to block on, 1 findings, 2 an error in what was asked for.
    """
    from linter.cli import perform

    return perform(_options(ctx, values))


@main.command(short_help="Rewrite Python files for the target, and say what is left.")
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option("--write", is_flag=True, help="Write the files.  [default: show the patch]")
@click.option("--force", is_flag=True, help="With --write: also files whose changes git could not undo.")
@click.option("-i", "--interactive", is_flag=True, help="Ask before each change.")
@click.option("--report", metavar="FILE", help="Write what was done and is left there: .html, .md or .json.")
@click.option("--markers", is_flag=True, help="Put a comment above what is left to do by hand.")
@click.option("--to", metavar="FORM", help="What clients become: …-client, of the SDK they are of (default), or …-sdk.")
@click.option("--model", multiple=True, callback=_pairs, metavar="OLD=NEW", help="Replace this model id (`*` for any).")
@click.option("--select", multiple=True, callback=_codes, metavar="CODES", help="Only these: codes, prefixes, ALL.")
@click.option("--ignore", multiple=True, callback=_codes_or_none, metavar="CODES", help="Not these rules.")
@_pack_options
@click.option("--config", metavar="FILE", help="Use this configuration, not the nearest.")
@click.option("--isolated", is_flag=True, help="Use no configuration file.")
@click.option("--exclude", multiple=True, metavar="GLOB", help="Leave out what matches, not the default patterns.")
@click.option("--extend-exclude", multiple=True, metavar="GLOB", help="Leave out what matches, too.")
@click.pass_context
def migrate(ctx: click.Context, /, **values: Any) -> int:
    """Rewrite the Python files below PATHS (the current directory by default), and say what is left to do by hand.

    Without --write nothing is written: standard output gets a patch for `git apply`, standard error the summary.

    Exit status: 0 nothing is left to do by hand, 1 something is, 2 an error in what was asked for.
    """
    from linter import start

    start.import_libcst()
    from linter.migrating import perform
    from linter.migration import Plan

    names = ("to", "write", "force", "markers", "report")
    plan = Plan(models=values.pop("model"), **{name: values.pop(name) for name in names})
    interactive = values.pop("interactive")
    return perform(_options(ctx, values), plan, interactive)


@main.command()
@click.argument("code")
@_pack_options
def rule(code: str, edition: str | None, rules: tuple[str, ...]) -> None:
    """Say all about one rule: what, why, since when, and from where."""
    from linter import pack
    from linter.explain import rule_text

    pack.load(edition, rules)
    click.echo(rule_text(code, lambda name: pack.load(name, rules)), nl=False)


@main.command()
@_pack_options
def rules(edition: str | None, rules: tuple[str, ...]) -> None:
    """List the rules."""
    from linter import pack
    from linter.explain import rules_table

    click.echo(rules_table(pack.load(edition, rules)), nl=False)


def _options(ctx: click.Context, values: dict[str, Any]) -> Options:
    """What the command line says; what it does not say is left to the configuration."""
    if values["config"] is not None and values["isolated"]:
        raise click.UsageError("--config and --isolated exclude each other.")
    given = {name for name in values if ctx.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE}
    values["paths"] = values["paths"] or (".",)
    if not values["exclude"]:
        del values["exclude"]
    return Options(**values, given=frozenset(given))


def perform(options: Options) -> int:
    """Check, write and print what the options say; gives the exit status."""
    from linter.run import run

    if "-" in options.paths and len(options.paths) > 1:
        raise UsageError("-: standard input cannot be checked together with files")
    data = sys.stdin.buffer.read() if sys.stdin and options.paths == ("-",) else None
    _check_output(options.output_file)
    found = run(options, data)
    for note in found.notes:
        say(f"warning: {note}")
    if options.diff:
        changed = _show_patches(found)
        return _status(found, changed)
    if data is not None and options.fix:
        _write(next((result.fixed for result in found.results if result.fixed is not None), data))
        say(_rendered(found, sys.stderr).rstrip("\n"))
    else:
        _report(found)
    return _status(found, False)


def _status(found: Run, changed: bool) -> int:
    if found.broken:
        return ERROR
    return FOUND if (found.blocking or changed) and not found.options.exit_zero else OK


def _show_patches(found: Run) -> bool:
    """Print what would change; how much is left to do by hand goes to standard error."""
    from linter.writing import patch

    changed = [result for result in found.results if result.fixed is not None and result.source is not None]
    for result in changed:
        assert result.source is not None
        assert result.fixed is not None
        name = found.options.stdin_filename or result.filename
        _write(patch(name, result.source, result.fixed))
    fixed = sum(len(result.applied) for result in found.results)
    left = sum(len(result.findings) for result in found.results)
    say(f"Would fix {_count(fixed)} in {_count(len(changed), 'file')}; {_count(left)} would be left.")
    return bool(changed)


def _count(number: int, what: str = "finding") -> str:
    return f"{number} {what}{'s' if number != 1 else ''}"


def _write(data: bytes) -> None:
    """Bytes as they are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _check_output(path: str | None) -> None:
    """Say before a long run that its report has nowhere to go."""
    if path is None:
        return
    folder = os.path.dirname(os.path.abspath(path))
    if os.path.isdir(path) or not os.path.isdir(folder):
        why = "is a directory" if os.path.isdir(path) else "no such directory"
        raise UsageError(f"{path}: cannot be written: {why}")


def _report(found: Run) -> None:
    path = found.options.output_file
    if path is None:
        sys.stdout.write(_rendered(found, sys.stdout))
        return
    try:
        with open(path, "w", encoding="utf-8", errors=ESCAPE) as file:
            file.write(_rendered(found, file))
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror or error}") from None


def _rendered(found: Run, stream: TextIO) -> str:
    """The report, coloured where it is text for a terminal."""
    from linter.report import FORMATS

    options = found.options
    if options.color == "auto":
        options = options._replace(color="always" if _takes_colour(stream) else "never")
    return FORMATS[options.output_format](found, options)


def _takes_colour(stream: TextIO) -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (stream.isatty() and os.environ.get("TERM") != "dumb")
