"""Frozen values to plain JSON data and back, by their type hints alone."""

import types
import typing
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, TypeVar

# `Any` below is a JSON value: its type is checked by the decoder made for it.

Value = TypeVar("Value")
SHAPE = "$"
"""The key that names the class of an object; no field can have this name."""

Decoder = Callable[[Any], Any]


class RecordError(ValueError):
    """The data does not have the shape of the value asked for."""


def to_record(value: object, *, whole: bool = False) -> Any:
    """Dataclasses become objects (`$` names the class), tuples lists, enums their value.

    A field that has its default is left out, unless the record is to be `whole`: what is kept for years
    must not change its meaning with a default.
    """
    if value is None or type(value) in (str, int, float, bool):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [to_record(item, whole=whole) for item in value]
    if is_dataclass(value):
        record: dict[str, Any] = {SHAPE: type(value).__name__}
        for field in fields(value):
            item = getattr(value, field.name)
            if whole or field.default is MISSING or item != field.default:
                record[field.name] = to_record(item, whole=whole)
        return record
    raise TypeError(f"{type(value).__name__} has no record form")


def from_record(shape: type[Value], record: Any) -> Value:
    """The value that `to_record` made this of; a field that is missing takes its default.

    Raises RecordError when the data has another shape.
    """
    value: Value = _decoder(typing.cast(Any, shape))(record)
    return value


@cache
def _decoder(shape: Any) -> Decoder:
    origin = typing.get_origin(shape)
    if origin in (typing.Union, types.UnionType):
        return _union(typing.get_args(shape))
    if origin is tuple:
        return _tuple(typing.get_args(shape))
    if is_dataclass(shape):
        return _dataclass(shape)
    if isinstance(shape, type) and issubclass(shape, Enum):
        return _enum(shape)
    return _plain(shape)


def _plain(shape: Any) -> Decoder:
    accepted = (int, float) if shape is float else (shape,)

    def decode(record: Any) -> Any:
        if type(record) not in accepted:
            raise RecordError(f"{record!r} is not {shape.__name__}")
        return record

    return decode


def _enum(shape: type[Enum]) -> Decoder:
    members = {member.value: member for member in shape}

    def decode(record: Any) -> Any:
        try:
            return members[record]
        except (KeyError, TypeError):
            raise RecordError(f"{record!r} is not a {shape.__name__}") from None

    return decode


def _tuple(args: tuple[Any, ...]) -> Decoder:
    if len(args) == 2 and args[1] is Ellipsis:
        each = _decoder(args[0])

        def decode(record: Any) -> Any:
            if type(record) is not list:
                raise RecordError(f"{record!r} is not a list")
            return tuple([each(item) for item in record])

        return decode
    parts = [_decoder(arg) for arg in args]

    def decode_fixed(record: Any) -> Any:
        if type(record) is not list or len(record) != len(parts):
            raise RecordError(f"{record!r} is not a list of {len(parts)}")
        return tuple([part(item) for part, item in zip(parts, record, strict=True)])

    return decode_fixed


def _union(args: tuple[Any, ...]) -> Decoder:
    """One of several dataclasses, told apart by `$`; or one shape and None."""
    optional = type(None) in args
    shapes: list[Any] = [arg for arg in args if arg is not type(None)]
    by_kind = {arg.__name__: _decoder(arg) for arg in args if hasattr(arg, "__dataclass_fields__")}
    single = _decoder(shapes[0]) if len(shapes) == 1 else None

    def decode(record: Any) -> Any:
        if record is None and optional:
            return None
        if single is not None:
            return single(record)
        kind = record.get(SHAPE) if type(record) is dict else None
        if type(kind) is not str or kind not in by_kind:
            raise RecordError(f"{record!r} is none of {', '.join(by_kind)}")
        return by_kind[kind](record)

    return decode


def _dataclass(shape: Any) -> Decoder:
    hints = typing.get_type_hints(shape)
    decoders = {field.name: _decoder(hints[field.name]) for field in fields(shape)}

    def decode(record: Any) -> Any:
        if type(record) is not dict or record.get(SHAPE, shape.__name__) != shape.__name__:
            raise RecordError(f"{record!r} is not a {shape.__name__}")
        values = {}
        for name, item in record.items():
            if name in decoders:
                values[name] = decoders[name](item)
            elif name != SHAPE:
                raise RecordError(f"{shape.__name__} has no {name!r}")
        try:
            return shape(**values)
        except TypeError as error:
            raise RecordError(str(error)) from None

    return decode
