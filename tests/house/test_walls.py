"""The walls of the house: what may import what, and how long things may be."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "onrecord"
ROOMS = ("read", "parse", "record", "thread", "tell")
SHARED_FLOOR = {"model", "errors", "ports", "text", "data"}
ALLOWED = {
    "model": {"model", "errors"},
    "errors": set(),
    "ports": {"model", "errors"},
    "text": {"text", "model", "errors", "data"},
    "contract": {"contract", "model"},
    "export": {"export", "contract", "model", "errors", "text"},
    "desk": {"desk", *SHARED_FLOOR},
    "guest": {"guest", "model", "errors", "ports", "text"},
    **{room: {room, *SHARED_FLOOR} for room in ROOMS},
}
MODULES_AT_LEAST = 40
FUNCTIONS_AT_LEAST = 300


def modules() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def part_of(path: Path) -> str:
    relative = path.relative_to(SOURCE)
    return relative.parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own_parts(path: Path) -> set[str]:
    return {name.split(".")[1] for name in imported(path) if name.startswith("onrecord.")}


def test_the_walls_are_looked_at() -> None:
    """The guards below saw the whole house, not an empty folder."""
    assert len(modules()) >= MODULES_AT_LEAST
    assert {part_of(p) for p in modules()} >= {*ROOMS, "model", "text", "errors", "ports", "run", "cli"}


def test_no_room_imports_another() -> None:
    """Each room knows only the model, the errors, the ports, the text functions and itself."""
    broken = [
        f"{path.relative_to(SOURCE)} imports {sorted(own_parts(path) - ALLOWED[part_of(path)])}"
        for path in modules()
        if part_of(path) in ALLOWED and own_parts(path) - ALLOWED[part_of(path)] - {"__version__"}
    ]
    assert not broken


def test_the_nouns_need_only_the_standard_library() -> None:
    """`model/` imports nothing foreign."""
    foreign = {"spacy", "numpy", "sqlalchemy", "lxml", "trafilatura", "rapidfuzz", "httpx2"}
    for path in (SOURCE / "model").rglob("*.py"):
        assert not {name.split(".")[0] for name in imported(path)} & foreign, path


def test_no_import_hides_in_a_function() -> None:
    """Imports stand at the top of their module, where a reader looks for them."""
    hidden = [
        f"{path.relative_to(SOURCE)}:{inner.lineno}"
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert not hidden


def function_lengths() -> list[tuple[int, str]]:
    found = [
        (node.end_lineno - node.lineno + 1, f"{path.relative_to(SOURCE)}:{node.name}")
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno
    ]
    return sorted(found, reverse=True)


def test_functions_are_short() -> None:
    """Nine functions in ten are under 30 lines, and none is above 60."""
    lengths = function_lengths()
    assert len(lengths) >= FUNCTIONS_AT_LEAST
    assert lengths[len(lengths) // 10][0] < 30
    assert lengths[0][0] <= 60, lengths[:5]


def test_modules_fit_on_a_desk() -> None:
    """No module is longer than 400 lines."""
    long = [(p.read_text(encoding="utf-8").count("\n"), str(p.relative_to(SOURCE))) for p in modules()]
    assert not [entry for entry in long if entry[0] > 400]


def import_graph() -> dict[str, set[str]]:
    names = {".".join(("onrecord", *p.relative_to(SOURCE).with_suffix("").parts)): p for p in modules()}
    plain = {name.removesuffix(".__init__"): path for name, path in names.items()}
    return {name: {i for i in imported(path) if i in plain and i != name} for name, path in plain.items()}


def test_imports_make_no_circle() -> None:
    """No module imports itself through others."""
    graph, done = import_graph(), set[str]()

    def visit(name: str, path: tuple[str, ...]) -> None:
        if name in path:
            pytest.fail("import circle: " + " -> ".join((*path[path.index(name) :], name)))
        if name not in done:
            for other in sorted(graph[name]):
                # a package's own __init__ gathers its modules; that direction alone is no circle
                if not name.startswith(other + "."):
                    visit(other, (*path, name))
            done.add(name)

    assert graph
    for start in sorted(graph):
        visit(start, ())
