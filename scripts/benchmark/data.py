"""The made-up mentions, in clamor and in DuckDB: the same rows with the same computed values."""

import json
import shutil
import sys
from pathlib import Path

import clamor
import duck
from processes import run


class Data:
    """A folder with the same mentions in each program's own form, and what it cost to get them there."""

    def __init__(self, folder: Path, rows: int, seed: int):
        self.folder = folder
        self.rows = rows
        self.seed = seed
        self.store = folder / "mentions.clamor"
        self.database = folder / "mentions.duckdb"
        self.command_line_database = folder / "mentions-cli.duckdb"
        self._made_up = folder / "made-up.csv"
        self._facts_file = folder / "facts.json"

    @property
    def facts(self) -> dict:
        """Seconds, bytes of memory and of files."""
        return json.loads(self._facts_file.read_text())

    def make(self, say) -> None:
        """Makes what is not there; a folder that was not finished is made anew."""
        if self._facts_file.exists():
            say(f"{self.folder} is there already")
            return
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        say(f"making up {self.rows:,} mentions")
        self._make_up()
        facts = {"csv_bytes": self._made_up.stat().st_size}
        say("importing them into clamor")
        facts |= self._import()
        say("exporting what clamor has computed")
        exported = self._export()
        say("loading that into DuckDB")
        facts |= self._load(exported)
        self._facts_file.write_text(json.dumps(facts, indent=4))

    def import_again(self, say) -> None:
        """Makes the store anew, from the same mentions."""
        say("importing into clamor again")
        for file in self.folder.glob(self.store.name + "*"):
            file.unlink()
        self._facts_file.write_text(json.dumps(self.facts | self._import(), indent=4))

    def _make_up(self) -> None:
        """One brand a mention at most, so that DuckDB can hold it in a plain column.

        Lists of brands would make it up to five times slower than it need be: 4 of 100 mentions name a second one.
        """
        several = self.folder / "several-brands.csv"
        with open(several, "wb") as file:
            run([str(clamor.PROGRAM), "synth", "--rows", str(self.rows), "--seed", str(self.seed)], output=file)
        with duck.duckdb.connect() as connection:
            connection.execute(f"""
                COPY (SELECT * REPLACE (split_part(brand, ';', 1) AS brand)
                      FROM read_csv('{several}', header = true, all_varchar = true))
                TO '{self._made_up}' (HEADER)""")
        several.unlink()

    def _import(self) -> dict:
        done = run([str(clamor.PROGRAM), "import", "--store", str(self.store), "--quiet", str(self._made_up)])
        return {
            "clamor_import_seconds": done.seconds, "clamor_import_peak_bytes": done.peak_bytes,
            "clamor_bytes": self.store.stat().st_size}

    def _export(self) -> Path:
        exported = self.folder / "exported.csv"
        with open(exported, "wb") as file:
            run(clamor.asking(self.store) + ["-c", "mentions | select " + ", ".join(duck.TYPES)], output=file)
        return exported

    def _load(self, exported: Path) -> dict:
        done = run([sys.executable, "-B", duck.__file__, str(self.database), str(exported)])
        run([str(duck.COMMAND_LINE), str(self.command_line_database), "-c", duck.loading(exported)])
        exported.unlink()
        return {
            "duckdb_import_seconds": done.seconds, "duckdb_import_peak_bytes": done.peak_bytes,
            "duckdb_bytes": self.database.stat().st_size}
