/// What `clamor --help` shows, in one screen of 24 lines of 80 cells.
enum CommandLineHelp {
    static let uses: [(use: String, meaning: String)] = [
        ("clamor", "the prompt: ask, chart, explore"),
        ("clamor -c 'STATEMENT' …", "run statements and exit; -f FILE runs a file"),
        ("clamor run SCRIPT", "replay a script; --html makes it a report"),
        ("clamor fmt [FILE…]", "print scripts in canonical form"),
        ("clamor import FILE…", "load exports (CSV, JSON, XLSX …) as they are"),
        ("clamor synth", "made-up mentions as CSV, to try things on"),
        ("clamor recipes, clamor check", "what imports remember; verify the store"),
        ("clamor help [NAME]", "the language; `clamor help options` all options"),
        ("clamor completions SHELL", "for bash, zsh or fish"),
    ]

    static let statuses: [(status: Int, meaning: String)] = [
        (0, "done, also when the reader of the output left."), (1, "an error in a statement or its data."),
        (2, "usage."), (3, "an assertion does not hold, or an answer is not as recorded."), (130, "interrupted."),
    ]

    static let screen: String = {
        var text = "clamor: a shell for listening to what people say about a brand\n\n"
        for (use, meaning) in uses {
            text += "  " + use + String(repeating: " ", count: 30 - use.count) + meaning + "\n"
        }
        return text + """

              --store PATH    the store (else $CLAMOR_STORE, else the XDG data folder)
              --format F      table, vertical, csv, tsv, json, jsonl, md, html; or --csv …
              --now TIME      what relative times mean      --tz ZONE    --seed N
              --quiet  --timing  --read-only  --keep-going  --color auto|always|never
              --width N  --ascii  --background dark|light  --threads N  --memory SIZE

            Begin:  clamor import exports/    then    clamor
            Ask:    last 7 days | count, net by channel
            Answers go to standard output, all else to standard error. Exit status:
            0 done, 1 error, 2 usage, 3 an assertion failed, 130 interrupted.

            """
    }()
}
