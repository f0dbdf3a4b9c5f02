"""Single sentences as trees, for what is asked of a record after it was parsed."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from onrecord.model.tree import Tree, Word
from onrecord.parse.language import Pipeline
from onrecord.parse.tokens import plain_signs

LONGEST_WORDS = 200
"""Words of a sentence that are read; the longest of 71,384 sentences of news has 214."""
UNUSED = ("ner",)
"""Parts of the pipeline that a tree does not need."""


@dataclass(frozen=True, slots=True)
class PipelineGrammar:
    """Reads the grammar of single sentences with the language pipeline (the port `Grammar`)."""

    pipeline: Pipeline

    def trees(self, texts: Sequence[str]) -> list[Tree]:
        """One tree for each text, which is read as one sentence; offsets are those of the text."""
        docs = [_one_sentence(self.pipeline, text) for text in texts]
        disabled = [name for name in UNUSED if name in self.pipeline.nlp.pipe_names]
        parsed = self.pipeline.nlp.pipe(docs, disable=disabled)
        return [Tree(text, tuple(_words(doc))) for text, doc in zip(texts, parsed, strict=True)]


def _one_sentence(pipeline: Pipeline, text: str) -> Doc:
    doc = pipeline.nlp.make_doc(plain_signs(text))[:LONGEST_WORDS].as_doc()
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


def _words(doc: Doc) -> list[Word]:
    return [
        Word(t.idx, t.idx + len(t.text), t.text, t.lemma_, t.pos_, t.tag_, t.dep_, t.head.i)
        for t in doc
    ]  # fmt: skip
