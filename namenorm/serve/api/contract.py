"""The contract of the JSON API, and whether a request keeps to it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator
from jsonschema.protocols import Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012
from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException

_FILE = Path(__file__).parent / "openapi.yaml"
_AT = "urn:namenorm:api"
BAD, NOT_JSON = 400, 415
_WORDS = {"true": True, "false": False}


class Contract:
    """``openapi.yaml``, read once."""

    def __init__(self) -> None:
        """Read it."""
        self.document: dict[str, Any] = yaml.safe_load(_FILE.read_text("utf-8"))
        resource = DRAFT202012.create_resource(self.document)
        self._registry = Registry().with_resource(_AT, resource)

    @cached_property
    def text(self) -> str:
        """The contract as JSON."""
        return json.dumps(self.document, ensure_ascii=False)

    def query(self, operation: str, given: QueryParams, path: Mapping[str, Any]) -> dict[str, Any]:
        """Return what the query and the path of a request say, each as its type.

        Raises:
            HTTPException: If something is missing, unknown or not as the contract has it.
        """
        known = {one["name"]: one for one in map(self._whole, self._operation(operation).get("parameters", ()))}
        if unknown := sorted(set(given) - {name for name, one in known.items() if one["in"] == "query"}):
            raise HTTPException(BAD, f"no parameter {unknown[0][:60]!r} is known here")
        said: dict[str, Any] = {}
        for name, one in known.items():
            values = [str(path[name])] if one["in"] == "path" else given.getlist(name)
            if values:
                said[name] = self._value(name, one["schema"], values)
            elif one.get("required"):
                raise HTTPException(BAD, f"{name} is missing")
        return said

    def body(self, operation: str, kind: str, given: bytes) -> Any:
        """Return the object that a request holds.

        Raises:
            HTTPException: If it is no JSON, or not as the contract has it.
        """
        if kind.partition(";")[0].strip().lower() != "application/json":
            raise HTTPException(NOT_JSON, "send JSON, and say so: Content-Type: application/json")
        try:
            value = json.loads(given, parse_constant=_no_constant)
        except (ValueError, RecursionError) as error:
            raise HTTPException(BAD, f"this is no JSON: {error}") from error
        schema = self._operation(operation)["requestBody"]["content"]["application/json"]["schema"]
        self._check("the body", schema, value)
        return value

    def _value(self, name: str, schema: Mapping[str, Any], values: list[str]) -> Any:
        schema = self._whole(schema)
        if schema.get("type") == "array":
            value: Any = values
        elif len(values) > 1:
            raise HTTPException(BAD, f"{name} is given {len(values)} times")
        else:
            value = _READ.get(str(schema.get("type")), str)(values[0])
        self._check(name, schema, value)
        return value

    def _check(self, what: str, schema: Mapping[str, Any], value: Any) -> None:
        validator: Validator = Draft202012Validator(self._absolute(schema), registry=self._registry)
        fault = next(iter(validator.iter_errors(value)), None)
        if fault is not None:
            where = ".".join(str(one) for one in fault.absolute_path)
            raise HTTPException(BAD, f"{what}{f' at {where}' if where else ''}: {fault.message[:300]}")

    def _operation(self, operation: str) -> Mapping[str, Any]:
        found: dict[str, Any] = next(
            one for path in self.document["paths"].values() for one in path.values() if one["operationId"] == operation
        )
        return found

    def _whole(self, one: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return what a reference leads to; what is none, as it is."""
        while "$ref" in one:
            found: Any = self.document
            for part in one["$ref"].removeprefix("#/").split("/"):
                found = found[part]
            one = found
        return one

    def _absolute(self, schema: Any) -> Any:
        """Return a schema whose references lead into the contract, wherever it is used."""
        if isinstance(schema, dict):
            return {key: _AT + value if key == "$ref" else self._absolute(value) for key, value in schema.items()}
        return [self._absolute(one) for one in schema] if isinstance(schema, list) else schema


def _integer(text: str) -> Any:
    is_one = text.removeprefix("-").isdigit() and text.isascii() and len(text) < 30
    return int(text) if is_one else text


def _number(text: str) -> Any:
    try:
        return float(text)
    except ValueError:
        return text


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no number of JSON")


_READ: Mapping[str, Callable[[str], Any]] = {
    "integer": _integer,
    "number": _number,
    "boolean": lambda text: _WORDS.get(text, text),
}
