"""Words to the service manager (sd_notify): ready, still alive, stopping; silent where there is none."""

import os
import socket
from collections.abc import Mapping
from contextlib import suppress
from typing import Final

VARIABLE: Final = "NOTIFY_SOCKET"
READY: Final = "READY=1"
ALIVE: Final = "WATCHDOG=1"
STOPPING: Final = "STOPPING=1"


def notify(state: str, environ: Mapping[str, str] | None = None) -> bool:
    """Tell systemd a state over its datagram socket; ``False`` when nobody listens.

    A name that begins with ``@`` is one of the abstract namespace (sd_notify(3)).
    """
    address = (os.environ if environ is None else environ).get(VARIABLE, "")
    if not address.startswith(("/", "@")):
        return False
    name = "\0" + address[1:] if address.startswith("@") else address
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as channel:
        channel.connect(name)
        channel.sendall(state.encode())
        return True
    return False
