import ClamorQuery
import ClamorRender

/// In what form a plan's answer leaves: what stands on standard output, and what goes elsewhere.
struct AnswerForm {
    enum OnOutput {
        case rows(OutputFormat)
        case cards(ShowRequest)
        case chart(ChartRequest)
        case nothing
    }

    /// Somewhere else that the answer goes to.
    struct Target {
        enum Place {
            case file(String)
            case command(String)
        }

        var place: Place
        var format: OutputFormat
        /// Set where it gets the picture rather than the rows.
        var chart: ChartRequest?
    }

    var onOutput: OnOutput
    var targets: [Target] = []

    /// A chart on standard output, a file or a command needs all rows before it begins.
    var keepsRows: Bool {
        if case .chart = onOutput { return true }
        return !targets.isEmpty
    }

    /// The one place that rows go to as they come; nil where they go to several, or are drawn.
    var onlyTarget: Target? {
        guard case .nothing = onOutput, targets.count == 1, targets[0].chart == nil else { return nil }
        return targets[0]
    }

    init(_ plan: Plan, format: OutputFormat?, isTerminal: Bool) {
        let rowFormat = Self.rowFormat(format, isTerminal)
        // An explicit row format passes rows on and draws nothing.
        let drawsRows = format != nil && format != .table && format != .vertical
        onOutput = .rows(rowFormat)
        // Days are read as a calendar, unless rows are asked for.
        if isTerminal, format == nil, plan.outputs.isEmpty, case .coverage? = plan.query.operators.last {
            onOutput = .chart(ChartRequest(kind: .calendar))
        }
        for stage in plan.outputs {
            switch stage {
            case .chart(let request): onOutput = drawsRows ? .rows(rowFormat) : .chart(request)
            case .show(let request): onOutput = drawsRows ? .rows(rowFormat) : .cards(request)
            case .intoFile(let written):
                let path = Files.expanded(written)
                let ending = path.split(separator: "/").last?.split(separator: ".").last.map(String.init) ?? ""
                let format = OutputFormat(ending: ending) ?? .tsv
                var chart: ChartRequest?
                if case .chart(let request) = onOutput, format == .table { chart = request }
                targets.append(Target(place: .file(path), format: format, chart: chart))
                onOutput = .nothing
            case .pipe(let command):
                var chart: ChartRequest?
                if case .chart(let request) = onOutput { chart = request }
                targets.append(Target(place: .command(command), format: Self.rowFormat(format, false), chart: chart))
                onOutput = .nothing
            case .annotate, .export, .intoName: onOutput = .nothing
            }
        }
    }

    /// Rows without a format asked for: a table to read, TSV for programs.
    static func rowFormat(_ format: OutputFormat?, _ isTerminal: Bool) -> OutputFormat {
        format ?? (isTerminal ? .table : .tsv)
    }
}
