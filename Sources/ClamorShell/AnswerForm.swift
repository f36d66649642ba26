import ClamorQuery
import ClamorRender

/// In what form a plan's answer leaves: what stands on standard output, and which files are written.
struct AnswerForm {
    enum OnOutput {
        case rows(OutputFormat)
        case cards([SearchTerm])
        case chart(ChartRequest)
        case nothing
    }

    struct File {
        var path: String
        var format: OutputFormat
        /// Set where the file holds the picture rather than the rows.
        var chart: ChartRequest?
    }

    var onOutput: OnOutput
    var files: [File] = []

    /// A chart on standard output or a file needs all rows before it begins.
    var keepsRows: Bool {
        if case .chart = onOutput { return true }
        return !files.isEmpty
    }

    init(_ plan: Plan, format: OutputFormat?, isTerminal: Bool) {
        let rowFormat = Self.rowFormat(format, isTerminal)
        // An explicit row format passes rows on and draws nothing.
        let drawsRows = format != nil && format != .table
        onOutput = .rows(rowFormat)
        for stage in plan.outputs {
            switch stage {
            case .chart(let request): onOutput = drawsRows ? .rows(rowFormat) : .chart(request)
            case .show(let marked): onOutput = drawsRows ? .rows(rowFormat) : .cards(marked)
            case .intoFile(let path):
                let ending = path.split(separator: "/").last?.split(separator: ".").last.map(String.init) ?? ""
                let format = OutputFormat(ending: ending) ?? .tsv
                var chart: ChartRequest?
                if case .chart(let request) = onOutput, format == .table { chart = request }
                files.append(File(path: path, format: format, chart: chart))
                onOutput = .nothing
            case .annotate, .intoName, .pipe: onOutput = .nothing
            }
        }
    }

    /// Rows without a format asked for: a table to read, TSV for programs.
    static func rowFormat(_ format: OutputFormat?, _ isTerminal: Bool) -> OutputFormat {
        format ?? (isTerminal ? .table : .tsv)
    }
}
