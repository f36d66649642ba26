import ClamorQuery
import ClamorRender

/// In what form a plan's answer leaves: what stands on standard output, and what goes elsewhere.
struct AnswerForm {
    enum OnOutput {
        case rows(OutputFormat)
        case cards(ShowRequest)
        case chart(ChartRequest, DrawingForm)
        case nothing
    }

    /// Somewhere else that the answer goes to.
    struct Target {
        enum Place {
            case file(String)
            case command(String)
        }

        enum Content {
            case rows(OutputFormat)
            case drawing(ChartRequest, DrawingForm)
            /// A page of its own, with the picture if there is one.
            case document(ChartRequest?)
        }

        var place: Place
        var content: Content
    }

    var onOutput: OnOutput
    var targets: [Target] = []

    /// A chart on standard output, a file or a command needs all rows before it begins.
    var keepsRows: Bool {
        if case .chart = onOutput { return true }
        return !targets.isEmpty
    }

    /// The one place that rows go to as they come, and how they are written; nil where they go to several, or are drawn.
    var onlyTarget: (place: Target.Place, format: OutputFormat)? {
        guard case .nothing = onOutput, targets.count == 1, case .rows(let format) = targets[0].content
        else { return nil }
        return (targets[0].place, format)
    }

    /// - Parameter isReport: whether answers become parts of a document.
    init(_ plan: Plan, format: OutputFormat?, isTerminal: Bool, isReport: Bool = false) {
        let rowFormat = Self.rowFormat(format, isTerminal)
        // An explicit row format passes rows on and draws nothing.
        let drawing = Self.drawing(format)
        onOutput = .rows(rowFormat)
        // Days are read as a calendar, unless rows are asked for.
        if isTerminal, format == nil, plan.outputs.isEmpty, case .coverage? = plan.query.operators.last {
            onOutput = .chart(ChartRequest(kind: .calendar), .text)
        }
        var chart: ChartRequest?
        for stage in plan.outputs {
            switch stage {
            case .chart(let request):
                chart = request
                onOutput = drawing.map { .chart(request, $0) } ?? .rows(rowFormat)
            case .show(let request): onOutput = drawing == .text || isReport ? .cards(request) : .rows(rowFormat)
            case .intoFile(let written):
                let path = Files.expanded(written)
                targets.append(Target(place: .file(path), content: Self.content(path, chart)))
                onOutput = .nothing
            case .pipe(let command):
                var content = Target.Content.rows(Self.rowFormat(format, false))
                if case .chart(let request, let form) = onOutput { content = .drawing(request, form) }
                targets.append(Target(place: .command(command), content: content))
                onOutput = .nothing
            case .annotate, .export, .intoName, .audit: onOutput = .nothing
            }
        }
    }

    /// What a file's ending asks for.
    private static func content(_ path: String, _ chart: ChartRequest?) -> Target.Content {
        let ending = path.split(separator: "/").last?.split(separator: ".").last.map(String.init) ?? ""
        let format = OutputFormat(ending: ending)
        switch (format, chart) {
        case (.html, _): return .document(chart)
        case (.md, let chart?): return .drawing(chart, .markdown)
        case (.table, let chart?): return .drawing(chart, .text)
        case (nil, let chart?) where ending.lowercased() == "svg": return .drawing(chart, .svg)
        default: return .rows(format ?? .tsv)
        }
    }

    /// Rows without a format asked for: a table to read, TSV for programs.
    static func rowFormat(_ format: OutputFormat?, _ isTerminal: Bool) -> OutputFormat {
        format ?? (isTerminal ? .table : .tsv)
    }

    /// How charts are drawn where rows are written in a format; nil: programs read it, and nothing is drawn.
    private static func drawing(_ format: OutputFormat?) -> DrawingForm? {
        switch format {
        case nil, .table, .vertical: .text
        case .md: .markdown
        case .html: .html
        case .csv, .tsv, .json, .jsonl: nil
        }
    }
}
