# SPDX-License-Identifier: GPL-2.0
"""Compiles generated functions with the runtime stub, runs them and returns what they logged."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

from pycparser import CParser, c_ast

from cythonk.postproc import emit, tidy
from cythonk.postproc.tidy import blocks, casts, declarations, idioms
from cythonk.postproc.tidy.unit import Scope, Unit
from tidy.generator import Generator

STUB = Path(__file__).parent / "runtime_stub.h"

# What the parser and the type environment see of the world outside.
PROTOTYPES = """
typedef unsigned long size_t;
struct ck_object;
struct Echo { int total; };
int ext_fail(long a, long b);
int ext_int(long a);
void ext_note(long a);
int ext_fuel(void);
"""

MAIN = """
	for (s = 0; s < {inputs}; s++) {{
		struct Echo e = {{ (int)s * 3 }};
		int mem[8] = {{ 5, 0, 3, (int)s, 1, 9, 2, 7 }};
		int r, k;

		start(s);
		printf("{name} %lu: ", s);
		r = {name}(&e, mem, (int)s % 5, (unsigned char)(s * 37), (long)(s % 4));
		printf("=> %d total %d", r, e.total);
		for (k = 0; k < 8; k++)
			printf(" %d", mem[k]);
		printf(" left %ld\\n", finish());
	}}
"""

Transform = Callable[[c_ast.FileAST], None]


class Programs:
    """Some generated functions and what they log as they were written."""

    def __init__(self, seeds: range, inputs: int, directory: Path) -> None:
        self.names = [f"f{seed}" for seed in seeds]
        self.inputs = inputs
        self.directory = directory
        self.source = "\n\n".join(
            Generator(seed, name).text() for seed, name in zip(seeds, self.names, strict=True)
        )
        self.log = self.run("original", self.source)

    def run(self, name: str, functions: str) -> list[str]:
        """The log of every function on every input."""
        calls = "".join(MAIN.format(name=n, inputs=self.inputs) for n in self.names)
        main = f"int main(void)\n{{\n\tunsigned long s;\n{calls}\n\treturn 0;\n}}\n"
        path = self.directory / f"{name}.c"
        path.write_text(f'#include "{STUB}"\nstruct Echo {{ int total; }};\n{functions}\n{main}')
        program = path.with_suffix("")
        command = ["gcc", "-O0", "-w", "-fwrapv", "-std=gnu11", "-o", str(program), str(path)]
        subprocess.run(command, check=True, timeout=300)
        result = subprocess.run([program], capture_output=True, text=True, timeout=60, check=True)
        return result.stdout.splitlines()

    def transformed(self, name: str, transform: Transform) -> list[str]:
        """The log after a transformation, by way of the emitter."""
        ast = CParser().parse(PROTOTYPES + self.source, "t.c")
        transform(ast)
        functions = [item for item in ast.ext if isinstance(item, c_ast.FuncDef)]
        text = emit.to_source(
            c_ast.FileAST(functions), banner="", includes=[], line_directives=False
        )
        return self.run(name, text)


def _alone(run_pass: tidy.Pass) -> Transform:
    """One pass on every function until it finds nothing more."""

    def transform(ast: c_ast.FileAST) -> None:
        unit = Unit(ast)
        for func in ast.ext:
            if isinstance(func, c_ast.FuncDef):
                blocks.run(func)
                for _ in range(tidy.MAX_ROUNDS):
                    if not run_pass(func, Scope(func, unit)):
                        break
                    blocks.run(func)

    return transform


def _once(run: Callable[[c_ast.FuncDef, Scope], None]) -> tidy.Pass:
    def run_pass(func: c_ast.FuncDef, scope: Scope) -> bool:
        run(func, scope)
        return False

    return run_pass


TRANSFORMS: dict[str, Transform] = {
    "all": lambda ast: tidy.run(ast, set()),
    "emit": lambda ast: None,
    "casts": _alone(casts.run),
    "idioms": _alone(_once(idioms.run)),
    "declarations": _alone(_once(declarations.run)),
    **{name: _alone(run) for name, run in tidy.ROUND},
}
