import ClamorStore
import Glibc

/// Cuts the elements of some names out of XML as text, so that a broken one costs itself alone.
struct XMLRecordCutter: RecordCutter {
    /// No record is longer.
    static let limit = 64 << 20

    private let source: ByteSource
    private let names: [[UInt8]]
    private var carry: [UInt8] = []
    private var line = 1
    private var isWhole = false

    /// - Parameter names: of the elements that are records; they do not stand inside each other.
    init(source: ByteSource, names: [String]) {
        self.source = source
        self.names = names.map { Array($0.utf8) }
    }

    private enum Found {
        /// A record, or what else stands at `<`, up to `end`.
        case record(end: Int)
        case other(end: Int)
        case broken(end: Int, reason: String)
        case incomplete
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
            if !chunk.isEmpty { return chunk }
        }
    }

    private mutating func cut(_ chunk: inout RawChunk) -> Int {
        var records: [RawChunk.Record] = []
        var rejects: [RejectedRecord] = []
        let bytes = chunk.bytes
        var place = 0
        while let start = Self.first("<", in: bytes, from: place) {
            line += Self.lineFeeds(bytes, place..<start)
            place = start
            let end: Int
            switch found(bytes, at: start) {
            case .record(let next):
                records.append(.init(start: start, end: next, line: line))
                end = next
            case .other(let next): end = next
            case .broken(let next, let reason):
                rejects.append(
                    RejectedRecord(
                        line: line, reason: reason, raw: Array(bytes[start..<next].prefix(RejectedRecord.rawLimit))))
                end = next
            case .incomplete:
                chunk.records = records
                chunk.rejects = rejects
                return start
            }
            line += Self.lineFeeds(bytes, start..<end)
            place = end
        }
        line += Self.lineFeeds(bytes, place..<bytes.count)
        chunk.records = records
        chunk.rejects = rejects
        return bytes.count
    }

    /// What begins at a `<`.
    private func found(_ bytes: [UInt8], at start: Int) -> Found {
        if !isWhole, start + 16 > bytes.count { return .incomplete }
        for (opening, closing) in Self.skipped where bytes[start...].starts(with: opening) {
            if let end = Self.end(of: closing, in: bytes, from: start) { return .other(end: end) }
            return isWhole ? .other(end: start + 1) : .incomplete
        }
        guard let name = names.first(where: { isTag($0, bytes, at: start + 1) }) else { return .other(end: start + 1) }
        var place = start + 1 + name.count
        // The end of the tag, past quoted values. A `<` cannot stand in it.
        var quote: UInt8?
        scanning: while true {
            guard place < bytes.count else { return isWhole ? broken(bytes, start) : .incomplete }
            let byte = bytes[place]
            switch (byte, quote) {
            case (UInt8(ascii: "<"), _):
                return .broken(end: place, reason: "the tag on line \(line) is not closed")
            case (_, let open?): if byte == open { quote = nil }
            case (UInt8(ascii: "\""), nil), (UInt8(ascii: "'"), nil): quote = byte
            case (UInt8(ascii: ">"), nil): break scanning
            default: break
            }
            place += 1
        }
        if bytes[place - 1] == UInt8(ascii: "/") { return .record(end: place + 1) }
        return recordEnd(bytes, from: place + 1, start: start, name: name)
    }

    /// The end of a record whose tag ends before `place`.
    private func recordEnd(_ bytes: [UInt8], from place: Int, start: Int, name: [UInt8]) -> Found {
        var place = place
        while let next = Self.first("<", in: bytes, from: place) {
            if !isWhole, next + 16 > bytes.count { return .incomplete }
            if let (_, closing) = Self.skipped.first(where: { bytes[next...].starts(with: $0.opening) }) {
                guard let end = Self.end(of: closing, in: bytes, from: next) else {
                    return isWhole ? broken(bytes, start) : .incomplete
                }
                place = end
            } else if bytes[next + 1 < bytes.count ? next + 1 : next] == UInt8(ascii: "/"),
                isTag(name, bytes, at: next + 2)
            {
                guard let close = Self.first(">", in: bytes, from: next) else {
                    return isWhole ? broken(bytes, start) : .incomplete
                }
                return .record(end: close + 1)
            } else if isTag(name, bytes, at: next + 1) {
                return .broken(end: next, reason: "the record is not closed before the next one begins")
            } else {
                place = next + 1
            }
        }
        return isWhole ? broken(bytes, start) : .incomplete
    }

    /// A record that the file ends in the middle of, or that has swallowed others: up to the next that begins.
    private func broken(_ bytes: [UInt8], _ start: Int) -> Found {
        var place = start + 1
        while let next = Self.first("<", in: bytes, from: place) {
            if names.contains(where: { isTag($0, bytes, at: next + 1) }) {
                return .broken(end: next, reason: "a part of the record is not closed")
            }
            place = next + 1
        }
        return .broken(end: bytes.count, reason: "ends in the middle of a record")
    }

    /// Whether a tag of that name stands at a place after `<` or `</`.
    private func isTag(_ name: [UInt8], _ bytes: [UInt8], at place: Int) -> Bool {
        let end = place + name.count
        guard end < bytes.count, bytes[place..<end].elementsEqual(name) else { return false }
        return bytes[end] == UInt8(ascii: ">") || bytes[end] == UInt8(ascii: "/") || JSONScanner.isBlank(bytes[end])
    }

    private static let skipped: [(opening: [UInt8], closing: StaticString)] = [
        (Array("<!--".utf8), "-->"), (Array("<![CDATA[".utf8), "]]>"), (Array("<?".utf8), "?>"),
    ]

    // MARK: Bytes

    private static func first(_ byte: Unicode.Scalar, in bytes: [UInt8], from start: Int) -> Int? {
        guard start < bytes.count else { return nil }
        return bytes.withUnsafeBytes { buffer in
            let base = buffer.baseAddress! + start
            return memchr(base, Int32(byte.value), bytes.count - start).map { UnsafeRawPointer($0) - base + start }
        }
    }

    /// Where a sign ends, from a place on.
    static func end(of sign: StaticString, in bytes: [UInt8], from start: Int) -> Int? {
        let signs = UnsafeBufferPointer(start: sign.utf8Start, count: sign.utf8CodeUnitCount)
        var place = start
        while let found = first(Unicode.Scalar(signs[0]), in: bytes, from: place) {
            if bytes[found...].starts(with: signs) { return found + signs.count }
            place = found + 1
        }
        return nil
    }

    private static func lineFeeds(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
        bytes.withUnsafeBufferPointer { ClamorImport.lineFeeds($0, range) }
    }
}
