/// Words of other tools and what says the same here, for messages; looked up where a word is unknown.
package enum ForeignWords {
    package struct Advice: Sendable, ExpressibleByStringLiteral {
        /// What can be put in the word's place; nil where the rest must be written otherwise as well.
        package let word: String?
        package let help: String

        /// What the word is called here.
        fileprivate static func word(_ word: String) -> Advice {
            Advice(word: word, help: "it is called `\(word)` here")
        }

        private init(word: String?, help: String) {
            self.word = word
            self.help = help
        }

        package init(stringLiteral help: String) { self.init(word: nil, help: help) }
    }

    package static func stage(_ word: String) -> Advice? { stages[word.lowercased()] }

    package static func function(_ word: String) -> Advice? { functions[word.lowercased()] }

    package static func column(_ word: String) -> Advice? { columns[word.lowercased()] }

    /// For a word that stands where rows are summed up.
    package static func measure(_ word: String) -> Advice? { measures[word.lowercased()] ?? column(word) }

    package static func operation(_ word: String) -> Advice? { operators[word.lowercased()] }

    private static let stages: [String: Advice] = [
        "dedup": .word("distinct"),
        "dedupe":
            "`duplicates` lists mentions that look like one, `same ID as ID` makes them one; `distinct` makes rows one",
        "delete": "`undo N` takes an import back, `forget ID` removes a mention for good",
        "exit": "at the prompt `.quit` or Ctrl-D leaves",
        "explain": "`explain` stands at the beginning: `explain plan count by channel`",
        "fields": .word("select"),
        "fillnull": "`fill zero` puts 0 where a number is missing",
        "having": "a grouping is narrowed by a `filter` after it: `count by author | filter count > 3`",
        "history": "`versions ID` lists the versions of a mention, `batches` what came in when",
        "insert": .word("import"),
        "join": "tables are not joined; `filter author in file \"authors.txt\"` keeps what a list names",
        "load": .word("import"),
        "make-series": "`trend` makes a series: `trend every 1d count by brand`",
        "mapping": .word("recipe"),
        "mappings": .word("recipes"),
        "merge": "`same ID as ID` makes two mentions one; `duplicates` lists those that may be",
        "project-away": .word("drop"),
        "project-keep": .word("select"),
        "project-rename": .word("rename"),
        "quit": "at the prompt `.quit` or Ctrl-D leaves",
        "rare": .word("bottom"),
        "rex": "`filter text matches /…/` looks for a pattern, `extend NAME = …` makes a column",
        "rollback": "`undo N` takes a batch of the journal back",
        "save": "`into \"FILE\"` writes the rows, `export \"FILE\"` the mentions with all their fields",
        "table": .word("select"),
        "tail": "the last rows come first in the other order: `sort time | take 5` gives the oldest mentions",
        "union": "tables are not joined; two searches are one with `OR`: `search refund OR return`",
        "untag": "a tag is taken away with a minus: `tag \"-urgent\"`",
    ]

    private static let functions: [String: Advice] = [
        "ago": "`-7d` in a range, or `now - 7d` in a condition, is seven days ago",
        "average": .word("avg"),
        "contains": "`contains` stands between two values: `title contains \"refund\"`",
        "count_distinct": .word("distinct"),
        "count_if": .word("count"),
        "countif": .word("count"),
        "date_trunc": "`day`, `week` and `month` are fields, and `bin(time, 1d)` cuts a time to any step",
        "day": "`day` is a field and takes no brackets; `bin(time, 1d)` cuts a time to any step",
        "dc": .word("distinct"),
        "dcount": .word("distinct"),
        "endswith": "`endswith` stands between two values: `author endswith \"_bot\"`",
        "hour": "`hour_of_day` is the field that holds the hour",
        "isempty": "a value that is not known is asked for by `x is missing`",
        "isnotnull": "a value that is known is asked for by `x is not missing`",
        "isnull": "a value that is not known is asked for by `x is missing`",
        "len": .word("length"),
        "mean": .word("avg"),
        "month": "`month` is a field and takes no brackets",
        "percentile": .word("p"),
        "startswith": "`startswith` stands between two values: `brand startswith \"Os\"`",
        "strlen": .word("length"),
        "unique": .word("distinct"),
        "week": "`week` is a field and takes no brackets",
        "year": "`year` is a field and takes no brackets",
    ]

    private static let columns: [String: Advice] = [
        "date": .word("day"),
        "host": .word("domain"),
        "language": .word("lang"),
        "mentions": .word("count"),
        "share_of_voice": "a share of voice is `count by brand | share`",
        "site": .word("domain"),
        "sov": "a share of voice is `count by brand | share`",
        "volume": .word("count"),
        "weekday": .word("day_of_week"),
    ]

    private static let measures: [String: Advice] = [
        "sentiment":
            "sentiment is summed up by `net`, `positive` or `score`; `count by sentiment` counts each"
    ]

    private static let operators: [String: Advice] = [
        "has": .word("contains"),
        "like": "`contains \"x\"` looks for a part of a text, `matches /x/` for a pattern",
    ]
}
