"""`onrecord situation`: what a desk follows, by name."""

from typing import Annotated, Literal

import typer

from onrecord.cli.options import Actors, By, Json, NeededRecord, make_wiring
from onrecord.cli.output import print_json, print_text, progress_bar
from onrecord.cli.sources import parsed_record
from onrecord.contract import situation_json
from onrecord.errors import NothingFound, UsageError
from onrecord.model import Situation
from onrecord.record import Record
from onrecord.run.deciding import login_name
from onrecord.run.finding import open_directory
from onrecord.run.situations import add_situation, find_situation, gather_articles, propose_situations
from onrecord.run.wiring import Wiring
from onrecord.tell.render.plain import count

Action = Literal["add", "list", "show", "drop", "find"]


def command(
    action: Annotated[Action, typer.Argument(metavar="ACTION", help="add, list, show, drop, or find: propose some.")],
    record: NeededRecord,
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="What it is called.")] = None,
    about: Annotated[str | None, typer.Option("--about", metavar="TEXT", help="Articles about this.")] = None,
    entity: Annotated[
        list[str] | None, typer.Option("--entity", metavar="ID", help="Articles that name it and all others given.")
    ] = None,
    like: Annotated[list[str] | None, typer.Option("--like", metavar="ARTICLE", help="Articles like this one.")] = None,
    by: By = "",
    actors: Actors = None,
    json: Json = False,
) -> None:
    """Follow a situation: what belongs to it is said once, and gathered anew whenever it is told."""
    if name is None and action in ("add", "show", "drop"):
        raise UsageError("no situation is named", where=f"situation {action}", next="Give its name.")
    with progress_bar() as bar:
        wiring = make_wiring(bar, actors=actors)
        with parsed_record(record, wiring) as kept:
            match action:
                case "add":
                    made = _make(kept, wiring, name or "", about, entity or [], like or [], by)
                    said = "is followed" if add_situation(kept, made) else "is followed already"
                    print_text(f"situation {made.name!r} {said}")
                case "list":
                    _print_list(kept, wiring, json)
                case "show":
                    _print_one(kept, wiring, name or "", json)
                case "drop":
                    found = find_situation(kept.view(), name or "")
                    kept.end_situation(found.name)
                    print_text(f"situation {found.name!r} is followed no more")
                case "find":
                    _print_found(kept, json)


def _make(
    record: Record, wiring: Wiring, name: str, about: str | None, named: list[str], like: list[str], by: str
) -> Situation:
    ids: list[tuple[str, ...]] = []
    if named:
        directory = open_directory(record, wiring)
        targets = [directory.find(one) for one in named]
        if wrong := next((t for t in targets if t.what != "entity"), None):
            raise UsageError(f"this is no entity but: {wrong.what}", where=wrong.id, next="Give a name or its id.")
        ids = [(t.id, *(a.id for a in t.traces if a.id != t.id)) for t in targets]
    return Situation(name, about, tuple(ids), tuple(like), by.strip() or login_name(), wiring.clock.now())


def _print_list(record: Record, wiring: Wiring, json: bool) -> None:
    view = record.view()
    for situation in view.situations():
        number = len(gather_articles(view, situation, None, wiring))
        if json:
            print_json({**situation_json(situation), "articles": number})
        else:
            print_text(f"{situation.name}  ({count(number, 'article')}; {_gathered_by(situation)})")


def _gathered_by(situation: Situation) -> str:
    named = " with ".join(ids[0] for ids in situation.entities)
    parts = [f"about “{situation.about}”" if situation.about else "", f"naming {named}" if named else ""]
    parts.append(f"like {', '.join(situation.like)}" if situation.like else "")
    return "; ".join(filter(None, parts))


def _print_one(record: Record, wiring: Wiring, name: str, json: bool) -> None:
    view = record.view()
    situation = find_situation(view, name)
    ids = gather_articles(view, situation, None, wiring)
    articles = [a for i in ids if (a := view.article(i))]
    if json:
        told = [{"article": a.id, "outlet": a.outlet, "title": a.title, "published": a.published.edtf}
                for a in articles]  # fmt: skip
        print_json({**situation_json(situation), "articles": told})
        return
    lines = [f"{situation.name}: {_gathered_by(situation)} (since {situation.at:%Y-%m-%d}, {situation.by})"]
    lines += [f"  {a.id}  {a.published.edtf or 'no date'}  {a.outlet or '?'}: {a.title or ''}" for a in articles]
    print_text("\n".join(lines))


def _print_found(record: Record, json: bool) -> None:
    proposals = propose_situations(record)
    if not proposals:
        raise NothingFound("no two stories share actors over weeks", next="Read more, or set one up: situation add.")
    for one in proposals:
        if json:
            print_json({"name": one.name, "entities": list(one.entities), "stories": list(one.stories),
                        "articles": list(one.articles), "why": one.why})  # fmt: skip
        else:
            options = " ".join(f"--entity {e}" for e in one.entities)
            print_text(f"{one.name}: {one.why}\n  onrecord situation add {one.name!r} {options} --record PATH")
