import ClamorColumns
import Dispatch
import Synchronization

/// What some rows of a segment say after a revision.
struct RevisedPart: Sendable {
    var count = 0
    /// One for each of the fields.
    var columns: [PreparedColumn]
    var isChanged: [Bool]
    var changedRows = 0

    init(fieldCount: Int) {
        columns = Array(repeating: PreparedColumn(), count: fieldCount)
        isChanged = Array(repeating: false, count: fieldCount)
    }
}

/// Goes through the mentions of one segment.
struct SegmentRevision: Sendable {
    private let connections: StoreConnections
    private let fields: [StoredField]
    private let rows: Range<Int64>
    private let live: Bitmap
    private let computed: ComputedFields

    /// Rows that a thread takes at a time.
    private static let partRows: Int64 = 8_192

    init(_ snapshot: StoreSnapshot, _ segment: Int, _ fields: [StoredField]) throws {
        connections = snapshot.connections
        self.fields = fields
        let first = Int64(segment) << 16
        rows = first..<first + Int64(snapshot.rowCount(segment: segment))
        live = try snapshot.live(segment: segment)
        computed = try snapshot.computedFields(segment: segment)
    }

    /// The parts of the segment in the order of its rows.
    func parts(
        threads: Int, _ revise: @Sendable (inout MentionRecord, _ isLive: Bool) -> Void
    ) throws -> [RevisedPart] {
        let starts = Array(stride(from: rows.lowerBound, to: rows.upperBound, by: Int(Self.partRows)))
        let next = Atomic(0)
        let done = Mutex([Result<RevisedPart, any Error>?](repeating: nil, count: starts.count))
        DispatchQueue.concurrentPerform(iterations: max(1, min(threads, starts.count))) { _ in
            while true {
                let index = next.add(1, ordering: .relaxed).oldValue
                guard index < starts.count else { return }
                let part = Result { try self.part(from: starts[index], revise) }
                done.withLock { $0[index] = part }
            }
        }
        return try done.withLock { $0 }.compactMap { try $0?.get() }
    }

    private func part(
        from start: Int64, _ revise: (inout MentionRecord, Bool) -> Void
    ) throws -> RevisedPart {
        let range = start..<min(start + Self.partRows, rows.upperBound)
        var part = RevisedPart(fieldCount: fields.count)
        try connections.read { db in
            try RowReader.forEach(range, db) { row, _ in
                let place = Int(row.row - rows.lowerBound)
                guard row.row == start + Int64(part.count) else { throw DamagedPlace("row \(row.row)") }
                var record = row.record
                computed.lay(on: &record, place: place)
                if record.role == .mention || record.role == .completed {
                    let before = record
                    revise(&record, live[place])
                    part.note(fields, before, record)
                }
                part.append(fields, record)
            }
        }
        guard part.count == range.count else { throw DamagedPlace("row \(start + Int64(part.count))") }
        return part
    }
}

extension RevisedPart {
    /// Notes which fields differ.
    fileprivate mutating func note(_ fields: [StoredField], _ before: MentionRecord, _ after: MentionRecord) {
        withUnsafePointer(to: before) { before in
            withUnsafePointer(to: after) { after in
                var differs = false
                for (index, field) in fields.enumerated() where !field.agrees(before, after) {
                    isChanged[index] = true
                    differs = true
                }
                if differs { changedRows += 1 }
            }
        }
    }

    fileprivate mutating func append(_ fields: [StoredField], _ record: MentionRecord) {
        withUnsafePointer(to: record) { record in
            for (index, field) in fields.enumerated() { columns[index].append(field, of: record, row: UInt32(count)) }
        }
        count += 1
    }
}

extension PreparedColumn {
    /// Adds a record's value of a field, if it has one.
    fileprivate mutating func append(_ field: StoredField, of record: StoredField.Record, row: UInt32) {
        switch field.getter {
        case .text(let get):
            if var text = get(record) { text.withUTF8 { append($0, row: row) } }
        case .integer(let get):
            if let value = get(record) { append(value, row: row) }
        case .boolean(let get):
            if let value = get(record) { append(value ? 1 : 0, row: row) }
        case .list(let get):
            let list = get(record)
            if !list.isEmpty { append(list, row: row) }
        }
    }
}
