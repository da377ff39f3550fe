# SPDX-License-Identifier: GPL-2.0
"""Random functions in the style of Cython's code generator, to test the tidy passes with.

Each program is well formed by construction (every read variable has a value, no reference is
dropped twice), uses the temporaries, labels and clean-up Cython uses, and calls functions that log
what happens. Compiled as it is and after tidying, it must do the same. The same seed gives the same
program on every machine.
"""

from __future__ import annotations

from random import Random

INTS = ("int", "unsigned int", "long", "unsigned char", "short", "size_t")


class Generator:
    """Writes one function; `text()` gives its C."""

    def __init__(self, seed: int, name: str) -> None:
        self.random = Random(seed)
        self.name = name
        self.lines: list[str] = []
        self.temps: list[tuple[str, str]] = []
        self.free: dict[str, list[str]] = {}
        self.object_temps: list[str] = []
        self.label = 1
        self.line = 10
        self.error = "__pyx_L1_error"
        self.returns = True  # whether `return` may be written here
        self.loops: list[tuple[str, str]] = []
        self.ints = {f"__pyx_v_i{k}": self.random.choice(INTS) for k in range(5)}
        self.objects = [f"__pyx_v_o{k}" for k in range(3)]
        self.parameters = {"__pyx_v_a": "int", "__pyx_v_b": "unsigned char", "__pyx_v_n": "long"}
        self.busy: set[str] = set()
        self.fresh: list[str] = []

    # Pieces

    def emit(self, line: str) -> None:
        """Add a line."""
        self.lines.append(line)

    def chance(self, percent: int) -> bool:
        """True so many times in a hundred."""
        return self.random.randrange(100) < percent

    def temp(self, kind: str) -> str:
        """A temporary of a type that is not in use; `release` gives it back for further use."""
        pool = self.free.setdefault(kind, [])
        if pool:
            return pool.pop()
        name = f"__pyx_t_{len(self.temps) + len(self.object_temps) + 1}"
        if kind == "object":
            self.object_temps.append(name)
        else:
            self.temps.append((name, kind))
        return name

    def release(self, kind: str, name: str) -> None:
        """Give a temporary back."""
        self.free.setdefault(kind, []).append(name)

    def new_label(self, suffix: str = "") -> str:
        """A label as Cython names them."""
        self.label += 1
        return f"__pyx_L{self.label}{suffix}"

    def fail(self) -> str:
        """The error branch."""
        self.line += 1
        return f"{{ {{ __pyx_lineno = {self.line}; goto {self.error}; }} }}"

    def variables(self) -> dict[str, str]:
        """Integer variables that may be read."""
        return {**self.ints, **self.parameters}

    def writable(self) -> list[str]:
        """Integer variables that may be assigned here."""
        names = [n for n in self.variables() if n not in self.busy]
        return names or list(self.ints)

    def atom(self) -> str:
        """A simple integer expression."""
        names = list(self.variables())
        return self.random.choice(
            [
                self.random.choice(names),
                self.random.choice(names),
                str(self.random.choice([self.random.randrange(20), 200, 70000, 5000000000])),
                f"(mem[{self.random.randrange(8)}])",
                "(self->total)",
                f"(({self.random.choice(INTS)}){self.random.choice(names)})",
            ]
        )

    def expression(self, depth: int = 2) -> str:
        """An integer expression without side effects."""
        if depth == 0 or self.chance(30):
            return self.atom()
        op = self.random.choice(["+", "-", "*", "&", "|", "^", "+", "-"])
        return f"({self.expression(depth - 1)} {op} {self.expression(depth - 1)})"

    def comparison(self) -> str:
        """A truth value."""
        op = self.random.choice(["==", "!=", "<", ">", "<=", ">="])
        return f"({self.expression(1)} {op} {self.expression(1)})"

    # Conditions

    def condition(self, depth: int = 2) -> str:
        """Code that computes a truth value; returns the temporary it is in."""
        result = self.temp("int")
        if depth == 0 or self.chance(45):
            if self.chance(25):
                checked = self.temp("int")
                self.emit(f"{checked} = ck_is_true({self.random.choice(self.objects)});")
                self.emit(f"if (unlikely(({checked} < 0))) {self.fail()}")
                self.emit(
                    f"{result} = (!{checked});" if self.chance(50) else f"{result} = {checked};"
                )
                self.release("int", checked)
            else:
                self.emit(f"{result} = {self.comparison()};")
            return result
        done = self.new_label("_bool_binop_done")
        self.boolean(result, done, depth, self.random.choice(["and", "or"]))
        self.emit(f"{done}:;")
        return result

    def boolean(self, result: str, done: str, depth: int, op: str) -> None:
        """`a and b`, `a or b` with one nested operator: a goto for each short cut."""
        operand = self.temp("int")
        nested = depth > 1 and self.chance(50)
        skip = self.new_label("_next_or" if op == "or" else "_next_and")
        if nested:
            # (x and y) or z, (x or y) and z
            self.emit(f"{operand} = {self.comparison()};")
            if op == "or":
                self.emit(f"if (!{operand}) {{ goto {skip}; }} else {{ }}")
                self.emit(f"{operand} = {self.operand()};")
                self.emit(f"if (!{operand}) {{ }} else {{ {result} = {operand}; goto {done}; }}")
            else:
                self.emit(f"if (!{operand}) {{ }} else {{ goto {skip}; }}")
                self.emit(f"{operand} = {self.operand()};")
                self.emit(f"if ({operand}) {{ }} else {{ {result} = {operand}; goto {done}; }}")
            self.emit(f"{skip}:;")
        else:
            self.emit(f"{operand} = {self.operand()};")
            if op == "and":
                self.emit(f"if ({operand}) {{ }} else {{ {result} = {operand}; goto {done}; }}")
            else:
                self.emit(f"if (!{operand}) {{ }} else {{ {result} = {operand}; goto {done}; }}")
        self.emit(f"{operand} = {self.operand()};")
        self.emit(f"{result} = {operand};")
        self.release("int", operand)

    def operand(self) -> str:
        """What `and` combines: mostly comparisons, at times a plain value or a call."""
        if self.chance(15):
            return f"ext_int({self.atom()})"
        return self.comparison() if self.chance(80) else f"(int){self.atom()}"

    # Statements

    def assign(self) -> None:
        """x = e, through a temporary or not, or in place."""
        name = self.random.choice(self.writable())
        kind = self.variables()[name]
        if self.chance(30):
            other = self.random.choice(["+", "-", "*", "^"])
            self.emit(f"{name} = ({name} {other} {self.atom()});")
        elif self.chance(60):
            temp_kind = self.random.choice([kind, kind, self.random.choice(INTS)])
            temp = self.temp(temp_kind)
            self.emit(f"{temp} = {self.expression()};")
            if self.chance(30):
                self.emit(f"{self.random.choice(self.writable())} = {self.expression(1)};")
            if self.chance(20):
                self.emit(f"ext_note({self.atom()});")
            again = f"({temp} + {self.expression(1)})" if self.chance(40) else temp
            self.emit(f"{name} = {again};")
            if self.chance(20):
                self.emit(f"mem[{self.random.randrange(8)}] = {temp};")
            self.release(temp_kind, temp)
        else:
            self.emit(f"{name} = {self.expression()};")

    def store(self) -> None:
        """A store to memory, perhaps with an index in a temporary."""
        if self.chance(50):
            temp = self.temp("int")
            self.emit(f"{temp} = ({self.atom()} & 7);")
            self.emit(f"(mem[{temp}]) = ((mem[{temp}]) + {self.atom()});")
            self.release("int", temp)
        else:
            self.emit(f"self->total = (self->total + {self.atom()});")

    def narrow(self) -> None:
        """A value cut down by the type of a temporary before it is used."""
        kind = self.random.choice(["unsigned char", "short", "int"])
        temp = self.temp(kind)
        self.emit(f"{temp} = ({self.atom()} * {self.random.choice([300, 70000, 3])});")
        self.emit(
            f"self->total = (self->total ^ {temp});" if self.chance(50) else f"ext_note({temp});"
        )
        self.release(kind, temp)

    def swap(self) -> None:
        """a, b = b, a."""
        names = self.writable()
        if len(names) < 2:
            return
        one, other = self.random.sample(names, 2)
        kinds = self.variables()
        first, second = self.temp(kinds[other]), self.temp(kinds[one])
        self.emit(f"{first} = {other}; {second} = {one};")
        self.emit(f"{one} = {first}; {other} = {second};")
        self.release(kinds[other], first)
        self.release(kinds[one], second)

    def call(self) -> None:
        """A call that may fail by -1, its result kept or not."""
        temp = self.temp("int")
        self.emit(f"{temp} = ext_fail({self.expression(1)}, {self.atom()});")
        self.emit(f"if (unlikely({temp} == ((int)-1))) {self.fail()}")
        if self.chance(60):
            name = self.random.choice(self.writable())
            value = temp if self.chance(50) else f"({name} + {temp})"
            self.emit(f"{name} = {value};")
        self.release("int", temp)

    def macro(self) -> None:
        """A macro of the kernel's kind: it assigns to the variable it is given by name."""
        names = [n for n in self.ints if n not in self.busy]
        if names:
            self.emit(f"EXT_ASSIGN({self.random.choice(names)});")

    def object(self) -> None:
        """x = some new object."""
        target = self.random.choice(self.objects)
        temp = self.temp("object")
        left, right = self.random.choice(self.objects), self.random.choice(self.objects)
        make = self.random.choice(
            [f"ck_int_from_s64({self.atom()}, 0)", f"ck_add({left}, {right}, 0)"]
        )
        self.emit(f"{temp} = {make}; if (unlikely(!{temp})) {self.fail()}")
        if self.chance(35):
            second = self.temp("object")
            self.emit(
                f"{second} = ck_add({temp}, {target}, 0); if (unlikely(!{second})) {self.fail()}"
            )
            self.emit(f"ck_put({temp}); {temp} = 0;")
            self.release("object", temp)
            temp = second
        if self.chance(20):
            status = self.temp("int")
            self.emit(f"{status} = ck_setitem({target}, {temp}, {temp}, 0);")
            self.emit(f"if (unlikely(({status} < 0))) {self.fail()}")
            self.emit(f"ck_put({temp}); {temp} = 0;")
            self.release("int", status)
        else:
            self.emit(f"ck_put({target}); {target} = ((struct ck_object *){temp}); {temp} = 0;")
        self.release("object", temp)

    def first_object(self) -> None:
        """The first assignment to a variable: it is NULL so far, and nothing is dropped."""
        if self.loops:
            return
        temp = self.temp("object")
        name = f"__pyx_v_u{len(self.fresh)}"
        self.fresh.append(name)
        source = self.random.choice(self.objects)
        self.emit(f"{temp} = ck_add({source}, {source}, 0); if (unlikely(!{temp})) {self.fail()}")
        self.emit(f"{name} = {temp}; {temp} = 0;")
        self.release("object", temp)

    def copy_object(self) -> None:
        """x = y."""
        one, other = self.random.sample(self.objects, 2)
        self.emit(f"ck_get({other}); ck_put({one}); {one} = {other};")

    def branch(self, depth: int) -> None:
        """if/elif/else."""
        join = self.new_label()
        arms = self.random.randrange(1, 4)
        for arm in range(arms):
            cond = self.condition()
            test = self.random.choice([cond, cond, f"unlikely({cond})", f"(!{cond})"])
            self.release("int", cond)
            self.emit(f"if ({test}) {{")
            self.block(depth - 1)
            if arms > 1 and not (arm == arms - 1 and self.chance(50)):
                self.emit(f"goto {join};")
            self.emit("}")
        if self.chance(50):
            self.emit("{")
            self.block(depth - 1)
            self.emit("}")
        self.emit(f"{join}:;")

    def choose(self) -> None:
        """x = a if c else b."""
        name = self.random.choice(self.writable())
        kind = self.variables()[name]
        result = self.temp(kind)
        cond = self.condition(1)
        self.emit(
            f"if ({cond}) {{ {result} = {self.atom()}; }} else {{ {result} = {self.atom()}; }}"
        )
        self.release("int", cond)
        self.emit(f"{name} = {result};")
        self.release(kind, result)

    def range_loop(self, depth: int) -> None:
        """for i in range(n)."""
        names = [n for n in self.ints if n not in self.busy]
        if not names:
            return
        name = self.random.choice(names)
        kind = self.ints[name] if self.chance(80) else "int"
        bound, copy, count = self.temp("long"), self.temp("long"), self.temp(kind)
        stop = self.random.choice(["__pyx_v_n", "4", "(__pyx_v_n & 3)", "(self->total & 3)"])
        self.emit(f"{bound} = {stop}; {copy} = {bound};")
        end, after = self.new_label("_continue"), self.new_label("_break")
        down = self.chance(20) and kind in ("int", "long", "short")
        if down:
            self.emit(f"for ({count} = ({copy} & 7); {count} > 0; {count}-=1) {{")
        else:
            start, limit = self.random.randrange(2), f"({kind})({copy} & 7)"
            if self.chance(60):
                self.emit(f"if ({copy} > 6) {copy} = 6;")
                start, limit = 0, copy
            self.emit(f"for ({count} = {start}; {count} < {limit}; {count}+=1) {{")
        self.emit(f"{name} = {count};")
        guard = self.chance(70)
        if guard:
            self.busy.add(name)
        self.loops.append((end, after))
        self.block(depth - 1)
        self.loops.pop()
        if guard:
            self.busy.discard(name)
        self.emit(f"{end}:;")
        self.emit("}")
        if self.chance(25):
            self.emit("{")
            self.block(depth - 1)
            self.emit("}")
        self.emit(f"{after}:;")
        self.release("long", bound)
        self.release("long", copy)
        self.release(kind, count)

    def while_loop(self, depth: int) -> None:
        """while c, bounded by fuel."""
        end, after = self.new_label("_continue"), self.new_label("_break")
        self.emit("while (1) {")
        cond = self.condition(1)
        self.emit(f"if (!{cond}) break;")
        self.release("int", cond)
        self.emit(f"if (!ext_fuel()) {{ goto {after}; }}")
        self.loops.append((end, after))
        self.block(depth - 1)
        self.loops.pop()
        self.emit(f"{end}:;")
        self.emit("}")
        self.emit(f"{after}:;")

    def jump(self) -> None:
        """continue, break or return."""
        if self.loops and self.chance(70):
            cond = self.condition(0)
            self.emit(
                f"if ({cond}) {{ goto {self.random.choice(self.random.choice(self.loops[-1:]))}; }}"
            )
            self.release("int", cond)
        elif self.returns:
            cond = self.condition(0)
            self.emit(f"if ({cond}) {{ {{ __pyx_r = {self.expression(1)}; }} goto __pyx_L0; }}")
            self.release("int", cond)

    def switch(self, depth: int) -> None:
        """if x == 1 … elif x == 2 …, which Cython makes a switch."""
        self.emit(f"switch ({self.random.choice(list(self.ints))} & 3) {{")
        for value in self.random.sample(range(4), self.random.randrange(1, 4)):
            self.emit(f"case {value}:")
            if self.chance(80):
                inner = self.loops
                self.block(depth - 1)
                self.loops = inner
                self.emit("break;")
            elif self.chance(50):
                self.emit(f"case {value + 10}:")
                self.emit("break;")
            else:
                self.emit("break;")
        self.emit("default: break;")
        self.emit("}")

    def attempt(self, depth: int) -> None:
        """try/except."""
        inner, done = self.new_label("_error"), self.new_label("_try_end")
        outer = self.error
        self.error = inner
        self.emit("{")
        self.block(depth - 1)
        self.emit("}")
        self.error = outer
        self.emit(f"goto {done};")
        self.emit(f"{inner}:;")
        for name in self.object_temps:
            if self.chance(90) or name not in self.free.get("object", []):
                self.emit(f"ck_put({name}); {name} = 0;")
        matched = self.temp("int")
        self.emit(f"{matched} = ck_err_matches(&ck_ValueError);")
        self.emit(f"if ({matched}) {{")
        self.release("int", matched)
        self.emit("ck_err_clear();")
        self.block(depth - 1)
        self.emit(f"goto {done};")
        self.emit("}")
        self.emit(f"goto {outer};")
        self.emit(f"{done}:;")

    def block(self, depth: int) -> None:
        """Some statements."""
        for _ in range(self.random.randrange(1, 4)):
            self.statement(depth)

    def statement(self, depth: int) -> None:
        """One statement."""
        simple = [self.assign, self.assign, self.store, self.swap, self.call, self.object]
        simple += [
            self.copy_object,
            self.choose,
            self.jump,
            self.macro,
            self.call,
            self.first_object,
            self.narrow,
        ]
        nested = [
            self.branch,
            self.branch,
            self.range_loop,
            self.while_loop,
            self.switch,
            self.attempt,
        ]
        if depth > 0 and self.chance(45):
            self.random.choice(nested)(depth)
        else:
            self.random.choice(simple)()

    def text(self) -> str:
        """The function."""
        for name in self.ints:
            self.emit(f"{name} = {self.random.randrange(10)};")
        for _ in range(self.random.randrange(2, 6)):
            self.statement(3)
        if self.chance(70):
            self.emit(f"{{ __pyx_r = {self.expression(1)}; }} goto __pyx_L0;")
        else:
            self.emit("__pyx_r = 0; goto __pyx_L0;")
        body = self.lines
        head = [
            f"static int {self.name}(struct Echo *self, int *mem, int __pyx_v_a, "
            "unsigned char __pyx_v_b, long __pyx_v_n) {"
        ]
        head += [f"{kind} {name};" for name, kind in self.ints.items()]
        head += [f"struct ck_object *{name} = NULL;" for name in [*self.objects, *self.fresh]]
        head += ["int __pyx_r;"]
        head += [f"{kind} {name};" for name, kind in self.temps]
        head += [f"struct ck_object *{name} = NULL;" for name in self.object_temps]
        head += ["int __pyx_lineno = 0;"]
        tail = ["goto __pyx_L0;", "__pyx_L1_error:;"]
        tail += [f"ck_put({name});" for name in self.object_temps]
        tail += [f"ext_note({name});" for name in self.ints if self.chance(80)]
        tail += [f'ck_traceback("t.pyx", "{self.name}", __pyx_lineno);', "__pyx_r = -1;"]
        tail += ["__pyx_L0:;", *(f"ck_put({name});" for name in [*self.objects, *self.fresh])]
        tail += ["return __pyx_r;", "}"]
        return "\n".join([*head, *body, *tail])
