# SPDX-License-Identifier: GPL-2.0
"""A struct from its member, and what the kernel says of members."""

__license__ = "GPL"

from linux.container_of cimport container_of
from linux.list cimport (
    hlist_entry,
    hlist_entry_safe,
    list_entry,
    list_first_entry,
    list_first_entry_or_null,
    list_last_entry,
    list_next_entry,
    list_prev_entry,
)
from linux.llist cimport llist_entry
from linux.rbtree cimport rb_entry, rb_entry_safe
from linux.stddef cimport offsetof, offsetofend, sizeof_field

from kern cimport *

cdef struct inner:
    int before
    list_head node

cdef struct outer:
    char tag
    inner part
    hlist_node hnode
    llist_node lnode
    rb_node rb

cdef struct keyed:
    int type_
    int member

cdef extern from "<linux/kernel.h>":
    struct class_like "timespec64":
        long long tv_sec
        long nanoseconds "tv_nsec"


@unsafe
def test_container_of():
    cdef outer x
    x.tag = 5
    x.part.before = 6
    p = &x.part.node
    assert container_of(p, inner, node).before == 6
    e = container_of(p, outer, part.node)
    assert e.tag == 5
    assert e is &x
    assert container_of(&x.part, outer, part) is &x
    assert container_of(<void *>&x.rb, outer, rb).tag == 5
    container_of(p, outer, part.node).tag = 7
    assert x.tag == 7


@unsafe
def test_entries_of_a_list():
    cdef inner a, b
    cdef list_head head
    INIT_LIST_HEAD(&head)
    assert list_first_entry_or_null(&head, inner, node) is NULL
    a.before, b.before = 1, 2
    list_add_tail(&a.node, &head)
    list_add_tail(&b.node, &head)
    first = list_first_entry(&head, inner, node)
    last = list_last_entry(head, inner, node)
    assert (first.before, last.before) == (1, 2)
    assert list_next_entry(first, node) is last
    assert list_prev_entry(last, node) is first
    assert list_entry(head.next, inner, node) is first
    assert list_first_entry_or_null(&head, inner, node) is &a


@unsafe
def test_other_nodes():
    cdef outer x
    cdef hlist_node *none = NULL
    cdef rb_node *no_node = NULL
    assert hlist_entry(&x.hnode, outer, hnode) is &x
    assert hlist_entry_safe(none, outer, hnode) is NULL
    assert llist_entry(&x.lnode, outer, lnode) is &x
    assert rb_entry(&x.rb, outer, rb) is &x
    assert rb_entry_safe(no_node, outer, rb) is NULL


def test_sizes():
    assert offsetof(inner, node) == 8
    assert offsetofend(inner, node) == 24
    assert offsetof(outer, part.node) == 16
    assert sizeof_field(outer, part) == sizeof(inner)
    assert sizeof_field(inner, before) == 4
    assert offsetof(keyed, member) == 4
    assert offsetof(class_like, nanoseconds) == 8
