# SPDX-License-Identifier: GPL-2.0
"""The kernel's loops as loops of the language."""

__license__ = "GPL"

from linux.cpumask cimport (
    for_each_cpu,
    for_each_online_cpu,
    for_each_possible_cpu,
    for_each_present_cpu,
)
from linux.find cimport for_each_clear_bit, for_each_set_bit
from linux.hashtable cimport (
    hash_entries,
    hash_entries_possible,
    hash_entries_rcu,
    hash_for_each,
    hash_for_each_possible,
    hash_for_each_safe,
)
from linux.idr cimport idr_entries, idr_for_each_entry
from linux.list cimport (
    hlist_entries,
    hlist_for_each,
    hlist_for_each_entry,
    hlist_for_each_entry_safe,
    hlist_for_each_safe,
    list_entries,
    list_entries_reverse,
    list_for_each,
    list_for_each_entry,
    list_for_each_entry_reverse,
    list_for_each_entry_safe,
    list_for_each_entry_safe_reverse,
    list_for_each_prev,
    list_for_each_prev_safe,
    list_for_each_safe,
)
from linux.list cimport list_entry as entry_of
from linux.llist cimport (
    llist_entries,
    llist_for_each,
    llist_for_each_entry,
    llist_for_each_entry_safe,
    llist_for_each_safe,
)
from linux.nodemask cimport for_each_node, for_each_online_node
from linux.plist cimport plist_entries, plist_for_each_entry, plist_for_each_entry_safe
from linux.rbtree cimport (
    rb_entry,
    rbtree_entries,
    rbtree_entries_postorder,
    rbtree_entries_reverse,
    rbtree_postorder_for_each_entry_safe,
)
from linux.rculist cimport (
    hlist_entries_rcu,
    hlist_for_each_entry_rcu,
    list_entries_rcu,
    list_for_each_entry_rcu,
)
from linux.scatterlist cimport for_each_sg
from linux.sched.signal cimport for_each_process
from linux.slab cimport GFP_KERNEL, kfree, kzalloc
from linux.xarray cimport xa_entries, xa_for_each

cimport linux.list

from kern cimport *

cdef extern from "<linux/sched.h>":
    struct task_struct:
        int pid

cdef extern from "<linux/cpumask.h>":
    void for_each_cpu_and(unsigned int cpu, const cpumask *one, const cpumask *other) noexcept

cdef extern from "<linux/pci.h>":
    struct pci_dev:
        unsigned short vendor
    void for_each_pci_dev(pci_dev *dev) noexcept

cdef struct item:
    int value
    list_head node
    hlist_node hnode
    llist_node lnode
    rb_node rb
    plist_node pnode


cdef class Owner:
    """Has the head of a list in it."""

    cdef list_head head
    cdef int calls

    @unsafe
    cdef list_head *get(self) noexcept:
        self.calls += 1
        return &self.head


@unsafe
cdef item *make(int value) except NULL:
    cdef item *made = <item *>kzalloc(sizeof(item), GFP_KERNEL)
    if made is NULL:
        raise MemoryError()
    made.value = value
    return made


@unsafe
cdef int fill(list_head *head, int count) except -1:
    cdef int i
    INIT_LIST_HEAD(head)
    for i in range(count):
        list_add_tail(&make(i).node, head)
    return 0


@unsafe
cdef int empty(list_head *head) except -1:
    for e in list_entries(head, item, node):
        list_del(&e.node)
        kfree(e)
    assert list_empty(head)
    return 0


@unsafe
def test_list_entries():
    cdef list_head head
    fill(&head, 5)
    seen = []
    for e in list_entries(&head, item, node):
        if e.value == 1:
            continue
        if e.value == 4:
            break
        seen.append(e.value)
    else:
        assert False, "it was left by break"
    assert seen == [0, 2, 3]
    assert [e.value for e in list_entries(head, item, node) if e.value % 2] == [1, 3]
    assert [e.value for e in list_entries_reverse(head, item, node)] == [4, 3, 2, 1, 0]
    assert [e.value for e in linux.list.list_entries(head, item, node)] == [0, 1, 2, 3, 4]
    empty(&head)


@unsafe
def test_else_and_the_last_value():
    cdef list_head head
    cdef item *e = NULL
    INIT_LIST_HEAD(&head)
    went = 0
    for e in list_entries(&head, item, node):
        assert False, "there is nothing"
    else:
        went += 1
    assert e is NULL
    fill(&head, 3)
    for e in list_entries(&head, item, node):
        pass
    else:
        went += 1
    assert went == 2
    assert e.value == 2  # the last one, as in Python
    empty(&head)


@unsafe
def test_the_variable_may_be_assigned():
    cdef list_head head
    fill(&head, 4)
    rounds = 0
    for e in list_entries(&head, item, node):
        rounds += 1
        e = NULL
    assert rounds == 4
    empty(&head)


@unsafe
def search(int value):
    cdef list_head head
    fill(&head, 5)
    try:
        for e in list_entries(&head, item, node):
            if e.value == value:
                return f"found {e.value}"
            if e.value == 3:
                raise ValueError(f"not before {e.value}")
    finally:
        empty(&head)
    return "never"


@unsafe
def test_return_and_exceptions():
    assert search(2) == "found 2"
    try:
        search(4)
    except ValueError as error:
        assert str(error) == "not before 3"
    else:
        assert False


@unsafe
def test_the_head_is_asked_for_once():
    owner = Owner()
    fill(&owner.head, 3)
    total = 0
    for e in list_entries(owner.get(), item, node):
        total += e.value
    assert (total, owner.calls) == (3, 1)
    for e in list_entries(owner.head, item, node):
        total += 1
    assert total == 6
    empty(&owner.head)


@unsafe
def test_nested():
    cdef list_head outer, inner
    fill(&outer, 3)
    fill(&inner, 2)
    pairs = []
    for a in list_entries(&outer, item, node):
        for b in list_entries(&inner, item, node):
            if b.value > a.value:
                break
            pairs.append((a.value, b.value))
    assert pairs == [(0, 0), (1, 0), (1, 1), (2, 0), (2, 1)]
    empty(&outer)
    empty(&inner)


@unsafe
def test_list_macros_by_their_names():
    cdef list_head head
    cdef item *e
    fill(&head, 3)
    assert [e.value for e in list_entries(&head, item, node)] == [0, 1, 2]
    values = []
    for e in list_for_each_entry(&head, node):
        values.append(e.value)
    for e in list_for_each_entry_reverse(&head, node):
        values.append(e.value)
    for e in list_for_each_entry_safe(&head, node):
        values.append(e.value)
    for e in list_for_each_entry_safe_reverse(&head, node):
        values.append(e.value)
    for p in list_for_each(&head):
        values.append(entry_of(p, item, node).value)
    for p in list_for_each_prev(&head):
        values.append(entry_of(p, item, node).value)
    for p in list_for_each_prev_safe(&head):
        values.append(entry_of(p, item, node).value)
    assert values == [0, 1, 2, 2, 1, 0] * 3 + [2, 1, 0]
    for p in list_for_each_safe(&head):
        list_del(p)
        kfree(entry_of(p, item, node))
    assert list_empty(&head)


@unsafe
def test_rcu():
    cdef list_head head
    cdef hlist_head hhead
    cdef item *e
    cdef int i, total = 0
    INIT_LIST_HEAD(&head)
    hhead.first = NULL
    for i in range(4):
        e = make(i)
        list_add_tail_rcu(&e.node, &head)
        hlist_add_head(&e.hnode, &hhead)
    rcu_read_lock()
    try:
        for e in list_entries_rcu(&head, item, node):
            total += e.value
        for e in list_for_each_entry_rcu(&head, node):
            total += e.value
        for e in hlist_entries_rcu(&hhead, item, hnode):
            total += e.value
        for e in hlist_for_each_entry_rcu(&hhead, hnode):
            total += e.value
    finally:
        rcu_read_unlock()
    assert total == 24
    empty(&head)


@unsafe
def test_hlist():
    cdef hlist_head head
    cdef item *e
    cdef int i
    head.first = NULL
    for i in range(3):
        hlist_add_head(&make(i).hnode, &head)
    assert [it.value for it in hlist_entries(&head, item, hnode)] == [2, 1, 0]
    values = []
    for e in hlist_for_each_entry(&head, hnode):
        values.append(e.value)
    for e in hlist_for_each_entry_safe(&head, hnode):
        values.append(e.value)
    rounds = 0
    for p in hlist_for_each(&head):
        rounds += 1
    for p in hlist_for_each_safe(&head):
        rounds += 1
    assert (values, rounds) == ([2, 1, 0, 2, 1, 0], 6)
    for it in hlist_entries(&head, item, hnode):
        hlist_del(&it.hnode)
        kfree(it)
    assert hlist_empty(&head)


@unsafe
def test_llist():
    cdef llist_head head
    cdef item *e
    cdef int i
    head.first = NULL
    for i in range(3):
        llist_add(&make(i).lnode, &head)
    first = llist_del_all(&head)
    values = []
    for e in llist_for_each_entry(first, lnode):
        values.append(e.value)
    for e in llist_for_each_entry_safe(first, lnode):
        values.append(e.value)
    assert values == [2, 1, 0, 2, 1, 0]
    rounds = 0
    for p in llist_for_each(first):
        rounds += 1
    for p in llist_for_each_safe(first):
        rounds += 1
    assert rounds == 6
    rounds = 0
    for it in llist_entries(first, item, lnode):
        kfree(it)
        rounds += 1
    assert rounds == 3


cdef hlist_head table[16]


@unsafe
def test_hashtable():
    cdef item *e
    cdef int i
    hash_init(table)
    for i in range(40):
        hash_add(table, &make(i).hnode, i)
    assert sorted([it.value for it in hash_entries(table, item, hnode)]) == list(range(40))
    total = 0
    for e in hash_for_each(table, hnode):
        total += e.value
    for e in hash_for_each_safe(table, hnode):
        total += e.value
    rcu_read_lock()
    for e in hash_entries_rcu(table, item, hnode):
        total += e.value
    rcu_read_unlock()
    assert total == 3 * 780
    for e in hash_for_each_possible(table, hnode, 8):
        if e.value == 8:
            total = 8
    assert total == 8
    assert [it.value for it in hash_entries_possible(table, item, hnode, 7) if it.value == 7] == [7]
    stopped = 0
    for it in hash_entries(table, item, hnode):
        stopped += 1
        if stopped == 5:
            break
    assert stopped == 5
    for it in hash_entries(table, item, hnode):
        hash_del(&it.hnode)
        kfree(it)
    assert [it.value for it in hash_entries(table, item, hnode)] == []


@unsafe
cdef void insert(rb_root *root, item *new) noexcept:
    cdef rb_node **link = &root.rb_node
    cdef rb_node *parent = NULL
    while link[0] is not NULL:
        parent = link[0]
        link = &parent.rb_left if new.value < rb_entry(parent, item, rb).value else &parent.rb_right
    rb_link_node(&new.rb, parent, link)
    rb_insert_color(&new.rb, root)


@unsafe
def test_rbtree():
    cdef rb_root root
    cdef item *e
    root.rb_node = NULL
    for value in [5, 1, 4, 0, 3, 2]:
        insert(&root, make(value))
    assert [it.value for it in rbtree_entries(&root, item, rb)] == [0, 1, 2, 3, 4, 5]
    assert [it.value for it in rbtree_entries_reverse(root, item, rb)] == [5, 4, 3, 2, 1, 0]
    after = [it.value for it in rbtree_entries_postorder(&root, item, rb)]
    again = []
    for e in rbtree_postorder_for_each_entry_safe(&root, rb):
        again.append(e.value)
    assert after == again
    assert sorted(after) == [0, 1, 2, 3, 4, 5] and after[-1] not in (0, 5)
    for it in rbtree_entries(&root, item, rb):
        if it.value == 4:
            continue
        rb_erase(&it.rb, &root)
        kfree(it)
    assert [it.value for it in rbtree_entries(&root, item, rb)] == [4]
    for it in rbtree_entries_postorder(&root, item, rb):
        kfree(it)


@unsafe
def test_plist():
    cdef plist_head head
    cdef item *e
    plist_head_init(&head)
    for value in [1, 2, 3]:
        e = make(value)
        plist_node_init(&e.pnode, e.value)
        list_add_tail(&e.pnode.node_list, &head.node_list)  # plist_add() is not exported
    values = [it.value for it in plist_entries(&head, item, pnode)]
    for e in plist_for_each_entry(&head, pnode):
        values.append(e.value)
    for e in plist_for_each_entry_safe(&head, pnode):
        values.append(e.value)
    assert values == [1, 2, 3] * 3
    for it in plist_entries(&head, item, pnode):
        list_del(&it.pnode.node_list)
        kfree(it)


@unsafe
def test_xarray():
    cdef xarray xa
    cdef item *e
    cdef item things[3]
    cdef unsigned long index
    cdef int i
    xa_init(&xa)
    for i in range(3):
        things[i].value = 10 * i
        xa_store(&xa, 100 * i, &things[i], GFP_KERNEL)
    assert [(n, it.value) for n, it in xa_entries(&xa, item)] == [(0, 0), (100, 10), (200, 20)]
    total = 0
    for index, e in xa_for_each(&xa):
        total += index + e.value
    assert total == 330
    xa_destroy(&xa)


@unsafe
def test_idr():
    cdef idr numbers
    cdef item *e
    cdef item things[3]
    cdef int i, id
    idr_init(&numbers)
    for i in range(3):
        things[i].value = i
        assert idr_alloc(&numbers, &things[i], 5, 0, GFP_KERNEL) == 5 + i
    assert [(n, it.value) for n, it in idr_entries(&numbers, item)] == [(5, 0), (6, 1), (7, 2)]
    total = 0
    for id, e in idr_for_each_entry(&numbers):
        total += id * e.value
    assert total == 20
    idr_destroy(&numbers)


def test_bits():
    cdef unsigned long bits[2]
    cdef unsigned long word = 0b1011
    cdef int small
    for small in for_each_set_bit(word, 64):
        assert word & (1 << small)
    bits[0] = bits[1] = 0
    __set_bit(0, bits)
    __set_bit(5, bits)
    __set_bit(100, bits)
    assert [bit for bit in for_each_set_bit(bits, 128)] == [0, 5, 100]
    assert [bit for bit in for_each_set_bit(bits, 100)] == [0, 5]
    assert len([bit for bit in for_each_clear_bit(bits, 128)]) == 125
    limit = 8
    rounds = 0
    for bit in for_each_clear_bit(bits, limit):
        limit = 128  # what the loop goes over was read at its start
        rounds += 1
    assert rounds == 6


@unsafe
def test_cpus():
    assert len([cpu for cpu in for_each_online_cpu()]) == num_online_cpus()
    assert len([cpu for cpu in for_each_present_cpu()]) >= num_online_cpus()
    assert len([cpu for cpu in for_each_possible_cpu()]) == num_possible_cpus()
    assert [cpu for cpu in for_each_cpu(cpu_online_mask)] == [cpu for cpu in for_each_online_cpu()]
    assert [node for node in for_each_online_node()] == [0]
    assert 0 in [node for node in for_each_node()]


@unsafe
def test_scatterlist():
    cdef scatterlist list[3]
    cdef unsigned int i
    sg_init_table(list, 3)
    for i in range(3):
        list[i].length = i + 1
    total = 0
    for sg in for_each_sg(list, 3):
        total += sg.length
    assert total == 6


@unsafe
def test_processes():
    found = False
    rcu_read_lock()
    for task in for_each_process():
        if task.pid == 1:
            found = True
            break
    rcu_read_unlock()
    assert found


@unsafe
def test_macros_that_are_only_declared():
    both = [cpu for cpu in for_each_cpu_and(cpu_online_mask, cpu_online_mask)]
    assert both == [cpu for cpu in for_each_online_cpu()]
    vendors = []
    for dev in for_each_pci_dev():
        vendors.append(dev.vendor)
    assert 0x8086 in vendors, vendors
