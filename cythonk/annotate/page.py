# SPDX-License-Identifier: GPL-2.0
"""The annotated view as one HTML file: no script, no network, light and dark.

Each source line is a row that opens to the C it became (`<details>`); its colour is its cost.
"""

from __future__ import annotations

from collections import Counter
from html import escape

from cythonk import __version__
from cythonk.annotate.analysis import Annotation, Line
from cythonk.annotate.costs import Cost

STYLE = """\
:root { color-scheme: light dark; --text: #1b1f24; --back: #ffffff; --dim: #6a737d; --edge: #d0d7de;
  --c: #f6f8fa; --w1: #fffbe0; --w2: #fff3b0; --w3: #ffe38a; --w4: #ffd05c; }
@media (prefers-color-scheme: dark) {
  :root { --text: #d6dae0; --back: #14171b; --dim: #8b949e; --edge: #30363d;
    --c: #1c2128; --w1: #2a2712; --w2: #3c3510; --w3: #52450e; --w4: #6b560c; } }
body { margin: 0 auto; max-width: 110em; padding: 1em 1.5em; color: var(--text);
  background: var(--back); font: 15px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.3em; } .dim { color: var(--dim); }
code, pre, .row { font: 13px/1.55 ui-monospace, "DejaVu Sans Mono", Consolas, monospace; }
ul.legend { display: flex; flex-wrap: wrap; gap: .3em 1.6em; padding: 0; list-style: none; }
.row, summary { display: flex; white-space: pre; tab-size: 8; }
summary { cursor: pointer; list-style: none; } summary::-webkit-details-marker { display: none; }
summary:hover, summary:focus-visible { outline: 1px solid var(--dim); }
.n { flex: 0 0 4em; text-align: right; padding-right: 1em; color: var(--dim); }
.n::before { content: "  "; } summary .n::before { content: "+ "; }
details[open] > summary .n::before { content: "- "; }
.m { flex: 0 0 6em; color: var(--dim); letter-spacing: .15em; }
.t { overflow-x: auto; }
.w1 { background: var(--w1); } .w2 { background: var(--w2); }
.w3 { background: var(--w3); } .w4 { background: var(--w4); }
.c { margin: 0 0 .4em 4em; padding: .5em 1em; border-left: 3px solid var(--edge);
  background: var(--c); overflow-x: auto; }
.c pre { margin: 0; tab-size: 8; } .c pre + pre { margin-top: .6em; border-top: 1px dashed
var(--edge); } .why { margin: .2em 0 .4em; }
"""


def render(annotation: Annotation) -> str:
    """The whole page."""
    name = escape(annotation.source.name)
    rows = "\n".join(_row(line) for line in annotation.lines)
    other = "".join(f"<pre>{escape(chunk)}</pre>" for chunk in annotation.other)
    rest = (
        f'<details><summary class="row"><span class="n"></span>C that comes from no line of the '
        f'source</summary><div class="c">{other}</div></details>'
        if other
        else ""
    )
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{name}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{name}</h1>\n"
        '<p class="dim">What each line costs in the kernel; the stronger the colour, the more. '
        "Click a line for the C it became.</p>\n"
        f"{_legend(annotation)}\n<main>\n{rows}\n</main>\n{rest}\n"
        f'<p class="dim">cythonk {escape(__version__)}</p>\n</body>\n</html>\n'
    )


def _legend(annotation: Annotation) -> str:
    counts = Counter(cost for line in annotation.lines for cost in line.costs)
    plain = sum(1 for line in annotation.lines if line.c and not line.costs)
    items = [
        f"<li><code>{cost.letter}</code> {escape(cost.words)}: {_lines(counts[cost])}</li>"
        for cost in Cost
    ]
    items.append(f"<li>plain C: {_lines(plain)}</li>")
    return f'<ul class="legend">{"".join(items)}</ul>'


def _lines(count: int) -> str:
    return f"{count} line{'s' if count != 1 else ''}"


def _row(line: Line) -> str:
    letters = "".join(cost.letter if cost in line.costs else "\N{MIDDLE DOT}" for cost in Cost)
    margin = letters if line.costs else ""
    title = ", ".join(cost.words for cost in Cost if cost in line.costs)
    head = (
        f'<span class="n">{line.number}</span>'
        f'<span class="m" title="{escape(title)}">{margin}</span>'
        f'<span class="t">{escape(line.text)}</span>'
    )
    shade = f" w{line.weight}" if line.weight else ""
    anchor = f' id="L{line.number}"'
    if not line.c:
        return f'<div class="row"{anchor}>{head}</div>'
    why = "".join(
        f'<div class="why dim">{escape(cost.words)}: '
        f"<code>{escape(', '.join(sorted(line.costs[cost])))}</code></div>"
        for cost in Cost
        if cost in line.costs
    )
    code = "".join(f"<pre>{escape(chunk)}</pre>" for chunk in line.c)
    return (
        f'<details{anchor}><summary class="row{shade}">{head}</summary>'
        f'<div class="c">{why}{code}</div></details>'
    )
