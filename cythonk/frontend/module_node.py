# SPDX-License-Identifier: GPL-2.0
"""Cython's code generator, run for what a kernel module needs of it.

Cython's own `ModuleNode` writes a CPython extension: preamble, type objects, import-time initialisation, module
state. Of these only the declarations and the functions have a meaning in the kernel, so `KernelModuleNode` drives the
same generator over just those parts and keeps Cython's section markers for the post-processor. Constants are recorded
as values (`KernelGlobalState`) in place of the code that would build them at import.
"""

from __future__ import annotations

from typing import Any

from Cython.Compiler import Code, ModuleNode, Options

from cythonk.frontend.info import ModuleInfo, StringConstant, TupleConstant

# The sections of Cython's output that the post-processor reads, in order.
SECTIONS = (
    "type_declarations",
    "module_declarations",
    "global_var",
    "string_decls",
    "decls",
    "module_code",
)


class KernelGlobalState(Code.GlobalState):  # type: ignore[misc]
    """Records constants instead of writing their import-time initialisation; drops all utility code."""

    def __init__(self, writer: Any, module_node: Any, code_config: Any, info: ModuleInfo) -> None:
        super().__init__(writer, module_node, code_config=code_config)
        self.info = info
        self.tuple_names: dict[tuple[str, ...], str] = {}

    def use_utility_code(self, *_args: Any, **_kwargs: Any) -> None:
        """The runtime supplies what utility code would."""

    def use_entry_utility_code(self, *_args: Any, **_kwargs: Any) -> None:
        """The runtime supplies what utility code would."""

    def add_cached_builtin_decl(self, entry: Any) -> None:
        """Builtins are static in the runtime."""

    def record_constants(self) -> None:
        """Fill `info` with every constant the generated code names."""
        for data, const in self.string_const_index.items():
            for py_string in (const.py_strings or {}).values():
                self.info.strings[py_string.cname] = StringConstant(
                    py_string.cname, bytes(data), py_string.is_unicode
                )
            if const.c_used:
                self.info.c_strings[const.cname] = bytes(data)
        for num in self.num_const_index.values():
            self.info.integers[num.cname] = int(num.value, 0)


def tuple_constant(state: KernelGlobalState, cname: str, items: list[str]) -> None:
    """Remember a constant tuple under the name the generated code uses for it."""
    state.info.tuples[cname] = TupleConstant(cname, tuple(items))


class KernelModuleNode(ModuleNode.ModuleNode):  # type: ignore[misc]
    """Cython's module node, retargeted; its `kernel_info` is the module's `ModuleInfo`."""

    kernel_info: ModuleInfo

    def generate_c_code(self, env: Any, options: Any, result: Any) -> None:
        """Write the sections of `SECTIONS` to `result.c_file`."""
        modules = self.referenced_modules
        writer = Code.CCodeWriter()
        config = ModuleNode.generate_c_code_config(env, options)
        state = KernelGlobalState(writer, self, config, self.kernel_info)
        state.parts = {name: writer.insertion_point() for name in state.code_layout}
        for name in SECTIONS:
            state.parts[name].putln(f"/* #### Code section: {name} ### */")
        for name in ("cached_builtins", "cached_constants", "init_constants", "init_globals"):
            state.parts[name].enter_cfunc_scope(env)
        state.module_pos = self.pos
        state.directives = self.directives
        code = state["module_code"]
        self.generate_variable_definitions(env, code)
        self.body.generate_function_definitions(env, code)
        self.generate_declarations_for_modules(env, modules, state)
        state.record_constants()
        text = "\n".join(state.parts[name].getvalue() for name in SECTIONS)
        result.kernel_c_text = text

    def generate_module_import_setup(self, env: Any, code: Any) -> None:
        """Imports are resolved at link time."""


# Only code that runs in the kernel is kept: no docstrings, no cleanup of module state.
Options.docstrings = True
Options.generate_cleanup_code = False
