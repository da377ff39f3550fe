# SPDX-License-Identifier: GPL-2.0
"""Looks for races: workloads for several CPUs, and the command that runs them in a guest."""
