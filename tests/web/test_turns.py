"""Who writes next on SQLite."""

from __future__ import annotations

import threading
import time

from fremdbild.web.answering.writing import Turns


def test_whoever_has_waited_longest_writes_next() -> None:
    turns, order, threads = Turns(), [], []

    def write(number: int) -> None:
        with turns:
            order.append(number)

    with turns:
        for number in range(30):
            threads.append(threading.Thread(target=write, args=[number]))
            threads[-1].start()
            while len(turns._waiting) <= number:
                time.sleep(0.001)
    for thread in threads:
        thread.join(10)
    assert order == list(range(30))


def test_one_writes_at_a_time_and_a_fault_passes_the_turn_on() -> None:
    turns, inside, seen = Turns(), [], []

    def write(number: int) -> None:
        try:
            with turns:
                inside.append(number)
                seen.append(len(inside))
                time.sleep(0.001)
                inside.remove(number)
                raise ZeroDivisionError
        except ZeroDivisionError:
            pass

    threads = [threading.Thread(target=write, args=[number]) for number in range(30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert seen == [1] * 30
