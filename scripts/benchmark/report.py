"""What was measured, for people."""

from math import exp, log
from statistics import median


def geometric_mean(values: list[float]) -> float:
    return exp(sum(log(value) for value in values) / len(values))


def table(head: list[str], lines: list[list[str]]) -> str:
    """Columns of text: the first to the left, the others to the right."""
    widths = [max(len(line[place]) for line in [head, *lines]) for place in range(len(head))]
    rule = ["─" * width for width in widths]

    def row(cells):
        rest = [cell.rjust(width) for cell, width in zip(cells[1:], widths[1:])]
        return "  ".join([cells[0].ljust(widths[0]), *rest]).rstrip()

    return "\n".join(row(line) for line in [head, rule, *lines])


def milliseconds(seconds: float) -> str:
    return f"{seconds * 1e3:,.1f}"


def spread(seconds: list[float]) -> str:
    """Median, and the least and the most."""
    return f"{milliseconds(median(seconds))} ({milliseconds(min(seconds))}–{milliseconds(max(seconds))})"


def megabytes(count: float) -> str:
    return f"{count / 1e6:,.0f}"


def text(result: dict) -> str:
    """The whole result as tables."""
    parts = [f"{result['rows']:,} made-up mentions (seed {result['seed']}), medians of {result['runs']} runs, ms\n"]
    parts.append(table(
        ["question, warm", "clamor", "DuckDB 2.0", "times"],
        [[f"{number}. {entry['name']}", spread(entry["clamor_seconds"]), spread(entry["duckdb_seconds"]),
          f"{entry['ratio']:.1f}"] for number, entry in enumerate(result["questions"], start=1)]) + "\n")
    for name, mean in result["geometric_means"].items():
        parts.append(f"geometric mean of {name}: {mean:.1f}")
    parts.append("\n" + table(
        ["question, by a fresh process", "clamor", "memory, MB", "DuckDB 1.5 command line", "memory, MB", "times"],
        [_cold_line(entry) for entry in result["questions"]]) + "\n")
    parts.append(_costs(result) + "\n")
    return "\n".join(parts)


def _cold_line(entry: dict) -> list[str]:
    cells = [entry["name"], spread(entry["cold_clamor_seconds"]), megabytes(entry["cold_clamor_peak_bytes"])]
    if not entry["cold_duckdb_seconds"]:
        return cells + ["", "", ""]
    return cells + [
        spread(entry["cold_duckdb_seconds"]), megabytes(entry["cold_duckdb_peak_bytes"]), f"{entry['cold_ratio']:.1f}"]


def _costs(result: dict) -> str:
    facts, rows = result["facts"], result["rows"]
    prompt = result["prompt"]

    def both(name, form):
        return [form(facts[f"clamor_{name}"]), form(facts[f"duckdb_{name}"])]

    return table(["", "clamor", "DuckDB"], [
        ["import, thousand mentions/s", *both("import_seconds", lambda seconds: f"{rows / seconds / 1e3:.0f}")],
        ["import, memory, MB", *both("import_peak_bytes", megabytes)],
        ["size, MB", *both("bytes", megabytes)],
        ["size, times the CSV", *both("bytes", lambda count: f"{count / facts['csv_bytes']:.2f}")],
        ["start to prompt, ms", spread(prompt["clamor_seconds"]), spread(prompt["duckdb_seconds"])],
    ])


def growth(results: list[dict]) -> str:
    """Sizes side by side: milliseconds and nanoseconds per mention of clamor's warm answers, and what import cost."""
    head = ["clamor alone"] + [f"{result['rows'] / 1e6:g} M, ms" for result in results]
    head += [f"{result['rows'] / 1e6:g} M, ns a mention" for result in results]
    lines = []
    for entries in zip(*(result["questions"] for result in results)):
        times = [median(entry["clamor_seconds"]) for entry in entries]
        each = [time / result["rows"] * 1e9 for time, result in zip(times, results)]
        lines.append([entries[0]["name"], *map(milliseconds, times), *(f"{time:.2f}" for time in each)])
    imports = [result["facts"]["clamor_import_seconds"] for result in results]
    each = [time / result["rows"] * 1e9 for time, result in zip(imports, results)]
    lines.append(["import", *map(milliseconds, imports), *(f"{time:,.0f}" for time in each)])
    return table(head, lines)
