import ClamorLanguage

/// Pages on the statements and tables of the store.
enum StoreTopics {
    static let all = imports + identity + journal + ScoringTopics.all

    private static let imports = [
        HelpTopic(
            "import", "reads files of mentions into the store",
            syntax: [
                "import \"FILE\", … [as FORMAT] [sheet \"NAME\"] [using \"RECIPE\"] [dates dmy|mdy] [zone \"NAME\"]",
                "    [map FIELD = \"COLUMN\", …] [fill FIELD = VALUE, …]",
            ],
            paragraphs: [
                """
                Reads exports of any tool: the format is recognised from the content, compressed or not, the columns \
                from their names. A file may be a folder, which is read with all folders in it, or a pattern such as \
                \"2026/*.csv\" (** stands for folders too); \"-\" is standard input. Each file is a batch of its own, taken \
                whole or not at all, and one that fails does not stop the others. The same file again changes nothing.
                """,
                """
                `map` names the column of a field, `fill` what a field holds where no column does; both are remembered \
                as a recipe for files of the same columns, and `using` takes a recipe whatever the columns are. `sheet` \
                names the one sheet, table or part of a workbook, database or archive that is read. `dates` says what \
                3/4/2026 is where the file does not show it: dmy 3 April, mdy March 4. `zone` is that of times which \
                carry none; otherwise they are those of `set zone` or --tz, else of the store.
                """,
                """
                The answer is a table with a row for each file. `report` tells more of the last one, `rejects` shows the \
                records that could not be taken, and `undo` takes a batch back.
                """,
            ],
            examples: [
                "import \"export.csv\" fill brand = \"Acme\"",
                "import \"export.csv\" dates dmy zone \"Europe/Berlin\" | select source, new, duplicate",
            ],
            related: ["report", "rejects", "recipe", "batches", "undo", "export"]),
        HelpTopic(
            "recipe", "says how files of some columns are read",
            syntax: [
                "recipe \"NAME\" for \"COLUMN\", … [map …] [fill …] [dates dmy|mdy] [as FORMAT]",
                "recipe \"NAME\" [name \"NEW\"] [map …] [fill …] [dates …] [as …]", "recipe \"NAME\" none",
            ],
            paragraphs: [
                """
                With `for` a recipe is made, or made anew: files of these columns are read by it from then on. Without \
                `for` it is edited: what `map` and `fill` say of a field takes the place of what was said of it, and \
                what is not named stays. `none` takes out: `map text = none`, `dates none`; alone, the recipe itself. \
                `name` gives it another name.
                """,
                """
                Files of the same columns have one recipe; a new one takes the place of the one before. Recipes say how \
                files are read that are imported later and change nothing that is here.
                """,
            ],
            examples: [
                "recipe \"forum\" for \"Date\", \"Body\", \"Who\" map text = \"Body\", author = \"Who\" dates dmy",
                "recipe \"forum\" map author = none fill channel = \"forum\"", "recipe \"forum\" name \"board\"",
                "recipe \"board\" none",
            ],
            related: ["recipes", "import"]),
        HelpTopic(
            "recipes", "the recipes that are kept, as a table", syntax: ["recipes"],
            paragraphs: [
                """
                Every recipe with how many columns its files have, what it says, and the statement that makes it \
                again. `clamor recipes` prints these statements alone, as a script for another store.
                """
            ],
            examples: ["recipes | select name, map, fill"], related: ["recipe", "import"]),
        HelpTopic(
            "report", "all that an import tells of itself, as a table", syntax: ["report [N]"],
            paragraphs: [
                """
                Tells of the import of a batch, or of the last one: its counts, with rejected and repaired records by \
                reason; the first and last time of the mentions, and how many of each channel; the encoding, the zone of \
                times, and what became of each column.
                """,
                """
                Of the records read each is new, updated (a later version of one that is here), duplicate (nothing new \
                in it) or rejected, so that these add up to those read. Repaired ones are counted besides.
                """,
            ],
            examples: ["report", "report 1 | filter section = \"column\""],
            related: ["import", "rejects", "batches"]),
        HelpTopic(
            "rejects", "records that could not be imported", syntax: ["rejects [N]"],
            paragraphs: [
                """
                Records that imports could not take, with line, reason and content; of one batch or of all. Of long \
                records the beginning is shown.
                """
            ],
            examples: ["rejects", "rejects 2 | take 20"], related: ["report", "import", "batches"]),
    ]

    private static let identity = [
        HelpTopic(
            "versions", "every version of the mentions of an id", syntax: ["versions ID"],
            paragraphs: [
                """
                Tells which imports brought a mention, with its numbers as each of them had it, oldest first; the same \
                id on several channels is several mentions.
                """,
                """
                `state` is `current` for what is seen, `completed` for the latest version where others fill what it leaves \
                open (`current` is then the whole), `replaced` by a later one, `duplicate` of the line before it, \
                `deleted`, `undone`, `context` (known only because another record carries it), or `same` (told to be \
                another mention).
                """,
            ],
            examples: ["versions \"e1\"", "versions \"e1\" | select state, source, collected, likes"],
            related: ["report", "duplicates", "as_of"]),
        HelpTopic(
            "duplicates", "mentions that are likely the same, as a table", syntax: ["duplicates"],
            paragraphs: [
                """
                Mentions with one id on one channel are one. Others that look like one and the same are left apart, as \
                no rule can be sure of them, and listed here in groups with the reason: the same address, or the same \
                words of the same author within a day. `same` tells that two of them are one.
                """
            ],
            examples: ["duplicates", "duplicates | count by reason"], related: ["same", "versions"]),
        HelpTopic(
            "same", "tells that two mentions are one", syntax: ["same ID as ID"],
            paragraphs: [
                """
                The first one no longer counts; the second one stays and stands for both. It is journaled, so that \
                `undo` takes it back.
                """
            ],
            examples: ["same \"e2\" as \"e1\""], related: ["duplicates", "versions", "undo"]),
    ]

    private static let journal = [
        HelpTopic(
            "batches", "the journal as a table", syntax: ["batches"],
            paragraphs: ["Every import, annotation, definition and undo, with its number, as a table like any other."],
            examples: ["batches | take 5"], related: ["report", "undo", "as_of"]),
        HelpTopic(
            "undo", "takes a batch of the journal back", syntax: ["undo N"],
            paragraphs: [
                """
                Takes back what the batch of that number brought: mentions and their newer versions, tags, definitions, \
                two mentions said to be one. The rest of the store is as if it had never been; the batch stays in the \
                journal.
                """,
                """
                An undo is a batch too: to undo it brings back what it took.
                """,
            ],
            examples: ["undo 3"], related: ["batches", "same", "as_of"]),
        HelpTopic(
            "forget", "removes someone's mentions for good", syntax: ["forget @AUTHOR", "forget ID"],
            paragraphs: [
                """
                Removes every mention of an author, or of one id, with all its versions, from rows, index and names: \
                erasure on request. It is the one thing that removes data, cannot be undone, and is journaled without \
                the name. What others said of them stays.
                """
            ],
            examples: ["forget @avasmith"], related: ["undo", "batches"]),
        HelpTopic(
            "topics", "the topics that are defined, as a table", syntax: ["topics"],
            paragraphs: ["Every topic with its family, how many mentions it has, and its definition."],
            examples: ["topics", "topics | filter family = \"theme\" | sort mentions desc"], related: ["topic"]),
    ]
}
