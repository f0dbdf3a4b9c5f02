"""From text to statements, beside the bare language pipeline on the same texts in the same run."""

import resource
import time

from bench.texts import load_articles
from onrecord.model import Article
from onrecord.parse.batches import BATCH_SIZE
from onrecord.parse.tokens import read_tokens
from onrecord.run.wiring import Wiring, make_parser

ROUNDS = 3


def measure_parse(count: int = 150) -> dict[str, float]:
    """Articles a second of processor time (best of three rounds in turn), their ratio, and the peak memory in MB."""
    articles = load_articles(count)
    parser = make_parser(Wiring())
    bare, whole = [], []
    for _round in range(ROUNDS):
        started = time.process_time()
        docs = (read_tokens(parser.pipeline.nlp, article)[0] for article in articles)
        for _ in parser.pipeline.nlp.pipe(docs, batch_size=BATCH_SIZE):
            pass
        bare.append(time.process_time() - started)
        started = time.process_time()
        statements = sum(len(reading.statements) for reading in parser.parse(articles))
        whole.append(time.process_time() - started)
    return {
        "articles": len(articles), "statements": statements, "words": _words(articles),
        "bare_articles_s": len(articles) / min(bare), "whole_articles_s": len(articles) / min(whole),
        "ratio": min(whole) / min(bare), "ratio_at_most": 1.35,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }  # fmt: skip


def _words(articles: list[Article]) -> int:
    return sum(len(article.text.split()) for article in articles)
