"""How a level file sets valves: all blocks alike, block by block, or by cases of memory."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal, TypeAlias

from pydantic import Discriminator, Field, Tag

from game.level.format import bounds as most
from game.level.format.schema_fields import TAG, Gate, Part


class SettingPart(Part):
    """Where the three valves of a block stand; a gate left out is shut, or where it is locked."""

    f: Gate | None = Field(None, description="Forget gate: 0 = forget, 1 = keep.")
    i: Gate | None = Field(None, description="Input gate: 0 = shut, 1 = write.")
    o: Gate | None = Field(None, description="Output gate: 0 = silent, 1 = speak.")


class BlockSettings(Part):
    """One setting for each block, under the block's letter."""

    A: SettingPart | None = Field(None, description="The first block.")
    B: SettingPart | None = Field(None, description="The second block.")
    C: SettingPart | None = Field(None, description="The third block.")
    D: SettingPart | None = Field(None, description="The fourth block.")
    E: SettingPart | None = Field(None, description="The fifth block.")
    F: SettingPart | None = Field(None, description="The sixth block.")


Fill: TypeAlias = Literal["empty", "full"]


class ConditionPart(Part):
    """What memory must be like, before the token, for a case of the solution to apply."""

    A: Fill | None = Field(None, description="empty: nothing was written since it was cleared.")
    B: Fill | None = Field(None, description="The second block.")
    C: Fill | None = Field(None, description="The third block.")
    D: Fill | None = Field(None, description="The fourth block.")
    E: Fill | None = Field(None, description="The fifth block.")
    F: Fill | None = Field(None, description="The sixth block.")


_IF: Final = "When the case applies; the last case has no if, and takes whatever is left."


class SettingCase(SettingPart):
    """One setting for all blocks, for some states of memory."""

    if_: ConditionPart | None = Field(None, alias="if", description=_IF)


class BlockCase(BlockSettings):
    """One setting for each block, for some states of memory."""

    if_: ConditionPart | None = Field(None, alias="if", description=_IF)


def _by_block(value: dict[str, Any]) -> bool:
    return any(len(key) == 1 and key.isupper() for key in value)


def _case_kind(value: Any) -> str | None:
    if not isinstance(value, dict):
        return None
    return TAG + ("block_case" if _by_block(value) else "setting_case")


CasePart = Annotated[
    Annotated[SettingCase, Tag(TAG + "setting_case")]
    | Annotated[BlockCase, Tag(TAG + "block_case")],
    Discriminator(_case_kind, "case_kind", "case_kind"),
]


def _settings_kind(value: Any) -> str | None:
    if isinstance(value, list):
        return TAG + "cases"
    if not isinstance(value, dict):
        return None
    return TAG + ("blocks" if _by_block(value) else "setting")


Settings = Annotated[
    Annotated[SettingPart, Tag(TAG + "setting")]
    | Annotated[BlockSettings, Tag(TAG + "blocks")]
    | Annotated[
        list[CasePart],
        Field(
            min_length=1,
            max_length=most.CASES,
            description="Cases, of which the first that fits memory applies.",
        ),
        Tag(TAG + "cases"),
    ],
    Discriminator(_settings_kind, "settings_kind", "settings_kind"),
]
