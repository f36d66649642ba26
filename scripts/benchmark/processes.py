"""Processes from outside: how long they take, and the most memory that they hold."""

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass


class Failed(Exception):
    """A process that ended with an error."""


@dataclass(frozen=True)
class Run:
    """One whole run of a process."""

    seconds: float
    peak_bytes: int


def run(command: list[str], output=subprocess.DEVNULL) -> Run:
    """Runs a process to its end.

    A process inherits the peak of the one that starts it, so a small one starts it: this file.
    Raises Failed with its last words when it does not end well.
    """
    starter = [sys.executable, "-B", "-S", "-E", __file__, *command]
    told = subprocess.run(starter, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.PIPE, check=True)
    found = json.loads(told.stderr)
    if found["status"] != 0:
        raise Failed(f"{command[0]} ended with {found['status']}: {found['words'].strip()[-2000:]}")
    return Run(found["seconds"], found["peak_bytes"])


def _run_here(command: list[str]) -> dict:
    started = time.perf_counter()
    process = subprocess.Popen(command, stderr=subprocess.PIPE)
    words = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    return {
        "seconds": seconds, "peak_bytes": usage.ru_maxrss * 1024, "status": process.returncode,
        "words": words.decode(errors="replace")}


if __name__ == "__main__":
    json.dump(_run_here(sys.argv[1:]), sys.stderr)
