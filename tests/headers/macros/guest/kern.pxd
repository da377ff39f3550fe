# SPDX-License-Identifier: GPL-2.0
"""What the tests need of the kernel's containers."""

cdef extern from "<linux/list.h>":
    struct list_head:
        list_head *next
        list_head *prev
    struct hlist_node:
        hlist_node *next
    struct hlist_head:
        hlist_node *first
    void INIT_LIST_HEAD(list_head *h) noexcept
    void list_add_tail(list_head *n, list_head *h) noexcept
    void list_del(list_head *n) noexcept
    bint list_empty(list_head *h) noexcept
    void hlist_add_head(hlist_node *n, hlist_head *h) noexcept
    void hlist_del(hlist_node *n) noexcept
    bint hlist_empty(hlist_head *h) noexcept

cdef extern from "<linux/rculist.h>":
    void list_add_tail_rcu(list_head *n, list_head *h) noexcept

cdef extern from "<linux/rcupdate.h>":
    void rcu_read_lock() noexcept
    void rcu_read_unlock() noexcept

cdef extern from "<linux/llist.h>":
    struct llist_node:
        llist_node *next
    struct llist_head:
        llist_node *first
    bint llist_add(llist_node *n, llist_head *h) noexcept
    llist_node *llist_del_all(llist_head *h) noexcept

cdef extern from "<linux/rbtree.h>":
    struct rb_node:
        rb_node *rb_left
        rb_node *rb_right
    struct rb_root:
        rb_node *rb_node
    void rb_link_node(rb_node *n, rb_node *parent, rb_node **link) noexcept
    void rb_insert_color(rb_node *n, rb_root *root) noexcept
    void rb_erase(rb_node *n, rb_root *root) noexcept

cdef extern from "<linux/plist.h>":
    struct plist_head:
        list_head node_list
    struct plist_node:
        int prio
        list_head node_list
    void plist_head_init(plist_head *h) noexcept
    void plist_node_init(plist_node *n, int prio) noexcept

cdef extern from "<linux/hashtable.h>":
    void hash_init(hlist_head *table) noexcept
    void hash_add(hlist_head *table, hlist_node *n, unsigned long key) noexcept
    void hash_del(hlist_node *n) noexcept

cdef extern from "<linux/xarray.h>":
    struct xarray:
        void *xa_head
    void xa_init(xarray *xa) noexcept
    void *xa_store(xarray *xa, unsigned long index, void *entry, unsigned int gfp) noexcept
    void xa_destroy(xarray *xa) noexcept

cdef extern from "<linux/idr.h>":
    struct idr:
        unsigned int idr_base
    void idr_init(idr *idr) noexcept
    int idr_alloc(idr *idr, void *p, int start, int end, unsigned int gfp) noexcept
    void idr_destroy(idr *idr) noexcept

cdef extern from "<linux/scatterlist.h>":
    struct scatterlist:
        unsigned int length
    void sg_init_table(scatterlist *sg, unsigned int n) noexcept

cdef extern from "<linux/bitmap.h>":
    void __set_bit(long n, unsigned long *bits) noexcept

cdef extern from "<linux/cpumask.h>":
    struct cpumask:
        unsigned long bits[1]
    const cpumask *cpu_online_mask
    unsigned int num_online_cpus() noexcept
    unsigned int num_possible_cpus() noexcept

cdef extern from "<linux/mod_devicetable.h>":
    struct usb_device_id:
        unsigned short match_flags
        unsigned short idVendor
        unsigned short idProduct
        unsigned long driver_info
