# SPDX-License-Identifier: GPL-2.0
"""Deliberate races: changes of the runtime, each of which the workloads have to find.

They are made to a copy of the source when it is compiled, so the runtime itself has no switch for
being wrong. A text that is not found where the table says ends the build: the table follows the
runtime.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Mutant:
    """One change.

    Attributes:
        name: what it goes by.
        why: what is wrong then.
        case: the workload that has to find it.
        file: the runtime's file.
        edits: texts to be replaced, each of which is there once, and what takes their places.
        needs_reuse: it shows only where freed objects' memory is used again at once, which
            kernels that look for the use of freed memory (SLUB_RCU_DEBUG) put off.
    """

    name: str
    why: str
    case: str
    file: str
    edits: tuple[tuple[str, str], ...]
    needs_reuse: bool = False

    def apply(self, source: str) -> str:
        """The changed source.

        Raises:
            ValueError: a text is not there once.
        """
        for old, new in self.edits:
            if (times := source.count(old)) != 1:
                raise ValueError(f"{self.name}: {self.file} has this {times} times:\n{old}")
            source = source.replace(old, new)
        return source


MUTANTS: dict[str, Mutant] = {
    mutant.name: mutant
    for mutant in (
        Mutant(
            "resize-while-pinned",
            "a bytearray changes its length while a memoryview shows it",
            "bytearray.blocks",
            "growbuf.c",
            (("if (len != g->len && g->exports)", "if (false)"),),
        ),
        Mutant(
            "load-without-recheck",
            "ck_load() gives whatever is in the memory by now",
            "attribute.slots",
            "object.c",
            (("if (likely(o == smp_load_acquire(slot)))", "if (true)"),),
            needs_reuse=True,
        ),
        Mutant(
            "load-from-zero",
            "ck_load() counts a reference to an object that is being freed",
            "attribute.slots",
            "object.c",
            (("if (!kref_get_unless_zero(&o->ref)) {", "kref_get(&o->ref);\n\t\tif (false) {"),),
        ),
        Mutant(
            "append-without-lock",
            "two CPUs put items into the same place of a list",
            "list.queue",
            "list.c",
            (
                (
                    "\tspin_lock_irqsave(&l->lock, flags);\n\tdone = push(l, v);\n"
                    "\tspin_unlock_irqrestore(&l->lock, flags);",
                    "\tlocal_irq_save(flags);\n\tdone = push(l, v);\n\tlocal_irq_restore(flags);",
                ),
                (
                    "\tsize_t len = l->len;\n\n\tif (unlikely(len >= l->cap))",
                    "\tsize_t len = l->len;\n\n\tck_race_here();\n\tif (unlikely(len >= l->cap))",
                ),
            ),
        ),
        Mutant(
            "shared-list-as-private",
            "a list that others use is changed without its lock",
            "list.queue",
            "list.c",
            (("&ck_list_type && ck_is_private(o);", "&ck_list_type;"),),
        ),
        Mutant(
            "shared-dict-as-private",
            "a dict that others use is changed without its lock",
            "dict.own",
            "dict.c",
            (("&ck_dict_type && ck_is_private(&d->base);", "&ck_dict_type;"),),
        ),
        Mutant(
            "pack-counts-first",
            "the collector looks at items of a list that are not there yet",
            "lifetime.making",
            "list.c",
            (
                (
                    "\t\tl->items[l->len] = ck_get(va_arg(args, struct ck_object *));\n",
                    "\t\tWRITE_ONCE(l->len, l->len + 1);\n\t\tck_race_here();\n"
                    "\t\tl->items[l->len - 1] = ck_get(va_arg(args, struct ck_object *));\n",
                ),
                ("\t\tbarrier();\n\t\tl->len++;\n", ""),
            ),
        ),
        Mutant(
            "popitem-without-lock",
            "two CPUs take the same item out of a dict",
            "dict.take",
            "dict.c",
            (
                (
                    "\tspin_lock_irqsave(&d->lock, flags);\n\tt = d->table;\n\t/* Holes",
                    "\tlocal_irq_save(flags);\n\tt = d->table;\n\t/* Holes",
                ),
                (
                    "min(t->first, t->used);\n\tspin_unlock_irqrestore(&d->lock, flags);\n\treturn found;",
                    "min(t->first, t->used);\n\tlocal_irq_restore(flags);\n\treturn found;",
                ),
            ),
        ),
        Mutant(
            "growing-without-lock",
            "what is set while a dict grows is lost",
            "dict.own",
            "dict.c",
            (
                (
                    "\tspin_lock_irqsave(&d->lock, flags);\n\tif (!ck_dict_table_has_room(",
                    "\tlocal_irq_save(flags);\n\tif (!ck_dict_table_has_room(",
                ),
                (
                    "\t\tck_dict_table_copy(bigger, old);\n\t\tck_dict_begin(d);\n",
                    "\t\tck_dict_table_copy(bigger, old);\n\t\tck_race_here();\n\t\tck_dict_begin(d);\n",
                ),
                (
                    "\tspin_unlock_irqrestore(&d->lock, flags);\n\tck_shared_free(bigger);",
                    "\tlocal_irq_restore(flags);\n\tck_shared_free(bigger);",
                ),
            ),
        ),
        Mutant(
            "set-growing-without-lock",
            "what is added while a set grows is lost",
            "set.own",
            "set.c",
            (
                (
                    "\tspin_lock_irqsave(&s->lock, flags);\n\tif (is_unfit(",
                    "\tlocal_irq_save(flags);\n\tif (is_unfit(",
                ),
                (
                    "\t\tck_set_table_fill(bigger, old);\n\t\tck_set_begin(s);\n",
                    "\t\tck_set_table_fill(bigger, old);\n\t\tck_race_here();\n\t\tck_set_begin(s);\n",
                ),
                (
                    "\tspin_unlock_irqrestore(&s->lock, flags);\n\tck_shared_free(bigger);",
                    "\tlocal_irq_restore(flags);\n\tck_shared_free(bigger);",
                ),
            ),
        ),
        Mutant(
            "set-pop-without-lock",
            "two CPUs take the same key out of a set",
            "set.take",
            "set.c",
            (
                (
                    "\tspin_lock_irqsave(&s->lock, flags);\n\tif (s->len)\n",
                    "\tlocal_irq_save(flags);\n\tif (s->len)\n",
                ),
                (
                    "any_slot(s->table));\n\tspin_unlock_irqrestore(&s->lock, flags);",
                    "any_slot(s->table));\n\tlocal_irq_restore(flags);",
                ),
            ),
        ),
        Mutant(
            "item-from-zero",
            "reading a list counts a reference to an object that is being freed",
            "list.mixed",
            "list.c",
            (("if (unlikely(!ck_get_if_alive(o))) {", "ck_get(o);\n\tif (false) {"),),
        ),
        Mutant(
            "value-from-zero",
            "a look-up counts a reference to a value that is being freed",
            "dict.mixed",
            "dict_peek.c",
            (
                (
                    "if (unlikely(!o || !ck_get_if_alive(o))) {",
                    "if (o)\n\t\t\tck_get(o);\n\t\tif (!o) {",
                ),
            ),
        ),
        Mutant(
            "array-freed-at-once",
            "an array is freed while other CPUs read it",
            "list.mixed",
            "memory.c",
            (("call_rcu(&shared_of(p)->rcu, free_shared)", "free_shared(&shared_of(p)->rcu)"),),
        ),
        Mutant(
            "iterator-without-exchange",
            "two CPUs get the same item of an iterator",
            "list.iterator",
            "iter.c",
            (
                (
                    "\t\tif (atomic_long_try_cmpxchg(&it->pos, &pos, next))\n",
                    "\t\tck_race_here();\n\t\tatomic_long_set(&it->pos, next);\n\t\tif (true)\n",
                ),
                (
                    "#include <cythonk/iter.h>\n",
                    "#include <cythonk/iter.h>\n#include <cythonk/memory.h>\n",
                ),
            ),
        ),
        Mutant(
            "popleft-without-lock",
            "two CPUs take the same item out of a deque",
            "containers.fifo",
            "deque.c",
            (
                (
                    "\tspin_lock_irqsave(&d->lock, flags);\n\tif (d->len)\n"
                    "\t\titem = ck_ring_take(d, left);\n"
                    "\tspin_unlock_irqrestore(&d->lock, flags);",
                    "\tlocal_irq_save(flags);\n\tif (d->len)\n"
                    "\t\titem = ck_ring_take(d, left);\n\tlocal_irq_restore(flags);",
                ),
            ),
        ),
        Mutant(
            "alloc-looks-before-it-locks",
            "two CPUs get the same number of a bit set",
            "containers.numbers",
            "bitset.c",
            (
                (
                    "\t\tspin_lock_irqsave(&b->lock, flags);\n\t\tnumber = first;\n"
                    "\t\tif (first < b->nbits)\n"
                    "\t\t\tnumber = find_next_zero_bit(b->words, b->nbits, first);\n",
                    "\t\tnumber = first;\n\t\tif (first < b->nbits)\n"
                    "\t\t\tnumber = find_next_zero_bit(b->words, b->nbits, first);\n"
                    "\t\tspin_lock_irqsave(&b->lock, flags);\n",
                ),
            ),
        ),
        Mutant(
            "exceptions-of-the-interrupted",
            "an interrupt sees the exception of the task it interrupts",
            "exceptions.own",
            "context.c",
            (("(unsigned long)current | ck_ctx_level();", "(unsigned long)current;"),),
        ),
        Mutant(
            "freed-while-tracked",
            "an object that came back and went again stays on the collector's list",
            "lifetime.phoenix",
            "object.c",
            (("\tck_heap_untrack(o);\n\treturn true;\n", "\treturn true;\n"),),
        ),
        Mutant(
            "untrack-without-lock",
            "two CPUs change the collector's list",
            "lifetime.cycles",
            "memory.c",
            (
                # What list_del() does, with room between its reading and its writing. The list is
                # in many parts, on each of which CPUs seldom meet: so the hook, which delays each
                # eighth of its calls, is called until it does.
                (
                    "\tunsigned long flags;\n\n\tif (!(o->flags & CK_TRACKED))\n",
                    "\tunsigned long flags;\n\tstruct list_head place;\n\tint i;\n\n"
                    "\tif (!(o->flags & CK_TRACKED))\n",
                ),
                (
                    "\traw_spin_lock_irqsave(&s->lock, flags);\n\tlist_del(&ck_link_of(o)->gc);\n"
                    "\traw_spin_unlock_irqrestore(&s->lock, flags);\n",
                    "\tlocal_irq_save(flags);\n\tplace = ck_link_of(o)->gc;\n"
                    "\tfor (i = 0; i < 8; i++)\n\t\tck_race_here();\n"
                    "\t__list_del(place.prev, place.next);\n\tlocal_irq_restore(flags);\n",
                ),
            ),
        ),
    )
}
