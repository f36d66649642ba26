"""How soon a key is seen on the screen, over a session that is typed key by key.

Usage: scripts/benchmark/keystrokes.py PROGRAM STORE [--preview]

Measured is the time from the key to the last byte that it has drawn. The store is opened read-only. Keys come with a
pause between them, as from a person; with --preview the rows of each stage are shown while it is typed.
"""

import os
import select
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from interrupts import Terminal

PAUSE = 0.06
DRAWN = b"\x1b[?25h"

LEFT, RIGHT, UP, DOWN = "\x1b[D", "\x1b[C", "\x1b[A", "\x1b[B"
# Each line of keys: letters one by one, and what stands in a list by itself.
SESSION: list[list[str]] = [
    [*"last 30 days | filter channel = \"twi", "\t", *" | group count, net by br", "\t", "\r"],
    [*"| sort net de", "\t", "\r"],
    [*"search refund OR \"money back\" NEAR/5 (cancel* OR delay*) | trend every 1d count by channel | chart", "\r"],
    [*"filter author = \"", "\t", "\t", "\t", "\r", *" | count", "\r"],
    [*"count by ", "\t", "\t", "\x07", *"day", LEFT, LEFT, LEFT, RIGHT, *"month, ", "\r"],
    [UP, UP, UP, DOWN, DOWN, "\x15", *"top 10 hasht", "\t", "\r"],
    ["\x12", *"refund", UP, DOWN, "\x07", *"filter domain = ", "\t", "\t", "\x15"],
    [*"let worst = filter score < -0.5 and reach > 10000", "\r"],
    [*"worst | terms 10 | select te", "\t", "\x1b\r", *"| take 5", UP, "\x01", "\x05", DOWN, "\r"],
]


def drain(terminal: Terminal, seconds: float) -> bytes:
    """What comes until nothing has come for so long."""
    seen = b""
    while select.select([terminal.primary], [], [], seconds)[0]:
        seen += os.read(terminal.primary, 1 << 16)
    return seen


def seconds_to_screen(terminal: Terminal, key: str) -> float | None:
    """None where a key draws nothing."""
    started = time.perf_counter()
    os.write(terminal.primary, key.encode())
    last, seen = None, b""
    while select.select([terminal.primary], [], [], 0.2 if last is None else 0.004)[0]:
        seen += os.read(terminal.primary, 1 << 16)
        last = time.perf_counter() - started
    # A terminal's own echo is no drawing.
    return last if DRAWN in seen else None


def main() -> None:
    program, store = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    kinds: dict[str, list[float]] = {"letters": [], "Tab": [], "other keys": []}
    with tempfile.TemporaryDirectory() as folder:
        terminal = Terminal(program, store, Path(folder))
        drain(terminal, 0.5)
        if "--preview" in sys.argv:
            terminal.send(".preview on\r")
            drain(terminal, 0.5)
        for line in SESSION:
            for key in line:
                time.sleep(PAUSE)
                if key == "\r":
                    terminal.send(key)
                    drain(terminal, 1.0)
                    continue
                if "--preview" in sys.argv:
                    drain(terminal, 0)
                seconds = seconds_to_screen(terminal, key)
                if seconds is not None:
                    kinds["letters" if len(key) == 1 and key >= " " else "Tab" if key == "\t" else "other keys"].append(seconds)
        terminal.send("\x03")
        terminal.process.kill()
    for name, times in [*kinds.items(), ("all", sum(kinds.values(), []))]:
        print(f"{name:10} {len(times):4} keys   median {median(times) * 1000:5.1f} ms   worst {max(times) * 1000:5.1f} ms")


if __name__ == "__main__":
    main()
