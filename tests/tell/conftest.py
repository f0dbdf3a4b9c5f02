"""What tests of answers share: the parser, and questions put to the `account` of a test's own reports."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from onrecord.model import Account, Article
from onrecord.model.answer import Answer
from onrecord.parse.language import Pipeline
from onrecord.parse.order import default_stages
from onrecord.parse.stages import StatementParser
from onrecord.parse.trees import PipelineGrammar
from onrecord.tell.answer import Asked, read_asked, turn_question, write_answer
from onrecord.text.actors import load_actors


@pytest.fixture(scope="module")
def parser(pipeline: Pipeline) -> StatementParser:
    """The parser of reports and of questions."""
    return StatementParser(pipeline, default_stages(load_actors(None)))


@pytest.fixture(scope="module")
def grammar(pipeline: Pipeline) -> PipelineGrammar:
    """The grammar of single sentences."""
    return PipelineGrammar(pipeline)


@pytest.fixture
def read_question(
    parser: StatementParser, grammar: PipelineGrammar, make_article: Callable[..., Article]
) -> Callable[[str], Asked]:
    """Reads a question, as one would ask it in June 2021."""

    def read(text: str) -> Asked:
        turned = turn_question(text, grammar)
        question = replace(make_article(turned.text if turned else text, "2021-06-01"), source_id="question")
        return read_asked(text, turned, next(iter(parser.parse([question]))), load_actors(None))

    return read


@pytest.fixture
def ask(grammar: PipelineGrammar, account: Account, read_question: Callable[[str], Asked]) -> Callable[[str], Answer]:
    """Asks the account a question."""
    return lambda text: write_answer(account, read_question(text), grammar)
