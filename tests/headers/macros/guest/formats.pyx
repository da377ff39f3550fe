# SPDX-License-Identifier: GPL-2.0
"""What takes a format, with arguments of every kind."""

__license__ = "GPL"

from linux.bug cimport WARN, WARN_ONCE
from linux.device cimport (
    dev_alert,
    dev_alert_once,
    dev_alert_ratelimited,
    dev_crit,
    dev_crit_once,
    dev_crit_ratelimited,
    dev_dbg,
    dev_dbg_once,
    dev_dbg_ratelimited,
    dev_emerg,
    dev_emerg_once,
    dev_emerg_ratelimited,
    dev_err,
    dev_err_once,
    dev_err_probe,
    dev_err_ratelimited,
    dev_info_once,
    dev_info_ratelimited,
    dev_notice,
    dev_notice_once,
    dev_notice_ratelimited,
    dev_set_name,
    dev_warn,
    dev_warn_once,
    dev_warn_ratelimited,
)
from linux.kernel cimport kasprintf, scnprintf, snprintf, sprintf
from linux.printk cimport (
    KERN_ALERT,
    KERN_CONT,
    KERN_CRIT,
    KERN_DEBUG,
    KERN_EMERG,
    KERN_ERR,
    KERN_INFO,
    KERN_NOTICE,
    KERN_WARNING,
    pr_alert,
    pr_alert_once,
    pr_alert_ratelimited,
    pr_cont,
    pr_crit,
    pr_crit_once,
    pr_crit_ratelimited,
    pr_debug,
    pr_debug_once,
    pr_debug_ratelimited,
    pr_devel,
    pr_emerg,
    pr_emerg_once,
    pr_emerg_ratelimited,
    pr_err,
    pr_err_once,
    pr_err_ratelimited,
    pr_info,
    pr_info_once,
    pr_info_ratelimited,
    pr_notice,
    pr_notice_once,
    pr_notice_ratelimited,
    pr_warn,
    pr_warn_once,
    pr_warn_ratelimited,
    printk,
    printk_once,
    printk_ratelimited,
)
from linux.kmod cimport request_module
from linux.kthread cimport kthread_create, kthread_run
from linux.netdevice cimport (
    netdev_alert,
    netdev_crit,
    netdev_dbg,
    netdev_emerg,
    netdev_err,
    netdev_info,
    netdev_notice,
    netdev_warn,
)
from linux.printk cimport pr_warn as warn
from linux.seq_file cimport seq_printf
from linux.slab cimport GFP_KERNEL, kfree, kzalloc
from linux.sysfs cimport sysfs_emit, sysfs_emit_at
from linux.types cimport s8, u8, u16, u32, u64

cimport linux.printk

cdef enum Color:
    RED, GREEN

cdef extern from "<linux/err.h>":
    void *ERR_PTR(long error) noexcept

cdef extern from "<linux/socket.h>":
    struct sockaddr:
        unsigned short sa_family

cdef extern from "<linux/device.h>":
    struct kobject:
        const char *name
    struct device:
        kobject kobj

cdef extern from "<linux/dev_printk.h>":
    void dev_info(const device *dev, const char *format, ...) noexcept

cdef extern from "<linux/netdevice.h>":
    struct net_device:
        int ifindex

cdef extern from "<linux/kthread.h>":
    struct task_struct:
        char comm[16]
    int kthread_stop(task_struct *t) noexcept
    bint kthread_should_stop() noexcept

cdef extern from "<linux/delay.h>":
    void msleep(unsigned int ms) noexcept

cdef extern from "<linux/seq_file.h>":
    struct seq_file:
        char *buf
        size_t size
        size_t count

cdef extern from "<linux/gfp.h>":
    unsigned long get_zeroed_page(unsigned int gfp) noexcept
    void free_page(unsigned long page) noexcept

cdef extern from "<linux/string.h>":
    void kfree_const(const void *p) noexcept


cdef class Text:
    """A buffer that is written with formats."""

    cdef char buf[120]
    cdef int length

    def get(self):
        return self.buf


def test_integers():
    cdef Text t = Text()
    cdef u8 a = 200
    cdef s8 b = -3
    cdef u16 c = 60000
    cdef u32 d = 4000000000
    cdef u64 e = 1 << 40
    cdef long f = -5
    cdef unsigned long g = 7
    cdef size_t h = 8
    cdef ssize_t i = -9
    cdef long long j = -10
    cdef bint k = True
    cdef Color color = GREEN
    n = snprintf(t.buf, sizeof(t.buf), "%u %d %u %u %llu", a, b, c, d, e)
    assert (n, t.get()) == (37, "200 -3 60000 4000000000 1099511627776")
    n = snprintf(t.buf, 5, "%ld%lu%zu%zd%lld", f, g, h, i, j)
    assert (n, t.get()) == (9, "-578")
    scnprintf(t.buf, 50, "%d %d %#x %#o %X %i", k, color, 255, 8, d, -1)
    assert t.get() == "1 1 0xff 010 EE6B2800 -1"
    sprintf(t.buf, "%5d|%-5d|%05d|%+d|%*d|%.3d", 42, 42, 42, 42, 6, 42, 7)
    assert t.get() == "   42|42   |00042|+42|    42|007"
    sprintf(t.buf, "%lld %lu %zu %llu", 5, 6, -7 + 8, 1 << 40)
    assert t.get() == "5 6 1 1099511627776"
    sprintf(t.buf, "%hhx %hx %c%c", a, c, c'o', "k")
    assert t.get() == "c8 ea60 ok"


def test_objects():
    cdef Text t = Text()
    number = 5
    word = "wörd"
    raw = b"raw"
    scnprintf(t.buf, 100, "%d %lld %s %s %s|%.2s|", number, number + 1, word, raw, f"<{word}>", raw)
    assert t.get() == "5 6 wörd raw <wörd>|ra|"
    try:
        scnprintf(t.buf, 100, "%d", number << 40)
    except OverflowError:
        pass
    else:
        assert False, "it does not fit an int"
    for wrong in [None, 5, "text"]:
        try:
            scnprintf(t.buf, 100, "%d", wrong)
            assert wrong == 5
        except TypeError:
            assert wrong != 5
        try:
            scnprintf(t.buf, 100, "%s", wrong)
            assert wrong == "text"
        except TypeError:
            assert wrong != "text"


cdef class Box:
    """Has a number."""

    cdef int n

    def __init__(self, int n):
        self.n = n


def unbound(flag):
    if flag:
        text = "set"
    cdef Text t = Text()
    scnprintf(t.buf, 100, "%d %s", Box(3).n, text)
    return t.get()


def test_arguments_are_expressions():
    cdef Text t = Text()
    assert unbound(True) == "3 set"
    try:
        unbound(False)
    except UnboundLocalError:
        pass
    else:
        assert False
    number = 2
    scnprintf(t.buf, 100, "%s %s", "a" if bool(number - 2) else str(max(1, number)), "" or "b")
    assert t.get() == "2 b"
    scnprintf(t.buf, 100, "%d %d", sum(n for n in (1, 2, 3)), (lambda: 5)())
    assert t.get() == "6 5"
    scnprintf(t.buf, 100, "%d", sorted([1, 2], reverse=True)[0])
    assert t.get() == "2"


@unsafe
def test_pointers():
    cdef Text t = Text()
    cdef unsigned char mac[6]
    cdef unsigned int address = 0x0100007f
    cdef unsigned long bits[1]
    cdef int i
    for i in range(6):
        mac[i] = i + 10
    bits[0] = 0b1011
    scnprintf(t.buf, 120, "%pM %pI4 %*ph %*pbl", mac, &address, 3, mac, 8, bits)
    assert t.get() == "0a:0b:0c:0d:0e:0f 127.0.0.1 0a 0b 0c 0-1,3", t.get()
    scnprintf(t.buf, 100, "%pe", ERR_PTR(-12))
    assert t.get() == "-ENOMEM"
    scnprintf(t.buf, 100, "%px %p", NULL, NULL)
    assert t.get() == "0000000000000000 (____ptrval____)" or t.get()[:16] == "0" * 16
    made = kasprintf(GFP_KERNEL, "%s-%d", "made", 1)
    scnprintf(t.buf, 100, "%s", made)
    kfree(made)
    assert t.get() == "made-1"
    pr_info("%pS\n", &test_percent)
    dev_info(NULL, "no device %d\n", 1)


def test_percent():
    cdef Text t = Text()
    t.length = sprintf(t.buf, "100%% \"quoted\" \\ back ??) é")
    assert t.get() == "100% \"quoted\" \\ back ??) é"


def test_printk():
    for i in range(2):
        pr_info_once("once %d\n", i)
    pr_info("first ")
    pr_cont("and ")
    printk(KERN_CONT + "last\n")
    printk(KERN_INFO + "plain %s\n", "text")
    printk("without a level\n")
    pr_notice("notice\n")
    pr_debug("debug %d\n", 1)
    pr_info_ratelimited("limited\n")
    linux.printk.pr_info("by its module\n")
    warn("under another name\n")
    if len("x") == 1:
        pr_info("a branch\n")
    else:
        pr_alert("another\n")


@unsafe
def test_files():
    cdef seq_file m
    cdef char text[20]
    m.buf, m.size = text, sizeof(text)
    seq_printf(&m, "%d-%s", 5, "x")
    assert (m.count, text[:3]) == (3, "5-x")
    page = get_zeroed_page(GFP_KERNEL)
    buf = <char *>page
    n = sysfs_emit(buf, "%d\n", 5)
    n += sysfs_emit_at(buf, n, "%d\n", 6)
    assert (n, buf[:n]) == (4, "5\n6\n")
    free_page(page)


def test_warnings():
    number = 0
    assert not WARN(number > 1, "never %d\n", number)
    assert not WARN_ONCE(number > 1, "never %d\n", number)


cdef int rounds


@unsafe
cdef int work(void *data) noexcept:
    cdef int *n = <int *>data
    while not kthread_should_stop():
        n[0] += 1
        msleep(1)
    return 0


@unsafe
def test_threads():
    t = kthread_run(work, &rounds, "ck-%s/%d", "work", 7)
    msleep(50)
    assert t.comm == "ck-work/7"
    kthread_stop(t)
    assert rounds > 0
    t = kthread_create(work, &rounds, "never-%d", 1)
    kthread_stop(t)
    assert request_module("no-such-module-%d", 5) != 0


@unsafe
def test_devices():
    d = <device *>kzalloc(sizeof(device), GFP_KERNEL)
    assert dev_set_name(d, "thing%d", 3) == 0
    assert d.kobj.name[:6] == "thing3"
    assert dev_err_probe(NULL, -22, "probe %d\n", 1) == -22
    kfree_const(d.kobj.name)
    kfree(d)


def test_every_level():
    cdef net_device *net = NULL
    cdef device *dev = NULL
    pr_alert("level pr_alert %d\n", 1)
    pr_alert_once("level pr_alert_once %d\n", 1)
    pr_alert_ratelimited("level pr_alert_ratelimited %d\n", 1)
    pr_crit("level pr_crit %d\n", 1)
    pr_crit_once("level pr_crit_once %d\n", 1)
    pr_crit_ratelimited("level pr_crit_ratelimited %d\n", 1)
    pr_debug("level pr_debug %d\n", 1)
    pr_debug_once("level pr_debug_once %d\n", 1)
    pr_debug_ratelimited("level pr_debug_ratelimited %d\n", 1)
    pr_emerg("level pr_emerg %d\n", 1)
    pr_emerg_once("level pr_emerg_once %d\n", 1)
    pr_emerg_ratelimited("level pr_emerg_ratelimited %d\n", 1)
    pr_err("level pr_err %d\n", 1)
    pr_err_once("level pr_err_once %d\n", 1)
    pr_err_ratelimited("level pr_err_ratelimited %d\n", 1)
    pr_notice("level pr_notice %d\n", 1)
    pr_notice_once("level pr_notice_once %d\n", 1)
    pr_notice_ratelimited("level pr_notice_ratelimited %d\n", 1)
    pr_warn("level pr_warn %d\n", 1)
    pr_warn_once("level pr_warn_once %d\n", 1)
    pr_warn_ratelimited("level pr_warn_ratelimited %d\n", 1)
    pr_info("level pr_info %d\n", 1)
    pr_info_once("level pr_info_once %d\n", 1)
    pr_info_ratelimited("level pr_info_ratelimited %d\n", 1)
    pr_devel("level pr_devel %d\n", 1)
    printk(KERN_ALERT + "level KERN_ALERT %d\n", 1)
    printk(KERN_CRIT + "level KERN_CRIT %d\n", 1)
    printk(KERN_DEBUG + "level KERN_DEBUG %d\n", 1)
    printk(KERN_EMERG + "level KERN_EMERG %d\n", 1)
    printk(KERN_ERR + "level KERN_ERR %d\n", 1)
    printk(KERN_NOTICE + "level KERN_NOTICE %d\n", 1)
    printk(KERN_WARNING + "level KERN_WARNING %d\n", 1)
    printk_once(KERN_INFO + "level printk_once\n")
    printk_ratelimited(KERN_INFO + "level printk_ratelimited\n")
    dev_alert(dev, "level dev_alert %d\n", 1)
    dev_alert_once(dev, "level dev_alert_once %d\n", 1)
    dev_alert_ratelimited(dev, "level dev_alert_ratelimited %d\n", 1)
    netdev_alert(net, "level netdev_alert %d\n", 1)
    dev_crit(dev, "level dev_crit %d\n", 1)
    dev_crit_once(dev, "level dev_crit_once %d\n", 1)
    dev_crit_ratelimited(dev, "level dev_crit_ratelimited %d\n", 1)
    netdev_crit(net, "level netdev_crit %d\n", 1)
    dev_dbg(dev, "level dev_dbg %d\n", 1)
    dev_dbg_once(dev, "level dev_dbg_once %d\n", 1)
    dev_dbg_ratelimited(dev, "level dev_dbg_ratelimited %d\n", 1)
    netdev_dbg(net, "level netdev_dbg %d\n", 1)
    dev_emerg(dev, "level dev_emerg %d\n", 1)
    dev_emerg_once(dev, "level dev_emerg_once %d\n", 1)
    dev_emerg_ratelimited(dev, "level dev_emerg_ratelimited %d\n", 1)
    netdev_emerg(net, "level netdev_emerg %d\n", 1)
    dev_err(dev, "level dev_err %d\n", 1)
    dev_err_once(dev, "level dev_err_once %d\n", 1)
    dev_err_ratelimited(dev, "level dev_err_ratelimited %d\n", 1)
    netdev_err(net, "level netdev_err %d\n", 1)
    dev_info_once(dev, "level dev_info_once %d\n", 1)
    dev_info_ratelimited(dev, "level dev_info_ratelimited %d\n", 1)
    netdev_info(net, "level netdev_info %d\n", 1)
    dev_notice(dev, "level dev_notice %d\n", 1)
    dev_notice_once(dev, "level dev_notice_once %d\n", 1)
    dev_notice_ratelimited(dev, "level dev_notice_ratelimited %d\n", 1)
    netdev_notice(net, "level netdev_notice %d\n", 1)
    dev_warn(dev, "level dev_warn %d\n", 1)
    dev_warn_once(dev, "level dev_warn_once %d\n", 1)
    dev_warn_ratelimited(dev, "level dev_warn_ratelimited %d\n", 1)
    netdev_warn(net, "level netdev_warn %d\n", 1)
