"""Everything a worker can output, collected in its folder, to be searched for key and secret."""

import logging
import pickle
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from threading import RLock

from timetrack.auth import Secret

OUTPUTS = ("debug.log", "exceptions.txt", "pickles.bin", "stdout", "stderr")
"""The files of a worker."""

FORMAT = "%(asctime)s %(levelname)s %(name)s %(threadName)s %(message)s"


class Evidence:
    """Writes down logs of all loggers, and all that can be got out of an exception."""

    def __init__(self, folder: Path) -> None:
        self._exceptions = (folder / "exceptions.txt").open("w", encoding="utf-8", errors="backslashreplace")
        self._pickles = (folder / "pickles.bin").open("wb")
        self._lock = RLock()
        handler = logging.FileHandler(folder / "debug.log", encoding="utf-8", errors="backslashreplace")
        handler.setFormatter(logging.Formatter(FORMAT))
        logging.basicConfig(level=logging.NOTSET, handlers=[handler])
        logging.captureWarnings(True)

    def of(self, thing: object) -> None:
        """Keep how something shows itself, and its pickle if it lets itself be pickled."""
        with self._lock:
            for show in (repr, str, "{}".format, "{!a}".format):
                print(show(thing), file=self._exceptions)
            try:
                self._pickles.write(pickle.dumps(thing))
            except Exception as refused:  # not everything lets itself be pickled; how it refuses is evidence too
                print(everything(refused), file=self._exceptions)

    def of_error(self, error: BaseException) -> None:
        """Keep an exception with all that it brings along: attributes, causes, contexts, the locals of its frames."""
        with self._lock:
            print(f"{'=' * 20} {type(error).__qualname__}", everything(error), file=self._exceptions, sep="\n")
            for each in chain(error):
                print(vars(each), each.args, file=self._exceptions)
                self.of(each)

    def plant(self, token: Secret) -> None:
        """Give something away everywhere, so that a search that finds nothing would be noticed."""
        logging.getLogger(__name__).debug(token.reveal())
        sys.stdout.write(token.reveal())
        sys.stderr.write(token.reveal())
        self.of_error(ValueError(token.reveal()))

    def close(self) -> None:
        """Let go of the files."""
        self._exceptions.close()
        self._pickles.close()


def everything(error: BaseException) -> str:
    """An exception as a debugger would print it, with the locals of all frames, and of all causes and contexts."""
    try:
        return "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())
    except Exception:  # Python 3.11 gives up at an object that was interrupted while it was made
        return "\n".join(line for each in chain(error) for line in _frames(each))


def _frames(error: BaseException) -> Iterator[str]:
    yield repr(error)
    for frame, line in traceback.walk_tb(error.__traceback__):
        yield f"{frame.f_code.co_filename}:{line} {frame.f_code.co_qualname}"
        yield from (f"    {name} = {_shown(value)}" for name, value in list(frame.f_locals.items()))


def _shown(value: object) -> str:
    try:
        return repr(value)
    except Exception as refused:
        return f"<{type(value).__name__} without a repr: {refused!r}>"


def chain(error: BaseException) -> Iterator[BaseException]:
    """An exception, and all that it was caused by or raised during."""
    waiting, seen = [error], set[int]()
    while waiting:
        each = waiting.pop()
        if id(each) not in seen:
            seen.add(id(each))
            yield each
            waiting += [other for other in (each.__cause__, each.__context__) if other is not None]


def leaks(folder: Path, canary: str) -> dict[str, int]:
    """The files below a folder that hold a text, or a half of its last 24 characters; and the first line with it."""
    pieces = [piece.encode() for piece in (canary, canary[-24:-12], canary[-12:])]
    lines = {file: _line(file.read_bytes(), pieces) for file in sorted(folder.rglob("*")) if file.is_file()}
    return {str(file.relative_to(folder)): line for file, line in lines.items() if line}


def _line(content: bytes, pieces: list[bytes]) -> int:
    first = min((place for piece in pieces if (place := content.find(piece)) >= 0), default=None)
    return 0 if first is None else content[:first].count(b"\n") + 1
