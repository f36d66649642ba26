import ClamorStore

/// Takes records out of objects that lie in memory whole and hold an array of them (`{"results": [ … ], "next": … }`):
/// pages one a line. `JSONWay` does it for objects of any size.
struct JSONEnvelopeCutter: RecordCutter {
    /// Records handed on at a time.
    private static let chunkRecords = 4096

    private var inner: any RecordCutter
    private let path: [String]
    private var waiting: [RawChunk] = []

    /// - Parameter path: keys that lead from a value of `inner` to the array.
    init(_ inner: any RecordCutter, path: [String]) {
        self.inner = inner
        self.path = path
    }

    mutating func next() throws -> RawChunk? {
        while waiting.isEmpty {
            guard let chunk = try inner.next() else { return nil }
            waiting = open(chunk).filter { !$0.isEmpty }.reversed()
        }
        return waiting.popLast()
    }

    private func open(_ chunk: RawChunk) -> [RawChunk] {
        var result: [RawChunk] = []
        var current = RawChunk()
        current.rejects = chunk.rejects
        chunk.bytes.withUnsafeBufferPointer { bytes in
            for record in chunk.records {
                let value = UnsafeBufferPointer(rebasing: bytes[..<record.end])
                guard let array = Self.find(path, in: value, from: record.start) else {
                    let raw = UnsafeBufferPointer(rebasing: bytes[record.start..<record.end])
                    let reason = "holds no `\(path.joined(separator: "."))` as the records before it do"
                    current.rejects.append(RejectedRecord(line: record.line, reason: reason, bytes: raw))
                    continue
                }
                var line = record.line + lineFeeds(bytes, record.start..<array)
                var seen = array
                for element in JSONScanner.elements(value, of: array) {
                    line += lineFeeds(bytes, seen..<element.lowerBound)
                    seen = element.lowerBound
                    let start = current.bytes.count
                    current.bytes.append(contentsOf: bytes[element])
                    current.records.append(.init(start: start, end: current.bytes.count, line: line))
                    guard current.records.count == Self.chunkRecords else { continue }
                    current.pad()
                    result.append(current)
                    current = RawChunk()
                }
            }
        }
        current.pad()
        result.append(current)
        return result
    }

    /// Where the array at the end of a path begins, or nil.
    static func find(_ path: [String], in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var place = start
        for key in path {
            guard bytes[place] == UInt8(ascii: "{") else { return nil }
            let members = JSONScanner.members(bytes, of: place).items
            guard let found = members.first(where: { bytes[$0.key].elementsEqual(key.utf8) }) else { return nil }
            place = found.value.lowerBound
            if place >= bytes.count { return nil }
        }
        return bytes[place] == UInt8(ascii: "[") ? place : nil
    }
}
