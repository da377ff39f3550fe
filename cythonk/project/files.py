# SPDX-License-Identifier: GPL-2.0
"""The files of a new driver project, as data: path and text, `@NAME@` standing for the module's
name.

The Kbuild file is not here: it is `Kbuild.template`, which people also copy by hand.
"""

from __future__ import annotations

DRIVER = '''\
# SPDX-License-Identifier: GPL-2.0
"""@NAME@: says hello when it is loaded and goodbye when it is unloaded."""

__license__ = "GPL"
__author__ = "Your Name <you@example.org>"
__version__ = "0.1"


cdef int answer(int n):
    """What typed code looks like: plain C integers, plain C calls."""
    cdef int i, total = 0
    for i in range(n):
        total += i
    return total


def module_exit():
    print("goodbye")


# The module's body runs when it is loaded (insmod).
print(f"hello, the answer is {answer(10)}")
'''

MAKEFILE = """\
# SPDX-License-Identifier: GPL-2.0
# `make` builds @NAME@.ko for the running kernel; KDIR=… names another one's build directory.

KDIR ?= /lib/modules/$(shell uname -r)/build

modules modules_install clean:
	$(MAKE) -C $(KDIR) M=$(CURDIR) $@

# Load the module in a guest: nothing happens to this machine's kernel.
run: modules
	cythonk run @NAME@.ko

.PHONY: modules modules_install clean run
.DEFAULT_GOAL := modules
"""

README = """\
# @NAME@

A Linux kernel module written in Python syntax and compiled by CythonK.

| command | what it does |
|---|---|
| `make` | builds `@NAME@.ko` for the running kernel (its headers are needed) |
| `make KDIR=/lib/modules/RELEASE/build` | builds for another kernel |
| `make run` | loads the module in a guest and shows its log |
| `cythonk build @NAME@.pyx` | builds without the Makefile |
| `cythonk translate @NAME@.pyx -o -` | shows the C that the module becomes |
| `cythonk doctor` | says what is missing on this machine |

`make` is Kbuild: `make -C /lib/modules/$(uname -r)/build M=$PWD modules` does the same, so the
module can be packaged like any other out-of-tree module. More sources go into the list at the top
of `Kbuild`.

To load it on this machine: `sudo insmod @NAME@.ko; sudo rmmod @NAME@; sudo dmesg | tail`.
"""

GITIGNORE = """\
*.o
*.ko
*.mod
*.mod.c
*.pyx.c
.*.cmd
.*.d
.cythonk/
Module.symvers
modules.order
"""

WORKFLOW = """\
# Builds the module for Debian 12's kernel and loads it in a guest.
name: ci
on: [push, pull_request]

jobs:
  build:
    runs-on: ubuntu-latest
    container: debian:12
    steps:
      - uses: actions/checkout@v4
      - name: Install the tool chain and a kernel
        run: |
          apt-get update
          apt-get install -y --no-install-recommends gcc gcc-12 make kmod python3 python3-venv \\
            linux-headers-amd64 linux-image-amd64 qemu-system-x86 busybox-static
          python3 -m venv /opt/cythonk
          /opt/cythonk/bin/pip install cythonk
          echo /opt/cythonk/bin >> "$GITHUB_PATH"
      - name: Build
        run: make KDIR="$(echo /lib/modules/*-amd64/build)"
      - name: Load in a guest
        run: cythonk run @NAME@.ko
      - uses: actions/upload-artifact@v4
        with:
          name: @NAME@.ko
          path: @NAME@.ko
"""

FILES: dict[str, str] = {
    "@NAME@.pyx": DRIVER,
    "Makefile": MAKEFILE,
    "README.md": README,
    ".gitignore": GITIGNORE,
    ".github/workflows/ci.yml": WORKFLOW,
}
