"""Macros of the kernel: what Cython's C has of them."""

__license__ = "GPL"

from linux.container_of cimport container_of
from linux.list cimport LIST_HEAD, list_entries
from linux.module cimport MODULE_DEVICE_TABLE
from linux.printk cimport KERN_INFO, pr_info, printk
from linux.rbtree cimport rbtree_entries
from linux.usb cimport USB_DEVICE

cdef extern from "<linux/list.h>":
    struct list_head:
        list_head *next
    struct rb_node:
        pass
    struct rb_root:
        pass

cdef struct item:
    int value
    list_head node
    rb_node rb

head = LIST_HEAD()
ids = MODULE_DEVICE_TABLE("usb", [USB_DEVICE(0x1234, 0x5678, driver_info=1)])


@unsafe
cdef int direct() noexcept:
    cdef int total = 0
    for e in list_entries(&head, item, node):
        if e.value < 0:
            break
        total += e.value
    else:
        total = -total
    return total


@unsafe
cdef item *last(list_head *h, rb_root *root) noexcept:
    cdef item *e = NULL
    for e in list_entries(h.next, item, node):
        pass
    for e in rbtree_entries(root, item, rb):
        pass
    return container_of(&e.node, item, node)


cdef void say(int n, unsigned long u) noexcept:
    pr_info("n is %d of %lu, and 100%%\n", n, u)
    printk(KERN_INFO + "that is all\n")
