"""The terminal: encodings, closed pipes, misspelt commands, and every end without a traceback."""

from __future__ import annotations

import codecs
import contextlib
import io
import os
import signal
import sys
from typing import Any, TextIO

import click

from compatlint.cli.windows import takes_escapes
from compatlint.errors import UsageError, did_you_mean

OK, FOUND, ERROR = 0, 1, 2
INTERRUPTED, UNHEARD = 130, 141  # what shells make of the signals INT and PIPE


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
        _hear_interruptions()
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
            from compatlint.errors import internal_error

            say("Interrupted." if _interruptions else f"Error: {internal_error(error)}")
            status = INTERRUPTED if _interruptions else ERROR
        ctx.exit(status)


_interruptions: list[int] = []  # some code that is interrupted ends in another error


def _hear_interruptions() -> None:
    """Where an interruption ended the process as long as modules were imported, let it now end the run."""
    with contextlib.suppress(ValueError):  # not the main thread
        if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:
            signal.signal(signal.SIGINT, _interrupt)


def _interrupt(number: int, _: object) -> None:
    _interruptions.append(number)
    raise KeyboardInterrupt


def _prepare(stream: TextIO) -> None:
    """Write UTF-8 wherever no terminal says otherwise, and never fail at a character."""
    if isinstance(stream, io.TextIOWrapper):
        if stream.isatty():
            takes_escapes(stream)
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


ESCAPE = "compatlint.escape"
codecs.register_error(ESCAPE, _escape)


def takes_colour(stream: TextIO | None) -> bool:
    """Is text for this stream to be coloured? Where the environment says nothing, a terminal's is."""
    if os.environ.get("NO_COLOR"):
        return False
    forced = any(os.environ.get(name, "0") not in ("", "0", "false") for name in ("FORCE_COLOR", "CLICOLOR_FORCE"))
    terminal = stream is not None and stream.isatty() and os.environ.get("TERM") != "dumb" and takes_escapes(stream)
    return forced or (terminal and os.environ.get("CLICOLOR") != "0")


def width_of(stream: TextIO) -> int | None:
    """How many columns the terminal has that a stream goes to."""
    given = os.environ.get("COLUMNS", "")
    if given.isdigit() and int(given):
        return int(given)
    try:
        return os.get_terminal_size(stream.fileno()).columns or None
    except (OSError, ValueError):
        return None


# What terminals that know links (OSC 8) set; others may print them.
_LINKING = ("VTE_VERSION", "WT_SESSION", "KITTY_WINDOW_ID", "WEZTERM_PANE", "KONSOLE_VERSION", "GHOSTTY_RESOURCES_DIR")
_LINKING_PROGRAMS = ("iTerm.app", "vscode", "WezTerm", "ghostty", "Hyper", "zed")


def knows_links() -> bool:
    """Does the terminal know links?"""
    forced = os.environ.get("FORCE_HYPERLINK")
    if forced:
        return forced != "0"
    if any(map(os.environ.get, ("TMUX", "STY", "CI"))):  # what is between does not say
        return False
    return any(map(os.environ.get, _LINKING)) or os.environ.get("TERM_PROGRAM") in _LINKING_PROGRAMS


def _close_quietly() -> None:
    """Nobody reads any more: keep the interpreter from flushing into the closed pipe."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        sys.stdout = io.StringIO()


def say(text: str) -> None:
    """Lines for standard error, where it takes any: no key, nothing that acts on a terminal or a runner of builds."""
    from compatlint.report import lines_of
    from compatlint.report.runner_commands import unheard

    with contextlib.suppress(OSError, ValueError):
        print(unheard(lines_of(text)), file=sys.stderr)


def show_patch(name: str, patch: bytes) -> None:
    """A patch on standard output: for eyes at a terminal, else as it is to be applied."""
    from compatlint.report.runner_commands import around
    from compatlint.report.shown_patch import rows_with_keys, shown

    keys = rows_with_keys(patch)
    sys.stdout.flush()
    if sys.stdout.isatty():
        sys.stdout.write(shown(patch))
        sys.stdout.flush()
        if keys:
            say(f"warning: what looks like a key is masked in this patch, which is whole where it is piped: {name}")
        return
    before, after = around(patch)
    sys.stdout.buffer.write(before + patch + after)
    sys.stdout.buffer.flush()
    for row in keys:
        say(f"warning: this patch contains what looks like a key: {name}:{row}")
