"""The mock behind a real socket: uvicorn in a background thread, for tests and for the command line."""

import asyncio
import socket
import time
from threading import Thread
from types import TracebackType
from typing import TYPE_CHECKING, Self

from timetrack_mock.asgi import Application, Handler
from timetrack_mock.message import StartupError
from timetrack_mock.mock import Mock
from timetrack_mock.page import WithPage
from timetrack_mock.realtime import monotonic

if TYPE_CHECKING:
    import uvicorn

_PATIENCE = 10.0  # seconds; far more than a start takes on a busy machine


class _Loop(asyncio.SelectorEventLoop):
    """A loop whose waits end although a test has frozen time."""

    def time(self) -> float:
        return monotonic()


class MockServer:
    """Serves a mock as long as its `with` statement lasts.

    Without a mock it makes one of its own, and closes that at the end; a given mock stays open. If the mock has failed,
    leaving the `with` statement raises the `MockFailure`, so that it is seen even by who took its answer for another
    one. With `control`, requests to `control_url` turn what can be turned.
    """

    def __init__(
        self, mock: Mock | None = None, *, host: str = "127.0.0.1", port: int = 0, control: bool = False
    ) -> None:
        self._socket = _bound(host, port)
        self._owned = mock is None
        try:
            path = _control_path(self._socket) if control else None
            self.mock = mock if mock is not None else Mock()
        except BaseException:
            self._socket.close()
            raise
        self._application = Application(WithPage(self.mock) if path is None else _controlled(self.mock))
        self._server = _uvicorn(self._application)
        self._thread = Thread(target=self._run, name="timetrack-mock", daemon=True)
        self._error: BaseException | None = None
        self.port: int = self._socket.getsockname()[1]
        shown = f"[{host}]" if ":" in host else host
        self.url = f"http://{shown}:{self.port}{self.mock.base_path}"
        self.control_url = None if path is None else f"http://{shown}:{self.port}{path}"

    def start(self) -> Self:
        """Return once requests are answered."""
        self._thread.start()
        end = monotonic() + _PATIENCE
        while not self._server.started:
            if not self.running or monotonic() > end:
                self.stop()
                raise StartupError("The server did not start; look at the log of uvicorn.") from self._error
            time.sleep(0.005)
        return self

    def _run(self) -> None:
        try:
            with asyncio.Runner(loop_factory=_Loop) as runner:
                runner.run(self._server.serve(sockets=[self._socket]))
        except BaseException as error:  # seen by whoever waits for the start; a thread has nobody else to tell
            self._error = error

    @property
    def running(self) -> bool:
        """Whether requests are answered, or soon will be."""
        return self._thread.is_alive()

    def stop(self) -> None:
        """Finish the requests under way and close the socket; calling it twice does no harm."""
        self._server.should_exit = True
        if self._thread.ident is not None:
            self._thread.join()
        self._socket.close()
        if self._owned:
            self.mock.close()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        if kind is None and self._application.failure is not None:
            raise self._application.failure


def _control_path(listener: socket.socket) -> str:
    from timetrack_mock import control  # only here: most mocks are never controlled, and start faster

    control.demand_loopback(listener.getsockname()[0])
    return control.BASE


def _controlled(mock: Mock) -> Handler:
    from timetrack_mock.control import WithControl

    return WithControl(mock, WithPage(mock))


def _bound(host: str, port: int) -> socket.socket:
    try:
        if not host:  # to a socket this would mean every network
            raise OSError
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except (OSError, OverflowError, UnicodeError):
        raise StartupError(f"The host {host} is not known; name an address of this machine.") from None
    listener = socket.socket(family, kind, protocol)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen()  # before uvicorn gets it, so that a port in use is noticed here
    except OSError as error:
        listener.close()
        reason = error.strerror or str(error)
        raise StartupError(f"The mock cannot listen on {host}:{port}: {reason}; choose another port.") from None
    return listener


def _uvicorn(application: Application) -> "uvicorn.Server":
    import uvicorn  # only here: a mock without a socket works without it, and starts faster

    from timetrack_mock.wire import lending_protocol

    config = uvicorn.Config(
        application,
        loop="none",  # it runs in ours
        http=lending_protocol(),
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=2,
    )
    return uvicorn.Server(config)
