"""The files of a workspace, some of them open: what is said of each, and said again as far as a change concerns it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable

from compatlint.checking.findings import FileResult, Finding, Limit
from compatlint.checking.gather import gathered
from compatlint.checking.withheld import Baselines
from compatlint.config import find_files
from compatlint.config.config_file import FILE_NAMES
from compatlint.config.options import Nearest, Options
from compatlint.dataflow.project.budget import LEAST
from compatlint.dataflow.project.recorded import Abandoned
from compatlint.errors import UsageError
from compatlint.report import without_keys
from compatlint.screen.modules import FOREIGN, content
from compatlint.server.moved import merged, rows_kept
from compatlint.server.warm import Judged, Warm
from compatlint.source import repository
from compatlint.source.formats import NOTEBOOK
from compatlint.source.text import Span

SOON = 0.12  # seconds: what takes longer is not waited for while somebody types


class Engine:
    """Asked by one thread; `undisturbed` tells whether an answer that takes long is still wanted.

    `tell` is called with what is said of an open file, `complain` with what is to be logged, the second time with
    whether the user is to see it.
    """

    def __init__(
        self,
        options: Options,
        undisturbed: Callable[[], bool],
        tell: Callable[[str, tuple[Finding, ...]], None],
        complain: Callable[[str, bool], None],
    ) -> None:
        self._options = options
        self._undisturbed = undisturbed
        self._tell = tell
        self._complain = complain
        self.folders: tuple[str, ...] = ()
        self.texts: dict[str, bytes] = {}
        """The open files, as they are there, by absolute path; those that changed last come last."""
        self._warm: Warm | None = None
        self._baselines: Baselines | None = None
        self._alone: dict[str, Warm] = {}
        self._known: dict[str, Judged] = {}
        self._slow: set[str] = set()
        self._told: dict[str, tuple[Finding, ...]] = {}
        self._whole: dict[str, tuple[bytes, tuple[Finding, ...]]] = {}
        self._others: dict[str, tuple[bytes, tuple[Finding, ...]]] = {}
        self._verified: dict[str, int] = {}  # after which change what is known of a file was last seen to hold
        self._until = 0.0
        self._broken = False
        self._said: set[str] = set()

    # What happens.

    def put(self, path: str, data: bytes) -> None:
        """A file is open, with that text."""
        fresh = path not in self.texts
        self.texts.pop(path, None)
        self.texts[path] = data
        if fresh and self._warm is not None and path not in self._warm.given and self._is_ours(path, self._warm):
            self.forget()

    def close(self, path: str) -> None:
        """A file is what is on disk."""
        for known in (self.texts, self._alone, self._told, self._whole, self._others):
            known.pop(path, None)
        if not os.path.exists(path):
            self.forget()
        elif self._warm is not None:
            self._warm.hold(path, None)

    def changed(self, paths: Iterable[str]) -> None:
        """Files changed on disk; what appears, vanishes or is no program may decide on everything."""
        warm = self._warm
        paths = [path for path in paths if path not in self.texts and _may_count(path, warm)]
        if warm is None or any(path not in warm.given or not os.path.exists(path) for path in paths):
            self.forget()
        else:
            for path in paths:
                warm.hold(path, None)

    def forget(self) -> None:
        """Begin anew: other files or another configuration."""
        self._warm = self._baselines = None
        self._alone.clear()
        self._known.clear()
        self._verified.clear()
        self._broken = False
        self._said.clear()

    # What is said.

    def quick(self, path: str) -> None:
        """Say soon what can be said of an open file that has just changed."""
        try:
            if path not in self._slow:
                self._until = time.monotonic() + SOON
                self._say(path, self._judged(path))
                return
        except Abandoned:
            self._slow.add(path)
        finally:
            self._until = 0.0
        if path in self._whole:
            self._say_at_once(path)

    def settle(self) -> None:
        """Say of all open files what is to be said, with what the files around them make of them."""
        if self._warm is not None:
            self._baselines = Baselines(self._warm)  # what is known may be more by now
        for path in reversed(tuple(self.texts)):
            self._say(path, self._judged(path))
        for path in tuple(self.texts):  # all of them are seen as they are by now
            self._judged(path)
            for other in self._around(path):
                self._judged(other)
        for path in tuple(self.texts):
            self._say(path, self._judged(path))
        near = {other for path in self.texts for other in self._near(path)}
        self._known = {path: known for path, known in self._known.items() if path in near}

    def current(self, path: str) -> Judged | None:
        """What is found in an open file as it is now, with regard to other files; None where nothing is to be said."""
        known = self._judged(path)
        return self._limited(path, known) if self._ready() is not None else None

    def repaired(self, path: str) -> bytes | None:
        """An open file after all safe fixes; None where nothing can be said of it."""
        judged, warm = self.current(path), self._ready()
        if judged is None or judged.checked is None or warm is None:
            return None
        return warm.repaired(path, judged.data)

    def told(self, path: str) -> tuple[Finding, ...]:
        """What was said last of an open file."""
        return self._told.get(path, ())

    def checker(self) -> Warm | None:
        """Who checks the files, unless the configuration is wrong."""
        return self._ready()

    def _say(self, path: str, known: Judged) -> None:
        warm = self._ready()
        results = (
            [self._limited(path, known).result, *self._said_by_others(path, known.data)] if warm is not None else []
        )
        found = gathered(results, {one.filename: one.filename for one in results}) if results else []
        own = [one for one in found if os.path.abspath(one.filename) == path]
        if own and self._baselines is not None and warm is not None and warm.options(path).baseline is not None:
            own = self._baselines.told(own).results
        findings = tuple(without_keys(finding) for one in own for finding in one.findings)
        if path in self.texts:
            self._whole[path] = known.data, findings
            self._tell_of(path, findings)

    def _said_by_others(self, path: str, data: bytes) -> list[FileResult]:
        """What files around say; as long as they are not up to date, what they said of rows that are kept."""
        near = self._near(path) - {path}
        speaking = {other: one.result for other, one in self._known.items() if other in near}
        about = tuple(
            one for said in speaking.values() for one in said.findings if os.path.abspath(one.filename) == path
        )
        if all(self._is_verified(other) for other in speaking):
            self._others[path] = data, about
            return list(speaking.values())
        before, findings = self._others.get(path, (data, ()))
        rows = rows_kept(before.decode("utf-8", "replace"), data.decode("utf-8", "replace"))
        return [FileResult(path, merged(findings, (), rows, lambda name: os.path.abspath(name) == path))]

    def _is_verified(self, path: str) -> bool:
        return self._warm is not None and self._verified.get(path) == self._warm.changes

    def _say_at_once(self, path: str) -> None:
        data, before = self._whole[path]
        warm = self._warm_alone(path)
        if warm is None or path.endswith(NOTEBOOK):
            return
        quick = warm.judge(path, self.texts[path], True)
        if quick.result.findings and quick.checked is None:
            return  # it cannot be read as it is
        rows = rows_kept(data.decode("utf-8", "replace"), self.texts[path].decode("utf-8", "replace"))
        fresh = map(without_keys, quick.result.findings)
        self._tell_of(path, merged(before, fresh, rows, lambda name: os.path.abspath(name) == path))

    def _tell_of(self, path: str, findings: tuple[Finding, ...]) -> None:
        self._told[path] = findings
        self._tell(path, findings)

    # How it is found.

    def _judged(self, path: str) -> Judged:
        """What is found in a file, whatever others say of it."""
        data = self.texts[path] if path in self.texts else content(path) or b""
        warm = self._ready()
        if warm is None or path not in warm.given:
            return Judged(data, FileResult(path))
        known = self._known.get(path)
        verified = known is not None and known.data == data and self._is_verified(path)
        if known is not None and (verified or warm.still_holds(known, data)):
            self._verified[path] = warm.changes
            return known
        began = time.monotonic()
        try:
            found = warm.judge(path, data, path in self.texts)
        except UsageError as error:
            self._say_wrong(error)
            found = Judged(data, FileResult(path))
        if found.error:
            self._complain(f"{path}: {found.error}", False)
        (self._slow.add if time.monotonic() - began > SOON else self._slow.discard)(path)
        self._known[path] = found
        self._verified[path] = warm.changes
        return found

    def _limited(self, path: str, known: Judged) -> Judged:
        """The same with what others say of it: of places as they were when those are not up to date."""
        warm = self._ready()
        if warm is None:
            return known
        others = {other: one for other, one in self._known.items() if other != path}
        limits = [limit for one in others.values() for limit in one.result.limits if limit.path == path]
        needed: set[Span] = {
            span for one in others.values() for name, span in one.result.ignored if os.path.abspath(name) == path
        }
        if not all(map(self._is_verified, others)):
            limits = [Limit(one.path, None, one.level, one.why) for one in limits]
        return warm.limited(known, limits, needed)

    def _near(self, path: str) -> frozenset[str]:
        return frozenset((*self.texts, *self._around(path)))

    def _around(self, path: str) -> tuple[str, ...]:
        warm = self._ready()
        return warm.around(path) if warm is not None and path in warm.given else ()

    def _wanted(self) -> bool:
        return self._undisturbed() and not (self._until and time.monotonic() > self._until)

    def _ready(self) -> Warm | None:
        """The checker; None where the configuration is wrong, which is said once."""
        if self._warm is None and not self._broken:
            try:
                warm = self._made()
                self._baselines = Baselines(warm)
                self._warm = warm
            except (UsageError, OSError) as error:
                self._broken = True
                self._say_wrong(error)
        return self._warm

    def _say_wrong(self, error: Exception) -> None:
        if str(error) not in self._said:
            self._said.add(str(error))
            self._complain(str(error), True)

    def _made(self) -> Warm:
        nearest = Nearest(self._options._replace(paths=self.folders))
        found = find_files.find([one for one in self.folders if os.path.isdir(one)], nearest)
        warm = Warm(nearest, nearest.at(self.folders[0] if self.folders else os.getcwd()), self._wanted)
        warm.given = {os.path.abspath(path): path for path in found.files}
        warm.outside = found.outside
        for path in self.texts:
            if self._is_ours(path, warm):
                warm.given.setdefault(path, path)
        warm.validate()
        return warm

    def _warm_alone(self, path: str) -> Warm | None:
        """A checker for which there is no other file, and that does not look far."""
        whole = self._ready()
        if whole is None:
            return None
        if path not in self._alone:
            alone = self._alone[path] = Warm(whole.nearest, whole.here, self._undisturbed, LEAST)
            alone.given = {path: path}
        return self._alone[path]

    def _is_ours(self, path: str, warm: Warm) -> bool:
        """Is an open file one to check: found by a search or, where that could not find it, not left out?"""
        below = any(repository.is_below(path, folder) for folder in self.folders)
        if below and os.path.exists(path):
            return path in warm.given
        foreign = not set(FOREIGN).isdisjoint(path.split(os.sep))
        return not foreign and bool(find_files.named(path, warm.nearest).files)


def _may_count(path: str, warm: Warm | None) -> bool:
    """May a file that changed on disk have to do with what is said? Not in an environment, nor any YAML."""
    if not (find_files.LEFT_OUT | set(FOREIGN)).isdisjoint(path.split(os.sep)):
        return False
    if warm is None or not path.endswith((".yaml", ".yml")):
        return True
    packs = {os.path.abspath(rule) for options in warm.nearest.met() for rule in options.rules}
    return os.path.basename(path) in FILE_NAMES or path in packs


def options_of(chosen: Options) -> Options:
    """The options of a server: what is left out is left out however it is opened; files are where they were named."""
    config = chosen.config and os.path.abspath(chosen.config)
    given = chosen.given | {"force_exclude"}
    named = chosen._replace(config=config, rules=tuple(map(os.path.abspath, chosen.rules)))
    return named._replace(force_exclude=True, given=given, output_format=("text",))
