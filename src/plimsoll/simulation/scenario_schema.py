"""The JSON schema of scenario files, made from the table of their fields, so that an editor helps who writes one."""

from __future__ import annotations

import json
from math import isfinite
from typing import Any

from plimsoll.simulation.scenario_fields import (
    AFTER,
    DECISION,
    EVERY_DECISION,
    FOR,
    HEADINGS,
    KIND,
    KINDS,
    MONTHS,
    ON,
    TOP,
    UNTIL,
    Field,
    Heading,
    Kind,
    Sort,
)

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The dialect that editors of TOML know."""

SCHEMA_FILE = "scenario.schema.json"

SORTS: dict[Sort, dict[str, Any]] = {
    Sort.DAY: {"type": "string", "format": "date"},
    Sort.WHOLE: {"type": "integer"},
    Sort.NUMBER: {"type": "number"},
    Sort.TEXT: {"type": "string", "minLength": 1},
    Sort.LIST: {"type": "array", "items": {"type": "string"}, "minItems": 1},
    Sort.YES: {"type": "boolean"},
}
"""How the schema says what a field holds; it has no word for a day of TOML but a text in the form of one."""

Schema = dict[str, Any]


def schema() -> Schema:
    """The schema, as JSON has it."""
    parts = {heading.name: _heading(heading) for heading in HEADINGS}
    decisions = {"type": "array", "items": {"oneOf": [_kind(kind) for kind in KINDS.values()]}}
    head = _part("A scenario of what a staffing decision would do.", TOP)
    head["properties"] |= {DECISION: decisions, **parts}
    return {"$schema": DIALECT, "title": "Plimsoll scenario", **head, **_one_of((UNTIL, MONTHS))}


def schema_text() -> str:
    """The schema as the text of its file."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def _heading(heading: Heading) -> Schema:
    part = _part(heading.meaning, heading.fields)
    return {"type": "array", "items": part} if heading.many else part


def _kind(kind: Kind) -> Schema:
    part = _part(kind.meaning, (*EVERY_DECISION, *kind.fields))
    part["properties"] = {KIND: {"type": "string", "enum": [kind.name], "description": kind.meaning}} | part[
        "properties"
    ]
    part["required"] = [KIND, *part["required"]]
    chosen = [keys for keys in ((ON, AFTER), kind.one_of) if keys]
    rules: list[Schema] = [_one_of(keys) for keys in chosen]
    if any(field.key == FOR for field in kind.fields):
        rules.append({"not": {"required": [UNTIL, FOR]}})
    return {**part, "allOf": rules}


def _part(meaning: str, fields: tuple[Field, ...]) -> Schema:
    return {
        "type": "object",
        "description": meaning,
        "additionalProperties": False,
        "properties": {field.key: _field(field) for field in fields},
        "required": [field.key for field in fields if field.needed],
    }


def _field(field: Field) -> Schema:
    said = {**SORTS[field.sort], "description": field.meaning}
    if isfinite(field.least):
        said["minimum"] = field.least
    if isfinite(field.most):
        said["maximum"] = field.most
    if field.choices:
        said["enum"] = list(field.choices)
    return said


def _one_of(keys: tuple[str, ...]) -> Schema:
    return {"oneOf": [{"required": [key]} for key in keys]}
