import ClamorStore

/// Cuts a table into records, and finds the way back after a broken one.
///
/// A record that has not the table's number of fields is rejected. When it goes over several lines (a stray quote has
/// swallowed what follows), reading goes on at its first line that is a good record by itself.
struct DelimitedCutter: RecordCutter {
    /// An open quote that has swallowed this much is checked against the lines in it.
    static let suspicious = 256 << 10
    /// No record is longer.
    static let limit = 64 << 20

    private let source: ByteSource
    private let scanner: DelimitedScanner
    private let columns: Int
    private var carry: [UInt8] = []
    /// Bytes of the source to leave out before the first record.
    private var skip: Int
    private var line: Int
    private var isWhole = false
    private var checkAt = Self.suspicious

    /// - Parameters:
    ///   - skip: bytes before the first record (header and what stands above it).
    ///   - line: line of the first record.
    init(source: ByteSource, dialect: Dialect, columns: Int, skip: Int, line: Int) {
        self.source = source
        scanner = DelimitedScanner(dialect: dialect)
        self.columns = columns
        self.skip = skip
        self.line = line
    }

    mutating func next() throws -> RawChunk? {
        while true {
            if isWhole, carry.isEmpty { return nil }
            var chunk = RawChunk()
            chunk.bytes = carry
            carry = []
            if !isWhole { isWhole = try !source.read(into: &chunk.bytes) }
            if skip > 0 {
                let left = min(skip, chunk.bytes.count)
                chunk.bytes.removeFirst(left)
                skip -= left
                if skip > 0, !isWhole { continue }
            }
            let used = cut(&chunk)
            carry = Array(chunk.bytes[used...])
            if !chunk.isEmpty { return chunk }
        }
    }

    /// Cuts as many records as the chunk's bytes hold; gives the bytes used up.
    private mutating func cut(_ chunk: inout RawChunk) -> Int {
        var records: [RawChunk.Record] = []
        var fields: [FieldSpan] = []
        var rejects: [RejectedRecord] = []
        var emptyRows = 0
        records.reserveCapacity(chunk.bytes.count / 128)
        fields.reserveCapacity(chunk.bytes.count / 8)
        var place = 0
        chunk.bytes.withUnsafeBufferPointer { bytes in
            while place < bytes.count {
                let firstField = fields.count
                switch scanner.scan(bytes, from: place, isWhole: isWhole, into: &fields) {
                case .record(let next, let lines):
                    if isBlank(fields[firstField...], bytes) {
                        if fields.count - firstField > 1 { emptyRows += 1 }
                        fields.removeSubrange(firstField...)
                    } else if fitsColumns(&fields, from: firstField) {
                        records.append(.init(start: place, end: next, line: line, firstField: firstField))
                    } else {
                        let reason = wrongCount(fields.count - firstField)
                        fields.removeSubrange(firstField...)
                        let resume = firstGoodLine(bytes, after: place, before: next, inARow: 1) ?? next
                        reject(bytes, &place, upTo: resume, reason: reason, rejects: &rejects)
                        continue
                    }
                    line += lines
                    place = next
                case .incomplete(let inQuotes):
                    fields.removeSubrange(firstField...)
                    if !inQuotes, bytes.count - place > Self.limit {
                        reject(bytes, &place, upTo: bytes.count, reason: "is longer than 64 MiB", rejects: &rejects)
                        continue
                    }
                    guard inQuotes, runsAway(bytes, from: place) else { return }
                    recoverOpenQuote(bytes, &place, openedOn: line, rejects: &rejects)
                case .openQuote(let lines):
                    fields.removeSubrange(firstField...)
                    recoverOpenQuote(bytes, &place, openedOn: line + lines, rejects: &rejects)
                }
            }
        }
        chunk.records = records
        chunk.fields = fields
        chunk.rejects = rejects
        chunk.emptyRows = emptyRows
        return place
    }

    /// Brings a record to the table's number of fields where only empty ones are too many.
    private func fitsColumns(_ fields: inout [FieldSpan], from first: Int) -> Bool {
        let count = fields.count - first
        if count == columns { return true }
        guard count > columns, fields[(first + columns)...].allSatisfy(\.isEmpty) else { return false }
        fields.removeSubrange((first + columns)...)
        return true
    }

    private func isBlank(_ fields: ArraySlice<FieldSpan>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard fields.count == 1, let only = fields.first else { return fields.allSatisfy(\.isEmpty) }
        return bytes[Int(only.start)..<Int(only.end)].allSatisfy { $0 == 0x20 || $0 == 0x09 }
    }

    private func wrongCount(_ count: Int) -> String {
        "\(count) field\(count == 1 ? "" : "s") where \(columns) were expected"
    }

    // MARK: Finding the way back

    /// Rejects a record whose quote is never closed: up to the first line that is a good record, or the end of the
    /// file, or else one line.
    private mutating func recoverOpenQuote(
        _ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int, openedOn opened: Int,
        rejects: inout [RejectedRecord]
    ) {
        var resume = firstGoodLine(bytes, after: place, before: bytes.count, inARow: 1)
        if resume == nil, !isWhole { resume = nextLine(bytes, after: place, before: bytes.count) }
        let reason = "the quote opened on line \(opened) is not closed"
        reject(bytes, &place, upTo: resume ?? bytes.count, reason: reason, rejects: &rejects)
    }

    /// Rejects the bytes from `place` to `resume`, where reading goes on.
    private mutating func reject(
        _ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int, upTo resume: Int, reason: String,
        rejects: inout [RejectedRecord]
    ) {
        var rejected = UnsafeBufferPointer(rebasing: bytes[place..<resume])
        let lineByte = scanner.dialect.lineByte
        let lines = rejected.count { $0 == lineByte }
        while let last = rejected.last, last == 0x0A || last == 0x0D { rejected = .init(rebasing: rejected.dropLast()) }
        rejects.append(RejectedRecord(line: line, reason: reason, bytes: rejected))
        line += lines
        place = resume
        checkAt = Self.suspicious
    }

    /// Whether an open quote has swallowed records: after every doubling of what it holds, three good ones in a row
    /// are looked for.
    private mutating func runsAway(_ bytes: UnsafeBufferPointer<UInt8>, from place: Int) -> Bool {
        let held = bytes.count - place
        if held > Self.limit { return true }
        if held < checkAt { return false }
        checkAt = held * 2
        return firstGoodLine(bytes, after: place, before: bytes.count, inARow: 3) != nil
    }

    /// Where the first line after the one at `place` begins that is a good record, as are those after it.
    private func firstGoodLine(
        _ bytes: UnsafeBufferPointer<UInt8>, after place: Int, before end: Int, inARow wanted: Int
    ) -> Int? {
        guard columns > 1 else { return nextLine(bytes, after: place, before: end) }
        var candidate = nextLine(bytes, after: place, before: end)
        while let start = candidate {
            if isGood(bytes, at: start, inARow: wanted) { return start }
            candidate = nextLine(bytes, after: start, before: end)
        }
        return nil
    }

    private func nextLine(_ bytes: UnsafeBufferPointer<UInt8>, after place: Int, before end: Int) -> Int? {
        guard let found = bytes[place..<end].firstIndex(of: scanner.dialect.lineByte), found + 1 < end else {
            return nil
        }
        return found + 1
    }

    private func isGood(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, inARow wanted: Int) -> Bool {
        // A look at this much settles it; a line that opens a quote of its own must not cost the whole buffer.
        let reach = min(bytes.count, start + Self.suspicious)
        let isWhole = isWhole && reach == bytes.count
        let bytes = UnsafeBufferPointer(rebasing: bytes[..<reach])
        var fields: [FieldSpan] = []
        var place = start
        for _ in 0..<wanted {
            fields.removeAll(keepingCapacity: true)
            guard place < bytes.count,
                case .record(let next, let lines) = scanner.scan(bytes, from: place, isWhole: isWhole, into: &fields),
                // A record over many lines is as likely a wrong start inside the swallowed text.
                lines == 1 || wanted == 1 && lines < 64,
                fitsColumns(&fields, from: 0), !fields.allSatisfy(\.isEmpty)
            else { return false }
            place = next
        }
        return true
    }
}
