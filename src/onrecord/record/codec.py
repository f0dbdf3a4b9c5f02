"""Dataclasses to JSON and back, driven by their type hints: strict both ways, and exact.

A dataclass becomes an object of its fields; what is None or an empty tuple is left out, and comes back as
that. A `Span` of the article in hand becomes `[start, end]`; encoding refuses one that does not fit its text.
One of several dataclasses carries its name under "is". Numbers stay as they were (5 is not 5.0): ids are
made from how a value reads.
"""

import base64
import json
import math
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date, datetime
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from onrecord.errors import NotSupported, RecordDamaged
from onrecord.model import Span

Json = Any
"""What `json` reads and writes: None, bool, int, float, str, lists and dicts of these."""
DECODER = json.JSONDecoder()
"""Asked without the search for blanks around the value, of which `to_bytes` writes none."""
TAG = "is"
"""The key that names the class of one of several dataclasses; no field of the model is called so."""

_NEW = object.__new__
_PUT_ARTICLE, _PUT_START, _PUT_END = (getattr(Span, field.name).__set__ for field in fields(Span))
"""What is read is put straight into the slots of its class, past its `__init__`: half of the time is saved, of a brief
that reads a hundred thousand spans a twentieth of a second."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The text that spans stand in: the article's id, and its length in characters (None: not checked)."""

    article_id: str
    length: int | None = None


Encoder = Callable[[Any, Ground], Json]
Decoder = Callable[[Any, str], Any]


def to_json(hint: Any, value: Any, ground: Ground) -> Json:
    """`value` of type `hint` as JSON; NotSupported if it is of another type, or a span does not fit."""
    return encoder(hint)(value, ground)


def from_json(hint: Any, value: Json, article_id: str) -> Any:
    """The value of type `hint` that `value` stands for; RecordDamaged if it stands for none."""
    try:
        return decoder(hint)(value, article_id)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        name = getattr(hint, "__name__", str(hint))
        raise RecordDamaged(f"a kept {name} cannot be read: {type(error).__name__}: {error}") from error


def to_bytes(value: Json) -> bytes:
    """JSON as compact UTF-8; characters that no encoding knows (lone surrogates) survive."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8", "surrogatepass")


def from_bytes(body: bytes) -> Json:
    """The JSON in `body`; RecordDamaged if it holds none."""
    try:
        text = body.decode("utf-8", "surrogatepass")
        value, end = DECODER.raw_decode(text)
    except (ValueError, AttributeError) as error:
        raise RecordDamaged(f"a kept row is not JSON: {error}") from error
    if end != len(text):
        raise RecordDamaged(f"a kept row is not JSON: {text[end:]!r:.40} follows it")
    return value


def _refuse(value: Any, wanted: str) -> NotSupported:
    return NotSupported(f"{value!r:.80} is no {wanted}")


def encode_span(span: Any, ground: Ground) -> Json:
    """`[start, end]`; NotSupported if it is of another article or ends after the text."""
    if type(span) is not Span or span.article_id != ground.article_id:
        raise _refuse(span, f"span of article {ground.article_id}")
    if ground.length is not None and span.end > ground.length:
        raise NotSupported(f"[{span.start}, {span.end}) does not fit a text of {ground.length} characters")
    return [span.start, span.end]


def decode_span(value: Json, article_id: str) -> Span:
    """The span of that article."""
    start, end = value
    if type(start) is not int or type(end) is not int:
        raise TypeError(f"offsets are whole numbers, not {value!r:.40}")
    if not 0 <= start < end:
        return Span(article_id, start, end)  # refuses them, and says why
    span = _NEW(Span)
    _PUT_ARTICLE(span, article_id)
    _PUT_START(span, start)
    _PUT_END(span, end)
    return span


def _plain(*kinds: type) -> tuple[Encoder, Decoder]:
    """Values that JSON has: passed on as they are, when they are of just these types."""
    allowed, named = frozenset(kinds), kinds[-1].__name__

    def encode(value: Any, ground: Ground) -> Json:
        if type(value) not in allowed or (type(value) is float and not math.isfinite(value)):
            raise _refuse(value, named)
        return value

    def decode(value: Json, article_id: str) -> Any:
        if type(value) not in allowed:
            raise TypeError(f"{value!r:.40} is no {named}")
        return value

    return encode, decode


def _instant(value: Json, article_id: str) -> datetime:
    return datetime.fromisoformat(value)


def _encode_instant(value: Any, ground: Ground) -> Json:
    if type(value) is not datetime or value.tzinfo is None:
        raise _refuse(value, "aware instant")
    return value.isoformat()


def _encode_day(value: Any, ground: Ground) -> Json:
    if type(value) is not date:
        raise _refuse(value, "day")
    return value.isoformat()


def _encode_octets(value: Any, ground: Ground) -> Json:
    if type(value) is not bytes:
        raise _refuse(value, "bytes")
    return base64.b64encode(value).decode("ascii")


_SCALARS: Mapping[Any, tuple[Encoder, Decoder]] = {
    Span: (encode_span, decode_span),
    str: _plain(str),
    int: _plain(int),
    bool: _plain(bool),
    float: _plain(int, float),
    date: (_encode_day, lambda value, article_id: date.fromisoformat(value)),
    datetime: (_encode_instant, _instant),
    bytes: (_encode_octets, lambda value, article_id: base64.b64decode(value, validate=True)),
}


_PASSED_ON: Mapping[Any, tuple[type, ...]] = {
    str: (str,), int: (int,), bool: (bool,), float: (int, float), NoneType: (NoneType,),
}  # fmt: skip


@cache
def encoder(hint: Any) -> Encoder:
    """The function that turns a value of type `hint` into JSON."""
    return _pair(hint)[0]


@cache
def decoder(hint: Any) -> Decoder:
    """The function that turns JSON into a value of type `hint`."""
    return _pair(hint)[1]


@cache
def _pair(hint: Any) -> tuple[Encoder, Decoder]:
    if hint in _SCALARS:
        return _SCALARS[hint]
    origin = get_origin(hint)
    if origin is Literal:
        return _one_of(get_args(hint))
    if origin is tuple:
        return _row(get_args(hint))
    if origin in (Union, UnionType):
        return _union(get_args(hint))
    if is_dataclass(hint):
        return _encode_fields(hint), _decode_fields(hint)
    raise TypeError(f"the record cannot keep a {hint}")


def _one_of(values: tuple[Any, ...]) -> tuple[Encoder, Decoder]:
    allowed = frozenset(values)

    def encode(value: Any, ground: Ground) -> Json:
        if value not in allowed:
            raise _refuse(value, f"one of {', '.join(map(str, values))}")
        return value

    def decode(value: Json, article_id: str) -> Any:
        if value not in allowed:
            raise ValueError(f"{value!r:.40} is none of {', '.join(map(str, values))}")
        return value

    return encode, decode


def _row(hints: tuple[Any, ...]) -> tuple[Encoder, Decoder]:
    if len(hints) == 2 and hints[1] is Ellipsis:
        return _rows_of(*_pair(hints[0]))
    pairs = [_pair(hint) for hint in hints]

    def encode(value: Any, ground: Ground) -> Json:
        if type(value) is not tuple or len(value) != len(pairs):
            raise _refuse(value, f"tuple of {len(pairs)}")
        return [pair[0](item, ground) for pair, item in zip(pairs, value, strict=True)]

    def decode(value: Json, article_id: str) -> Any:
        return tuple([pair[1](item, article_id) for pair, item in zip(pairs, value, strict=True)])

    return encode, decode


def _rows_of(encode_item: Encoder, decode_item: Decoder) -> tuple[Encoder, Decoder]:
    def encode(value: Any, ground: Ground) -> Json:
        if type(value) is not tuple:
            raise _refuse(value, "tuple")
        return [encode_item(item, ground) for item in value]

    def decode(value: Json, article_id: str) -> Any:
        if type(value) is not list:
            raise TypeError(f"{value!r:.40} is no list")
        return tuple([decode_item(item, article_id) for item in value])

    return encode, decode


def _union(hints: tuple[Any, ...]) -> tuple[Encoder, Decoder]:
    members = tuple(hint for hint in hints if hint is not NoneType)
    inner = _pair(members[0]) if len(members) == 1 else _tagged(members)
    if len(members) == len(hints):
        return inner
    encode_inner, decode_inner = inner

    def encode(value: Any, ground: Ground) -> Json:
        return None if value is None else encode_inner(value, ground)

    def decode(value: Json, article_id: str) -> Any:
        return None if value is None else decode_inner(value, article_id)

    return encode, decode


def _tagged(members: tuple[Any, ...]) -> tuple[Encoder, Decoder]:
    encoders = {member: (member.__name__, _encode_fields(member)) for member in members}
    decoders = {member.__name__: _decode_fields(member, tagged=True) for member in members}

    def encode(value: Any, ground: Ground) -> Json:
        if type(value) not in encoders:
            raise _refuse(value, f"one of {', '.join(decoders)}")
        name, encode_member = encoders[type(value)]
        return {TAG: name, **encode_member(value, ground)}

    def decode(value: Json, article_id: str) -> Any:
        return decoders[value[TAG]](value, article_id)

    return encode, decode


def _absent(field: "Field[Any]", hint: Any) -> Any:
    """What a field is when its object does not name it: None, an empty tuple, or MISSING (it must be named)."""
    empty: Any = MISSING
    if NoneType in get_args(hint) and get_origin(hint) in (Union, UnionType):
        empty = None
    elif get_origin(hint) is tuple:
        empty = ()
    default = field.default_factory() if field.default_factory is not MISSING else field.default
    return empty if default is MISSING or default == empty else MISSING


def _unwritten(field: "Field[Any]", hint: Any) -> Any:
    """What a field is where an object does not name it; one that is newer than the record has its default."""
    absent = _absent(field, hint)
    return field.default if absent is MISSING else absent


def _encode_fields(kind: Any) -> Encoder:
    hints = get_type_hints(kind)
    plan = [(f.name, _pair(hints[f.name])[0], _absent(f, hints[f.name])) for f in fields(kind)]

    def encode(value: Any, ground: Ground) -> Json:
        if type(value) is not kind:
            raise _refuse(value, kind.__name__)
        out = {}
        for name, encode_field, absent in plan:
            held = getattr(value, name)
            if held is not absent and held != absent:
                out[name] = encode_field(held, ground)
        return out

    return encode


def _decode_fields(kind: Any, *, tagged: bool = False) -> Decoder:
    """The object with its fields; of a `tagged` one, the name of its class is known already."""
    hints = get_type_hints(kind)
    plan = {f.name: (getattr(kind, f.name).__set__, _passed_on(hints[f.name]), _pair(hints[f.name])[1])
            for f in fields(kind)}  # fmt: skip
    empty = {f.name: (plan[f.name][0], _unwritten(f, hints[f.name])) for f in fields(kind)}
    empty = {name: (put, absent) for name, (put, absent) in empty.items() if absent is not MISSING}
    names = frozenset(plan)
    if tagged:
        plan[TAG] = (lambda made, name: None, frozenset({str}), _pair(str)[1])
    check = getattr(kind, "__post_init__", None)

    def decode(value: Json, article_id: str) -> Any:
        if type(value) is not dict:
            raise TypeError(f"{value!r:.40} is no {kind.__name__}")
        made = _NEW(kind)
        for name, item in value.items():
            put, passed_on, decode_item = plan[name]
            put(made, item if type(item) in passed_on else decode_item(item, article_id))
        for name in names.difference(value):
            put, absent = empty[name]
            put(made, absent)
        if check:
            check(made)
        return made

    return decode


def _passed_on(hint: Any) -> frozenset[type]:
    """The types of JSON that stand for themselves in a field of that type: most fields need no call."""
    members = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    return frozenset(kind for member in members for kind in _PASSED_ON.get(member, ()))
