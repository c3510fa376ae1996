"""The command `probe` towards a person: what it will cost, whether it may, how far it is, and what came of it."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

import click
from msgspec.structs import replace

from compatlint.cli.terminal import ERROR, INTERRUPTED, OK, say
from compatlint.errors import UsageError
from compatlint.packs import load
from compatlint.probe.address import checked_base_url, is_loopback
from compatlint.probe.answer import Answer
from compatlint.probe.ask import Asker
from compatlint.probe.expected import expected
from compatlint.probe.measured import Measured, differences, settled
from compatlint.probe.pack import pack_of
from compatlint.probe.plan import Probe, chosen, probes
from compatlint.probe.run import Kept, asked
from compatlint.probe.text import compared, pack_text, table
from compatlint.report import lines_of, visible

if TYPE_CHECKING:
    from compatlint.packs.pack import Pack, Provider


NO_KEY = "API_KEY"  # what a program calls it that asks a server of this machine, which wants none


class WhatToAsk(NamedTuple):
    """What the command line asks for."""

    model: str
    base_url: str | None = None
    api_key_env: str | None = None
    only: tuple[str, ...] = ()
    write: str | None = None
    yes: bool = False
    resume: bool = False
    compare: bool = False
    concurrency: int = 1
    edition: str | None = None
    rules: tuple[str, ...] = ()
    target: str | None = None


def perform(wanted: WhatToAsk) -> int:
    """Ask, and say what was answered; gives the exit status."""
    about = (wanted.rules, wanted.target)
    packs = [load.load(name, *about) for name in load.editions(*about)]
    if wanted.base_url is None and wanted.target is None:
        raise UsageError("say whom to ask: --base-url URL, or --target NAME")
    base_url = checked_base_url(wanted.base_url or packs[0].provider.base_url)
    provider = _provider(packs[0].provider, base_url, wanted)
    if wanted.write is not None:
        _check_file(wanted.write)
    if wanted.compare:
        load.load(wanted.edition, *about)  # an edition that there is not
    key = _key(wanted.api_key_env or ("" if provider.api_key == NO_KEY else provider.api_key))
    found = chosen(probes(packs[0], wanted.model), wanted.only)
    kept = Kept(base_url, wanted.model)
    answers = kept.read() if wanted.resume else {}
    left = [probe for probe in found if probe.name not in answers or answers[probe.name].verdict == "unclear"]
    if not _may(left, base_url, bool(key), wanted.yes):
        return ERROR
    finished = _ask(left, answers, kept, Asker(base_url, key), wanted.concurrency)
    if found[0].name in answers:
        today = dt.date.today().isoformat()
        host, known = urlsplit(base_url).netloc, settled(found, answers)
        measured = Measured(base_url, host, wanted.model, today, tuple(found), known)
        _show(lines_of(table(measured)))
        _tell(measured, packs, provider, wanted)
    _close(kept, finished, [probe.name for probe in found if probe.name in answers], answers)
    return OK if finished else INTERRUPTED


def _close(kept: Kept, finished: bool, names: Sequence[str], answers: Mapping[str, Answer]) -> None:
    """What is known stays where there is more to ask."""
    unclear = [name for name in names if answers[name].verdict == "unclear"]
    if not finished:
        say("Interrupted: `--resume` goes on from here.")
    elif unclear:
        say(f"{len(unclear)} unclear: `--resume` asks for {'it' if len(unclear) == 1 else 'them'} again.")
    else:
        kept.forget()


def _provider(shipped: Provider, base_url: str, wanted: WhatToAsk) -> Provider:
    """Who is asked: the target of the packs where it is their host, else whoever is there, by its host."""
    host = urlsplit(base_url).hostname or ""
    if host == urlsplit(shipped.base_url).hostname:
        return replace(shipped, api_key=wanted.api_key_env or shipped.api_key)
    if wanted.api_key_env is None and not is_loopback(host):
        raise UsageError(f"--api-key-env: name the variable that holds the key for {host}")
    return replace(shipped, name=host, base_url=base_url, api_key=wanted.api_key_env or NO_KEY, sdk=None, prefixes=())


def _key(variable: str) -> str:
    key = os.environ.get(variable, "").strip()
    if variable and not key:
        raise UsageError(f"the variable {variable} is not set: it must hold the key")
    return key


def _check_file(path: str) -> None:
    folder = os.path.dirname(os.path.abspath(path))
    if os.path.isdir(path) or not os.path.isdir(folder):
        raise UsageError(f"--write: {path}: {'is a directory' if os.path.isdir(path) else 'no such directory'}")


def _may(left: Sequence[Probe], base_url: str, with_key: bool, yes: bool) -> bool:
    """Say what it will cost, and ask."""
    tokens = sum(probe.tokens for probe in left)
    cost = f"This sends {len(left)} requests to {base_url}, of at most {tokens:,} tokens together"
    say(f"{cost}, and your key with them." if with_key else f"{cost}.")
    if yes or not left:
        return True
    if not sys.stdin or not sys.stdin.isatty():
        raise UsageError("nobody is there to be asked: give --yes")
    return click.confirm("Send them?", err=True)


def _ask(left: Sequence[Probe], answers: dict[str, Answer], kept: Kept, asker: Asker, concurrency: int) -> bool:
    """Ask what is left; False where that was interrupted. The plain request comes first: without it nothing is told."""
    try:
        if left and left[0].kind == "plain":
            answer = asker(left[0])
            if answer.verdict != "accepted":
                raise UsageError(f"the plain request was not accepted, so nothing can be told: {answer.said}")
            answers[left[0].name], left = answer, left[1:]
        with click.progressbar(
            length=len(left), label="Asking", file=sys.stderr, hidden=not sys.stderr.isatty()
        ) as bar:
            for probe, answer in asked(left, asker, concurrency):
                answers[probe.name] = answer
                kept.write(answers)
                bar.update(1)
    except KeyboardInterrupt:
        return False
    finally:
        asker.close()
    return True


def _tell(measured: Measured, packs: Sequence[Pack], provider: Provider, wanted: WhatToAsk) -> None:
    """The differences from an edition, and the pack."""
    if not (wanted.compare or wanted.write):
        return
    said = expected(packs, measured.probes)
    if wanted.compare:
        name = load.named_edition(wanted.edition, wanted.rules, targets=(wanted.target,))
        edition = next(one for one in said if one.pack.edition.name == name)
        _show(lines_of(compared(name, differences(edition, measured))))
    if wanted.write:
        text = pack_text(pack_of(measured, said, provider), measured)
        try:
            with open(wanted.write, "w", encoding="utf-8") as file:
                file.write(text)
        except OSError as error:
            raise UsageError(f"--write: {wanted.write}: {error.strerror or error}") from None
        say(f"Written: {visible(wanted.write)}; check with `--rules {visible(wanted.write)}`.")


def _show(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()
