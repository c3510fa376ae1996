"""The console of Windows, which takes escape sequences only where it is told to."""

from __future__ import annotations

import sys
from typing import TextIO

_PROCESSED, _VIRTUAL = 0x0001, 0x0004  # ENABLE_PROCESSED_OUTPUT, ENABLE_VIRTUAL_TERMINAL_PROCESSING


def takes_escapes(stream: TextIO) -> bool:
    """Does the terminal that a stream goes to take escape sequences? That of Windows is told to; old ones refuse."""
    if sys.platform != "win32":
        return True
    import ctypes
    import msvcrt

    kernel = ctypes.windll.kernel32
    mode = ctypes.c_ulong()
    try:
        handle = msvcrt.get_osfhandle(stream.fileno())
    except (OSError, ValueError):
        return False
    if not kernel.GetConsoleMode(handle, ctypes.byref(mode)):
        return True  # a terminal that is no console of Windows: mintty's
    return bool(kernel.SetConsoleMode(handle, mode.value | _PROCESSED | _VIRTUAL))
