# SPDX-License-Identifier: GPL-2.0
"""The annotated view: `costs` (what calls cost), `analysis` (line by line), `page` (HTML)."""
