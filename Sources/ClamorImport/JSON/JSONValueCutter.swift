import ClamorStore

/// Cuts JSON values that follow each other, with or without line ends between. An array at the top is opened, so that
/// its elements are the records and a file that is one long array never lies in memory whole.
struct JSONValueCutter: RecordCutter {
    /// No record is longer.
    static let limit = 256 << 20
    /// A value that has grown to this much is checked for having lost a bracket.
    private static let suspicious = 16 << 20

    private let source: ByteSource
    private var carry: [UInt8] = []
    private var line = 1
    private var isWhole = false
    private var inArray = false
    /// The value that the carried bytes begin, as far as it was scanned.
    private var scanner = JSONScanner()
    private var scanned = 0
    /// How records of the array begin.
    private var recordStart = JSONRecordStart()
    /// Bytes to leave out before the first value.
    private var skip: Int
    /// Where the records lie in arrays inside objects.
    private var way: JSONWay?

    /// - Parameters:
    ///   - skip: bytes before the first value, all in the first block.
    ///   - way: the way to the records, where they are not the values themselves.
    init(source: ByteSource, skip: Int = 0, way: JSONWay? = nil) {
        self.source = source
        self.skip = skip
        self.way = way
    }

    mutating func next() throws -> RawChunk? {
        while true {
            if isWhole, carry.isEmpty { return nil }
            var chunk = RawChunk()
            swap(&chunk.bytes, &carry)
            if !isWhole { isWhole = try !source.read(into: &chunk.bytes) }
            if skip > 0 {
                chunk.bytes.removeFirst(min(skip, chunk.bytes.count))
                skip = 0
            }
            var wrapped: [UInt8] = []
            let used = cut(&chunk, &wrapped)
            carry = Array(chunk.bytes[used...])
            if way?.wraps == true { chunk.bytes = wrapped }
            if carry.count > Self.limit { throw ImportError.recordTooLong(source: source.name, line: line) }
            chunk.pad()
            if !chunk.isEmpty { return chunk }
        }
    }

    private mutating func cut(_ chunk: inout RawChunk, _ wrapped: inout [UInt8]) -> Int {
        var records: [RawChunk.Record] = []
        var rejects: [RejectedRecord] = []
        let used = chunk.bytes.withUnsafeBufferPointer { bytes -> Int in
            var place = 0
            while place < bytes.count {
                if !inArray, way != nil {
                    guard let next = walk(bytes, from: place, &rejects) else { return place }
                    place = next
                } else if scanned == 0, step(over: bytes[place]) {
                    place += 1
                } else if scanned == 0, bytes[place] == UInt8(ascii: ":") {
                    // What stands around it is the inside of a record that ended too early.
                    let next = afterColon(bytes, place)
                    rejects.append(rejected(bytes, place..<next, "is no whole record"))
                    line += lineFeeds(bytes, place..<next)
                    place = next
                } else if let end = valueEnd(bytes, from: place) {
                    if inArray, let next = recordStart.afterBroken(bytes, place..<end, isWhole: isWhole) {
                        rejects.append(rejected(bytes, place..<next, "is no whole record"))
                        line += lineFeeds(bytes, place..<next)
                        place = next
                        continue
                    }
                    if inArray, !records.isEmpty || !recordStart.isKnown { recordStart.learn(bytes, place..<end) }
                    records.append(record(bytes, place..<end, &wrapped))
                    line += lineFeeds(bytes, place..<end)
                    place = end
                } else if let next = wayBack(bytes, from: place) {
                    rejects.append(rejected(bytes, place..<next, JSONRecordError.cut.reason))
                    line += lineFeeds(bytes, place..<next)
                    place = next
                    scanner = JSONScanner()
                    scanned = 0
                } else {
                    return place
                }
            }
            if isWhole, inArray || way?.isInside == true, rejects.last?.reason != JSONRecordError.cut.reason {
                rejects.append(
                    RejectedRecord(line: line, reason: "the file ends before its brackets are closed", raw: []))
            }
            return place
        }
        chunk.records = records
        chunk.rejects = rejects
        return used
    }

    /// Walks on towards an array of records; nil when more bytes are needed.
    private mutating func walk(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ rejects: inout [RejectedRecord]
    ) -> Int? {
        guard let (place, step) = way?.advance(bytes, from: start, isWhole: isWhole) else { return nil }
        line += lineFeeds(bytes, start..<place)
        switch step {
        case .arrived: inArray = true
        case .needsMore:
            if place == start { return nil }
        case .missed(let reason):
            rejects.append(RejectedRecord(line: line, reason: reason, raw: way?.beginning ?? []))
        }
        return place
    }

    /// What is kept of a broken record, without what sets it apart from the next.
    private func rejected(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ reason: String
    ) -> RejectedRecord {
        var end = range.upperBound
        while end > range.lowerBound, JSONScanner.isBlank(bytes[end - 1]) || bytes[end - 1] == UInt8(ascii: ",") {
            end -= 1
        }
        return RejectedRecord(
            line: line, reason: reason, bytes: UnsafeBufferPointer(rebasing: bytes[range.lowerBound..<end]))
    }

    /// A record where it lies, or wrapped.
    private func record(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ wrapped: inout [UInt8]
    ) -> RawChunk.Record {
        guard let way, way.wraps else { return .init(start: range.lowerBound, end: range.upperBound, line: line) }
        let start = wrapped.count
        let (before, after) = way.wrapping
        wrapped.append(contentsOf: before)
        wrapped.append(contentsOf: bytes[range])
        wrapped.append(contentsOf: after)
        return .init(start: start, end: wrapped.count, line: line)
    }

    /// Where reading goes on after a value that does not end: the next line that begins an object as far from the margin
    /// as this one. The end of the file where there is none; nil while the value may still end.
    private func wayBack(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard isWhole || bytes.count - start > Self.suspicious else { return nil }
        if inArray, recordStart.isKnown {
            return recordStart.next(bytes, after: start, before: bytes.count) ?? (isWhole ? bytes.count : nil)
        }
        var margin = start
        while margin > 0, bytes[margin - 1] == 0x20 || bytes[margin - 1] == 0x09 { margin -= 1 }
        let indent = start - margin
        guard margin == 0 || bytes[margin - 1] == 0x0A else { return isWhole ? bytes.count : nil }
        var place = start
        while let lineEnd = bytes[place...].firstIndex(of: 0x0A) {
            place = lineEnd + 1
            let first = place + indent
            if first < bytes.count, bytes[first] == UInt8(ascii: "{"),
                bytes[place..<first].allSatisfy(JSONScanner.isBlank)
            {
                return first
            }
        }
        return isWhole ? bytes.count : nil
    }

    /// Where records go on after a colon that stands between them.
    private func afterColon(_ bytes: UnsafeBufferPointer<UInt8>, _ colon: Int) -> Int {
        if inArray, recordStart.isKnown {
            return recordStart.next(bytes, after: colon, before: bytes.count) ?? bytes.count
        }
        var place = colon
        while let lineEnd = bytes[place...].firstIndex(of: 0x0A) {
            place = lineEnd + 1
            if place < bytes.count, bytes[place] == UInt8(ascii: "{") { return place }
        }
        return bytes.count
    }

    /// Whether a byte stands between values.
    private mutating func step(over byte: UInt8) -> Bool {
        switch byte {
        case 0x0A: line += 1
        case 0x20, 0x0D, 0x09, UInt8(ascii: ","): break
        case UInt8(ascii: "["):
            if inArray { return false }
            inArray = true
        case UInt8(ascii: "]"): inArray = false
        default: return false
        }
        return true
    }

    private mutating func valueEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        switch bytes[start] {
        case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\""):
            guard let end = scanner.end(in: bytes, from: start + scanned) else {
                scanned = bytes.count - start
                return nil
            }
            scanner = JSONScanner()
            scanned = 0
            return end
        default:
            let end = bytes[start...].dropFirst().firstIndex { JSONScanner.endsScalar($0) }
            return end ?? (isWhole ? bytes.count : nil)
        }
    }
}
