"""How soon Ctrl-C ends what runs at the prompt, statement by statement.

Usage: scripts/benchmark/interrupts.py PROGRAM STORE [NAME…]

Each statement runs once to its end, then is ended at moments spread over that time. Measured is the time from the key
to the word "interrupted" and to the next prompt, and how long the program still works behind it. The store is opened
read-only.
"""

import fcntl
import os
import pty
import random
import re
import select
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path
from statistics import median

PROMPT = b"clamor> "
WORD = b"interrupted"
COLUMNS_OF_ALL = "select id, channel, time, author, url, text, likes, shares, reach"

STATEMENTS = {
    "scan": "filter followers * 7 - likes * 3 = -5 or likes * 3 - shares * 7 = -11 | count",
    "group": "group count, score, net, reach by channel",
    "group author": "count by author",
    "group url": "count by url",
    "group id": "count by id",
    "group text": "count by text",
    "group two keys": "group count, reach by author, day",
    "distinct": "distinct author, channel",
    "distinct count": "group distinct(author), distinct(url) by channel",
    "authors": "group authors by brand",
    "reach_unique": "group reach_unique by day",
    "quantiles": "group median(reach), p(reach, 90) by channel",
    "quantiles by author": "group median(reach), p(reach, 90) by author",
    "first and last": "group first(text), last(text) by author",
    "interval": "group net, score by author with interval",
    "sort": "sort reach desc",
    "sort text": "sort author | select author, time",
    "sort groups": "count by author | sort author",
    "top": "top 20 by reach per author",
    "top with ties": "top 100000 by verified",
    "top field": "top 20 url by reach",
    "take many": "take 5000000 | count by channel",
    "sample": "sample 100000 | count by channel",
    "sample large": "sample 5000000 | count by channel",
    "terms": "filter brand = \"Osmeda\" | terms",
    "terms of a search": "search refund | terms",
    "describe": "describe",
    "coverage": "coverage",
    "phrase": 'search "the app" | count by day',
    "near": "search (the NEAR/5 app) | count",
    "near patterns": "search (a* NEAR/9 t*) OR (b* NEAR/9 i*) | count",
    "prefix": "search a* | count",
    "wildcard": "search ?e* OR *e?* | count",
    "many words": "search the OR app OR a OR is OR and OR to | top 50 by reach",
    "matches": 'filter text matches /([a-z]+)ing [a-z]+ed/ | count',
    "contains": 'filter text contains "zzzqy" | count',
    "length": "extend n = length(text) | group avg(n) by channel",
    "upper": "extend n = upper(author) | count by n",
    "pivot": "count by day, channel | pivot channel",
    "pivot hour": "count by hour, lang | pivot lang",
    "compare": "last 30 days | count by author | compare previous",
    "share": "count by author | share",
    "trend": "trend every 1h count by author limit 20",
    "trend minutes": "last 30 days | trend every 1m count, net by channel",
    "sort, csv into file": f"{COLUMNS_OF_ALL} | into \"OUT.csv\"",
    "jsonl into file": "into \"OUT.jsonl\"",
    "table": COLUMNS_OF_ALL,
    "cards": "filter brand = \"Osmeda\" | show",
    "pipe": "select id, text | pipe \"cat > /dev/null\"",
    "export": "export \"OUT.csv\"",
    "into name": "filter likes > 3 | into few",
    "chart": "count by author | chart bar",
    "empty answer": "filter channel = \"twiter\" and author = \"nobodyatall\"",
    "empty search": "search zzqqy AND qqzzy AND the AND app | count by day",
    "duplicates": "duplicates",
    "batches": "batches",
    "as of": "as of batch 1 count by author",
    "filter in file": "filter author in file \"WORDS.txt\" | count",
}


class Terminal:
    """A prompt on a terminal of 40 by 120 cells."""

    def __init__(self, program: str, store: str, folder: Path):
        self.primary, inner = pty.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        environment = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
        environment |= {"TERM": "xterm", "HOME": str(folder), "EDITRC": "/dev/null", "CLAMOR_PAGER": "cat"}
        self.process = subprocess.Popen(
            [program, "--store", store, "--read-only", "--color", "never", "--now", "2026-04-01"],
            stdin=inner, stdout=inner, stderr=inner, cwd=folder, env=environment, start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0))
        os.close(inner)
        self.seen = b""

    def send(self, keys: str) -> None:
        os.write(self.primary, keys.encode())

    def wait(self, text: bytes, seconds: float) -> bool:
        """Reads until a text came; what came before it is dropped, what follows it is kept."""
        deadline = time.perf_counter() + seconds
        while text not in self.seen:
            left = deadline - time.perf_counter()
            if left <= 0:
                return False
            if select.select([self.primary], [], [], left)[0]:
                self.seen = self.seen[-64:] + os.read(self.primary, 1 << 16)
        self.seen = self.seen[self.seen.index(text) + len(text):]
        return True

    def quiet(self, seconds: float) -> bytes:
        """What comes until nothing has come for so long."""
        while select.select([self.primary], [], [], seconds)[0]:
            self.seen += os.read(self.primary, 1 << 16)
        found, self.seen = self.seen, b""
        return found


def seconds_of_work(process: int) -> float:
    """The processor time that a process has taken so far."""
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def seconds_until_idle(process: int) -> float:
    """How long a process goes on working, to a twentieth of a second."""
    started = time.perf_counter()
    before = seconds_of_work(process)
    while True:
        time.sleep(0.05)
        now = seconds_of_work(process)
        if now - before < 0.01:
            return time.perf_counter() - started - 0.05
        before = now


def measure(program: str, store: str, statement: str, folder: Path, moments: int, longest: float) -> str:
    terminal = Terminal(program, store, folder)
    if not terminal.wait(PROMPT, 60):
        return "no prompt"
    # The first run reads the store, the second has it in memory.
    whole = longest
    for _ in range(2):
        terminal.quiet(0.05)
        terminal.send(statement + "\r")
        terminal.wait(b"\n", 5)
        started = time.perf_counter()
        ended = terminal.wait(PROMPT, longest)
        whole = time.perf_counter() - started
        if not ended:
            terminal.send("\x03")
            if not terminal.wait(PROMPT, 120):
                return "never ended"
            break
    words, prompts, behind, missed = [], [], [], 0
    for moment in range(moments):
        delay = max(0.002, whole * (moment + random.random()) / moments * 0.98)
        terminal.quiet(0.05)
        terminal.send(statement + "\r")
        terminal.wait(b"\n", 5)
        if terminal.wait(PROMPT, delay):
            missed += 1
            continue
        pressed = time.perf_counter()
        terminal.send("\x03")
        if not terminal.wait(WORD, 120):
            missed += 1
            continue
        words.append((time.perf_counter() - pressed, delay))
        terminal.wait(PROMPT, 120)
        prompts.append(time.perf_counter() - pressed)
        behind.append(seconds_until_idle(terminal.process.pid))
        after = terminal.quiet(0.2)
        rest = re.sub(rb"\x1b\[[0-9;?]*[a-zA-Z]|[\r\n]", b"", after).strip()
        if rest:
            return f"more came after the prompt: {rest[:80]!r}"
    terminal.process.kill()
    terminal.process.wait()
    os.close(terminal.primary)
    left = [name for name in os.listdir(folder) if "OUT" in name]
    for name in left:
        os.unlink(folder / name)
    if not words:
        return f"whole {whole * 1e3:8.0f} ms   too quick to be ended"
    worst, at = max(words)
    return (
        f"whole {whole * 1e3:8.0f} ms   word {median(w for w, _ in words) * 1e3:6.0f}  worst {worst * 1e3:6.0f} ms "
        f"(at {at / whole * 100:3.0f} %)   prompt worst {max(prompts) * 1e3:6.0f} ms   idle after {max(behind):4.1f} s   n {len(words)}"
        + (f"   missed {missed}" if missed else "") + (f"   left behind: {left}" if left and not missed else ""))


def main() -> int:
    program, store, *names = sys.argv[1:]
    moments = int(os.environ.get("MOMENTS", "8"))
    longest = float(os.environ.get("LONGEST", "12"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "WORDS.txt").write_text("\n".join(f"author{number}" for number in range(2_000_000)))
        for title, statement in STATEMENTS.items():
            if names and title not in names:
                continue
            print(f"{title:22}{measure(program, store, statement, folder, moments, longest)}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
