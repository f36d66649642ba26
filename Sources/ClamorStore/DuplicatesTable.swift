import CXXHash
import ClamorColumns
import ClamorQuery
import ClamorText
import GRDB

/// Mentions that count and are likely the same, but have different channels or ids: those of one address, and those of
/// one author with the same words on one channel within a day, from different imports. Shares are left out.
///
/// Memory: 24 bytes a mention, and the rows that are told of.
struct DuplicatesTable {
    let snapshot: StoreSnapshot
    /// Called once a segment; may throw to give up.
    let check: () throws -> Void

    private static let leastText = 20
    private static let day: Int64 = 86_400_000

    /// Something that rows may have in common.
    private struct Trait {
        var hash: UInt64
        var time: Int64
        var row: Int64
    }

    private struct Group {
        var reason: String
        var rows: [Int64]
    }

    func table() throws -> ClamorColumns.Table {
        let urls = try groupsByURL()
        var groupOfRow: [Int64: Int] = [:]
        for (number, group) in urls.enumerated() {
            for row in group.rows { groupOfRow[row] = number }
        }
        let texts = try groupsByText().filter { group in
            guard let known = groupOfRow[group.rows[0]] else { return true }
            return !group.rows.allSatisfy { groupOfRow[$0] == known }
        }
        return try table(of: urls + texts)
    }

    // MARK: Candidates

    /// Groups of rows with the same hash, in the order of their first rows.
    ///
    /// - Parameter body: gives a row's trait, if it has one, of its place and texts.
    private func groups(
        _ fields: [String], window: Int64?,
        _ prepare: (_ segment: Int) throws -> (Int32, [UnsafeBufferPointer<UInt8>?]) -> (hash: UInt64, time: Int64)?
    ) throws -> [[Int64]] {
        var traits: [Trait] = []
        for segment in 0..<snapshot.segmentCount {
            try check()
            let rows = try liveOriginals(segment)
            let trait = try prepare(segment)
            try snapshot.forEachRow(rows, segment: segment, fields: fields) { place, texts in
                guard let (hash, time) = trait(rows[place], texts) else { return }
                traits.append(Trait(hash: hash, time: time, row: Int64(segment) << 16 | Int64(rows[place])))
            }
        }
        traits.sort { ($0.hash, $0.time, $0.row) < ($1.hash, $1.time, $1.row) }
        var groups: [[Int64]] = []
        var start = 0
        while start < traits.count {
            let first = traits[start]
            let end = traits[start...].firstIndex { trait in
                trait.hash != first.hash || window.map { trait.time - first.time > $0 } ?? false
            }
            let next = end ?? traits.count
            if next - start > 1 { groups.append(traits[start..<next].map(\.row).sorted()) }
            start = next
        }
        return groups
    }

    /// The places of rows that count and are no shares.
    private func liveOriginals(_ segment: Int) throws -> [Int32] {
        let rows = try snapshot.live(segment: segment).rows()
        guard case .codes(let kinds, let names) = try snapshot.column("kind", segment: segment).storage,
            let share = names.code(of: "share")
        else { return rows }
        return rows.filter { kinds[Int($0)] != share }
    }

    private static func hash(_ bytes: [UInt8]) -> UInt64 {
        bytes.withUnsafeBytes { clamor_hash64($0.baseAddress, $0.count) }
    }

    private func groupsByURL() throws -> [Group] {
        let candidates = try groups(["url"], window: nil) { _ in
            { _, texts in
                texts[0].flatMap { CanonicalURL.bytes(of: $0) }.map { (Self.hash($0), 0) }
            }
        }
        let groups = try confirmed(candidates, reason: "same url") { record in
            record.url.flatMap { url in
                var url = url
                return url.withUTF8 { CanonicalURL.bytes(of: $0) }
            }
        }
        return try groups.filter(isOfSeveralImports)
    }

    private func groupsByText() throws -> [Group] {
        var folded: [UInt8] = []
        let candidates = try groups(["text"], window: Self.day) { segment in
            let times = try snapshot.column("time", segment: segment)
            let channels = try snapshot.column("channel", segment: segment)
            let authors = try snapshot.column("author", segment: segment)
            return { place, texts in
                guard let text = texts[0], case .codes(let channel, _) = channels.storage,
                    case .codes(let author, let names) = authors.storage, case .time(let time) = times[Int(place)],
                    authors[Int(place)] != .null
                else { return nil }
                folded.removeAll(keepingCapacity: true)
                FoldedText.foldUTF8(text, into: &folded)
                // Continuation bytes are no characters.
                guard folded.count(where: { $0 & 0xC0 != 0x80 }) >= Self.leastText else { return nil }
                for code in [channel[Int(place)], names.classes[Int(author[Int(place)])]] {
                    withUnsafeBytes(of: code.littleEndian) { folded.append(contentsOf: $0) }
                }
                return (Self.hash(folded), time)
            }
        }
        let groups = try confirmed(candidates, reason: "same author and text") { record in
            guard let author = record.author, let text = record.text else { return nil }
            return Array(
                [record.channel, FoldedText.fold(author), FoldedText.fold(text)].joined(separator: "\u{1F}").utf8)
        }
        return try groups.filter(isOfSeveralImports)
    }

    /// What one file tells apart is taken to be apart.
    private func isOfSeveralImports(_ group: Group) throws -> Bool {
        var batches: Set<Int64> = []
        for row in group.rows {
            let column = try snapshot.column("batch", segment: Int(row >> 16))
            if case .integer(let number) = column[Int(row & 0xFFFF)] { batches.insert(number) }
        }
        return batches.count > 1
    }

    /// Groups that have in common what their hashes are of.
    private func confirmed(
        _ candidates: [[Int64]], reason: String, _ trait: (MentionRecord) -> [UInt8]?
    ) throws -> [Group] {
        var groups: [Group] = []
        for rows in candidates {
            var byTrait: [[UInt8]: [Int64]] = [:]
            var order: [[UInt8]] = []
            for (row, record) in try records(rows) {
                guard let trait = trait(record) else { continue }
                if byTrait[trait] == nil { order.append(trait) }
                byTrait[trait, default: []].append(row)
            }
            for trait in order {
                if let rows = byTrait[trait], rows.count > 1 { groups.append(Group(reason: reason, rows: rows)) }
            }
        }
        return groups
    }

    private func records(_ rows: [Int64]) throws -> [(row: Int64, record: MentionRecord)] {
        try snapshot.connections.readInOneState { db in
            try rows.map { row in
                guard let stored = try RowReader.row(row, db) else { throw DamagedPlace("row \(row)") }
                return (row, stored.record)
            }
        }
    }

    // MARK: The table

    /// Groups newest first, in each the oldest mention first.
    private func table(of groups: [Group]) throws -> ClamorColumns.Table {
        var dated: [(latest: Int64, group: Group)] = []
        for group in groups {
            let times = try records(group.rows).map { (time: $0.record.time ?? .min, row: $0.row) }
            let ordered = times.sorted { ($0.time, $0.row) < ($1.time, $1.row) }
            dated.append((ordered.last?.time ?? .min, Group(reason: group.reason, rows: ordered.map(\.row))))
        }
        dated.sort { ($1.latest, $0.group.rows[0]) < ($0.latest, $1.group.rows[0]) }
        var table = TableBuilder(StoreTable.duplicates.schema)
        for (number, group) in dated.map(\.group).enumerated() {
            for (row, record) in try records(group.rows) {
                let source = try snapshot.column("source", segment: Int(row >> 16))[Int(row & 0xFFFF)]
                func text(_ text: String?) -> Value { text.map(Value.text) ?? .null }
                table.append([
                    .integer(Int64(number + 1)), .text(group.reason), text(record.id), .text(record.channel),
                    text(record.author), record.time.map(Value.integer) ?? .null, source, text(record.url),
                    text(record.text),
                ])
            }
        }
        return table.finish()
    }
}
