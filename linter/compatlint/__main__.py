"""`python -m compatlint`, and what the command `compatlint` starts."""

from __future__ import annotations

import os
import signal
import sys


def main() -> None:
    """Run the command line."""
    _end_at_interruptions()
    import contextlib
    import gc

    gc.set_threshold(200_000, 20, 50)  # neither modules nor syntax trees hold cycles worth many searches for them
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by who started us, who wants the exit status alone
            setattr(sys, name, open(os.devnull, "w"))  # noqa: SIM115  to the end of the process
    try:
        from compatlint.cli import main

        main.main(prog_name="compatlint")
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:  # standard output or error takes nothing
        with contextlib.suppress(OSError, ValueError):
            print(f"Error: {error}", file=sys.stderr)
        os._exit(2)
    except SystemExit as end:
        if isinstance(end.code, int) and _all_written():
            os._exit(end.code)  # a quarter of the time would go into taking everything apart, as in mypy
        raise


def _end_at_interruptions() -> None:
    """While modules are imported there is nothing to tell; the command line then listens itself."""
    try:
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            signal.signal(signal.SIGINT, signal.SIG_DFL)
    except ValueError:  # not the main thread
        return


def _all_written() -> bool:
    """Whether nothing that was said waits for the interpreter to be written; what nobody hears need not be."""
    import contextlib

    with contextlib.suppress(AttributeError, OSError, ValueError):
        sys.stderr.flush()
    try:
        sys.stdout.flush()
    except (AttributeError, OSError, ValueError):  # none, closed, or nowhere to write to: the interpreter says so
        return False
    return True


if __name__ == "__main__":
    main()
