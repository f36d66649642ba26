import ClamorStore
import Glibc

/// Cuts JSON Lines: every line that is not blank is a record, valid or not, so that one broken line costs no other.
struct JSONLinesCutter: RecordCutter {
    private let source: ByteSource
    private var carry: [UInt8] = []
    private var line = 1
    private var isWhole = false

    init(source: ByteSource) {
        self.source = source
    }

    mutating func next() throws -> RawChunk? {
        while true {
            if isWhole, carry.isEmpty { return nil }
            var chunk = RawChunk()
            swap(&chunk.bytes, &carry)
            var unseen = chunk.bytes.count
            // The end of a long line is looked for in what is new alone.
            while !isWhole {
                isWhole = try !source.read(into: &chunk.bytes)
                if chunk.bytes[unseen...].contains(0x0A) { break }
                unseen = chunk.bytes.count
                if unseen > JSONValueCutter.limit { throw ImportError.recordTooLong(source: source.name, line: line) }
            }
            let used = cut(&chunk)
            carry = Array(chunk.bytes[used...])
            chunk.pad()
            if !chunk.isEmpty { return chunk }
        }
    }

    private mutating func cut(_ chunk: inout RawChunk) -> Int {
        var records: [RawChunk.Record] = []
        let used = chunk.bytes.withUnsafeBufferPointer { bytes -> Int in
            guard let base = bytes.baseAddress else { return 0 }
            var place = 0
            while place < bytes.count {
                let found = memchr(base + place, 0x0A, bytes.count - place)
                guard found != nil || isWhole else { break }
                let end = found.map { UnsafeRawPointer($0) - UnsafeRawPointer(base) } ?? bytes.count
                var last = end
                while last > place, JSONScanner.isBlank(bytes[last - 1]) { last -= 1 }
                let first = JSONScanner.skipBlanks(UnsafeBufferPointer(rebasing: bytes[..<last]), from: place)
                if first < last { records.append(.init(start: first, end: last, line: line)) }
                line += 1
                place = found == nil ? end : end + 1
            }
            return place
        }
        chunk.records = records
        return used
    }
}

extension RawChunk {
    /// Makes the bytes safe for the JSON parser, which reads a little further than the text.
    mutating func pad() {
        bytes.append(contentsOf: repeatElement(0, count: JSONDocument.padding))
    }
}
