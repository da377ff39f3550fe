# SPDX-License-Identifier: GPL-2.0
"""`cythonk kbuild`: what a project's Kbuild file calls during a plain `make -C … M=…`.

Not for people, so hidden from the help page: puts the C of the sources, the runtime's headers and
its archive where `Kbuild.template` expects them, and leaves alone what has not changed.
"""

from __future__ import annotations

import time
from pathlib import Path

import click

from cythonk.cli import inputs, stamp
from cythonk.cli.builder import translate
from cythonk.cli.outputs import write_output
from cythonk.cli.session import Session, find_kernel, with_session
from cythonk.diagnostics.model import CythonkError, Diagnostic, Position, Severity
from cythonk.kernel import runtime_cache

EMPTY_ARCHIVE = b"!<arch>\n"  # for modules that use nothing of the runtime


@click.command("kbuild", hidden=True)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--kernel", required=True, metavar="DIR", help="The kernel's build directory.")
@click.option("--directory", required=True, type=click.Path(path_type=Path), metavar="DIR")
@with_session
def command(files: tuple[Path, ...], kernel: str, directory: Path, session: Session) -> int:
    """Translate FILES for Kbuild: <name>.pyx.c and .cythonk/ in DIRECTORY."""
    inputs.check_sources(files)
    target = find_kernel(kernel)
    own = directory / ".cythonk"
    done = own / "done"
    wanted = stamp.key(target, files, done, ["kbuild"])
    outputs = [directory / f"{file.name}.c" for file in files]
    archive = own / "libck.a"
    if stamp.is_fresh(done, wanted) and all(path.is_file() for path in [*outputs, archive]):
        return 0
    try:
        own.mkdir(exist_ok=True)
        include = own / "include"
        if include.is_symlink() or include.exists():
            include.unlink()
        include.symlink_to(runtime_cache.INCLUDE)
    except OSError as error:
        reason = f"cannot be written: {error.strerror}"
        raise CythonkError(Diagnostic("CK009", reason, Position(own, 0))) from error
    started = time.time_ns()
    translation = translate(files, files[0].stem, None, kernel=target)
    if any(item.severity is Severity.ERROR for item in translation.diagnostics):
        return session.report(translation.diagnostics)
    for unit in translation.units:
        output = directory / f"{unit.name}.pyx.c"
        if output not in outputs:
            hint = "add it to the list of sources in the Kbuild file"
            place = Position(unit.source, 0)
            raise CythonkError(Diagnostic("CK015", "is cimported but not listed", place, hint))
        _write_if_changed(output, unit.c_text.encode())
    content = EMPTY_ARCHIVE
    if translation.uses_runtime:
        content = runtime_cache.ensure(target, progress=session.progress).read_bytes()
    _write_if_changed(archive, content)
    write_output(done, b"")
    stamp.record(done, wanted, [*files, *translation.inputs], started)
    return session.report(translation.diagnostics)


def _write_if_changed(path: Path, content: bytes) -> None:
    """Leave the file and its time alone when it holds `content` already: make looks at the time."""
    if not path.is_file() or path.read_bytes() != content:
        write_output(path, content)
