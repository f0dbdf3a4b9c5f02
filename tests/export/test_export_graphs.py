"""Annotations, news items and graphs, checked by schemas and by the libraries that read them."""

import io
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import stix2

from onrecord.record import Record
from onrecord.run.asking import Question
from onrecord.run.exporting import Format, Of, export_record
from onrecord.run.wiring import Wiring

SCHEMAS = Path(__file__).parent / "schemas"
IS_A = {"Person": "LegalEntity", "Organization": "LegalEntity", "LegalEntity": "LegalEntity", "Article": "Document"}


def written(record: Record, wiring: Wiring, format: Format, of: Of | None = None) -> bytes:
    """What the export writes."""
    out = io.BytesIO()
    export_record(record, Question(), wiring, format, of, out)
    return out.getvalue()


def faults(name: str, value: Any) -> list[str]:
    """What the schema finds wrong."""
    schema = json.loads((SCHEMAS / f"{name}.json").read_text("utf-8"))
    return [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(value)]


def targets_of(annotation: dict[str, Any]) -> list[dict[str, Any]]:
    """The targets of an annotation as a list."""
    target = annotation["target"]
    return target if isinstance(target, list) else [target]


def test_both_selectors_select_the_same_words(record: Record, wiring: Wiring) -> None:
    """Every annotation fits the model, and its position and quote are the same words of the kept text."""
    for of in ("statements", "brief"):
        page = json.loads(written(record, wiring, "annotations", of))
        assert faults("annotation", page) == []
        assert page["items"]
        texts = {a.url: a.text for i in record.article_ids() if (a := record.article(i))}
        for target in (t for annotation in page["items"] for t in targets_of(annotation)):
            quote, place = target["selector"]
            if target["source"] in texts:
                text = texts[target["source"]]
                assert text[place["start"] : place["end"]] == quote["exact"]
                assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
        assert len({annotation["id"] for annotation in page["items"]}) == len(page["items"])


def test_no_annotation_leads_to_a_script(record: Record, wiring: Wiring) -> None:
    """An article whose address is none of the web is named by its id in every form."""
    for format in ("annotations", "ninjs", "ftm", "stix"):
        assert b"javascript:" not in written(record, wiring, format), format
    page = json.loads(written(record, wiring, "annotations"))
    assert any(t["source"].startswith("urn:uuid:") for a in page["items"] for t in targets_of(a))


def test_a_brief_is_a_valid_news_item(record: Record, wiring: Wiring) -> None:
    """The brief fits ninjs 3, with all its lines in both bodies and all its sources as associations."""
    item = json.loads(written(record, wiring, "ninjs"))
    assert faults("ninjs", item) == []
    assert item["standard"]["name"] == "ninjs"
    plain, html = item["bodies"]
    assert "2,500" in plain["value"]
    assert plain["charCount"] == len(plain["value"])
    assert re.search(r'<a href="https://harbour.example/\d" title="[^"]+">Harbour Post</a>', html["value"])
    assert {a["name"] for a in item["associations"]} <= {
        "Rockets at the base", "Turkey sends a delegation", "A quiet month", "Another quiet month"
    }  # fmt: skip


def test_entities_and_events_have_the_properties_of_followthemoney(record: Record, wiring: Wiring) -> None:
    """Each property belongs to its schema, has the form of its type, and leads to an entity of the right schema."""
    schemata = json.loads((SCHEMAS / "ftm.json").read_text("utf-8"))
    entities = [json.loads(line) for line in written(record, wiring, "ftm").splitlines()]
    by_id = {entity["id"]: entity["schema"] for entity in entities}
    assert len(by_id) == len(entities)
    assert {"Event", "Article", "LegalEntity"} <= set(by_id.values())
    forms = {"date": r"\d{4}(-\d\d(-\d\d)?)?", "url": r"https?://\S+", "identifier": r"Q\d+"}
    for entity in entities:
        known = schemata[entity["schema"]]
        assert set(entity["properties"]) <= set(known)
        assert entity["properties"].get("name") or entity["properties"].get("fileName")
        for name, values in entity["properties"].items():
            kind = known[name]
            assert all(isinstance(value, str) and value for value in values)
            assert all(re.fullmatch(forms.get(kind, ".+"), value, re.DOTALL) for value in values)
            if kind[0].isupper():
                assert {IS_A[by_id[value]] for value in values} == {kind}


def test_an_accusation_involves_both_sides(record: Record, wiring: Wiring) -> None:
    """Who accused and who was accused are involved in the event, which cites its report's words."""
    entities = [json.loads(line) for line in written(record, wiring, "ftm").splitlines()]
    names = {e["id"]: e["properties"].get("name", [None])[0] for e in entities}
    accused = next(e["properties"] for e in entities if "ACCUSE" in e["properties"].get("keywords", []))
    assert {names[i] for i in accused["involved"]} == {"Iraq", "Turkey"}
    assert accused["description"] == ["Iraq accused Turkey of shelling a village in Dohuk"]


def test_the_bundle_is_read_by_stix2(record: Record, wiring: Wiring) -> None:
    """stix2 parses the bundle; all references lead to an object of it, and incidents quote their reports."""
    bundle = stix2.parse(written(record, wiring, "stix").decode(), allow_custom=True)
    ids = {made["id"] for made in bundle.objects}
    kinds = {made["type"] for made in bundle.objects}
    assert {"identity", "incident", "relationship"} <= kinds
    links = [made for made in bundle.objects if made["type"] == "relationship"]
    assert links
    assert all({link["source_ref"], link["target_ref"]} <= ids for link in links)
    for incident in (made for made in bundle.objects if made["type"] == "incident"):
        assert all(reference["description"] for reference in incident["external_references"])
        assert incident["created"].year == 2021


def test_the_same_thing_has_the_same_id_in_a_larger_export(record: Record, wiring: Wiring) -> None:
    """An entity keeps its id whichever articles are exported with it."""
    out = io.BytesIO()
    export_record(record, Question("Dohuk"), wiring, "ftm", None, out)
    few = {json.loads(line)["id"] for line in out.getvalue().splitlines()}
    everything = {json.loads(line)["id"] for line in written(record, wiring, "ftm").splitlines()}
    assert few
    assert few <= everything
