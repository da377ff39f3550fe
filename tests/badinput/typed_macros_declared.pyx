"""Declarations by macros of the kernel, used wrongly."""
__license__ = "GPL"

from linux.bitmap cimport DECLARE_BITMAP
from linux.mod_devicetable cimport usb_device_id
from linux.module cimport MODULE_ALIAS, MODULE_DEVICE_TABLE
from linux.mutex cimport DEFINE_MUTEX
from linux.pci cimport PCI_DEVICE
from linux.percpu cimport DEFINE_PER_CPU, this_cpu_inc
from linux.usb cimport USB_DEVICE

number = 5
cdef int plain

fine = DEFINE_MUTEX()
counter = DEFINE_PER_CPU(int)
one = DEFINE_MUTEX(5)
two = DECLARE_BITMAP()
three = DECLARE_BITMAP(number)
four = DEFINE_PER_CPU(object)
five = MODULE_DEVICE_TABLE("moon", [])
six = MODULE_DEVICE_TABLE("usb", [PCI_DEVICE(1, 2)])
seven = MODULE_DEVICE_TABLE("usb", [USB_DEVICE(number, 2)])
eight = MODULE_DEVICE_TABLE("usb", [5])
nine = MODULE_DEVICE_TABLE("usb", [usb_device_id(5)])
ten = MODULE_DEVICE_TABLE([USB_DEVICE(1, 2)])
MODULE_ALIAS(number)
MODULE_ALIAS()
DEFINE_MUTEX()


def f():
    lock = DEFINE_MUTEX()
    MODULE_ALIAS("x")
    this_cpu_inc(plain)
    return counter

# error: CK122 at 17:19
# error: CK122 at 18:21
# error: CK122 at 19:24
# error: CK122 at 20:23
# error: CK122 at 21:27
# error: CK122 at 22:45
# error: CK122 at 23:48
# error: CK122 at 24:37
# error: CK122 at 25:49
# error: CK122 at 26:26
# error: CK122 at 27:14
# error: CK122 at 28:13
# error: CK122 at 29:13
# error: CK122 at 33:24
# error: CK122 at 34:17
# error: CK122 at 35:18
# error: CK202 at 36:12
