"""Bytes become characters."""

from random import Random

from onrecord.read.decode import decode_bytes, drop_hidden, is_binary, tidy_line

GERMAN = "Die Brücke über den Fluss wurde gesperrt, sagte der Bürgermeister. " * 5


def test_utf8_wins_over_a_wrong_declaration() -> None:
    """Bytes that are clean UTF-8 are read so, whatever the header and the page declare."""
    body = b'<meta charset="iso-8859-1">' + GERMAN.encode()
    assert GERMAN in decode_bytes(body, "windows-1251")


def test_declared_legacy_encodings_are_used() -> None:
    """A header's or a page's charset is used for bytes that are no UTF-8; Latin-1 means Windows-1252."""
    assert decode_bytes("“Où?”".encode("cp1252"), "latin-1") == "“Où?”"
    assert "Привет" in decode_bytes('<meta charset="windows-1251">Привет'.encode("cp1251"))
    assert "会議" in decode_bytes('<meta charset="shift_jis">会議'.encode("cp932"))


def test_encodings_are_told_without_a_declaration() -> None:
    """Byte order marks, the zero bytes of UTF-16 and detection tell encodings that nothing declares."""
    assert decode_bytes(GERMAN.encode("utf-16")) == GERMAN
    assert decode_bytes(GERMAN.encode("utf-16-le")) == GERMAN
    assert decode_bytes(b"\xef\xbb\xbfhello") == "hello"
    assert "Brücke" in decode_bytes(GERMAN.encode("cp1252"))


def test_a_cut_utf8_page_stays_utf8() -> None:
    """A few broken bytes do not turn a UTF-8 page into another encoding."""
    assert decode_bytes(GERMAN.encode() * 3 + b"\xe2\x80").startswith(GERMAN)


def test_every_byte_string_is_decoded() -> None:
    """No bytes and no declaration make decoding fail."""
    for name in (None, "utf-8", "no-such-charset", "idna", "\x00", "utf-16", "zlib"):
        assert isinstance(decode_bytes(bytes(range(256)) * 3, name), str)


def test_binary_files_are_told_from_text() -> None:
    """Images, PDF and archives are binary; text in any encoding is not."""
    assert is_binary(b"\x89PNG\r\n\x1a\n" + bytes(200))
    assert is_binary(b"%PDF-1.7 text")
    assert all(is_binary(Random(seed).randbytes(1000)) for seed in range(50))
    assert not is_binary(GERMAN.encode("utf-16-le"))
    assert not is_binary("会議の報告".encode("shift_jis") * 20)


def test_hidden_characters_are_dropped() -> None:
    """Control, bidirectional and zero-width characters go; joiners that spell words and line breaks stay."""
    assert drop_hidden("a\x00b\u202ec\u2066d\u200b\ufeffe\x1b") == "abcde"
    assert drop_hidden("می\u200cخواهم\r\nb") == "می\u200cخواهم\nb"
    assert tidy_line(" a\xa0 \xa0b\tc ") == "a b c"
