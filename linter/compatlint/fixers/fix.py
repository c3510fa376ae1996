"""What a fixer is given, and what it answers: a fix with what it leaves, or why a person has to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    import libcst as cst

    from compatlint.dataflow.project.project import Project
    from compatlint.dataflow.references.references import References
    from compatlint.dataflow.scopes.guards import Certainty
    from compatlint.dataflow.scopes.scope import Scope
    from compatlint.edits.edit import Applicability, Edit
    from compatlint.judging.sharing import Traffic
    from compatlint.packs.pack import Pack, Severity
    from compatlint.uses.use import Use


class Fix(Struct, frozen=True, eq=False):
    """A repair: all of its edits, whatever files their nodes stand in, or none."""

    applicability: Applicability
    message: str
    edits: tuple[Edit, ...] = ()
    remarks: tuple[Remark, ...] = ()


class Remark(Struct, frozen=True, eq=False):
    """What a fix leaves to a person at a node: told by `migrate` under the rule `code`, as the fix was made."""

    code: str
    message: str
    node: cst.CSTNode
    scope: Scope
    why: str = ""
    certainty: Certainty = "certain"
    severity: Severity | None = None


class Refusal(Struct, frozen=True):
    """Why a fixer leaves a hit to a person: ends the sentence "not rewritten: …" (small letter, no full stop)."""

    reason: str


class Wishes(Struct, frozen=True):
    """What a person wants of a migration.

    `migrate`: every request that is judged is to go to the target, so who it goes to today is no reason to hesitate.
    `sdk`: clients become those of the target's own SDK. `models`: by which id each id is replaced; `*` stands for the
    ids that are not named.
    """

    migrate: bool = False
    sdk: bool = False
    models: Mapping[str, str] = field(default_factory=dict)


class Context(Struct, frozen=True, eq=False):
    """What a fixer may ask besides the hit: the packs, the uses that were found, who refers to what, and the wishes.

    `kept` are the clients that a comment, of any file, wants to stay as they are.
    """

    pack: Pack
    project: Project
    references: References
    traffic: Traffic
    wishes: Wishes = field(default_factory=Wishes)
    kept: frozenset[cst.Call] = frozenset()

    @property
    def uses(self) -> Sequence[Use]:
        """Every use that was found."""
        return self.traffic.uses
