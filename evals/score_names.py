"""Names against gold: re3d entities (strict and partial F1), re3d aliases, and the aliases of the gold records.

    python evals/score_names.py [--shared ../shared] [--model NAME] [--bare] [--plain] [--errors N]

--bare scores the language model's own names instead of the stage's. Our kinds are mapped to re3d's types in
`RE3D`; re3d has Organisation for a people in the plural ("Syrians") and takes titles into Person spans: both are done
here, to our mentions (`--plain` leaves them as they are). re3d also annotates pronouns, numbers, times and common
nouns, which are no names: `names` leaves gold of other types and gold without a capital letter out, `all` is the
scorer's own figure over everything.
"""

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from onrecord.model import Article, Mention, Paragraph, Published
from onrecord.parse.draft import Draft
from onrecord.parse.language import Pipeline, draft_articles, load_pipeline
from onrecord.parse.names import STAGE
from onrecord.parse.names.candidates import MODEL_KINDS, title_before

REPOSITORY = Path(__file__).resolve().parent.parent
RE3D = {"PERSON": "Person", "ORG": "Organisation", "GROUP": "Organisation", "GPE": "Location", "LOC": "Location",
        "FAC": "Location", "NORP": "Nationality", "WEAPON": "Weapon"}  # fmt: skip
NAME_TYPES = frozenset({"Person", "Organisation", "Location", "Nationality"})


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The objects of a gzipped file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def make_article(row_id: str, text: str, day: date | None = None) -> Article:
    """An article whose text is kept character for character."""
    stated = Published(day, day, "given" if day else "unknown", "of the gold row")
    return Article("page", row_id, None, None, None, (), text, "en", stated, (Paragraph(0, max(1, len(text))),))


def named_drafts(pipeline: Pipeline, articles: list[Article]) -> Iterator[Draft]:
    """Drafts with the stage's mentions."""
    for draft in draft_articles(pipeline, articles):
        STAGE.run(draft)
        yield draft


def predicted(draft: Draft, bare: bool, plain: bool = False) -> list[dict[str, Any]]:
    """Entities as re3d has them: those of the stage (`plain`: by kind alone), or the model's own."""
    if not bare and not plain:
        return [as_re3d(draft, m) for m in draft.mentions if m.kind in RE3D]
    if bare:
        spans = [(e.start_char, e.end_char, str(MODEL_KINDS.get(e.label_, ""))) for e in draft.doc.ents]
    else:
        spans = [(m.span.start, m.span.end, str(m.kind)) for m in draft.mentions]
    return [{"start": s, "end": e, "type": RE3D[k]} for s, e, k in spans if k in RE3D]


def as_re3d(draft: Draft, mention: Mention) -> dict[str, Any]:
    """A mention by re3d's rules: peoples in the plural are organisations, persons have their titles."""
    tokens, start, kind = draft.tokens(mention.span), mention.span.start, RE3D[mention.kind]
    if mention.kind == "NORP" and tokens.root.tag_ in ("NNPS", "NNS"):
        kind = "Organisation"
    title = title_before(draft.doc, tokens[0]) if mention.kind == "PERSON" else ""
    if title and draft.text[start - 1] == " ":
        start -= len(title) + 1
    return {"start": start, "end": mention.span.end, "type": kind}


def is_name(row: dict[str, Any], entity: dict[str, Any]) -> bool:
    """True if the gold entity is of a type of names and has a capital that is not only its first letter's."""
    words = row["text"][entity["start"] : entity["end"]].split()
    kept = [w for w in words if w.lower() not in ("the", "a", "an")]
    pronoun = len(kept) == 1 and kept[0].lower() in {"i", "we", "they", "he", "she", "it", "our", "us", "you"}
    return entity["type"] in NAME_TYPES and any(w[0].isupper() for w in kept) and not pronoun


def score_spans(shared: Path, gold: list[dict[str, Any]], found: list[dict[str, Any]]) -> dict[str, Any]:
    """What the shared scorer prints for these rows."""
    with tempfile.TemporaryDirectory() as folder:
        for name, rows in (("gold", gold), ("found", found)):
            lines = "".join(json.dumps(row) + "\n" for row in rows)
            (Path(folder) / f"{name}.jsonl").write_text(lines, "utf-8")
        run = subprocess.run([sys.executable, str(shared / "score/score_spans.py"), f"{folder}/gold.jsonl",
                              f"{folder}/found.jsonl"], capture_output=True, text=True, check=True)  # fmt: skip
        printed: dict[str, Any] = json.loads(run.stdout)
        return printed


def joined_pairs(shared: Path, drafts: dict[str, Draft]) -> dict[str, Any]:
    """Of the pairs of proper names that name one thing in a re3d document, how many resolve to one entity."""
    pairs = [r for r in read_rows(shared / "gold/names/re3d_aliases.jsonl.gz")
             if r["type1"] in NAME_TYPES and r["type2"] in NAME_TYPES]  # fmt: skip
    found = Counter[str]()
    for pair in pairs:
        entities = [_entity_at(drafts[pair["doc"]], pair[key]) for key in ("span1", "span2")]
        found["pairs"] += 1
        found["joined"] += entities[0] is not None and entities[0] == entities[1]
    return dict(found)


def _entity_at(draft: Draft, span: list[int]) -> str | None:
    inside = [m for m in draft.mentions if m.span.start < span[1] and span[0] < m.span.end]
    return inside[-1].entity if inside else None


def score_aliases(shared: Path, pipeline: Pipeline) -> dict[str, Any]:
    """Of the record aliases seen as mentions, how many resolve to the entity most forms of their row resolve to."""
    aliases = json.loads((shared / "gold/records/links.json").read_text("utf-8"))["aliases"]
    seen: dict[str, Counter[str]] = {}
    records = [json.loads(p.read_text("utf-8")) for p in sorted((shared / "gold/records").glob("2*.json"))]
    articles = [make_article(r["id"], r["text"], date.fromisoformat(r["published"])) for r in records]
    for draft in named_drafts(pipeline, articles):
        for mention in draft.mentions:
            words = " ".join((mention.span.words(draft.text) or "").split())
            seen.setdefault(words, Counter())[f"{mention.entity}={mention.name}"] += 1
    right, total, wrong = 0, 0, []
    for name, forms in aliases.items():
        for form in (f for f in forms if f in seen):
            entity, _ = seen[form].most_common(1)[0]
            total += 1
            if entity.partition("=")[2] == name:
                right += 1
            else:
                wrong.append(f"{form} -> {entity} (gold {name})")
    return {"forms_seen": total, "canonical_name_right": right, "wrong": wrong}


def main() -> None:
    """Print one JSON line of scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=REPOSITORY.parent / "shared")
    parser.add_argument("--model")
    parser.add_argument("--bare", action="store_true")
    parser.add_argument("--plain", action="store_true")
    parser.add_argument("--errors", type=int, default=0)
    asked = parser.parse_args()
    pipeline = load_pipeline(asked.model)
    gold = read_rows(asked.shared / "gold/events/re3d.jsonl.gz")
    drafts = {d.article.source_id: d for d in named_drafts(pipeline, [make_article(r["id"], r["text"]) for r in gold])}
    found = [{"id": r["id"], "entities": predicted(drafts[r["id"]], asked.bare, asked.plain)} for r in gold]
    named = [{**r, "entities": [e for e in r["entities"] if is_name(r, e)], "relations": []} for r in gold]
    everything, names = score_spans(asked.shared, gold, found), score_spans(asked.shared, named, found)
    print(json.dumps({
        "stage": "names", "bare": asked.bare, "model": pipeline.package,
        "re3d_all": {k: everything[k] for k in ("exact", "partial")},
        "re3d_names": {k: names[k] for k in ("exact", "partial", "unlabelled_exact", "exact_by_label")},
        "re3d_aliases": joined_pairs(asked.shared, drafts),
        "record_aliases": score_aliases(asked.shared, pipeline),
    }))  # fmt: skip
    print_errors(named, found, asked.errors)


def print_errors(gold: list[dict[str, Any]], found: list[dict[str, Any]], count: int) -> None:
    """The commonest spans only one side has, to standard error."""
    missed, extra = Counter[str](), Counter[str]()
    for row, ours in zip(gold, found, strict=True):
        def key(e: dict[str, Any], text: str = row["text"]) -> tuple[str, str]:
            return text[e["start"] : e["end"]].removeprefix("the ").removeprefix("The "), e["type"]
        theirs, own = Counter(key(e) for e in row["entities"]), Counter(key(e) for e in ours["entities"])
        missed.update({f"{t}: {w}": n for (w, t), n in (theirs - own).items()})
        extra.update({f"{t}: {w}": n for (w, t), n in (own - theirs).items()})
    for name, errors in (("missed", missed), ("extra", extra)):
        for what, times in errors.most_common(count):
            print(f"{name}\t{times}\t{what}", file=sys.stderr)


if __name__ == "__main__":
    main()
