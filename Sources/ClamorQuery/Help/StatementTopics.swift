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
            "set", "sets now, zone, seed or a parameter",
            syntax: ["set now = TIME", "set zone = \"NAME\"", "set seed = N", "set NAME = VALUE"],
            paragraphs: [
                """
                Sets what answers depend on beside the mentions: the instant that relative times mean, the zone of \
                dates and buckets, the seed of samples; or the value of `$NAME`.
                """
            ],
            examples: ["set now = 2026-03-31T10:00", "set zone = \"Europe/Berlin\""], related: ["param", "ranges"]),
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
            "note", "a line of a report", syntax: ["note \"TEXT\""],
            paragraphs: ["Writes the text into the report that a script makes, between the answers."],
            examples: ["note \"Week 12\""]),
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
