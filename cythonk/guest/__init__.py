# SPDX-License-Identifier: GPL-2.0
"""Guests: booted test kernels. `job` says what is wanted, `run` does it, `problems` reads the log."""
