"""The library reads documents and computes: it opens no connection, writes no file but `dump`'s, runs no text as code.

The check reads the syntax trees of all shipped modules. It knows names through their imports, so that
`from os import system as run` is found too; what is fetched from a module by a computed name is refused as such.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

import rehabkit as rk

Use = tuple[str, str, str]

PACKAGE = Path(rk.__file__).parent

ALLOWED: dict[Use, str] = {
    ("__init__.py", "__getattr__", "importlib.import_module(_HOME[name])"): "a fixed table of the package's modules",
    ("checking.py", "", "concurrent.futures.ProcessPoolExecutor"): "check_many(jobs=...)",
    ("checking.py", "check_many", "concurrent.futures.ProcessPoolExecutor"): "check_many(jobs=...)",
    ("cli/__init__.py", "run", "os.dup2"): "what cannot be written any more goes to os.devnull",
    ("cli/__init__.py", "run", "os.open(os.devnull)"): "what cannot be written any more goes to os.devnull",
    ("cli/_documents.py", "", "concurrent.futures.ProcessPoolExecutor"): "--jobs",
    ("cli/_documents.py", "", "multiprocessing"): "--jobs",
    ("cli/_documents.py", "judged", "concurrent.futures.ProcessPoolExecutor"): "--jobs",
    ("cli/_documents.py", "judged", "multiprocessing.get_context"): "--jobs",
    ("cli/_terminal.py", "", "shutil"): "the width of the terminal",
    ("cli/_terminal.py", "width", "shutil.get_terminal_size"): "the width of the terminal",
    ("codec/__init__.py", "dump", ".chmod"): "the new file hands on the permissions of the one it replaces",
    ("codec/__init__.py", "dump", ".open('xb')"): "the text is written beside its place, into a file of its own",
    ("codec/__init__.py", "dump", ".replace(target)"): "a file that is whole is moved to its place",
    ("codec/__init__.py", "dump", ".unlink"): "a file that is not whole is taken away",
    ("testing/_new_rule.py", "new_rule", ".mkdir"): "the folder that a rule's author names for a new rule",
    ("testing/_new_rule.py", "new_rule", ".write_text"): "the module and test of a new rule, for their author",
}
"""What looks dangerous and is wanted: file, function (none for the module itself) and use, with the reason."""

MODULES = frozenset(
    {
        "_pickle",
        "_socket",
        "aiohttp",
        "asyncio",
        "builtins",
        "cffi",
        "code",
        "codeop",
        "ctypes",
        "dbm",
        "ftplib",
        "http",
        "httpx",
        "imaplib",
        "logging.handlers",
        "mailbox",
        "marshal",
        "multiprocessing",
        "pickle",
        "poplib",
        "posix",
        "pty",
        "requests",
        "runpy",
        "shelve",
        "shutil",
        "smtplib",
        "socket",
        "socketserver",
        "sqlite3",
        "ssl",
        "subprocess",
        "tarfile",
        "tempfile",
        "urllib",
        "urllib3",
        "webbrowser",
        "xml",
        "xmlrpc",
        "yaml",
        "zipfile",
    }
)
"""Modules that nothing imports, nor what is in them."""

NAMES = frozenset(
    {
        "__builtins__",
        "__import__",
        "breakpoint",
        "compile",
        "concurrent.futures.ProcessPoolExecutor",
        "concurrent.futures.process",
        "eval",
        "exec",
        "logging.FileHandler",
        "logging.basicConfig",
        "os.chmod",
        "os.chown",
        "os.dup2",
        "os.fdopen",
        "os.ftruncate",
        "os.kill",
        "os.killpg",
        "os.link",
        "os.makedirs",
        "os.mkdir",
        "os.mkfifo",
        "os.mknod",
        "os.open",
        "os.popen",
        "os.remove",
        "os.removedirs",
        "os.rename",
        "os.renames",
        "os.replace",
        "os.rmdir",
        "os.startfile",
        "os.symlink",
        "os.system",
        "os.truncate",
        "os.unlink",
        "os.utime",
        "os.write",
        "os.writev",
        "sys.modules",
        "types.CodeType",
        "types.FunctionType",
    }
)
"""Names that nothing uses, called or not."""

FAMILIES = ("os.exec", "os.fork", "os.posix_spawn", "os.spawn")
"""Beginnings of names that nothing uses."""

METHODS = frozenset(
    {
        "chmod",
        "hardlink_to",
        "lchmod",
        "mkdir",
        "mkdtemp",
        "mkstemp",
        "rmdir",
        "rmtree",
        "symlink_to",
        "touch",
        "unlink",
        "write_bytes",
        "write_text",
    }
)
"""Methods that nothing uses, whatever they belong to."""

OPENERS = frozenset({"codecs.open", "io.open", "open"})
IMPORTERS = frozenset({"importlib.import_module", "importlib.reload"})
FETCHERS = frozenset({"getattr", "setattr", "vars"})
HIDING = frozenset({"builtins", "codecs", "importlib", "io", "os", "pathlib", "sys", "types"})


def _is_refused(name: str) -> bool:
    return (
        name in NAMES
        or name.startswith(FAMILIES)
        or any(name == module or name.startswith(f"{module}.") for module in MODULES)
    )


class Watch(ast.NodeVisitor):
    """Finds dangerous uses in a module.

    Attributes:
        found: The uses, each with its file and the function that holds it.
    """

    def __init__(self, file: str) -> None:
        """Begin a module."""
        self.file = file
        self.found: list[Use] = []
        self._functions: list[str] = []
        self._imports: dict[str, str] = {}
        self._called: set[ast.expr] = set()

    def _report(self, what: str) -> None:
        self.found.append((self.file, ".".join(self._functions), what))

    def _origin(self, node: ast.expr) -> str | None:
        """Return the dotted name that an expression has through imports, or None."""
        if isinstance(node, ast.Name):
            return self._imports.get(node.id)
        if isinstance(node, ast.Attribute) and (inner := self._origin(node.value)) is not None:
            return f"{inner}.{node.attr}"
        return None

    def visit_Import(self, node: ast.Import) -> None:
        """Judge modules, and note what they are called here."""
        for alias in node.names:
            if _is_refused(alias.name):
                self._report(alias.name)
            first = alias.name.partition(".")[0]
            self._imports[alias.asname or first] = alias.name if alias.asname else first

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        """Judge what is imported, and note what it is called here."""
        for alias in node.names:
            name = f"{'.' * node.level}{node.module or ''}.{alias.name}"
            if _is_refused(name) or alias.name == "*":
                self._report(name)
            self._imports[alias.asname or alias.name] = name

    def _visit_named(self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> None:
        self._functions.append(node.name)
        self.generic_visit(node)
        self._functions.pop()

    visit_FunctionDef = _visit_named  # noqa: N815  # ast chooses these names
    visit_AsyncFunctionDef = _visit_named  # noqa: N815
    visit_ClassDef = _visit_named  # noqa: N815

    def visit_Name(self, node: ast.Name) -> None:
        """Judge a name by what it stands for."""
        name = self._imports.get(node.id)
        is_refused = node.id in NAMES if name is None else _is_refused(name)
        if (is_refused or (name or node.id) in OPENERS) and node not in self._called:
            self._report(name or node.id)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        """Judge an attribute by its full name, or else by its own."""
        name = self._origin(node)
        if name is not None and (_is_refused(name) or name in OPENERS):
            if node not in self._called:
                self._report(name)
            return
        if node.attr in METHODS:
            self._report(f".{node.attr}")
        self.visit(node.value)

    def visit_Call(self, node: ast.Call) -> None:
        """Judge calls whose arguments decide."""
        method = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        name = self._origin(node.func) or (node.func.id if isinstance(node.func, ast.Name) else "")
        first = node.args[0] if node.args else None
        if name in OPENERS:
            self._called.add(node.func)
            self._opening(name, node, 1)
        elif name == "os.open" and first is not None:
            self._called.add(node.func)
            self._report(f"{name}({ast.unparse(first)})")
        elif method == "open" and not _is_refused(name):
            self._opening(".open", node, 0)
        elif method in {"rename", "replace"} and not name and len(node.args) == 1 and not node.keywords:
            # A path's has one argument; a text's has two, a date's has keywords.
            self._report(f".{method}({ast.unparse(node.args[0])})")
        elif name in IMPORTERS and first is not None:
            constant = first.value if isinstance(first, ast.Constant) else None
            if not isinstance(constant, str) or _is_refused(constant):
                self._report(f"{name}({ast.unparse(first)})")
        elif name in FETCHERS and first is not None and self._origin(first) in HIDING:
            self._report(f"{name}({self._origin(first)})")
        self.generic_visit(node)

    def _opening(self, name: str, node: ast.Call, place: int) -> None:
        """Report an opening unless its mode is written out and reads only."""
        modes = [word.value for word in node.keywords if word.arg in {"mode", None}] or node.args[place : place + 1]
        for mode in modes:
            text = mode.value if isinstance(mode, ast.Constant) else None
            if not isinstance(text, str) or set(text) & set("wax+"):
                self._report(f"{name}({ast.unparse(mode)})")


def _uses(text: str, file: str = "x.py") -> list[Use]:
    """Return the dangerous uses in the text of a module."""
    watch = Watch(file)
    watch.visit(ast.parse(text))
    return watch.found


def test_nothing_dangerous() -> None:
    """No shipped module reaches the network, runs text as code, starts processes or writes files, but as allowed."""
    files = sorted(PACKAGE.rglob("*.py"))
    found = {
        use for file in files for use in _uses(file.read_text(encoding="utf-8"), file.relative_to(PACKAGE).as_posix())
    }

    assert len(files) > 50
    assert found - ALLOWED.keys() == set()


def test_all_that_is_allowed_is_used() -> None:
    """Every entry of the list of what is allowed stands for a use that is still there, and has a reason."""
    found = {
        use
        for file in {file for file, _, _ in ALLOWED}
        for use in _uses((PACKAGE / file).read_text(encoding="utf-8"), file)
    }

    assert ALLOWED.keys() - found == set()
    assert all(ALLOWED.values())


PLANTED: list[tuple[str, str]] = [
    *((f"import {name}", name) for name in sorted(MODULES)),
    ("import urllib.request", "urllib.request"),
    ("import xml.etree.ElementTree as et", "xml.etree.ElementTree"),
    ("from http import client", "http.client"),
    ("from socket import *", "socket.*"),
    ("from os import *", "os.*"),
    ("from . import *", "..*"),
    ("if True:\n    import ssl", "ssl"),
    ("from os import system as run", "os.system"),
    ("import os\nos.system('x')", "os.system"),
    ("import os as o\no.popen('x')", "os.popen"),
    ("import os\nos.execvp('x', [])", "os.execvp"),
    ("import os\nos.fork()", "os.fork"),
    ("import os\nos.posix_spawnp('x', [], {})", "os.posix_spawnp"),
    ("import os\nrun = os.spawnl", "os.spawnl"),
    ("import os\nos.open('x', 1)", "os.open('x')"),
    ("import os\nopener = os.open", "os.open"),
    ("import os\nos.remove('x')", "os.remove"),
    ("import os\nos.replace('x', 'y')", "os.replace"),
    ("import os\nwith os.fdopen(1, 'w') as f: pass", "os.fdopen"),
    ("import os\ngetattr(os, 'sys' + 'tem')('x')", "getattr(os)"),
    ("import sys\nsys.modules['os']", "sys.modules"),
    ("eval('1')", "eval"),
    ("exec('x = 1')", "exec"),
    ("compile('1', 'x', 'eval')", "compile"),
    ("run = eval", "eval"),
    ("list(map(eval, ['1']))", "eval"),
    ("__builtins__['eval']('1')", "__builtins__"),
    ("__import__('os')", "__import__"),
    ("__import__(name)", "__import__"),
    ("breakpoint()", "breakpoint"),
    ("from importlib import import_module\nimport_module(name)", "importlib.import_module(name)"),
    ("import importlib\nimportlib.import_module('so' + 'cket')", "importlib.import_module('so' + 'cket')"),
    ("import importlib\nimportlib.import_module('socket')", "importlib.import_module('socket')"),
    ("open('x', 'w')", "open('w')"),
    ("open('x', mode='ab')", "open('ab')"),
    ("open('x', mode)", "open(mode)"),
    ("open('x', 'r+')", "open('r+')"),
    ("open('x', **how)", "open(how)"),
    ("opener = open", "open"),
    ("import io\nio.open('x', 'x')", "io.open('x')"),
    ("import io\nopener = io.open", "io.open"),
    ("path.open('w')", ".open('w')"),
    ("path.open(mode=mode)", ".open(mode)"),
    ("path.write_text('x')", ".write_text"),
    ("write = path.write_bytes", ".write_bytes"),
    ("(folder / 'x').unlink()", ".unlink"),
    ("path.mkdir()", ".mkdir"),
    ("path.replace(other)", ".replace(other)"),
    ("f(path).rename('y')", ".rename('y')"),
    ("from concurrent.futures import ProcessPoolExecutor", "concurrent.futures.ProcessPoolExecutor"),
    (
        "import concurrent.futures\nconcurrent.futures.ProcessPoolExecutor(2)",
        "concurrent.futures.ProcessPoolExecutor",
    ),
]


@pytest.mark.parametrize("text, what", PLANTED, ids=[text for text, _ in PLANTED])
def test_planted_code_is_found(text: str, what: str) -> None:
    """Each dangerous piece of code is found, at the head of a module, and in a method with its name."""
    inner = "\n".join(f"        {line}" for line in text.splitlines())
    placed = f"class C:\n    def f(self):\n{inner}\n"

    assert ("x.py", "", what) in _uses(text)
    if "*" not in text or "**" in text:
        assert ("x.py", "C.f", what) in _uses(placed)


@pytest.mark.parametrize(
    "text",
    [
        "import re\nre.compile('x')",
        "import os\nos.path.join('x', 'y')\nos.fspath('x')",
        "open('x')",
        "open('x', 'rb')",
        "open('x', mode='r', encoding='utf-8')",
        "path.open()",
        "path.open('rb')",
        "path.read_text(encoding='utf-8')",
        "'a-b'.replace('-', ' ')",
        "day.replace(year=2024)",
        "getattr(model, name)",
        "from importlib import import_module\nimport_module('rehabkit.catalog')",
        "from concurrent.futures import ThreadPoolExecutor",
        "evaluated = 1\nexecute = 2",
        "import xmlish",
        "told = 'import socket'  # eval(x)",
    ],
)
def test_harmless_code_is_not_found(text: str) -> None:
    """Code that only reads, or only looks like something dangerous, is no finding."""
    assert [] == _uses(text)


@pytest.mark.skipif(find_spec("ruff") is None, reason="ruff is not installed")
def test_ruff_agrees() -> None:
    """The security rules of ruff find nothing in the sources; a word such as `pass` is no password (S105)."""
    root = Path(__file__).parents[1]
    options = ["--no-cache", "--quiet", "--select", "S", "--ignore", "S105"]
    command = [sys.executable, "-m", "ruff", "check", *options, "src"]
    told = subprocess.run(command, check=False, capture_output=True, cwd=root, text=True)

    assert (0, "", "") == (told.returncode, told.stdout, told.stderr)
