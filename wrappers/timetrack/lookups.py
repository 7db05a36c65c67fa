"""Looks up the addresses of a name without keeping anybody waiting who has no time for it any more.

The look-up of the system cannot be told how long it may take, nor can it be stopped. So it runs in a thread that holds
up neither the caller nor the end of the program, and everybody who asks for the same name meanwhile waits for that one.
"""

from __future__ import annotations

import asyncio
import socket
import threading
from concurrent.futures import Future
from ipaddress import ip_address
from typing import Final, TypeAlias

Addresses: TypeAlias = list[str]
"""The addresses of a name as texts, the best first."""


class Lookups:
    """The look-ups of names that are under way. Threads and event loops may share it."""

    def __init__(self) -> None:
        self._under_way: dict[tuple[str, int], Future[Addresses]] = {}
        self._lock = threading.Lock()

    def within(self, seconds: float | None, host: str, port: int) -> Addresses:
        """Return the addresses of a host; raises TimeoutError after so many seconds or what the look-up raises."""
        return [host] if _is_address(host) else self._asked(host, port).result(seconds)

    async def within_async(self, seconds: float | None, host: str, port: int) -> Addresses:
        """Return the addresses of a host; raises TimeoutError after so many seconds or what the look-up raises."""
        if _is_address(host):
            return [host]
        async with asyncio.timeout(seconds):
            return await asyncio.wrap_future(self._asked(host, port))

    def _asked(self, host: str, port: int) -> Future[Addresses]:
        with self._lock:
            found = self._under_way.get((host, port))
            if found is None:
                found = self._under_way[host, port] = Future()
                found.set_running_or_notify_cancel()  # or who gives up would take it away from all others
                threading.Thread(target=self._look_up, args=(found, host, port), name="timetrack", daemon=True).start()
            return found

    def _look_up(self, found: Future[Addresses], host: str, port: int) -> None:
        try:
            addresses, problem = _addresses(host, port), None
        except Exception as error:  # raised where it is waited for
            addresses, problem = [], error
        with self._lock:
            del self._under_way[host, port]
        if problem is None:
            found.set_result(addresses)
        else:
            found.set_exception(problem)


LOOKUPS: Final = Lookups()
"""Those of this process."""


def _addresses(host: str, port: int) -> Addresses:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
