# SPDX-License-Identifier: GPL-2.0
"""The rows of `table`: data that people read and add to. A row that is indented goes on the one before."""

from __future__ import annotations

# Headers that are not to be included themselves, or that older kernels do not have: what brings them.
INCLUDED_BY = {
    "linux.find": "linux/bitmap",
    "linux.sprintf": "linux/kernel",
}

# Headers by which the kernel's own code gets a macro of another one.
ALSO = {
    "linux.kernel": ("linux.printk", "linux.container_of"),
    "linux.bitops": ("linux.find",),
    "linux.bitmap": ("linux.find",),
    "linux.device": ("linux.dev_printk",),
    "linux.sched": ("linux.sched.signal",),
    "linux.usb": ("linux.dev_printk",),
    "linux.pci": ("linux.dev_printk",),
    "linux.platform_device": ("linux.dev_printk",),
    "linux.rculist": ("linux.list",),
    "linux.module": ("linux.printk",),
}

# Name | parameters | the loop in C | variables | hidden variables | first statements.
# `X_entries(head, type, member)` are typed by their arguments and always allow the current entry to
# be removed where the kernel has such a form; those with a macro's own name take what the macro
# takes, without its variables.
LOOPS = {
    "linux.list": """
list_entries | list_head* head, type t, member m |
    list_for_each_entry_safe({e}, {n}, {head}, {m}) | t* e | t* n
list_entries_reverse | list_head* head, type t, member m |
    list_for_each_entry_safe_reverse({e}, {n}, {head}, {m}) | t* e | t* n
list_for_each | list_head* head | list_for_each({e}, {head}) | list_head* e |
list_for_each_prev | list_head* head | list_for_each_prev({e}, {head}) | list_head* e |
list_for_each_safe | list_head* head | list_for_each_safe({e}, {n}, {head}) | list_head* e |
    list_head* n
list_for_each_prev_safe | list_head* head | list_for_each_prev_safe({e}, {n}, {head}) |
    list_head* e | list_head* n
list_for_each_entry | list_head* head, member m | list_for_each_entry({e}, {head}, {m}) | ?* e |
list_for_each_entry_reverse | list_head* head, member m |
    list_for_each_entry_reverse({e}, {head}, {m}) | ?* e |
list_for_each_entry_safe | list_head* head, member m |
    list_for_each_entry_safe({e}, {n}, {head}, {m}) | ?* e | ?* n
list_for_each_entry_safe_reverse | list_head* head, member m |
    list_for_each_entry_safe_reverse({e}, {n}, {head}, {m}) | ?* e | ?* n
hlist_entries | hlist_head* head, type t, member m |
    hlist_for_each_entry_safe({e}, {n}, {head}, {m}) | t* e | hlist_node* n
hlist_for_each | hlist_head* head | hlist_for_each({e}, {head}) | hlist_node* e |
hlist_for_each_safe | hlist_head* head | hlist_for_each_safe({e}, {n}, {head}) | hlist_node* e |
    hlist_node* n
hlist_for_each_entry | hlist_head* head, member m | hlist_for_each_entry({e}, {head}, {m}) |
    ?* e |
hlist_for_each_entry_safe | hlist_head* head, member m |
    hlist_for_each_entry_safe({e}, {n}, {head}, {m}) | ?* e | hlist_node* n
""",
    "linux.rculist": """
list_entries_rcu | list_head* head, type t, member m | list_for_each_entry_rcu({e}, {head}, {m}) |
    t* e |
list_for_each_entry_rcu | list_head* head, member m | list_for_each_entry_rcu({e}, {head}, {m}) |
    ?* e |
hlist_entries_rcu | hlist_head* head, type t, member m |
    hlist_for_each_entry_rcu({e}, {head}, {m}) | t* e |
hlist_for_each_entry_rcu | hlist_head* head, member m |
    hlist_for_each_entry_rcu({e}, {head}, {m}) | ?* e |
""",
    "linux.llist": """
llist_entries | llist_node* first, type t, member m |
    llist_for_each_entry_safe({e}, {n}, {first}, {m}) | t* e | t* n
llist_for_each | llist_node* first | llist_for_each({e}, {first}) | llist_node* e |
llist_for_each_safe | llist_node* first | llist_for_each_safe({e}, {n}, {first}) | llist_node* e |
    llist_node* n
llist_for_each_entry | llist_node* first, member m | llist_for_each_entry({e}, {first}, {m}) |
    ?* e |
llist_for_each_entry_safe | llist_node* first, member m |
    llist_for_each_entry_safe({e}, {n}, {first}, {m}) | ?* e | ?* n
""",
    "linux.hashtable": """
hash_entries | table table, type t, member m | hash_for_each_safe({table}, {bkt}, {n}, {e}, {m}) |
    t* e | int bkt, hlist_node* n
hash_entries_possible | table table, type t, member m, expr key |
    hash_for_each_possible_safe({table}, {e}, {n}, {m}, {key}) | t* e | hlist_node* n
hash_entries_rcu | table table, type t, member m | hash_for_each_rcu({table}, {bkt}, {e}, {m}) |
    t* e | int bkt
hash_for_each | table table, member m | hash_for_each({table}, {bkt}, {e}, {m}) | ?* e | int bkt
hash_for_each_safe | table table, member m | hash_for_each_safe({table}, {bkt}, {n}, {e}, {m}) |
    ?* e | int bkt, hlist_node* n
hash_for_each_possible | table table, member m, expr key |
    hash_for_each_possible({table}, {e}, {m}, {key}) | ?* e |
""",
    "linux.rbtree": """
rbtree_entries | rb_root* root, type t, member m |
    for ({node} = rb_first({root}); {node}; {node} = {n}) | t* e | rb_node* node, rb_node* n |
    {n} = rb_next({node}); {e} = rb_entry({node}, {t}, {m});
rbtree_entries_reverse | rb_root* root, type t, member m |
    for ({node} = rb_last({root}); {node}; {node} = {n}) | t* e | rb_node* node, rb_node* n |
    {n} = rb_prev({node}); {e} = rb_entry({node}, {t}, {m});
rbtree_entries_postorder | rb_root* root, type t, member m |
    rbtree_postorder_for_each_entry_safe({e}, {n}, {root}, {m}) | t* e | t* n
rbtree_postorder_for_each_entry_safe | rb_root* root, member m |
    rbtree_postorder_for_each_entry_safe({e}, {n}, {root}, {m}) | ?* e | ?* n
""",
    "linux.plist": """
plist_entries | plist_head* head, type t, member m |
    plist_for_each_entry_safe({e}, {n}, {head}, {m}) | t* e | t* n
plist_for_each_entry | plist_head* head, member m | plist_for_each_entry({e}, {head}, {m}) |
    ?* e |
plist_for_each_entry_safe | plist_head* head, member m |
    plist_for_each_entry_safe({e}, {n}, {head}, {m}) | ?* e | ?* n
""",
    "linux.xarray": """
xa_entries | xarray* xa, type t | xa_for_each({xa}, {index}, {e}) | unsigned_long index, t* e |
xa_for_each | xarray* xa | xa_for_each({xa}, {index}, {e}) | unsigned_long index, ?* e |
""",
    "linux.idr": """
idr_entries | idr* idr, type t | idr_for_each_entry({idr}, {e}, {id}) | int id, t* e |
idr_for_each_entry | idr* idr | idr_for_each_entry({idr}, {e}, {id}) | int id, ?* e |
""",
    "linux.find": """
for_each_set_bit | bits addr, expr size | for_each_set_bit({bit}, {addr}, {size}) |
    unsigned_long bit |
for_each_clear_bit | bits addr, expr size | for_each_clear_bit({bit}, {addr}, {size}) |
    unsigned_long bit |
""",
    "linux.cpumask": """
for_each_possible_cpu | | for_each_possible_cpu({cpu}) | unsigned_int cpu |
for_each_online_cpu | | for_each_online_cpu({cpu}) | unsigned_int cpu |
for_each_present_cpu | | for_each_present_cpu({cpu}) | unsigned_int cpu |
for_each_cpu | cpumask* mask | for_each_cpu({cpu}, {mask}) | unsigned_int cpu |
""",
    "linux.nodemask": """
for_each_node | | for_each_node({node}) | int node |
for_each_online_node | | for_each_online_node({node}) | int node |
""",
    "linux.scatterlist": """
for_each_sg | scatterlist* list, expr nents | for_each_sg({list}, {sg}, {nents}, {i}) |
    scatterlist* sg | int i
""",
    "linux.sched.signal": """
for_each_process | | for_each_process({p}) | task_struct* p |
""",
}

MEMBERS = {
    "linux.container_of": """
container_of | expr ptr, type t, member m | container_of({ptr}, {t}, {m}) | *
""",
    "linux.list": """
list_entry | list_head* ptr, type t, member m | list_entry({ptr}, {t}, {m}) | *
list_first_entry | list_head* head, type t, member m | list_first_entry({head}, {t}, {m}) | *
list_first_entry_or_null | list_head* head, type t, member m |
    list_first_entry_or_null({head}, {t}, {m}) | *
list_last_entry | list_head* head, type t, member m | list_last_entry({head}, {t}, {m}) | *
list_next_entry | t* pos, member m | list_next_entry({pos}, {m}) | *
list_prev_entry | t* pos, member m | list_prev_entry({pos}, {m}) | *
hlist_entry | hlist_node* ptr, type t, member m | hlist_entry({ptr}, {t}, {m}) | *
hlist_entry_safe | hlist_node* ptr, type t, member m | hlist_entry_safe({ptr}, {t}, {m}) | *
""",
    "linux.llist": """
llist_entry | llist_node* ptr, type t, member m | llist_entry({ptr}, {t}, {m}) | *
""",
    "linux.rbtree": """
rb_entry | rb_node* ptr, type t, member m | rb_entry({ptr}, {t}, {m}) | *
rb_entry_safe | rb_node* ptr, type t, member m | rb_entry_safe({ptr}, {t}, {m}) | *
""",
    "linux.percpu": """
this_cpu_ptr | percpu v | this_cpu_ptr(&{v}) | &
per_cpu_ptr | percpu v, int cpu | per_cpu_ptr(&{v}, {cpu}) | &
get_cpu_ptr | percpu v | get_cpu_ptr(&{v}) | &
put_cpu_ptr | percpu v | put_cpu_ptr(&{v}) | void
this_cpu_read | percpu v | this_cpu_read({v}) | =
this_cpu_write | percpu v, item x | this_cpu_write({v}, {x}) | void
this_cpu_add | percpu v, item x | this_cpu_add({v}, {x}) | void
this_cpu_sub | percpu v, item x | this_cpu_sub({v}, {x}) | void
this_cpu_inc | percpu v | this_cpu_inc({v}) | void
this_cpu_dec | percpu v | this_cpu_dec({v}) | void
this_cpu_inc_return | percpu v | this_cpu_inc_return({v}) | =
""",
    "linux.stddef": """
offsetof | type t, member m | __ck_c_offsetof({t}, {m}) | size_t
offsetofend | type t, member m | offsetofend({t}, {m}) | size_t
sizeof_field | type t, member m | sizeof_field({t}, {m}) | size_t
""",
}

KERN_LEVELS = tuple(
    f"KERN_{level}"
    for level in ("EMERG", "ALERT", "CRIT", "ERR", "WARNING", "NOTICE", "INFO", "DEBUG", "CONT")
)
LEVELS = ("emerg", "alert", "crit", "err", "warn", "notice", "info")

# Functions with a format: name | C types of the arguments before it | result.
FORMATS = {
    "linux.kernel": """
sprintf | char* | int
snprintf | char*, size_t | int
scnprintf | char*, size_t | int
kasprintf | gfp_t | char*
""",
    "linux.sprintf": """
sprintf | char* | int
snprintf | char*, size_t | int
scnprintf | char*, size_t | int
kasprintf | gfp_t | char*
""",
    "linux.bug": """
WARN | expr | int
WARN_ONCE | expr | int
""",
    "linux.kthread": """
kthread_create | any, void* | task_struct*
kthread_run | any, void* | task_struct*
""",
    "linux.kmod": """
request_module | | int
""",
    "linux.seq_file": """
seq_printf | seq_file* | void
""",
    "linux.sysfs": """
sysfs_emit | char* | int
sysfs_emit_at | char*, int | int
""",
    "linux.device": """
dev_err_probe | device*, int | int
dev_set_name | device* | int
""",
}

# Name | parameters | C | type. A parameter `int` is a constant, `type` a C type.
DECLARERS = {
    "linux.mutex": "DEFINE_MUTEX | | DEFINE_MUTEX({v}) | mutex",
    "linux.rwsem": "DECLARE_RWSEM | | DECLARE_RWSEM({v}) | rw_semaphore",
    "linux.semaphore": """
DEFINE_SEMAPHORE | int n | struct semaphore {v} = __SEMAPHORE_INITIALIZER({v}, {n}) | semaphore
""",
    "linux.spinlock": """
DEFINE_SPINLOCK | | DEFINE_SPINLOCK({v}) | spinlock_t
DEFINE_RAW_SPINLOCK | | DEFINE_RAW_SPINLOCK({v}) | raw_spinlock_t
DEFINE_RWLOCK | | DEFINE_RWLOCK({v}) | rwlock_t
""",
    "linux.seqlock": "DEFINE_SEQLOCK | | DEFINE_SEQLOCK({v}) | seqlock_t",
    "linux.wait": "DECLARE_WAIT_QUEUE_HEAD | | DECLARE_WAIT_QUEUE_HEAD({v}) | wait_queue_head",
    "linux.completion": "DECLARE_COMPLETION | | DECLARE_COMPLETION({v}) | completion",
    "linux.list": """
LIST_HEAD | | LIST_HEAD({v}) | list_head
HLIST_HEAD | | HLIST_HEAD({v}) | hlist_head
""",
    "linux.llist": "LLIST_HEAD | | LLIST_HEAD({v}) | llist_head",
    "linux.rbtree": "RB_ROOT | | struct rb_root {v} = RB_ROOT | rb_root",
    "linux.hashtable": """
DEFINE_HASHTABLE | int bits | DEFINE_HASHTABLE({v}, {bits}) | hlist_head[1 << bits]
""",
    "linux.idr": """
DEFINE_IDR | | DEFINE_IDR({v}) | idr
DEFINE_IDA | | DEFINE_IDA({v}) | ida
""",
    "linux.xarray": """
DEFINE_XARRAY | | DEFINE_XARRAY({v}) | xarray
DEFINE_XARRAY_ALLOC | | DEFINE_XARRAY_ALLOC({v}) | xarray
DEFINE_XARRAY_ALLOC1 | | DEFINE_XARRAY_ALLOC1({v}) | xarray
""",
    "linux.bitmap": """
DECLARE_BITMAP | int bits | DECLARE_BITMAP({v}, {bits}) | unsigned_long[(bits + 63) // 64]
""",
    "linux.ratelimit": """
DEFINE_RATELIMIT_STATE | int interval, int burst |
    DEFINE_RATELIMIT_STATE({v}, {interval}, {burst}) | ratelimit_state
""",
    "linux.percpu": """
DEFINE_PER_CPU | type t | DEFINE_PER_CPU({t}, {v}) | t
DEFINE_PER_CPU_ALIGNED | type t | DEFINE_PER_CPU_ALIGNED({t}, {v}) | t
DEFINE_PER_CPU_SHARED_ALIGNED | type t | DEFINE_PER_CPU_SHARED_ALIGNED({t}, {v}) | t
""",
}
STATEMENTS = """
MODULE_ALIAS | text alias | MODULE_ALIAS({alias})
MODULE_FIRMWARE | text file | MODULE_FIRMWARE({file})
MODULE_SOFTDEP | text modules | MODULE_SOFTDEP({modules})
MODULE_IMPORT_NS | word namespace | MODULE_IMPORT_NS({namespace})
MODULE_INFO | word tag, text info | MODULE_INFO({tag}, {info})
MODULE_ALIAS_MISCDEV | int minor | MODULE_ALIAS_MISCDEV({minor})
MODULE_ALIAS_CHARDEV | int major, int minor | MODULE_ALIAS_CHARDEV({major}, {minor})
MODULE_ALIAS_FS | text name | MODULE_ALIAS_FS({name})
MODULE_ALIAS_NETPROTO | int number | MODULE_ALIAS_NETPROTO({number})
"""
STATEMENT_HEADERS = {
    "MODULE_ALIAS_MISCDEV": "linux.miscdevice",
    "MODULE_ALIAS_CHARDEV": "linux.fs",
    "MODULE_ALIAS_FS": "linux.fs",
    "MODULE_ALIAS_NETPROTO": "linux.net",
}

# Bus, as MODULE_DEVICE_TABLE() names it → the struct of its table.
DEVICE_IDS = {
    **{
        bus: f"{bus}_device_id"
        for bus in (
            "usb pci of i2c spi platform acpi hid pnp mdio virtio serio sdio amba pcmcia ssb bcma "
            "parisc vio tee typec wmi mei auxiliary cpu vmbus rpmsg ishtp ipack"
        ).split()
    },
    "dmi": "dmi_system_id",
    "hid": "hid_device_id",
    "vmbus": "hv_vmbus_device_id",
    "tee": "tee_client_device_id",
    "mei": "mei_cl_device_id",
    "cpu": "x86_cpu_id",
    "x86cpu": "x86_cpu_id",
    "input": "input_device_id",
}

INITIALISERS = {
    "linux.usb": (
        "usb_device_id",
        "USB_DEVICE USB_DEVICE_VER USB_DEVICE_INFO USB_INTERFACE_INFO USB_VENDOR_AND_INTERFACE_INFO "
        "USB_DEVICE_INTERFACE_CLASS USB_DEVICE_INTERFACE_PROTOCOL USB_DEVICE_INTERFACE_NUMBER "
        "USB_DEVICE_AND_INTERFACE_INFO",
    ),
    "linux.pci": (
        "pci_device_id",
        "PCI_DEVICE PCI_DEVICE_SUB PCI_DEVICE_CLASS PCI_VDEVICE PCI_VDEVICE_SUB",
    ),
    "linux.hid": (
        "hid_device_id",
        "HID_USB_DEVICE HID_BLUETOOTH_DEVICE HID_I2C_DEVICE HID_DEVICE",
    ),
    "linux.mmc.sdio_func": ("sdio_device_id", "SDIO_DEVICE SDIO_DEVICE_CLASS"),
}

# Macros whose first argument is a part of a name: PCI_VDEVICE(INTEL, …) is PCI_VENDOR_ID_INTEL.
PASTED = frozenset(("PCI_VDEVICE", "PCI_VDEVICE_SUB"))
