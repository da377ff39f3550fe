# SPDX-License-Identifier: GPL-2.0
"""Macros of the kernel that cannot be functions, as forms of the language.

* `table`:   which macros there are, as data; `form(module, name)` is what a cimport asks;
* `names`:   finds their calls on the parse tree;
* `iterate`: loops (`list_for_each_entry`);
* `members`: `container_of` and its kin;
* `prints`:  what takes a format (`pr_info`), with `formats`, which knows formats alone;
* `scope`:   what a module of the kernel's offers to a cimport.
"""
