import ClamorColumns
import ClamorListening
import ClamorTime
import Synchronization

/// Records made ready to be written: all that can be done for them without knowing the store. Written once, read by any.
package struct PreparedMentions: Sendable {
    let images: RowImages
    let keys: [UInt64]
    /// 32 bits of the hash of each row.
    let checksums: [UInt32]
    let roles: [RowRole]
    /// Work fields by place, of those that have some.
    let work: [Int: [(field: String, value: String)]]
    /// One for each of `StoredField.columns`.
    let columns: [PreparedColumn]
    /// Names in `extra`, as lists.
    let extraNames: PreparedColumn
    let text: TextIndexBuilder
    /// What copies of each record's text are found by; none where that was not asked for.
    let prints: [CopyPrint]

    package var count: Int { keys.count }
    /// Records that are mentions: neither mere context nor deletions.
    package let mentionCount: Int

    /// - Parameters:
    ///   - text: an empty index; left empty, but wiser about scalars.
    ///   - checksums: those of the rows, where they are known.
    ///   - hasPrints: whether copies of the records are to be found.
    init(
        _ records: consuming [MentionRecord], text: inout TextIndexBuilder, checksums: [UInt32]? = nil,
        hasPrints: Bool = true
    ) {
        var preparation = MentionPreparation(count: records.count)
        for index in records.indices where records[index].id == nil {
            records[index].id = MentionKey.madeID(records[index])
        }
        prints = hasPrints ? records.map(CopyPrint.init) : []
        records.withUnsafeBufferPointer { records in
            guard let first = records.baseAddress else { return }
            for index in records.indices {
                preparation.append(first + index)
                text.append(title: records[index].title, text: records[index].text)
            }
        }
        self.text = text.taken()
        self.checksums = checksums ?? preparation.checksums
        images = preparation.images.images()
        keys = preparation.keys
        roles = preparation.roles
        work = preparation.work
        columns = preparation.columns
        extraNames = preparation.extraNames
        mentionCount = roles.count { $0 == .mention }
    }

    /// A record as it was given, with its id.
    func record(_ index: Int) -> MentionRecord {
        do {
            return try RowReader.stored(images.cells(index, row: 0)).record
        } catch {
            preconditionFailure("a row that was just made cannot be read: \(error)")
        }
    }
}

/// Prepares records, on as many threads as call it.
package final class MentionPreparer: Sendable {
    private let idle = Mutex<[TextIndexBuilder]>([])

    init() {}

    package func prepare(_ records: consuming [MentionRecord]) -> PreparedMentions {
        var text = idle.withLock { $0.popLast() } ?? TextIndexBuilder(rows: 0)
        let prepared = PreparedMentions(records, text: &text)
        idle.withLock { [text] in $0.append(text) }
        return prepared
    }
}

/// Gathers rows and columns of records.
private struct MentionPreparation: ~Copyable {
    private let fields: [(getter: StoredField.Getter, column: Int?)]
    private var scratch: [UInt8] = []
    var images: RowImageWriter
    var keys: [UInt64] = []
    var checksums: [UInt32] = []
    var roles: [RowRole] = []
    var work: [Int: [(field: String, value: String)]] = [:]
    /// One for each of `StoredField.columns`; apart from the rest, so that each can be added to where it lies.
    private let gathered: UnsafeMutableBufferPointer<PreparedColumn>
    var extraNames = PreparedColumn()

    init(count: Int) {
        fields = StoredField.gettersAndPlaces
        images = RowImageWriter(capacity: count * 400)
        gathered = .allocate(capacity: StoredField.columns.count)
        gathered.initialize(repeating: PreparedColumn())
        keys.reserveCapacity(count)
        checksums.reserveCapacity(count)
        roles.reserveCapacity(count)
    }

    deinit {
        gathered.deinitialize()
        gathered.deallocate()
    }

    var columns: [PreparedColumn] { Array(gathered) }

    /// Adds a record, which has an id.
    mutating func append(_ record: StoredField.Record) {
        let row = UInt32(keys.count)
        images.beginRow()
        if let collected = record.pointee.collected { images.append(collected) } else { images.appendNull() }
        let role = record.pointee.role
        images.append(role.rawValue)
        for (getter, column) in fields[..<StoredField.laterPlace] { append(getter, column, of: record, row: row) }
        if record.pointee.extra.isEmpty {
            images.appendNull()
        } else {
            images.append(object: record.pointee.extra)
            extraNames.append(record.pointee.extra.lazy.map(\.name), row: row)
        }
        for (getter, column) in fields[StoredField.laterPlace...] { append(getter, column, of: record, row: row) }
        keys.append(MentionKey.key(channel: record.pointee.channel, id: record.pointee.id ?? "", &scratch))
        checksums.append(images.checksum)
        if !record.pointee.work.isEmpty { work[roles.count] = record.pointee.work }
        roles.append(role)
    }

    private mutating func append(
        _ getter: StoredField.Getter, _ column: Int?, of record: StoredField.Record, row: UInt32
    ) {
        switch getter {
        case .text(let get):
            guard var text = get(record) else { return images.appendNull() }
            text.withUTF8 { text in
                images.append(UnsafeRawBufferPointer(text))
                if let column { gathered[column].append(text, row: row) }
            }
        case .integer(let get):
            guard let value = get(record) else { return images.appendNull() }
            images.append(value)
            if let column { gathered[column].append(value, row: row) }
        case .boolean(let get):
            guard let value = get(record) else { return images.appendNull() }
            images.append(value ? 1 : 0)
            if let column { gathered[column].append(value ? 1 : 0, row: row) }
        case .list(let get):
            let list = get(record)
            if list.isEmpty { return images.appendNull() }
            images.append(list: list)
            if let column { gathered[column].append(list, row: row) }
        }
    }
}
