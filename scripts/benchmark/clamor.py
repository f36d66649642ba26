"""clamor as it is used: a prompt that stays open, and processes that answer one question."""

import os
import pty
import subprocess
import tempfile
import termios
import time
from pathlib import Path

from processes import Failed

PROGRAM = Path(__file__).resolve().parents[2] / ".build/release/clamor"

# The last of the made-up mentions is one second older.
NOW = "2026-04-01"


def asking(store: Path) -> list[str]:
    """The command that asks a store, without the question."""
    return [str(PROGRAM), "--store", str(store), "--read-only", "--now", NOW, "--csv"]


class Prompt:
    """A session that reads statements from a terminal, answers into a file and tells of each end on standard error."""

    def __init__(self, store: Path):
        self._answers = tempfile.TemporaryFile()
        self._terminal, inner = pty.openpty()
        modes = termios.tcgetattr(inner)
        modes[3] &= ~termios.ECHO
        termios.tcsetattr(inner, termios.TCSANOW, modes)
        self._process = subprocess.Popen(
            asking(store) + ["--timing"], stdin=inner, stdout=self._answers, stderr=subprocess.PIPE,
            env=os.environ | {"TERM": "dumb", "XDG_STATE_HOME": str(store.parent)})
        os.close(inner)

    def ask(self, statement: str) -> tuple[float, str]:
        """Seconds from the written line to the end of the answer, and the answer as CSV.

        Raises Failed when the statement is refused.
        """
        self._answers.seek(0)
        self._answers.truncate()
        started = time.perf_counter()
        os.write(self._terminal, statement.encode() + b"\n")
        words = b""
        while not (line := self._process.stderr.readline()).startswith(b"time: "):
            words += line
            if not line:
                raise Failed(f"clamor left: {words.decode()}")
        seconds = time.perf_counter() - started
        if b"error:" in words:
            raise Failed(f"{statement}\n{words.decode()}")
        self._answers.seek(0)
        return seconds, self._answers.read().decode()

    def close(self) -> None:
        """Ends the session as Ctrl-D does."""
        os.write(self._terminal, b"\x04")
        self._process.communicate()
        os.close(self._terminal)
