"""The table of questions."""

import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Question:
    """One question in both languages; what the flags mean stands in questions.toml."""

    name: str
    clamor: str
    sql: str
    ordered: bool = False
    text: bool = False
    cold: bool = False
    extra: bool = False


def read_questions() -> list[Question]:
    """All questions, in the order of the file."""
    with open(Path(__file__).with_name("questions.toml"), "rb") as file:
        return [Question(**entry) for entry in tomllib.load(file)["question"]]


def chosen(questions: list[Question], numbers: str | None) -> list[Question]:
    """The questions with these numbers from 1, such as "1,2,5"; all of them without any.

    Raises ValueError where one is no number of a question.
    """
    if numbers is None:
        return questions
    places = [int(number) for number in numbers.split(",")]
    if not all(1 <= place <= len(questions) for place in places):
        raise ValueError(f"questions are numbered from 1 to {len(questions)}")
    return [questions[place - 1] for place in places]
