"""The benchmark: the same made-up mentions and the same questions, in clamor and in DuckDB, in turn.

A wrong answer is an error; a slow one is not.
"""

import argparse
import json
import shutil
import sys
from pathlib import Path
from statistics import median

import measure
import report
from data import Data
from processes import Failed
from questions import Question, chosen, read_questions

FOLDER = Path(__file__).resolve().parents[2] / ".build/bench"
GROWTH = [1_000_000, 3_000_000, 10_000_000]

# Fewer say nothing of speed, and leave days without a mention: SQL has no row for those, a trend has.
FEWEST = 100_000


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000_000, help="how many mentions (10 million)")
    parser.add_argument("--seed", type=int, default=7, help="of the made-up mentions")
    parser.add_argument("--questions", help="only these, by number, such as 1,2,5")
    parser.add_argument("--runs", type=int, default=5, help="runs of each question that count (5)")
    parser.add_argument("--growth", action="store_true", help="1, 3 and 10 million side by side")
    parser.add_argument("--json", action="store_true", help="for programs")
    parser.add_argument("--keep", action="store_true", help="leave the data for the next time")
    parser.add_argument("--fresh", action="store_true", help="import kept data into clamor again")
    asked = parser.parse_args()
    if asked.rows < FEWEST or asked.runs < 1:
        parser.error(f"--rows takes a number from {FEWEST:,}, --runs one from 1")
    return asked


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def result_of(data: Data, questions: list[Question], runs: int) -> dict:
    """Everything that is measured on one size of data."""
    warm = measure.warm(data, questions, runs, say)
    cold = measure.cold(data, questions, runs, say)
    say("start to prompt")
    prompt = measure.prompts(data, runs)
    return {
        "rows": data.rows, "seed": data.seed, "runs": runs, "facts": data.facts,
        "questions": [entry_of(question, warm[question.name], cold[question.name]) for question in questions],
        "geometric_means": means_of(questions, warm),
        "prompt": {"clamor_seconds": prompt.clamor, "duckdb_seconds": prompt.duckdb},
    }


def entry_of(question: Question, warm: measure.Times, cold: measure.Cold) -> dict:
    entry = {
        "name": question.name, "clamor": question.clamor, "sql": question.sql.strip(),
        "clamor_seconds": warm.clamor, "duckdb_seconds": warm.duckdb, "ratio": warm.ratio,
        "cold_clamor_seconds": [run.seconds for run in cold.clamor],
        "cold_clamor_peak_bytes": max(run.peak_bytes for run in cold.clamor),
        "cold_duckdb_seconds": [run.seconds for run in cold.duckdb],
    }
    if cold.duckdb:
        entry["cold_duckdb_peak_bytes"] = max(run.peak_bytes for run in cold.duckdb)
        entry["cold_ratio"] = median(entry["cold_duckdb_seconds"]) / median(entry["cold_clamor_seconds"])
    return entry


def means_of(questions: list[Question], warm: dict[str, measure.Times]) -> dict[str, float]:
    counted = [question for question in questions if not question.extra]
    columns = [warm[question.name].ratio for question in counted if not question.text]
    everything = [warm[question.name].ratio for question in counted]
    means = {}
    if columns:
        means[f"the {len(columns)} that read columns"] = report.geometric_mean(columns)
    if len(everything) > len(columns):
        means[f"all {len(everything)}, with the words"] = report.geometric_mean(everything)
    return means


def main() -> int:
    asked = options()
    try:
        questions = chosen(read_questions(), asked.questions)
        results = []
        for rows in GROWTH if asked.growth else [asked.rows]:
            data = Data(FOLDER / f"{rows}-{asked.seed}", rows, asked.seed)
            data.make(say)
            if asked.fresh:
                data.import_again(say)
            results.append(result_of(data, questions, asked.runs))
            if not asked.keep:
                shutil.rmtree(data.folder)
    except (ValueError, Failed, measure.WrongAnswer) as error:
        say(f"error: {error}")
        return 1
    if asked.json:
        print(json.dumps(results if asked.growth else results[0], indent=4))
    else:
        print("\n".join(report.text(result) for result in results))
        if asked.growth:
            print(report.growth(results))
    return 0


sys.exit(main())
