"""How long it takes to draw a year of hours by ten series, after the answer is there.

Each kind is asked for in turn with the same question without a picture, in one session; what is told is the median of
the differences, which holds reading the rows, drawing them, and writing the text.
"""

import argparse
import os
import re
import statistics
import subprocess
import tempfile

QUESTION = "since 2025-04-01 until 2026-04-01 | trend every 1h count by author limit 9"
KINDS = ["line", "area", "column", "stacked", "pct", "spark"]


def times(clamor, store, statements, extra):
    command = [clamor, "--store", store, "--read-only", "--quiet", "--timing", "--width", "120", *extra]
    for statement in statements:
        command += ["-c", statement]
    result = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=True)
    return [float(found) for found in re.findall(r"^time: ([\d.]+) ms$", result.stderr, re.MULTILINE)]


def main():
    parser = argparse.ArgumentParser(prog="scripts/bench pictures", description=__doc__)
    parser.add_argument("clamor", help=argparse.SUPPRESS)
    parser.add_argument("store", metavar="STORE")
    parser.add_argument("--runs", type=int, default=25)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        forms = [(kind, f"{QUESTION} | chart {kind}", ["--color", "always"]) for kind in KINDS]
        forms.append(("line, without colour", f"{QUESTION} | chart line", ["--color", "never"]))
        forms.append(("line, as SVG", f'{QUESTION} | chart line | into "{os.path.join(folder, "line.svg")}"', []))
        plain = f"{QUESTION} | into kept"
        print("drawing 8,760 hours of ten series, milliseconds: median (best) of", options.runs, "runs")
        for name, picture, extra in forms:
            found = times(options.clamor, options.store, [plain, picture] * (options.runs + 1), extra)
            pairs = list(zip(found[2::2], found[3::2]))
            if len(pairs) != options.runs:
                raise SystemExit(f"{len(pairs)} times for {options.runs} runs of: {picture}")
            drawing = [drawn - asked for asked, drawn in pairs]
            print(
                f"{name:22} {statistics.median(drawing):6.1f} ({min(drawing):.1f}),"
                f" question alone {statistics.median(asked for asked, _ in pairs):.1f}"
            )


if __name__ == "__main__":
    main()
