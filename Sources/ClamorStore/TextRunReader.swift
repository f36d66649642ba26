import ClamorColumns

/// Reads stretches of a text index from its parts in the file.
struct TextRunReader: Sendable {
    let connections: StoreConnections
    let cache: SegmentCache
    let segment: Int
    let run: SegmentTables.TextRun

    /// `length` bytes at `offset` of a full segment's run, which no longer changes.
    func read(_ offset: Int, _ length: Int) throws -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(min(length, 1 << 20))
        var offset = offset
        let end = offset + length
        while offset < end {
            let index = offset / SegmentTables.partBytes
            let part = try part(index)
            let start = offset - index * SegmentTables.partBytes
            let taken = min(part.count - start, end - offset)
            guard taken > 0 else { throw DamagedPlace("segment \(segment), text index") }
            result.append(contentsOf: part[start..<start + taken])
            offset += taken
        }
        return result
    }

    private func part(_ index: Int) throws -> [UInt8] {
        try cache.value(segment, .textPart(run, index)) {
            try connections.read { try SegmentTables.part(run, segment: segment, part: index, $0) } ?? []
        }
    }

    /// A reader over the run of the last segment, which imports write anew: all of it is held, as of now.
    func whole() throws -> (held: Int, read: TextIndexReader.Read) {
        let (segment, run) = (segment, run)
        let bytes = try connections.readInOneState { try SegmentTables.run(run, segment: segment, $0) }
        return (
            bytes.count,
            { offset, length in
                guard offset >= 0, length >= 0, offset + length <= bytes.count else {
                    throw DamagedPlace("segment \(segment), text index")
                }
                return Array(bytes[offset..<offset + length])
            }
        )
    }
}

/// A text index whose errors name the store.
struct StoredTextIndex: TextIndexSegment {
    let reader: TextIndexReader
    let path: String
    let segment: Int

    func rows(token: String) throws -> Bitmap? { try placed { try reader.rows(token: token) } }
    func rows(prefix: String) throws -> Bitmap? { try placed { try reader.rows(prefix: prefix) } }
    func rows(wildcard: String) throws -> Bitmap? { try placed { try reader.rows(wildcard: wildcard) } }

    private func placed<T>(_ body: () throws -> T) throws -> T {
        try Self.placed(path, segment, body)
    }

    static func placed<T>(_ path: String, _ segment: Int, _ body: () throws -> T) throws -> T {
        try StoreError.translating(path) {
            do {
                return try body()
            } catch let error as SegmentFormatError {
                throw DamagedPlace("segment \(segment), text index", error)
            }
        }
    }
}
