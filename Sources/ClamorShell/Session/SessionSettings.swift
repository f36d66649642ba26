import ClamorRender
import ClamorTime

/// What a session is told from outside; everything that may change an answer or its form is here.
package struct SessionSettings: Sendable {
    /// Format asked for; nil: a table on a terminal, TSV elsewhere, charts and cards as they are.
    package var format: OutputFormat?
    package var outputIsTerminal: Bool
    /// Cells across when asked for.
    package var width: Int?
    /// Cells of the terminal now; nil where there is none.
    package var terminalWidth: @Sendable () -> Int?
    package var outputColor: Bool
    package var errorColor: Bool
    package var ascii: Bool
    /// The program's name and version, for documents.
    package var program = "clamor"
    /// Which colours, where there are any.
    package var palette = Palette()
    /// The instant that relative times mean; nil: the clock's, once a script or entry.
    package var now: Instant?
    /// nil: the store's.
    package var zone: Zone?
    package var clock: @Sendable () -> Instant
    /// No captions, notes or progress.
    package var quiet: Bool
    /// Elapsed time after each statement.
    package var timing: Bool
    /// Goes on after a failed statement.
    package var keepGoing: Bool
    /// Values from `--set`, as written.
    package var parameters: [String: String]
    /// The seed of samples that name none; nil: 0.
    package var seed: Int64?
    /// Whether progress may be drawn on standard error.
    package var showsProgress: Bool
    /// Whether a person enters the statements: answers are told with their rows and time, and long ones are paged.
    package var isPrompt = false
    /// Rows of the terminal now; nil where there is none.
    package var terminalRows: @Sendable () -> Int? = { nil }
    /// The command that long answers are read in; nil, empty or `cat`: none.
    package var pager: String?
    package var isPaging = true
    /// The first rows of each stage before the answer.
    package var isPreviewing = false

    package init(
        format: OutputFormat? = nil, outputIsTerminal: Bool = false, width: Int? = nil,
        terminalWidth: @escaping @Sendable () -> Int? = { nil }, outputColor: Bool = false, errorColor: Bool = false,
        ascii: Bool = false, now: Instant? = nil, zone: Zone? = nil, clock: @escaping @Sendable () -> Instant,
        quiet: Bool = false, timing: Bool = false, keepGoing: Bool = false, parameters: [String: String] = [:],
        seed: Int64? = nil, showsProgress: Bool = false
    ) {
        self.format = format
        self.outputIsTerminal = outputIsTerminal
        self.width = width
        self.terminalWidth = terminalWidth
        self.outputColor = outputColor
        self.errorColor = errorColor
        self.ascii = ascii
        self.now = now
        self.zone = zone
        self.clock = clock
        self.quiet = quiet
        self.timing = timing
        self.keepGoing = keepGoing
        self.parameters = parameters
        self.seed = seed
        self.showsProgress = showsProgress
    }
}

/// How a script or entry ended, as a process tells it.
package enum ExitStatus: Int32, Sendable {
    case done = 0
    /// An error in a statement or its data.
    case failed = 1
    case usage = 2
    /// An `assert` did not hold.
    case broken = 3
    case interrupted = 130
}
