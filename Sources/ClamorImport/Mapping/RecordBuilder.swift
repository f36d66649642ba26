import ClamorStore

/// Makes mentions of the cells of records.
struct RecordBuilder: Sendable {
    var plan: ColumnPlan
    let writer: FieldWriter
    let filler: Filler
    let enricher: Enricher

    /// Adds the mention of a record with these cells, one a column; a cell that is not there is empty.
    func append(
        _ cells: UnsafeBufferPointer<UnsafeBufferPointer<UInt8>>, to records: inout [MentionRecord],
        tally: inout ImportTally
    ) throws(FieldWriter.Rejection) {
        records.append(MentionRecord(kind: ""))
        defer { tally.endRecord() }
        do throws(FieldWriter.Rejection) {
            // Where it lies: a mention is large.
            try fill(&records[records.count - 1], cells, tally: &tally)
        } catch {
            records.removeLast()
            throw error
        }
    }

    private func fill(
        _ record: inout MentionRecord, _ cells: UnsafeBufferPointer<UnsafeBufferPointer<UInt8>>,
        tally: inout ImportTally
    ) throws(FieldWriter.Rejection) {
        var given = FieldSet()
        for place in plan.order {
            let cell = CellValue.trimmed(cells[place])
            if cell.isEmpty { continue }
            let column = plan.columns[place]
            switch column.role {
            case .field(let field, _) where given.contains(field):
                writer.keep(column.name, cell, in: &record, &tally)
            case .field(.time, _):
                if CellValue.isUnknown(cell) { continue }
                record.time = try writer.time(cell, column.name, clock: plan.clock.map { CellValue.trimmed(cells[$0]) })
                given.insert(.time)
            case .field(let field, _):
                if try writer.set(field, cell, column.name, in: &record, &tally) { given.insert(field) }
            case .clock:
                break
            case .extra:
                writer.keep(column.name, cell, in: &record, &tally)
            }
        }
        if record.id == nil, record.text == nil, record.title == nil, record.url == nil {
            throw FieldWriter.Rejection(reason: "holds neither id, text, title nor url")
        }
        filler.apply(to: &record)
        if record.channel.isEmpty, let channel = plan.channel { record.channel = channel }
        if record.kind.isEmpty, record.parent == nil, record.shareOf == nil, record.quoteOf == nil, let kind = plan.kind
        {
            record.kind = kind
        }
        enricher.enrich(&record)
    }
}

/// Values that the user gave for what a file leaves open.
struct Filler: Sendable {
    private let fields: [TargetField]
    private let values: MentionRecord

    /// Throws `ImportError.badFill` for a value that its field cannot hold.
    init(_ fill: [(field: TargetField, value: String)], writer: FieldWriter) throws {
        fields = fill.map(\.field)
        var values = MentionRecord.blank
        for (field, value) in fill {
            guard writer.fill(field, value, in: &values) else {
                throw ImportError.badFill(field: field.name, value: value, expected: field.expected)
            }
        }
        self.values = values
    }

    /// Gives a record what it has not; lists get their values besides its own.
    func apply(to record: inout MentionRecord) {
        for field in fields where field.form == .list || !record.has(field) { record.take(field, from: values) }
    }
}

/// Fields as a set of bits: asked for every cell.
struct FieldSet {
    private var bits: UInt64 = 0

    func contains(_ field: TargetField) -> Bool { bits & 1 << UInt64(field.rawValue) != 0 }
    mutating func insert(_ field: TargetField) { bits |= 1 << UInt64(field.rawValue) }
}
