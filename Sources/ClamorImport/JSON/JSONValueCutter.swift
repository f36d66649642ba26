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

    init(source: ByteSource) {
        self.source = source
    }

    mutating func next() throws -> RawChunk? {
        while true {
            if isWhole, carry.isEmpty { return nil }
            var chunk = RawChunk()
            swap(&chunk.bytes, &carry)
            if !isWhole { isWhole = try !source.read(into: &chunk.bytes) }
            let used = cut(&chunk)
            carry = Array(chunk.bytes[used...])
            if carry.count > Self.limit { throw ImportError.recordTooLong(source: source.name, line: line) }
            chunk.pad()
            if !chunk.isEmpty { return chunk }
        }
    }

    private mutating func cut(_ chunk: inout RawChunk) -> Int {
        var records: [RawChunk.Record] = []
        var rejects: [RejectedRecord] = []
        let used = chunk.bytes.withUnsafeBufferPointer { bytes -> Int in
            var place = 0
            while place < bytes.count {
                if scanned == 0, step(over: bytes[place]) {
                    place += 1
                } else if let end = valueEnd(bytes, from: place) {
                    records.append(.init(start: place, end: end, line: line))
                    line += lineFeeds(bytes, place..<end)
                    place = end
                } else if let next = wayBack(bytes, from: place) {
                    let raw = UnsafeBufferPointer(rebasing: bytes[place..<next])
                    rejects.append(RejectedRecord(line: line, reason: JSONRecordError.cut.reason, bytes: raw))
                    line += lineFeeds(bytes, place..<next)
                    place = next
                    scanner = JSONScanner()
                    scanned = 0
                } else {
                    return place
                }
            }
            return place
        }
        chunk.records = records
        chunk.rejects = rejects
        return used
    }

    /// Where reading goes on after a value that does not end: the next line that begins an object as far from the margin
    /// as this one. The end of the file where there is none; nil while the value may still end.
    private func wayBack(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard isWhole || bytes.count - start > Self.suspicious else { return nil }
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
