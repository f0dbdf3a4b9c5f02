"""Names of many articles joined into actors."""

from datetime import UTC, datetime

from onrecord.model import Entity, Judgement
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
