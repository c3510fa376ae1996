"""`python -m linter`, and what the command `compatlint` starts."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line."""
    try:
        from linter import cli

        cli.main(prog_name="compatlint")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
