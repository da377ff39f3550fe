# SPDX-License-Identifier: GPL-2.0
"""Lists and trees whose links are in structures, called through generated declarations."""

from linux.list cimport (
    INIT_HLIST_NODE, INIT_LIST_HEAD, hlist_add_before, hlist_add_behind, hlist_add_fake, hlist_add_head,
    hlist_del, hlist_del_init, hlist_empty, hlist_fake, hlist_is_singular_node, hlist_move_list,
    hlist_unhashed, list_add, list_add_tail, list_bulk_move_tail, list_count_nodes, list_cut_before,
    list_cut_position, list_del, list_del_init, list_empty, list_empty_careful, list_is_first,
    list_is_head, list_is_last, list_is_singular, list_move, list_move_tail, list_replace,
    list_replace_init, list_rotate_left, list_rotate_to_front, list_splice, list_splice_init,
    list_splice_tail, list_splice_tail_init, list_swap,
)
from linux.list_sort cimport list_sort
from linux.llist cimport (
    init_llist_head, llist_add, llist_add_batch, llist_del_all, llist_del_first, llist_empty, llist_head,
    llist_next, llist_node, llist_reverse_order,
)
from linux.rbtree cimport (
    rb_erase, rb_find, rb_find_add, rb_first, rb_first_postorder, rb_insert_color, rb_last,
    rb_link_node, rb_next, rb_next_postorder, rb_node, rb_prev, rb_replace_node, rb_root,
)
from linux.types cimport hlist_head, hlist_node, list_head

__license__ = "GPL"

cdef list_head head
cdef list_head other
cdef list_head node[5]
cdef hlist_head first
cdef hlist_head second
cdef hlist_node hnode[4]
cdef llist_head lhead
cdef llist_node lnode[4]
cdef rb_root root
cdef rb_node rnode[8]


@unsafe
cdef fill(int count):
    # SAFETY: node has five; nobody else has these lists.
    INIT_LIST_HEAD(&head)
    INIT_LIST_HEAD(&other)
    for i in range(count):
        list_add_tail(&node[i], &head)


@unsafe
cdef order(list_head *start):
    # SAFETY: all entries of the lists are items of node.
    found = []
    cdef list_head *entry = start.next
    while entry != start:
        assert entry.next.prev == entry
        found.append(entry - node)
        entry = entry.next
    return found


@unsafe
def test_lists_grow_and_shrink():
    # SAFETY: fill() has made all of them.
    fill(0)
    assert list_empty(&head) and list_empty_careful(&head)
    list_add(&node[0], &head)
    assert list_is_singular(&head)
    list_add(&node[1], &head)
    list_add_tail(&node[2], &head)
    assert order(&head) == [1, 0, 2]
    assert list_count_nodes(&head) == 3
    assert list_is_first(&node[1], &head) and not list_is_first(&node[0], &head)
    assert list_is_last(&node[2], &head) and not list_is_last(&node[0], &head)
    assert list_is_head(&head, &head) and not list_is_head(&node[0], &head)
    assert not list_is_singular(&head)
    list_del(&node[0])
    assert order(&head) == [1, 2]
    list_del_init(&node[1])
    assert list_empty(&node[1])
    assert order(&head) == [2]


@unsafe
def test_entries_change_places():
    # SAFETY: fill() has made all of them.
    fill(4)
    list_move(&node[2], &head)
    assert order(&head) == [2, 0, 1, 3]
    list_move_tail(&node[0], &head)
    assert order(&head) == [2, 1, 3, 0]
    list_swap(&node[2], &node[3])
    assert order(&head) == [3, 1, 2, 0]
    list_rotate_left(&head)
    assert order(&head) == [1, 2, 0, 3]
    list_rotate_to_front(&node[0], &head)
    assert order(&head) == [0, 3, 1, 2]
    list_bulk_move_tail(&head, &node[0], &node[3])
    assert order(&head) == [1, 2, 0, 3]
    list_replace(&node[2], &node[4])
    assert order(&head) == [1, 4, 0, 3]
    list_replace_init(&node[4], &node[2])
    assert order(&head) == [1, 2, 0, 3] and list_empty(&node[4])


@unsafe
def test_lists_are_cut_and_joined():
    # SAFETY: fill() has made all of them.
    fill(5)
    list_cut_position(&other, &head, &node[1])
    assert order(&other) == [0, 1] and order(&head) == [2, 3, 4]
    list_splice_init(&other, &head)
    assert order(&head) == [0, 1, 2, 3, 4] and list_empty(&other)
    list_cut_before(&other, &head, &node[1])
    assert order(&other) == [0] and order(&head) == [1, 2, 3, 4]
    list_splice_tail_init(&other, &head)
    assert order(&head) == [1, 2, 3, 4, 0] and list_empty(&other)
    list_cut_position(&other, &head, &node[2])
    list_splice_tail(&other, &head)
    assert order(&head) == [3, 4, 0, 1, 2]
    list_cut_position(&other, &head, &node[4])
    list_splice(&other, &head)
    assert order(&head) == [3, 4, 0, 1, 2]


@unsafe
cdef int backwards(void *private, const list_head *one, const list_head *two) noexcept:
    # SAFETY: private is the integer of test_sorting(), the entries are items of node.
    (<int *>private)[0] += 1
    return -1 if one > two else 1


@unsafe
def test_sorting():
    # SAFETY: fill() has made all of them.
    fill(5)
    cdef int compared = 0
    list_sort(&compared, &head, backwards)
    assert order(&head) == [4, 3, 2, 1, 0]
    assert compared >= 4


@unsafe
cdef horder(hlist_head *start):
    # SAFETY: all entries of the lists are items of hnode.
    found = []
    cdef hlist_node *entry = start.first
    while entry is not NULL:
        assert entry.pprev[0] == entry
        found.append(entry - hnode)
        entry = entry.next
    return found


@unsafe
def test_lists_of_one_pointer():
    # SAFETY: hnode has four.
    first.first = NULL
    second.first = NULL
    for i in range(4):
        INIT_HLIST_NODE(&hnode[i])
    assert hlist_empty(&first) and hlist_unhashed(&hnode[0])
    hlist_add_head(&hnode[0], &first)
    assert hlist_is_singular_node(&hnode[0], &first) is True
    hlist_add_before(&hnode[1], &hnode[0])
    hlist_add_behind(&hnode[2], &hnode[1])
    assert horder(&first) == [1, 2, 0]
    assert not hlist_unhashed(&hnode[2])
    hlist_move_list(&first, &second)
    assert hlist_empty(&first) and horder(&second) == [1, 2, 0]
    hlist_del_init(&hnode[2])
    assert hlist_unhashed(&hnode[2])
    hlist_del(&hnode[1])
    assert horder(&second) == [0]
    hlist_add_fake(&hnode[3])
    assert hlist_fake(&hnode[3]) is True and hlist_fake(&hnode[0]) is False


@unsafe
def test_lists_without_locks():
    # SAFETY: lnode has four.
    init_llist_head(&lhead)
    assert llist_empty(&lhead) is True
    assert llist_add(&lnode[0], &lhead) is True
    assert llist_add(&lnode[1], &lhead) is False
    lnode[3].next = &lnode[2]
    assert llist_add_batch(&lnode[3], &lnode[2], &lhead) is False
    assert llist_del_first(&lhead) == &lnode[3]
    cdef llist_node *entry = llist_del_all(&lhead)
    assert llist_empty(&lhead) is True
    assert entry == &lnode[2]
    assert llist_next(entry) == &lnode[1]
    entry = llist_reverse_order(entry)
    assert entry == &lnode[0]
    assert llist_next(llist_next(entry)) == &lnode[2]


@unsafe
cdef int compare(rb_node *one, const rb_node *two) noexcept:
    # SAFETY: both are items of rnode, and are not read.
    return -1 if one < two else one > two


@unsafe
cdef int at_key(const void *key, const rb_node *one) noexcept:
    # SAFETY: key is an integer of the test's.
    cdef long number = one - rnode
    cdef long wanted = (<const int *>key)[0]
    return -1 if wanted < number else wanted > number


@unsafe
cdef rorder():
    # SAFETY: all nodes of the tree are items of rnode.
    found = []
    cdef rb_node *entry = rb_first(&root)
    while entry is not NULL:
        found.append(entry - rnode)
        entry = rb_next(entry)
    return found


@unsafe
def test_trees():
    # SAFETY: rnode has eight; the last is no node of the tree but in place of another.
    root.rb_node = NULL
    assert rb_first(&root) is NULL and rb_last(&root) is NULL
    rb_link_node(&rnode[3], NULL, &root.rb_node)
    rb_insert_color(&rnode[3], &root)
    for i in (5, 1, 0, 6, 2):
        assert rb_find_add(&rnode[i], &root, compare) is NULL
    assert rb_find_add(&rnode[5], &root, compare) == &rnode[5]
    assert rorder() == [0, 1, 2, 3, 5, 6]
    assert rb_last(&root) == &rnode[6]
    assert rb_prev(&rnode[5]) == &rnode[3]
    cdef int key = 2
    assert rb_find(&key, &root, at_key) == &rnode[2]
    key = 4
    assert rb_find(&key, &root, at_key) is NULL
    rb_erase(&rnode[3], &root)
    rb_replace_node(&rnode[6], &rnode[7], &root)
    assert rorder() == [0, 1, 2, 5, 7]
    cdef int seen = 0
    cdef rb_node *entry = rb_first_postorder(&root)
    cdef rb_node *last = NULL
    while entry is not NULL:
        seen += 1
        last = entry
        entry = rb_next_postorder(entry)
    assert seen == 5 and last == root.rb_node
