// SPDX-License-Identifier: GPL-2.0
/*
 * The subclasses of OSError. Separate because only modules that raise or name them need them.
 */
#include <cythonk/exc_def.h>

CK_EXCEPTION(BlockingIOError, OSError);
CK_EXCEPTION(BrokenPipeError, ConnectionError);
CK_EXCEPTION(ChildProcessError, OSError);
CK_EXCEPTION(ConnectionAbortedError, ConnectionError);
CK_EXCEPTION(ConnectionError, OSError);
CK_EXCEPTION(ConnectionRefusedError, ConnectionError);
CK_EXCEPTION(ConnectionResetError, ConnectionError);
CK_EXCEPTION(FileExistsError, OSError);
CK_EXCEPTION(FileNotFoundError, OSError);
CK_EXCEPTION(InterruptedError, OSError);
CK_EXCEPTION(IsADirectoryError, OSError);
CK_EXCEPTION(NotADirectoryError, OSError);
CK_EXCEPTION(PermissionError, OSError);
CK_EXCEPTION(ProcessLookupError, OSError);
CK_EXCEPTION(TimeoutError, OSError);
