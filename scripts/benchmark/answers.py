"""Whether both programs gave the same answer."""

import csv
import io
import math
from datetime import datetime


def disagreement(answer: str, columns: list[str], rows: list[tuple], ordered: bool) -> str | None:
    """What differs between clamor's answer as CSV and DuckDB's rows; None where nothing does.

    Columns are found by name. Fractions may differ in the ninth digit, as their sums depend on the order of adding.
    """
    header, *lines = csv.reader(io.StringIO(answer))
    if missing := [column for column in columns if column not in header]:
        return f"clamor has no column {', '.join(missing)}"
    if len(lines) != len(rows):
        return f"clamor has {len(lines)} rows, DuckDB {len(rows)}"
    kinds = [_kind(row[place] for row in rows) for place in range(len(columns))]
    places = [header.index(column) for column in columns]
    try:
        ours = [[_read(line[place], kind) for place, kind in zip(places, kinds)] for line in lines]
    except ValueError as error:
        return f"clamor's answer cannot be read: {error}"
    theirs = [list(row) for row in rows]
    if not ordered:
        ours.sort(key=_exact_part)
        theirs.sort(key=_exact_part)
    for number, (one, other) in enumerate(zip(ours, theirs), start=1):
        for column, our, their in zip(columns, one, other):
            if not _is_same(our, their):
                return f"row {number}, {column}: clamor {our}, DuckDB {their}"
    return None


def _kind(values) -> type:
    """The type of a column's values; text where none is known."""
    return next((type(value) for value in values if value is not None), str)


def _read(cell: str, kind: type):
    """A cell of clamor's as a value of DuckDB's; an empty one is unknown."""
    if cell == "":
        return None
    if kind is bool:
        return cell == "true"
    if kind is datetime:
        return datetime.fromisoformat(cell.removesuffix("Z"))
    return kind(cell)


def _exact_part(row: list) -> list:
    """What tells rows of a set apart: values that are no fractions, then fractions as far as they are sure."""
    exact = [(value is not None, str(value)) for value in row if not isinstance(value, float)]
    return exact + [(True, f"{value:12.6f}") for value in row if isinstance(value, float)]


def _is_same(our, their) -> bool:
    if isinstance(our, float) and isinstance(their, float):
        return math.isclose(our, their, rel_tol=1e-9, abs_tol=1e-12)
    return our == their
