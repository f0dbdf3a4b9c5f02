"""Bytes become characters: the encoding is judged by the bytes first and by what is declared second."""

import codecs
import re

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.\-]{2,40})", re.I)
_XML_CHARSET = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_:.\-]{2,40})", re.I)
_ALIASES = {
    "iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
    "gb2312": "gb18030", "gbk": "gb18030", "iso-8859-9": "cp1254", "ks_c_5601-1987": "cp949", "euc-kr": "cp949",
    "shift_jis": "cp932", "x-sjis": "cp932", "tis-620": "cp874", "unicode": "utf-16", "utf8mb4": "utf-8",
}  # fmt: skip
"""What browsers read for a declared name (WHATWG Encoding Standard)."""
_LIKELY = [
    "cp1252", "cp1251", "cp1250", "gb18030", "cp932", "euc_jp", "cp949", "big5", "cp1256", "cp1253", "cp1254", "cp1255",
    "koi8_r", "cp874",
]  # fmt: skip
"""Encodings that news pages are found in; a detector with more to choose from finds code pages of old terminals."""
_STATEFUL = ("iso-2022-jp", "hz", "utf-7")
"""Encodings whose bytes are all ASCII, so that the declaration alone can tell them."""
HEAD_BYTES = 4096
"""How far a declared encoding is looked for; the standard says 1,024, real pages go further."""
DETECT_BYTES = 60_000
"""How much of a page is shown to the detector; more takes long and changes nothing."""
BAD_SHARE = 0.002
"""Share of broken characters up to which a page still counts as UTF-8 (a cut or pasted page)."""
BINARY_SHARE = 0.05
"""Share of control bytes above which a file is no text: 381 news pages have none, packed bytes a tenth (26 values of
256), of which a thousand bytes hold 7 in 100 at the least."""
_HIDDEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
"""Control, bidirectional and zero-width characters; the joiners stay, which Persian and Hindi spell with."""
_SPACES = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r"\r\n?|\x85|\u2028|\u2029|\x0b|\x0c")


def is_binary(body: bytes) -> bool:
    """True if `body` is no text in any encoding we read (an image, an archive, a program)."""
    head = body[:HEAD_BYTES]
    if not head or head.startswith(tuple(mark for mark, _ in _MARKS)) or _wide_codec(head):
        return False
    control = sum(byte < 9 or (13 < byte < 32 and byte != 27) for byte in head)
    return control / len(head) > BINARY_SHARE or head.startswith((b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff"))


def decode_bytes(body: bytes, declared: str | None = None) -> str:
    """The characters of `body`; never fails. `declared` is the charset of the HTTP header, if any."""
    for mark, name in _MARKS:
        if body.startswith(mark):
            return body.decode(name, "replace").removeprefix("\ufeff")
    for name in filter(None, (_wide_codec(body[:HEAD_BYTES]), _stateful(declared), _stateful(_declared_inside(body)))):
        return body.decode(name, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_legacy(body, declared)


def _decode_legacy(body: bytes, declared: str | None) -> str:
    """The characters of bytes that are not clean UTF-8: as declared, nearly UTF-8, detected, or Windows-1252."""
    for name in (_codec(declared), _codec(_declared_inside(body))):
        if name and name != "utf-8":
            text = body.decode(name, "replace")
            if text.count("\ufffd") <= BAD_SHARE * len(text):
                return text
    text = body.decode("utf-8", "replace")
    if text.count("\ufffd") <= max(1, BAD_SHARE * len(text)):
        return text
    best = from_bytes(body[:DETECT_BYTES], cp_isolation=_LIKELY).best()
    name = _codec(best.encoding) if best else None
    return body.decode(name or "cp1252", "replace")


def _codec(name: str | None) -> str | None:
    """Python's name of a declared encoding, or None if there is none of that name that any bytes can be read in."""
    if not name:
        return None
    plain = name.strip().strip("\"'").lower()
    try:
        found = codecs.lookup(_ALIASES.get(plain, plain)).name
        return found if isinstance(b"a".decode(found, "replace"), str) else None
    except (LookupError, ValueError):
        return None


def _stateful(name: str | None) -> str | None:
    """The declared encoding if only its declaration can tell it."""
    codec = _codec(name)
    return codec if codec and codec.replace("_", "-").startswith(_STATEFUL) else None


def _declared_inside(body: bytes) -> str | None:
    """The encoding that the page's own markup declares."""
    head = body[:HEAD_BYTES]
    found = _META_CHARSET.search(head) or _XML_CHARSET.search(head)
    return found.group(1).decode("ascii") if found else None


def _wide_codec(head: bytes) -> str | None:
    """UTF-16 without a mark, told by the place of its zero bytes."""
    half = len(head) // 2
    if half < 8:
        return None
    even, odd = head[: half * 2 : 2].count(0), head[1 : half * 2 : 2].count(0)
    if odd > half * 0.6 and even < half * 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.6 and odd < half * 0.1 else None


def drop_hidden(text: str) -> str:
    """`text` without control, bidirectional and zero-width characters; every line break is a newline."""
    return _HIDDEN.sub("", _BREAKS.sub("\n", text))


def tidy_line(text: str) -> str:
    """`text` as one line: hidden characters dropped, every run of white space one plain space, none at the ends."""
    return _SPACES.sub(" ", drop_hidden(text).replace("\n", " ")).strip()
