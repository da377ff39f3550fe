# SPDX-License-Identifier: GPL-2.0
"""The emitter: kernel style, exact C, lines that the compiler attributes to the right place."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from random import Random
from typing import Any

import pytest
from pycparser import CParser, c_ast
from stages import compare
from tidy.generator import Generator
from tidy.programs import PROTOTYPES

from cythonk.postproc import emit, tidy
from cythonk.postproc.cast import same, walk
from cythonk.postproc.emit import expressions

GOLDEN = Path(__file__).parent / "golden"


def parse(text: str) -> c_ast.FileAST:
    """The tree of some C."""
    return CParser().parse(text, "t.c")


def emitted(ast: c_ast.FileAST, **options: Any) -> str:
    """The tree as C, without banner and `#line`."""
    options.setdefault("line_directives", False)
    return emit.to_source(ast, banner="", includes=[], **options)


@pytest.mark.parametrize("case", ["style", "lines"])
def test_golden(case: str, update_golden: bool) -> None:
    """The exact text."""
    ast = parse((GOLDEN / f"{case}.c").read_text())
    text = emit.to_source(
        ast,
        banner="// SPDX-License-Identifier: GPL-2.0\n",
        includes=["<linux/module.h>", '"own.h"'],
        line_directives=case == "lines",
        output_name="lines.out",
    )
    compare(text, GOLDEN / f"{case}.out", update_golden)


@pytest.mark.parametrize("seed", range(12))
def test_reading_back_gives_the_same_text(seed: int) -> None:
    """Emitting what was emitted changes nothing, tidied or not."""
    ast = parse(PROTOTYPES + Generator(seed, "f").text())
    if seed % 2:
        tidy.run(ast, set())
    once = emitted(ast)
    assert emitted(parse(once.replace("fallthrough;", ""))) == once


def _random_expression(random: Random, depth: int) -> str:
    """An expression with parentheses around everything."""
    if depth == 0 or random.randrange(5) == 0:
        return random.choice(["a", "b", "3", "p[1]", "f(a, b)", "s->x", "*q", "(-1)", "sizeof(a)"])
    inner = [_random_expression(random, depth - 1) for _ in range(3)]
    operators = ["+", "-", "*", "/", "%", "&", "|", "^", "<<", ">>", "&&", "||"]
    operators += ["<", ">", "<=", ">=", "==", "!="]
    form = random.choice(
        [
            f"{inner[0]} {random.choice(operators)} {inner[1]}",
            f"{inner[0]} {random.choice(operators)} {inner[1]}",
            f"{inner[0]} {random.choice(operators)} {inner[1]}",
            f"{random.choice('-!~+')}{inner[0]}",
            f"{inner[0]} ? {inner[1]} : {inner[2]}",
            f"(long){inner[0]}",
            f"f({inner[0]}, {inner[1]})",
            f"a = {inner[0]}",
            f"{inner[0]}, {inner[1]}",
        ]
    )
    return f"({form})"


@pytest.mark.parametrize("width", [20, 80])
def test_expressions_keep_their_meaning(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Random expressions read back as the same tree, however they are broken into lines."""
    monkeypatch.setattr(expressions, "WIDTH", width)
    random = Random(7)
    for _ in range(400):
        text = f"int g(void) {{ x = {_random_expression(random, 4)}; }}"
        ast = parse(text)
        again = parse(emitted(ast))
        assert same(ast.ext[0].body, again.ext[0].body), text


def test_no_warning_about_parentheses(tmp_path: Path) -> None:
    """gcc does not ask for a parenthesis that was left out."""
    random = Random(11)
    lines = []
    for _ in range(150):
        ast = parse(f"int g(void) {{ x = {_random_expression(random, 3)}; }}")
        lines.append(emitted(ast).split("{\n", 1)[1].rsplit("}", 1)[0])
    head = "extern long x, a, b, *p, *q; struct s { long x; } *s; long f(long, long);\n"
    source = tmp_path / "expressions.c"
    source.write_text(f"{head}void g(void);\nvoid g(void)\n{{\n{''.join(lines)}}}\n")
    command = ["gcc", "-fsyntax-only", "-w", "-Wparentheses", "-Werror=parentheses", str(source)]
    result = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("seed", range(8))
def test_kernel_style(seed: int) -> None:
    """Tabs, no trailing space, no line over 100 columns, braces as the coding style has them."""
    ast = parse(PROTOTYPES + Generator(seed, "f").text())
    tidy.run(ast, set())
    text = emitted(ast)
    assert text.endswith("}\n")
    assert "\n\n\n" not in text
    for line in text.split("\n"):
        assert line == line.rstrip()
        assert len(line.expandtabs(8)) <= 100
        assert not line.startswith("        ")
        assert not re.search(r"\t+ {8}", line)
        assert not re.search(r"\b(if|while|for|switch)\(", line)
        assert not re.search(r"^\S.*\{$", line) or line.startswith(("struct", "enum", "union"))


def _places(ast: c_ast.FileAST) -> list[tuple[str, str, int]]:
    """The calls of a unit in order, each with the place of its statement."""
    return [
        (node.name.name, node.coord.file, node.coord.line)
        for node in walk(ast)
        if isinstance(node, c_ast.FuncCall) and isinstance(node.name, c_ast.ID)
    ]


def _numbered(text: str) -> str:
    """Some C with a `#line` of its own before every line of it, in steps a source would have."""
    random = Random(3)
    number = 1
    out = []
    for line in text.split("\n"):
        number = max(1, number + random.choice([0, 0, 0, 1, 1, 2, -3]))
        out.append(f'#line {number} "source.pyx"\n{line}')
    return "\n".join(out)


@pytest.mark.parametrize("seed", range(8))
def test_calls_are_attributed_to_their_lines(seed: int) -> None:
    """A compiler that reads the text takes each call to be where its statement came from."""
    ast = parse(PROTOTYPES + _numbered(Generator(seed, "f").text()))
    text = emitted(ast, line_directives=True)
    assert _places(parse(text.replace("fallthrough;", ""))) == _places(ast)


def test_one_directive_for_neighbouring_lines() -> None:
    """No directive where the compiler counts right by itself."""
    ast = parse('#line 5 "a.pyx"\nint f(void)\n{\n\tg();\n\th();\n\treturn 0;\n}\n')
    assert emitted(ast, line_directives=True).count("#line") == 1


def test_file_scope_code_counts_as_the_output() -> None:
    """Behind a function, code from no source line has the line it really stands on."""
    ast = parse('#line 5 "a.pyx"\nint f(void)\n{\n\treturn 0;\n}\nint table[] = { 1 };\n')
    lines = emitted(ast, line_directives=True, output_name="a.c").split("\n")
    at = next(i for i, line in enumerate(lines) if line.endswith('"a.c"'))
    assert lines[at] == f'#line {at + 2} "a.c"'


def test_prototypes_only_where_needed() -> None:
    """A declaration stays when something uses the function before it is defined."""
    text = emitted(
        parse(
            "static int a(void); static int b(void); int c(void); static int d(void);"
            "static int a(void) { return b(); } static int b(void) { return a() + c(); }"
        )
    )
    prototypes = [line for line in text.split("\n") if line.endswith(");") and "=" not in line]
    assert [p for p in prototypes if "return" not in p] == ["static int b(void);", "int c(void);"]


def test_comments() -> None:
    """Comments stand before what they are about and cannot end early."""
    ast = parse("int f(void) { g(); return 0; }")
    func = ast.ext[0]
    comments = {id(func): "What f does.\nAnd why.", id(func.body.block_items[0]): "a */ b"}
    text = emitted(ast, comments=comments)
    assert text.startswith("/*\n * What f does.\n * And why.\n */\nint f(void)\n")
    assert "\t/* a * / b */\n\tg();\n" in text


def test_emitting_changes_nothing() -> None:
    """The tree is as before."""
    ast = parse(PROTOTYPES + Generator(1, "f").text())
    before = repr(ast)
    emitted(ast, line_directives=True)
    assert repr(ast) == before


def test_deep_nesting_and_long_chains() -> None:
    """Generated code nests and chains deeper than Python recurses by default."""
    branches = "".join(f"if (a == {i}) {{ g({i}); goto L; }}\n" for i in range(600))
    from cythonk.postproc.cast import deep_recursion

    with deep_recursion():
        ast = parse(
            f"int f(int a) {{ {branches} L: return {' + '.join(['a'] * 1500)}; }}"
            f"int h(int a) {{ {'if (a) {' * 150} g(); {'}' * 150} return 0; }}"
        )
    tidy.run(ast, set())
    assert "g(599)" in emitted(ast)
