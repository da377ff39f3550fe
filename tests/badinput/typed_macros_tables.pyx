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
six = MODULE_DEVICE_TABLE("usb", [PCI_DEVICE(1, 2)])
seven = MODULE_DEVICE_TABLE("usb", [USB_DEVICE(number, 2)])
eight = MODULE_DEVICE_TABLE("usb", [5])
nine = MODULE_DEVICE_TABLE("usb", [usb_device_id(5)])
MODULE_ALIAS(number)
MODULE_ALIAS()


def f():
    return 5

# error: CK122 at 17:45
# error: CK122 at 18:48
# error: CK122 at 19:37
# error: CK122 at 20:49
# error: CK122 at 21:14
# error: CK122 at 22:13
