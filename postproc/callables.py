# SPDX-License-Identifier: GPL-2.0
"""Writes adapters: C functions that take an array of objects and call one with C parameters.

What is called by name, as a value or as a class goes through one. Separate because methods, functions and constructors
share it.
"""

from __future__ import annotations

from collections.abc import Callable

from cythonk.frontend.info import ArgumentInfo, CallableInfo
from cythonk.postproc import build
from cythonk.postproc.primitives import AS_INT

PARAMETERS = "unsigned int nargs, struct ck_object **args, gfp_t gfp"


# A class's `struct ck_type`, by what kind of class it is.
TYPE_EXPRESSIONS = {
    "class": "&__ck_type_{}",
    "builtin": "&ck_{}_type",
    "exception": "&ck_{}",
}


def _conversion(argument: ArgumentInfo, index: int) -> tuple[str, str, str]:
    """Of one argument: a declaration, the steps that check and convert it, and what is passed on."""
    value, local = f"args[{index}]", f"arg{index}"
    if argument.kind in TYPE_EXPRESSIONS:
        kind = TYPE_EXPRESSIONS[argument.kind].format(argument.type_name)
        check = f'if (!ck_check_type({value}, {kind}, 1, "{argument.name}")) return NULL;\n'
        cast = f"(struct {argument.type_name} *)" if argument.kind == "class" else ""
        return "", check, f"{cast}{value}"
    if argument.kind == "truth":
        return (
            f"int {local};\n",
            f"{local} = ck_is_true({value});\nif ({local} < 0) return NULL;\n",
            local,
        )
    if argument.kind == "int":
        convert = AS_INT.get(argument.type_name)
        source = (
            f"{convert}({value})"
            if convert
            else f'ck_as_value_of({value}, {local}, "{argument.type_name}")'
        )
        return (
            f"{argument.type_name} {local};\n",
            f"{local} = {source};\n"
            f"if ({local} == ({argument.type_name})-1 && ck_err_occurred()) return NULL;\n",
            local,
        )
    return "", "", value


def _answer(call: CallableInfo, code: str) -> tuple[str, str]:
    """A declaration and the steps that call and give an object back."""
    match call.result:
        case "object":
            return "", f"return (struct ck_object *){code};\n"
        case "status":
            return "", f"if ({code} < 0) return NULL;\nreturn CK_NONE;\n"
        case "void":
            return "", f"{code};\nreturn ck_err_occurred() ? NULL : CK_NONE;\n"
        case _:
            kind = call.result_type
            failed = f"if (result == ({kind})-1 && ck_err_occurred()) return NULL;\n"
            return (
                f"{kind} result;\n",
                f"result = {code};\n{failed}return ck_int_from(result, gfp);\n",
            )


def argument_names(call: CallableInfo) -> str:
    """The C initialiser of an array of the arguments' names."""
    return ", ".join(build.literal(argument.name.encode()) for argument in call.arguments)


def adapter(
    name: str,
    call: CallableInfo,
    invoke: Callable[[CallableInfo, list[str]], str],
    *,
    self_struct: str | None = None,
    counted_as: str | None = None,
) -> str:
    """The adapter `name`; `invoke` gives the C call for the converted arguments.

    With `self_struct` the first parameter is an object of that class, `self` in the call. The number of arguments is
    checked under the name `counted_as`; without one that has been done.
    """
    total = len(call.arguments)
    required = total - call.optional
    declarations, body = [], []
    if self_struct:
        declarations.append(f"struct {self_struct} *self = (struct {self_struct} *)o;\n")
    if counted_as:
        wrong = f"nargs > {total}" + (f" || nargs < {required}" if required else "")
        names = "NULL"
        if required:
            names = "names"
            declarations.append(
                f"static const char * const names[] = {{ {argument_names(call)} }};\n"
            )
        body.append(
            f"if (unlikely({wrong})) {{\n"
            f"ck_raise_arguments({build.literal(counted_as.encode())}, {names}, nargs, {required}, {total}, "
            f"{int(not call.is_static)});\nreturn NULL;\n}}\n"
        )
    passed = []
    if call.optional_struct:
        declarations.append(f"struct {call.optional_struct} more;\n")
        body.append(f"more.__pyx_n = nargs - {required};\n")
    for index, argument in enumerate(call.arguments):
        declaration, steps, value = _conversion(argument, index)
        declarations.append(declaration)
        if index >= required:
            body.append(f"if (nargs > {index}) {{ {steps}more.{argument.name} = {value};\n }}\n")
        else:
            body.append(steps)
            passed.append(value)
    if call.optional_struct:
        passed.append("&more")
    declaration, steps = _answer(call, invoke(call, passed))
    return (
        f"static struct ck_object *{name}(struct ck_object *o, {PARAMETERS})\n"
        f"{{\n{''.join(declarations)}{declaration}{''.join(body)}{steps}}}\n"
    )
