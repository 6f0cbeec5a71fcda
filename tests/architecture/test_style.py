"""House rules that a reader would otherwise have to hold in mind: sizes, names, words, folders."""

import ast
import re

import pytest

from tests.architecture.source import ROOT, Module, modules

PRODUCT = modules("protocol", "console")
ALL = [*PRODUCT, *modules("tests")]

MODULE_LINES_MAX = 400
FUNCTION_LINES_MAX = 70
TOP_LEVEL = {
    "pyproject.toml", "README.md", "LICENSE", "requirements.lock", ".gitignore", ".ci",
    "console", "protocol", "resources", "tests", "packaging",
}  # fmt: skip
VAGUE_NAMES = {"util", "utils", "common", "manager", "helper", "helpers", "base", "misc"}
# Words that mean something else on the other side of the line (see the vocabulary in the README).
BANNED = re.compile(r"\b(acknowledg\w*|chat|TODO|FIXME|XXX)\b", re.IGNORECASE)
CALLS_BANNED = {"eval", "exec", "compile", "__import__"}


def functions(module: Module) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Return every function of the module, methods and inner ones included."""
    return [
        node
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


@pytest.mark.parametrize("module", ALL, ids=lambda module: module.name)
def test_a_module_fits_in_one_reading(module: Module) -> None:
    assert module.text.count("\n") <= MODULE_LINES_MAX
    for function in functions(module):
        length = (function.end_lineno or function.lineno) - function.lineno + 1
        assert length <= FUNCTION_LINES_MAX, f"{module.name}.{function.name}: {length} lines"


def test_no_folder_or_module_has_a_name_that_says_nothing() -> None:
    vague = [m.name for m in PRODUCT if set(m.name.split(".")) & VAGUE_NAMES]
    assert vague == []


@pytest.mark.parametrize("module", PRODUCT, ids=lambda module: module.name)
def test_no_word_that_could_be_taken_for_consent(module: Module) -> None:
    for number, line in enumerate(module.text.splitlines(), 1):
        assert not BANNED.search(line), f"{module.name}:{number}: {line.strip()}"


@pytest.mark.parametrize("module", PRODUCT, ids=lambda module: module.name)
def test_every_module_says_what_it_is_for(module: Module) -> None:
    assert ast.get_docstring(module.tree)


@pytest.mark.parametrize("module", ALL, ids=lambda module: module.name)
def test_nothing_foreign_is_ever_executed(module: Module) -> None:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            assert name not in CALLS_BANNED, f"{module.name}:{node.lineno}"
            for keyword in node.keywords:
                shell = keyword.arg == "shell" and getattr(keyword.value, "value", None) is True
                assert not shell, f"{module.name}:{node.lineno}: shell=True"


def test_the_top_level_is_fixed() -> None:
    tracked = {
        path.name
        for path in ROOT.iterdir()
        if path.name not in {".git", ".venv", "build", "dist", "readback.egg-info"}
        and not path.name.endswith("_cache")
        and path.name != ".hypothesis"
    }
    assert tracked <= TOP_LEVEL, tracked - TOP_LEVEL


def test_packaging_is_never_importable() -> None:
    """An importable folder of that name breaks the `packaging` and `build` of PyPI."""
    folder = ROOT / "packaging"
    names = {path.name for path in folder.rglob("*.py")}
    assert not names & {"__init__.py", "build.py"}
    assert not {name for name in names if name.startswith("test_")}
