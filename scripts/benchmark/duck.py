"""DuckDB, as a library that stays open and as its command line; with the settings that it comes with."""

import sys
import time
from pathlib import Path

import duckdb
import duckdb_cli

# The program itself: the package's own command wraps it in Python.
COMMAND_LINE = Path(duckdb_cli.__file__).with_name("duckdb")

TYPES = {
    "id": "VARCHAR", "channel": "VARCHAR", "kind": "VARCHAR", "url": "VARCHAR", "domain": "VARCHAR",
    "time": "TIMESTAMP", "title": "VARCHAR", "text": "VARCHAR", "lang": "VARCHAR", "rating": "DOUBLE",
    "author": "VARCHAR", "author_name": "VARCHAR", "followers": "BIGINT", "verified": "BOOLEAN", "country": "VARCHAR",
    "location": "VARCHAR", "parent": "VARCHAR", "thread": "VARCHAR", "share_of": "VARCHAR", "quote_of": "VARCHAR",
    "likes": "BIGINT", "shares": "BIGINT", "replies": "BIGINT", "views": "BIGINT", "engagement": "BIGINT",
    "sentiment": "VARCHAR", "score": "DOUBLE", "reach": "BIGINT", "brand": "VARCHAR",
}


def loading(rows: Path) -> str:
    """The statement that makes the table of mentions from clamor's own export."""
    return f"CREATE TABLE mentions AS SELECT * FROM read_csv('{rows}', header = true, nullstr = '', columns = {TYPES})"


def asking(database: Path) -> list[str]:
    """The command that asks a database, without the question."""
    return [str(COMMAND_LINE), "-readonly", "-csv", str(database)]


class Library:
    """A database kept open in this process."""

    def __init__(self, database: Path):
        self._connection = duckdb.connect(str(database), read_only=True)

    def ask(self, sql: str) -> tuple[float, list[str], list[tuple]]:
        """Seconds to the last row, the names of the columns, and the rows."""
        started = time.perf_counter()
        rows = self._connection.execute(sql).fetchall()
        seconds = time.perf_counter() - started
        return seconds, [column[0] for column in self._connection.description], rows

    def close(self) -> None:
        self._connection.close()


if __name__ == "__main__":
    # A process of its own, so that its memory can be measured: duck.py DATABASE ROWS.
    with duckdb.connect(sys.argv[1]) as connection:
        connection.execute(loading(Path(sys.argv[2])))
