import ClamorQuery
import ClamorText
import ClamorTime

extension ChartSpecification {
    /// Notes of times that the axis covers, and spikes where they are asked for; lettered along the axis.
    mutating func findMarks(_ request: ChartRequest, _ context: ChartContext) {
        guard case .times(let times) = axis, times.step != nil, kind.hasUprightTime else {
            if request.marksSpikes { captions.append("spikes are marked in plots over time alone") }
            if case .times(let times) = axis {
                let unmarked = context.notes.count { times.position(of: $0.time) != nil }
                if unmarked > 0 {
                    captions.append("notes of this time (\(unmarked)) are marked in plots over time alone")
                }
            }
            return
        }
        var found: [ChartMark] = []
        for note in context.notes {
            guard let position = times.position(of: note.time) else { continue }
            found.append(
                ChartMark(
                    kind: .note, position: position, place: nil, letter: "",
                    text: "\(CellText(zone: times.zone).time(of: note.time, times)) \(note.text)"))
        }
        if request.marksSpikes { found += spikes(times) }
        found.sort { ($0.position, $0.text) < ($1.position, $1.text) }
        // What lies in one bucket shares a letter.
        let positions = found.map(\.position)
        let places = positions.reduce(into: [Int]()) { if $0.last != $1 { $0.append($1) } }
        for index in found.indices { found[index].letter = Self.letter(places.firstIndex(of: positions[index]) ?? 0) }
        marks = found
    }

    /// A … Z, then AA, AB …
    private static func letter(_ index: Int) -> String {
        let letter = String(UnicodeScalar(UInt8(65 + index % 26)))
        return index < 26 ? letter : self.letter(index / 26 - 1) + letter
    }

    private mutating func spikes(_ times: TimeAxis) -> [ChartMark] {
        var found: [ChartMark] = []
        var (looked, hidden) = (false, 0)
        for (panelIndex, panel) in panels.enumerated() {
            for (seriesIndex, series) in panel.series.enumerated() where !series.isBefore {
                guard let finder = SpikeFinder(series.values, times) else { continue }
                looked = true
                let peaks = finder.peaks()
                hidden += max(0, peaks.count - SpikeFinder.most)
                for peak in peaks.prefix(SpikeFinder.most) {
                    let cells = CellText(zone: times.zone)
                    let name = panel.series.count { !$0.isBefore } > 1 ? "\(series.name) " : ""
                    let text =
                        "\(times.label(of: peak.position)) \(name)\(cells.figure(peak.value, panel.format)), usually "
                        + "\(AxisLabels.short(peak.baseline)), score \(formatDecimal(peak.score, places: 1))"
                        + (peak.end > peak.start
                            ? "; high from \(times.label(of: peak.start)) to \(times.label(of: peak.end))" : "")
                    found.append(
                        ChartMark(
                            kind: .spike, position: peak.position, place: (panelIndex, seriesIndex), letter: "",
                            text: text))
                }
            }
        }
        captions.append(
            looked
                ? found.isEmpty ? "no spikes: \(SpikeFinder.rule)" : "spikes: \(SpikeFinder.rule)"
                : "too few buckets to look for spikes: \(SpikeFinder.fewest) are needed")
        if hidden > 0 { captions.append("\(formatInteger(hidden, grouped: true)) smaller spikes are not marked") }
        return found
    }
}

extension ChartKind {
    /// Whether time runs across, so that marks have a place.
    fileprivate var hasUprightTime: Bool {
        switch self {
        case .line, .area, .column, .stacked, .pct, .diverge: true
        default: false
        }
    }
}

extension TimeAxis {
    /// The bucket that holds an instant.
    fileprivate func position(of time: Instant) -> Int? {
        guard let first = starts.first, let end, time >= first, time < end else { return nil }
        var (low, high) = (0, starts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= time { low = middle } else { high = middle }
        }
        return low
    }
}

extension CellText {
    /// A note's time as finely as the axis tells times.
    fileprivate func time(of instant: Instant, _ times: TimeAxis) -> String {
        let isFine = times.step.map { $0.unit == .hour || $0.unit == .minute } ?? true
        return isFine
            ? moment(instant.milliseconds) : bucket(Buckets(.day, in: zone).start(of: instant.milliseconds), .day)
    }
}

/// Values far above what is usual at their time of day or week. The usual is the median of the buckets at the same hour of
/// the day (steps below a day) or the same weekday (days), where there are at least four others, else of all others. How far:
/// score = (value − usual) / s, with s = 1.4826 × the median absolute deviation from the usual, but at least the square
/// root of the usual, which is the spread of counts by chance (Iglewicz and Hoaglin 1993, "How to Detect and Handle
/// Outliers", whose limit of 3.5 is used).
struct SpikeFinder {
    struct Peak {
        var position: Int
        var value: Double
        var baseline: Double
        var score: Double
        /// The run of high buckets around it.
        var start: Int
        var end: Int
    }

    static let fewest = 14
    static let most = 5
    static let limit = 3.5
    static let rule = "far above the usual at that hour or weekday, by a score of 3.5 and more (`help charts`)"

    private let values: [Double?]
    private let baseline: [Double]
    private let spread: Double

    init?(_ values: [Double?], _ times: TimeAxis) {
        let known = values.compactMap { $0 }
        guard known.count >= Self.fewest else { return nil }
        self.values = values
        let phases = times.starts.map { Self.phase($0, times) }
        var groups: [Int: [Double]] = [:]
        for (phase, value) in zip(phases, values) { if let value { groups[phase, default: []].append(value) } }
        let sorted = groups.mapValues { $0.sorted() }
        let all = known.sorted()
        baseline = zip(phases, values).map { phase, value in
            let alike = sorted[phase] ?? []
            return Self.median(alike.count > 4 ? alike : all, without: value)
        }
        let deviations = zip(values, baseline).compactMap { value, usual in value.map { abs($0 - usual) } }
        spread = 1.4826 * Self.median(deviations.sorted(), without: nil)
    }

    /// The highest of each run of buckets that stand out, the largest score first.
    func peaks() -> [Peak] {
        var peaks: [Peak] = []
        var run: Peak?
        for (position, value) in values.enumerated() {
            let usual = baseline[position]
            let score = value.map { ($0 - usual) / max(spread, max(usual, 1).squareRoot()) } ?? 0
            guard let value, score >= Self.limit else {
                if let run { peaks.append(run) }
                run = nil
                continue
            }
            let start = run?.start ?? position
            if run.map({ value > $0.value }) ?? true {
                run = Peak(
                    position: position, value: value, baseline: usual, score: score, start: start, end: position)
            }
            run?.end = position
        }
        if let run { peaks.append(run) }
        return peaks.sorted { ($1.score, $0.position) < ($0.score, $1.position) }
    }

    private static func phase(_ start: Instant, _ times: TimeAxis) -> Int {
        switch times.step?.unit {
        case .hour: Int(times.zone.local(at: start.milliseconds) / 3_600_000 % 24)
        case .day where times.step?.count == 1: times.zone.date(of: start).weekday
        default: 0
        }
    }

    /// The middle of ascending values, one of them set aside.
    private static func median(_ sorted: [Double], without value: Double?) -> Double {
        let gone = value.flatMap { value in sorted.firstIndex(of: value) }
        let count = sorted.count - (gone == nil ? 0 : 1)
        guard count > 0 else { return 0 }
        func at(_ place: Int) -> Double { sorted[gone.map { place >= $0 ? place + 1 : place } ?? place] }
        return count % 2 == 1 ? at(count / 2) : (at(count / 2 - 1) + at(count / 2)) / 2
    }
}
