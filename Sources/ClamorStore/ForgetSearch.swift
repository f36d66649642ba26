import ClamorColumns
import ClamorQuery
import ClamorText
import GRDB

/// What a store has of mentions that are to be removed.
struct ForgottenTrace {
    /// Places in segments by segment, ascending: every version, and what is kept as context.
    var rows: [Int: [Int]] = [:]
    /// The mentions themselves.
    var names: Set<MentionName> = []
    /// Those with versions that do not name the author: a later import would not know them by the name.
    var unnamed: Set<MentionName> = []
    /// Entries of dictionaries that no other row uses, by column number.
    var entries: [Int: Set<UInt32>] = [:]

    var rowCount: Int { rows.values.reduce(0) { $0 + $1.count } }
    var isEmpty: Bool { rows.isEmpty && entries.isEmpty }
}

/// Looks for all that a store has of mentions that are to be removed. No import may be under way.
struct ForgetSearch {
    private let db: Database
    private let rowCount: Int64
    /// May throw to give up; called once a segment.
    private let check: () throws -> Void

    init(_ db: Database, _ check: @escaping () throws -> Void) throws {
        self.db = db
        self.check = check
        rowCount = try Journal.read(db).rowCount
    }

    func trace(of subject: ForgetSubject) throws -> ForgottenTrace {
        var trace = ForgottenTrace()
        switch subject {
        case .id(let id):
            if id.isEmpty { return trace }
            try noteRows(of: mentions.names(id: id), by: nil, &trace)
        case .author(let handle):
            let folded = FoldedText.fold(handle)
            let codes = try authorCodes(folded)
            try noteRows(of: names(by: codes), by: folded, &trace)
            // An import that came to nothing may have left the name without a row.
            if !codes.isEmpty { trace.entries[Self.author.column ?? 0] = codes }
        }
        try noteEntries(&trace)
        try keepUsedEntries(&trace)
        return trace
    }

    private static let author = StoredField.all[StoredField.index(of: "author")!]
    private var mentions: MentionRows { MentionRows(rowCount: rowCount, db, check) }

    private var segments: Range<Int> { 0..<Int((rowCount + 0xFFFF) >> 16) }

    private func column(_ number: Int, _ type: ValueType, _ segment: Int) throws -> Column {
        try check()
        let rows = Int(min(rowCount - Int64(segment) << 16, Int64(segmentRows)))
        return try SegmentTables.column(number, type: type, segment: segment, rows: rows, db)
    }

    /// A column of a segment and all its layers.
    private func columns(_ number: Int, _ type: ValueType, _ segment: Int) throws -> [Column] {
        let layers = try LayerTable.all(segment: segment, db).filter { $0.place.field == number }
        return try [column(number, type, segment)]
            + layers.map { try LayerTable.column($0.layer.id, at: $0.place, type: type, db) }
    }

    // MARK: Rows

    private func authorCodes(_ folded: String) throws -> Set<UInt32> {
        if folded.isEmpty { return [] }
        let authors = try DictionaryChunk.dictionary(of: Self.author, db)
        return Set((0..<UInt32(authors.count)).filter { FoldedText.fold(authors[$0]) == folded })
    }

    private func names(by authors: Set<UInt32>) throws -> Set<MentionName> {
        var names: Set<MentionName> = []
        if authors.isEmpty { return names }
        for segment in segments {
            let column = try column(Self.author.column ?? 0, .text, segment)
            guard case .codes(let codes, _) = column.storage else { continue }
            for (place, code) in codes.wide.enumerated() where authors.contains(code) && column.hasValue(place) {
                let row = Int64(segment) << 16 | Int64(place)
                guard let record = try RowReader.row(row, db)?.record else { throw DamagedPlace("row \(row)") }
                names.insert(MentionName(channel: record.channel, id: record.id ?? ""))
            }
        }
        return names
    }

    /// Notes all rows of some mentions: under other names of their author, too.
    private func noteRows(of names: Set<MentionName>, by author: String?, _ trace: inout ForgottenTrace) throws {
        for (row, record) in try mentions.rows(of: names) {
            let name = MentionName(channel: record.channel, id: record.id ?? "")
            trace.names.insert(name)
            trace.rows[Int(row >> 16), default: []].append(Int(row & 0xFFFF))
            if let author, record.author.map(FoldedText.fold) != author { trace.unnamed.insert(name) }
        }
    }

    // MARK: Dictionaries

    /// Fields whose values are entries of dictionaries.
    private static let codedFields: [(number: Int, type: ValueType)] = StoredField.columns.compactMap { field in
        switch field.getter {
        case .text: (field.column ?? 0, .text)
        case .list: (field.column ?? 0, .list)
        case .integer, .boolean: nil
        }
    }

    /// Notes the entries that the rows have.
    private func noteEntries(_ trace: inout ForgottenTrace) throws {
        for segment in trace.rows.keys.sorted() {
            for (number, type) in Self.codedFields {
                for column in try columns(number, type, segment) {
                    for place in trace.rows[segment] ?? [] where place < column.count {
                        trace.entries[number, default: []].formUnion(column.codes(at: place))
                    }
                }
            }
        }
    }

    /// Leaves those out that other rows have.
    private func keepUsedEntries(_ trace: inout ForgottenTrace) throws {
        for (number, type) in Self.codedFields {
            guard var unused = trace.entries[number] else { continue }
            for segment in segments where !unused.isEmpty {
                let places = Set(trace.rows[segment] ?? [])
                for column in try columns(number, type, segment) {
                    column.forEachCode { place, code in
                        if unused.contains(code), !places.contains(place) { unused.remove(code) }
                    }
                }
            }
            trace.entries[number] = unused.isEmpty ? nil : unused
        }
    }
}

extension Column {
    fileprivate func hasValue(_ place: Int) -> Bool { validity.map { $0[place] } ?? true }

    /// The dictionary entries that a row has.
    fileprivate func codes(at place: Int) -> [UInt32] {
        switch storage {
        case .codes(let codes, _): hasValue(place) ? [codes[place]] : []
        case .lists(let lists, _): Array(lists[place])
        default: []
        }
    }

    /// Hands over the dictionary entries of all rows.
    fileprivate func forEachCode(_ body: (_ place: Int, _ code: UInt32) -> Void) {
        switch storage {
        case .codes(let codes, _):
            for (place, code) in codes.wide.enumerated() where hasValue(place) { body(place, code) }
        case .lists(let lists, _):
            for place in 0..<lists.count {
                for code in lists[place] { body(place, code) }
            }
        default: break
        }
    }
}
