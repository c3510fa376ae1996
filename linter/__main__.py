"""`python -m linter`, and what the command `compatlint` starts."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run the command line."""
    gc.set_threshold(200_000, 20, 50)  # neither modules nor syntax trees hold cycles worth many searches for them
    try:
        from linter import cli

        cli.main(prog_name="compatlint")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
