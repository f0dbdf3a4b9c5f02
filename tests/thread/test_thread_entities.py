"""Names of many articles joined into actors."""

from datetime import UTC, datetime

from onrecord.model import Entity, Judgement
from onrecord.text.actors import Actor, Gazetteer
from onrecord.thread.entities import COMMON_ARTICLES, join_entities
from onrecord.thread.union import Verdicts
from thread.build import Report, account_of

AT = datetime(2030, 6, 1, tzinfo=UTC)


def person(written: str, outlet: str = "Courier", entity: str | None = None) -> Report:
    """A report that names somebody the gazetteer does not know."""
    slug = entity or "person:" + written.lower().replace(" ", "-")
    return Report(f"{written} spoke in the rain.", "2030-05-02", outlet, outlet, (), {written: (slug, written)})


def people(*reports: Report, judged: tuple[Judgement, ...] = ()) -> list[Entity]:
    """The people of the account."""
    account = account_of(*(r.reading() for r in reports), judged=judged)
    return [e for e in account.entities if e.kind == "PERSON"]


def test_one_name_in_two_articles() -> None:
    """The same full name in two articles is one actor."""
    assert len(people(person("Darro Quell"), person("Darro Quell", "Herald"))) == 1


def test_spellings_of_the_same_sounds() -> None:
    """Two romanisations of one name are one actor with both forms, and it says why."""
    (one,) = people(person("Mustafa al-Kadhimi"), person("Mustafa al-Kazemi", "Herald"))
    assert set(one.names) == {"Mustafa al-Kadhimi", "Mustafa al-Kazemi"} and "spell the same sounds" in one.why[0]


def test_a_surname_of_one_person_only() -> None:
    """A surname alone stands for the only one who bears it, and for nobody where two do."""
    surname = person("Quell", "Herald", "person:quell")
    assert len(people(person("Darro Quell"), surname)) == 1
    assert len(people(person("Darro Quell"), person("Mira Quell", "Review"), surname)) == 3


def test_likeness_alone_joins_nobody() -> None:
    """Two people of one surname and near given names stay two without other evidence."""
    assert len(people(person("Marina Quell"), person("Marino Quell", "Herald"))) == 2


def test_near_spellings_in_the_company_of_all_stay_two() -> None:
    """Two near spellings are one beside the same two actors, unless more articles name these than tell anything."""
    near = [Report(f"{name} met Red Dawn at Fort Ister.", "2030-05-02", outlet, outlet, (),
                   {name: (f"person:{name}", name)})
            for name, outlet in (("Aditia Quell", "Courier"), ("Adithia Quell", "Herald"))]  # fmt: skip
    (one,) = people(*near)
    assert "near spellings, each named beside" in one.why[0]
    common = [Report("Red Dawn left Fort Ister.", title=str(number)) for number in range(COMMON_ARTICLES - 1)]
    assert len(people(*near, *common)) == 2
    assert len(people(*near, *common[1:])) == 1


def test_a_person_decides() -> None:
    """A judgement keeps two spellings apart, or joins two names that nothing else would."""
    ids = ("person:mustafa-al-kadhimi", "person:mustafa-al-kazemi")
    reports = (person("Mustafa al-Kadhimi"), person("Mustafa al-Kazemi", "Herald"))
    apart = Judgement(*ids, "different", ("two men",), "ana", AT)
    assert len(people(*reports, judged=(apart,))) == 2
    one = Judgement("person:darro-quell", "person:the-fox", "same", ("his byname",), "ana", AT)
    (fox,) = people(person("Darro Quell"), person("The Fox", "Herald"), judged=(one,))
    assert fox.why[0] == "judged the same by ana"


def test_acronym_spelled_out_elsewhere() -> None:
    """A body known by its acronym in one article is the one that another article spells out so."""
    union = "Harbour Workers Union"
    long = Report("The Harbour Workers Union struck.", named={union: ("org:hwu-l", union)})
    short = Report("HWU struck again.", "2030-05-03", "Herald", named={"HWU": ("org:hwu", "HWU")})
    reading = long.reading()
    (entity,) = [e for e in reading.entities if e.id == "org:hwu-l"]
    spelled = Entity(entity.id, entity.name, "ORG", ("Harbour Workers Union", "HWU"))
    object.__setattr__(reading, "entities", (spelled,))
    account = account_of(reading, short.reading())
    assert [e.id for e in account.entities if e.kind == "ORG"] == ["org:hwu-l"]


def test_two_known_actors_are_one_once_a_person_says_so() -> None:
    """What is judged the same is joined, even two actors of the gazetteer."""
    reports = [Report("Fort Ister and Port Salder lie by the sea.", "2030-05-02", "Courier", "Sea").reading()]
    judged = Judgement("fort-ister", "port-salder", "same", ("one town",), "ana", AT)
    assert {e.id for e in account_of(*reports).entities} >= {"fort-ister", "port-salder"}
    assert len({"fort-ister", "port-salder"} & {e.id for e in account_of(*reports, judged=[judged]).entities}) == 1


def test_known_actors_are_joined_with_nobody_unasked() -> None:
    """Two actors of the gazetteer stay two though their names sound alike; nor is one known by one name a surname."""
    known = Gazetteer((Actor("person:a", "Mustafa al-Kadhimi", "PERSON"), Actor("person:varga", "Varga", "PERSON")))
    reports = [
        person("Mustafa al-Kadhimi", entity="person:a"), person("Mustafa al-Kazemi", "Herald"),
        person("Varga", "Review", "person:varga"), person("Milo Varga", "Post"),
    ]  # fmt: skip
    joined = join_entities([r.reading() for r in reports], known, Verdicts(()))
    assert [e.id for e in joined.entities] == ["person:a", "person:varga", "person:milo-varga"]
    names = (("person:a", "Mustafa al-Kadhimi"), ("person:b", "Mustafa al-Kazemi"))
    body = Gazetteer((Actor("org:known", "HWU", "ORG"),))
    spelled = Report("The Hill Watch Unit met.", named={"Hill Watch Unit": ("org:hill", "Hill Watch Unit")}).reading()
    object.__setattr__(spelled, "entities", (Entity("org:hill", "Hill Watch Unit", "ORG", ("Hill Watch Unit", "HWU")),))
    alone = Report("HWU met.", "2030-05-03", "Herald", named={"HWU": ("org:known", "HWU")}).reading()
    assert len(join_entities([spelled, alone], body, Verdicts(())).entities) == 2
    both = Gazetteer(tuple(Actor(one, name, "PERSON") for one, name in names))
    reports[1] = person("Mustafa al-Kazemi", "Herald", "person:b")
    assert len(join_entities([r.reading() for r in reports[:2]], both, Verdicts(())).entities) == 2


def test_near_spellings_in_one_article_are_two_people() -> None:
    """Who names "Marina Quell" beside "Marino Quell" means two; two articles that name the same others mean one."""
    beside = {"Ulla Dorn": ("person:ulla-dorn", "Ulla Dorn"), "Tom Reed": ("person:tom-reed", "Tom Reed")}
    one, other = {"Marina Quell": ("person:q1", "Marina Quell")}, {"Marino Quell": ("person:q2", "Marino Quell")}
    text = "Ulla Dorn and Tom Reed spoke"
    apart = [
        Report(f"{text} with Marina Quell.", "2030-05-02", "Courier", "One", named={**beside, **one}),
        Report(f"{text} with Marino Quell.", "2030-05-02", "Herald", "Two", named={**beside, **other}),
    ]
    beside_each_other = Report(f"{text} with Marina Quell and Marino Quell.", named={**beside, **one, **other})
    assert {e.id for e in people(*apart)} & {"person:q1", "person:q2"} == {"person:q1"}
    assert {e.id for e in people(beside_each_other)} >= {"person:q1", "person:q2"}


def test_an_acronym_of_two_bodies_is_neither() -> None:
    """Where two articles spell one acronym out differently, nobody knows which is meant by it alone."""
    readings = []
    for number, full in enumerate(("Harbour Workers Union", "Hill Watch Unit")):
        named = {full: (f"org:{number}", full)}
        reading = Report(f"The {full} met.", "2030-05-02", f"Outlet {number}", full, named=named).reading()
        object.__setattr__(reading, "entities", (Entity(f"org:{number}", full, "ORG", (full, "HWU")),))
        readings.append(reading)
    readings.append(Report("HWU met.", "2030-05-03", "Herald", named={"HWU": ("org:hwu", "HWU")}).reading())
    assert len([e for e in account_of(*readings).entities if e.kind == "ORG"]) == 3
