import ClamorColumns
import ClamorQuery
import ClamorTime

/// The buckets of a trend, none left out, and what is to be told of their ends.
struct TrendBuckets {
    let starts: [Int64]
    let notes: [String]

    /// - Parameters:
    ///   - extent: the first and last bucket that hold rows; nil when none do.
    /// - Throws: `ExecutionError` when there are too many.
    init(_ step: TimeStep, extent: ClosedRange<Int64>?, _ context: RunContext) throws {
        let buckets = try step.buckets(in: context.zone)
        let lower = context.range?.lower?.milliseconds ?? extent?.lowerBound
        let upper = context.range?.upper?.milliseconds ?? extent.map { buckets.next(after: $0.upperBound) }
        guard let lower, let upper, lower < upper else {
            starts = []
            notes = []
            return
        }
        let series: BucketSeries
        do {
            series = try buckets.series(covering: Instant(milliseconds: lower)..<Instant(milliseconds: upper))
        } catch {
            throw ExecutionError(error.message, help: error.help)
        }
        starts = series.starts
        notes = Self.notes(series, lower: lower, upper: upper, context)
    }

    private static func notes(_ series: BucketSeries, lower: Int64, upper: Int64, _ context: RunContext) -> [String] {
        var notes: [String] = []
        if series.isPartial.first { notes.append("first bucket is partial: from \(moment(lower, context))") }
        let now = context.now.milliseconds
        let isGoingOn = context.range?.upper == nil && series.starts[series.starts.count - 1] <= now && now < series.end
        if series.isPartial.last || isGoingOn {
            notes.append("last bucket is partial: until \(moment(isGoingOn ? now : upper, context))")
        }
        return notes
    }

    /// `2026-03-14 10:00`, with seconds where there are any.
    private static func moment(_ time: Int64, _ context: RunContext) -> String {
        let format = time % 60_000 == 0 ? TimeFormat.minute : .second
        return format.text(Instant(milliseconds: time), in: context.zone, separator: " ")
    }
}

/// A key of which only the largest values go by themselves; all others are one, `other`.
struct SeriesEvaluator: Evaluator {
    static let other = "other"

    private let inner: any Evaluator
    /// Folded forms of the texts that go by themselves.
    private let kept: TextInterner
    private let renamed = DictionaryCache<(dictionary: TextDictionary, codes: [UInt32])>()

    init(_ inner: any Evaluator, keeping texts: [String]) {
        self.inner = inner
        var kept = TextInterner()
        for text in texts { _ = kept.intern(text) }
        self.kept = kept
    }

    var type: ValueType { inner.type }
    var cost: Cost { inner.cost }
    var hasLastingDictionary: Bool { inner.hasLastingDictionary }

    func evaluate(_ frame: Frame) throws -> Column {
        let column = try inner.evaluate(frame)
        let isNoneKept = isKept(Grouper.none)
        switch column.storage {
        case .codes(let codes, let dictionary):
            let (texts, table) = renaming(dictionary)
            let last = UInt32(texts.count - 1)
            if column.validity == nil || isNoneKept {
                let own = Kernels.translate(codes, by: table, below: texts.count)
                return Column(
                    type: .text, count: column.count, storage: .codes(own, texts), validity: column.validity)
            }
            let own = codes.indices.map { row in column.isNull(row) ? last : table[Int(codes[row])] }
            return Column(type: .text, count: column.count, storage: .codes(own, texts))
        case .lists(let lists, let dictionary):
            let (texts, table) = renaming(dictionary)
            let renamed = lists.mappingEntries { own, items in
                if own.isEmpty, !isNoneKept { items.append(UInt32(texts.count - 1)) }
                items += own.map { table[Int($0)] }
            }
            return Column(type: .list, count: column.count, storage: .lists(renamed, texts))
        default: return column
        }
    }

    private func isKept(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { kept.number(of: $0) != nil }
    }

    /// The texts with `other` at the end, and the code there of each code.
    private func renaming(_ dictionary: TextDictionary) -> (dictionary: TextDictionary, codes: [UInt32]) {
        renamed.value(for: dictionary, keep: hasLastingDictionary) {
            var folded = FoldedTexts(dictionary)
            let last = UInt32(dictionary.count)
            let codes = (0..<last).map { code in
                folded.fold(code)
                return folded.withFolded(code) { kept.number(of: $0) } == nil ? last : code
            }
            let texts = TextDictionary(
                bytes: dictionary.bytes + Array(Self.other.utf8),
                offsets: dictionary.offsets + [UInt32(dictionary.bytes.count + Self.other.utf8.count)])
            return (texts, codes.isEmpty ? [last] : codes)
        }
    }
}
