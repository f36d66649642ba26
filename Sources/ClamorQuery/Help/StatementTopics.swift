/// Pages on the statements that are no stages.
enum StatementTopics {
    static let all = definitions + StoreTopics.all + reading

    private static let definitions = [
        HelpTopic(
            "let", "names a pipeline or an expression", syntax: ["let NAME = PIPELINE or EXPR"],
            paragraphs: [
                """
                Names a pipeline, which then begins others, or an expression, which then stands in others. It is \
                worked out where it is used, and lasts for the session or the script.
                """
            ],
            examples: ["let noisy = search spam OR giveaway", "let loud = followers > 10000"],
            related: ["param", "set"]),
        HelpTopic(
            "param", "a parameter of a script, with its default", syntax: ["param NAME = DEFAULT"],
            paragraphs: [
                """
                Gives `$NAME` a value unless `--set NAME=…` has given one already. It is bound as a value of the \
                default's type, never read as text of the language.
                """
            ],
            examples: ["param days = 7", "param name = \"Acme\""], related: ["set", "let"]),
        HelpTopic(
            "set", "sets now, zone, seed, batch or a parameter",
            syntax: [
                "set now = TIME", "set zone = \"NAME\"", "set seed = N", "set batch = N|latest", "set NAME = VALUE",
            ],
            paragraphs: [
                """
                Sets what answers depend on beside the mentions: the instant that relative times mean, the zone of \
                dates and buckets, the seed of samples, the batch after which the store is seen; or the value of \
                `$NAME`.
                """,
                """
                After `set batch = 3` every question is asked of the store as batch 3 left it, unless it says `as of` \
                itself; `now` stays what it was. `set batch = latest` goes back to the present.
                """,
            ],
            examples: ["set now = 2026-03-31T10:00", "set zone = \"Europe/Berlin\"", "set batch = 1"],
            related: ["param", "ranges", "batches", "scripts"]),
        HelpTopic(
            "topic", "defines a topic by a search", syntax: ["topic \"NAME\" in FAMILY = BOOLEAN"],
            paragraphs: [
                """
                Every mention that the search finds belongs to the topic, those that are there and those to come. The \
                family is a list field: `brand`, `theme` or any free name; the field `topic` holds all families.
                """
            ],
            examples: [
                "topic \"Acme\" in brand = acme OR @acmehelp", "topic \"Delivery\" in theme = deliver* OR shipping",
            ],
            related: ["own", "search", "topics"]),
        HelpTopic(
            "own", "says which accounts are ours", syntax: ["own \"NAME\" = @HANDLE, …"],
            paragraphs: [
                """
                Mentions by these accounts have `own` true. Shares of voice leave them out, and say so.
                """
            ],
            examples: ["own \"Acme\" = @acme, @acmehelp"], related: ["share", "topic", "answered", "response_rate"]),
        HelpTopic(
            "measure", "keeps a formula of aggregates under a name", syntax: ["measure NAME = AGG-EXPR"],
            paragraphs: [
                """
                Keeps a formula in the store, to be used like the measures that are built in. Defined anew it gets the \
                next version; the ones before stay callable, as `anger@1`. `measures` lists all with their formulas.
                """
            ],
            examples: [
                "measure anger = rate(score < -0.5)",
                "measure loudness = sum(reach) / count()",
            ],
            related: ["measures", "aggregates", "topic", "let"]),
    ]

    private static let reading = [
        HelpTopic(
            "scripts", "questions that are kept, replayed and compared",
            syntax: [
                "clamor run FILE [--set NAME=VALUE]… [--keep-going]", "clamor run --verify FILE",
                "clamor fmt [FILE…] [--write|--check]",
            ],
            paragraphs: [
                """
                A script holds statements as they are typed at the prompt, one a line; a line that begins with `|` goes on \
                from the one above it. `#` before a space begins a comment. It stops at its first error, which is told \
                with file, line and column. Status: 0 done, 1 an error, 2 wrong use, 3 an `assert` that does not hold, \
                130 interrupted; with --keep-going the rest is run, too, and the status still tells.
                """,
                """
                At the prompt `.record FILE` writes what is asked from then on as a script, `.save FILE` what was asked so \
                far, with what answers depend on (zone, seed, now, batch) and a digest of each behind `#=`. `clamor run \
                --verify` asks again and tells which answers differ, with status 3; it writes nothing and changes nothing. \
                Digests are of the rows in full precision, so that width, colour, format and machine do not count.
                """,
                """
                `clamor fmt` prints a script in canonical form: stages by their own names, one spacing, comments kept. A \
                pipeline that stood on one line stays there if it fits; one that was broken gets a line for each stage.
                """,
            ],
            examples: ["note \"Week 12\"", "param least = 1\ncount by channel | assert count >= $least"],
            related: ["param", "include", "note", "set", "assert"]),
        HelpTopic(
            "note", "a line of a report, or of a chart", syntax: ["note \"TEXT\" [at TIME]"],
            paragraphs: [
                """
                Writes the text into the report that a script makes, between the answers; before an answer it is the \
                heading. With a time it is about that moment: charts that cover it mark it by a letter, and say below \
                what it stands for.
                """
            ],
            examples: [
                "note \"Week 12\"",
                "note \"Launch of the new cup\" at 2026-03-18\nlast 30 days | count by day | chart line",
            ],
            related: ["charts", "param"]),
        HelpTopic(
            "reports", "a script's answers as one document",
            syntax: ["clamor run SCRIPT --format html > week.html", "clamor run SCRIPT --format md"],
            paragraphs: [
                """
                `--format html` writes one page that opens offline and prints: notes as headings, tables that sort, charts as \
                pictures with their rows behind them, mentions as cards; the question under each answer, and at the end \
                the measures' formulas, the store and its digest, the instant and the zone. It loads nothing from \
                anywhere. `--format md` writes the same in Markdown, charts as text.
                """,
                """
                The title is the parameter `title`, else the beginning of the script's first comment; the comment's first \
                paragraph introduces the page. Long tables show their first 1,000 rows and say so. `into "week.html"` writes \
                a single answer as such a page.
                """,
            ],
            examples: ["param title = \"The week\"\nnote \"Where\"\nlast 7 days | count by channel | chart bar"],
            related: ["note", "param", "chart", "into"]),
        HelpTopic(
            "include", "runs the statements of another file", syntax: ["include \"FILE\""],
            paragraphs: [
                """
                Runs the statements of another file as if they stood here: what they define stays. A name without a \
                beginning slash is looked for beside the file that names it.
                """
            ], related: ["let", "param", "measure"]),
        HelpTopic(
            "explain", "shows how a pipeline is understood", syntax: ["explain tokens|ast|plan PIPELINE"],
            paragraphs: [
                """
                Shows the words of a pipeline, its syntax tree, or the plan that is run: operators with the columns and \
                sums that they need.
                """
            ],
            examples: ["explain plan last 7 days | net by brand"]),
        HelpTopic(
            "help", "this help", syntax: ["help [NAME]"],
            paragraphs: ["Tells about a stage, field, measure, function or anything else by its name."],
            examples: ["help filter", "help net"]),
    ]
}
