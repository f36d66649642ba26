import ClamorColumns
import ClamorQuery

/// Summarises columns, a row for each. All are read in one scan, whose parts add up in any cut.
struct DescriptionRun {
    /// What is known after some rows.
    struct Part: Sendable {
        fileprivate var sums: Grouper.Partial
        /// By column, the rows of each value; nil where values are not counted so.
        fileprivate var values: [GroupKeys?]
        /// By column, rows with a value, where that is all that is counted.
        fileprivate var known: [Int]
    }

    private let columns: [DescribedColumn]
    private let grouper: Grouper
    private let context: RunContext

    init(_ description: Description, _ compiler: ExpressionCompiler) throws {
        context = compiler.context
        columns = try description.columns.enumerated().map { index, described in
            try DescribedColumn(described, index, compiler)
        }
        let rows = PrimitiveAggregate(name: DescribedColumn.rows, function: .count, type: .integer)
        let sums = Aggregation(keys: [], primitives: [rows] + columns.flatMap(\.primitives), outputs: [])
        grouper = try Grouper(sums, areMentions: false, compiler)
    }

    func rows(_ table: TableRows) throws -> TableRows {
        var part = newPart()
        try add(table.frame(context), to: &part)
        return try summary(part)
    }

    func rows(_ mentions: inout MentionRows, _ counts: inout RunCounts) throws -> TableRows {
        var parts = try mentions.scanParts(&counts, newPart) { try add($0, to: &$1) }
        var whole = parts.removeFirst()
        for part in parts {
            try grouper.absorb(part.sums, into: &whole.sums)
            for index in columns.indices {
                whole.known[index] += part.known[index]
                if let values = part.values[index] { _ = whole.values[index]?.absorb(values) }
            }
        }
        return try summary(whole)
    }

    private func newPart() -> Part {
        Part(
            sums: grouper.newPartial(), values: columns.map { $0.kind == .values ? GroupKeys([$0.evaluator]) : nil },
            known: columns.map { _ in 0 })
    }

    private func add(_ frame: Frame, to part: inout Part) throws {
        try grouper.add(frame, to: &part.sums)
        for (index, column) in columns.enumerated() {
            try context.cancellation.check()
            switch column.kind {
            case .ordered: break
            case .values:
                if try part.values[index]?.count(frame) == true { continue }
                _ = try part.values[index]?.assign(frame)
            case .presence where column.rowField == nil:
                let presence = try column.evaluator.evaluate(frame).presence
                part.known[index] += presence?.setCount ?? frame.count
            case .presence: break
            }
        }
        try addRowFields(frame, to: &part)
    }

    /// Fields of the row table are read together.
    private func addRowFields(_ frame: Frame, to part: inout Part) throws {
        let indices = columns.indices.filter { columns[$0].rowField != nil }
        if indices.isEmpty { return }
        var known = [Int](repeating: 0, count: indices.count)
        try frame.forEachRow(indices.compactMap { columns[$0].rowField }) { _, texts in
            for place in texts.indices where texts[place] != nil { known[place] += 1 }
        }
        for (place, index) in indices.enumerated() { part.known[index] += known[place] }
    }

    // MARK: Results

    private func summary(_ part: Part) throws -> TableRows {
        let sums = try grouper.sums(part.sums)
        func sum(_ name: String) throws -> Value { try sums.value(name, context)[0] }
        func text(_ name: String) throws -> Value {
            let value = try sum(name)
            return value == .null ? .null : .text(TextEvaluator.text(value, in: context.zone))
        }
        let rows = try sum(DescribedColumn.rows).count
        let cells = try columns.enumerated().map { index, column -> [Value] in
            var known = Int64(part.known[index])
            var rest: [Value] = [.null, .null, .null, .null, .null, .null]
            switch column.kind {
            case .ordered:
                known = try sum(column.known.name).count
                rest = try [
                    .null, text(column.least.name), text(column.median.name), text(column.greatest.name),
                    column.mean.map { try sum($0.name) } ?? .null, .null,
                ]
            case .values:
                guard let keys = part.values[index] else { break }
                let values = ValueCounts(keys)
                known = values.known
                rest[0] = .integer(values.distinct)
                rest[5] = values.commonest.map { .text($0) } ?? .null
            case .presence: break
            }
            return [
                .text(column.info.name), .text(column.info.type.rawValue), .integer(known), .integer(rows - known),
            ] + rest
        }
        return TableRows(schema: Description.schema, rows: cells)
    }
}

extension Value {
    /// The number that a count is.
    fileprivate var count: Int64 {
        guard case .integer(let count) = self else { preconditionFailure("counts are whole numbers") }
        return count
    }
}
