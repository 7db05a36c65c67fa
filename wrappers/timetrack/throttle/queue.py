"""The calls of a process that wait for a slot, in the order in which they began.

To join at the end, to leave from anywhere and to ask who is first cost the same however many wait: who leaves is only
struck out, and the list is tidied up when more of it is struck out than not.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable
from functools import partial
from itertools import count
from typing import Final
from uuid import uuid4
from weakref import ref

from attrs import define, field

from timetrack.throttle.bell import Bell

_order: Final = count()


@define(order=False, eq=False)
class Ticket:
    """The place of one call in the queue; it keeps its number through all attempts, and so its turn."""

    number: int = field(factory=_order.__next__)
    token: str = field(factory=lambda: uuid4().hex)
    bell: Bell = field(factory=Bell, repr=False)


class Queue:
    """Tickets by their number; not safe for threads, and it does not keep calls alive.

    `gone` is told the number of a call that was interrupted, by Ctrl-C say, just when it was about to leave.
    """

    def __init__(self, gone: Callable[[int], None]) -> None:
        self._gone = gone
        self._waiting: dict[int, ref[Ticket]] = {}
        self._numbers: list[int] = []
        """All that are waiting and some that are not any more, sorted, from `_head` on."""
        self._head = 0

    def __len__(self) -> int:
        return len(self._waiting)

    def join(self, ticket: Ticket) -> None:
        """Enter behind all that began earlier."""
        number = ticket.number
        self._waiting[number] = ref(ticket, partial(self._lost, number))
        insort(self._numbers, number, self._head)

    def leave(self, number: int) -> None:
        """Strike out a number; one that does not wait is none."""
        if self._waiting.pop(number, None) is not None and len(self._numbers) > 2 * len(self._waiting):
            self._tidy()

    def first(self) -> Ticket | None:
        """Return whoever began first, and wake him where the one before him is gone without a word.

        `gone` is called by the garbage collector, which drops whatever interrupts that. A call that is gone and still
        stands here would be the first for ever, and nobody would be woken again.
        """
        is_news = False
        while self._head < len(self._numbers):
            number = self._numbers[self._head]
            waiting = self._waiting.get(number)
            ticket = None if waiting is None else waiting()
            if ticket is not None:
                if is_news:
                    ticket.bell.ring()
                return ticket
            is_news = self._waiting.pop(number, None) is not None or is_news
            self._head += 1
        return None

    def ahead_of(self, number: int) -> int:
        """Return how many began earlier than a number."""
        if len(self._numbers) - self._head > len(self._waiting):
            self._tidy()
        return bisect_left(self._numbers, number, self._head) - self._head

    def _lost(self, number: int, _: ref[Ticket]) -> None:
        self._gone(number)

    def _tidy(self) -> None:
        self._numbers, self._head = sorted(self._waiting), 0
