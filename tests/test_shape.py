"""The shape of the code: short, flat, named, typed, described, and free of circles."""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import mean, quantiles

import pytest

SOURCE = Path(__file__).parent.parent / "src"
FILES = sorted((SOURCE / "tocsin").rglob("*.py"))
BLOCKS = (
    ast.For,
    ast.AsyncFor,
    ast.While,
    ast.If,
    ast.With,
    ast.AsyncWith,
    ast.Try,
    ast.TryStar,
    ast.Match,
)
BANNED_ENDINGS = (
    *("Manager", "Handler", "Helper", "Util", "Utils", "Processor"),
    *("Service", "Engine", "Module", "Base", "Mixin"),
)
BANNED_FILES = {"util.py", "utils.py", "helper.py", "helpers.py", "common.py", "misc.py"}
SELVES = {"self", "cls"}
Function = ast.FunctionDef | ast.AsyncFunctionDef
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


def module_name(path: Path) -> str:
    """Return the dotted name of a source file."""
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


TREES = {path: ast.parse(path.read_text("utf-8")) for path in FILES}
MODULES = {module_name(path): tree for path, tree in TREES.items()}


def functions() -> Iterator[tuple[str, Function]]:
    """Give every function with its place, nested ones and methods included."""
    for name, tree in MODULES.items():
        for node in ast.walk(tree):
            if isinstance(node, Function):
                yield f"{name}:{node.lineno} {node.name}", node


def length(function: Function) -> int:
    """Count the lines of a function from its def to its last."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def depth(node: ast.AST) -> int:
    """Count how deep blocks are nested; elif is no deeper than its if, a nested def starts anew."""
    if isinstance(node, FUNCTIONS):
        return 0
    below = 0
    for name, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            chained = isinstance(node, ast.If) and name == "orelse" and isinstance(child, ast.If)
            below = max(below, depth(child) - chained) if isinstance(child, ast.AST) else below
    return below + isinstance(node, BLOCKS)


def deepest(function: Function) -> int:
    """Count how deep a function nests its blocks."""
    return max(depth(statement) for statement in function.body)


def imported(name: str, tree: ast.Module) -> set[str]:
    """List the modules of ours that a module imports, type-only and late imports included."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= {one if one in MODULES else node.module for one in inner}
    return {one for one in found if one in MODULES and one != name}


def circle(graph: dict[str, set[str]]) -> list[str]:
    """Return what is left once all that needs nothing, or that nothing needs, is taken away."""
    left = dict(graph)
    while True:
        needed = {need for needs in left.values() for need in needs}
        ends = [one for one, needs in left.items() if one not in needed or not needs & left.keys()]
        if not ends:
            return sorted(left)
        left = {one: needs for one, needs in left.items() if one not in ends}


def test_files_are_short() -> None:
    """No file has more than 400 lines."""
    sizes = {str(path): len(path.read_text("utf-8").splitlines()) for path in FILES}
    assert {path: size for path, size in sizes.items() if size > 400} == {}


def test_functions_are_short() -> None:
    """A function has 13 lines on average, and nine of ten have at most 30."""
    sizes = {place: length(function) for place, function in functions()}
    longest = sorted(sizes.items(), key=lambda item: -item[1])[:10]
    assert mean(sizes.values()) <= 13, longest
    assert quantiles(sizes.values(), n=10)[-1] <= 30, longest


def test_functions_are_flat() -> None:
    """No function nests blocks deeper than three."""
    assert [place for place, function in functions() if deepest(function) > 3] == []


def test_everything_public_is_described() -> None:
    """Every public module, class and function has a docstring."""
    nodes = [(name, tree) for name, tree in MODULES.items() if "._" not in name]
    for name, tree in list(nodes):
        nodes += [
            (f"{name}.{node.name}", node)
            for node in ast.walk(tree)
            if isinstance(node, ast.ClassDef | Function) and not node.name.startswith("_")
        ]
    assert [place for place, node in nodes if not (ast.get_docstring(node) or "").strip()] == []


def test_names_say_what_a_thing_is() -> None:
    """No class is a Manager, Helper or the like, and no file a drawer for odds and ends."""
    classes = [
        f"{name}.{node.name}"
        for name, tree in MODULES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and node.name.endswith(BANNED_ENDINGS)
    ]
    assert classes == []
    assert [str(path) for path in FILES if path.name in BANNED_FILES] == []


def test_imports_make_no_circle() -> None:
    """No chain of imports comes back to where it began, type-only imports included."""
    assert circle({name: imported(name, tree) for name, tree in MODULES.items()}) == []


def test_everything_is_typed() -> None:
    """Every parameter (but self and cls) and every return has an annotation."""
    bare = []
    for place, function in functions():
        spec = function.args
        rest = [one for one in (spec.vararg, spec.kwarg) if one is not None]
        parameters = [*spec.posonlyargs, *spec.args, *spec.kwonlyargs, *rest]
        missing = [p.arg for p in parameters if p.annotation is None and p.arg not in SELVES]
        bare += [f"{place}({name})" for name in missing]
        bare += [f"{place} ->"] if function.returns is None else []
    assert bare == []


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        ("return 1", 0),
        ("if a:\n  pass\n elif b:\n  pass\n elif c:\n  pass", 1),
        ("if a:\n  pass\n else:\n  for b in c:\n   pass", 2),
        ("for a in b:\n  with c:\n   try:\n    pass\n   except E:\n    if d: pass", 4),
        ("def inner():\n  if a:\n   pass", 0),
    ],
)
def test_depth_is_counted_as_people_do(body: str, blocks: int) -> None:
    """An elif is no deeper than its if, an else's own block is, a nested function starts anew."""
    function = ast.parse(f"def outer():\n {body}").body[0]
    assert isinstance(function, ast.FunctionDef)
    assert deepest(function) == blocks


def test_a_circle_is_found() -> None:
    """Three modules in a ring are named; what leads there, or away from there, is not."""
    graph = {"a": {"b"}, "b": {"c", "leaf"}, "c": {"a"}, "leaf": set(), "door": {"a"}}
    assert circle(graph) == ["a", "b", "c"]
