/// A zip archive by its directory (PKWARE, APPNOTE 6.3.10), with the extensions for large ones.
struct ZipArchive {
    struct Entry {
        let name: String
        let method: UInt16
        let isEncrypted: Bool
        let packedSize: Int64
        /// Nil where only the bytes themselves tell.
        let size: Int64?
        let checksum: UInt32?
        /// Where its local header begins.
        let header: Int64

        var isFolder: Bool { name.hasSuffix("/") }
    }

    let file: SeekableFile
    /// In the order of the directory.
    let entries: [Entry]
    /// Whether the directory at the end is missing: files may be missing with it.
    let isCutOff: Bool

    /// Reads the directory; where there is none, as when the file is cut off, the files that are found one after the
    /// other. Throws `ImportError.cannotRead` where there are none of these either.
    init(_ file: SeekableFile) throws {
        self.file = file
        guard let directory = try ZipDirectory(file) else {
            isCutOff = true
            entries = try ZipWalk.entries(of: file)
            if entries.isEmpty { throw ImportError.cannotRead(source: file.name, cause: "the zip archive is cut off") }
            return
        }
        isCutOff = false
        let bytes = LittleEndian(try file.bytes(at: directory.start, count: directory.size))
        var entries: [Entry] = []
        var place = 0
        while let (entry, next) = Self.entry(bytes, at: place, shift: directory.shift) {
            entries.append(entry)
            place = next
        }
        guard entries.count == directory.count else {
            throw ImportError.cannotRead(source: file.name, cause: "the directory of the zip archive is damaged")
        }
        self.entries = entries
    }

    private static func entry(_ bytes: LittleEndian, at place: Int, shift: Int64) -> (Entry, next: Int)? {
        guard place + 46 <= bytes.count, bytes.long(place) == 0x0201_4B50 else { return nil }
        let (nameLength, extraLength) = (bytes.short(place + 28), bytes.short(place + 30))
        let next = place + 46 + nameLength + extraLength + bytes.short(place + 32)
        guard next <= bytes.count else { return nil }
        var sizes = [bytes.long(place + 24), bytes.long(place + 20), bytes.long(place + 42)]
        var extra = place + 46 + nameLength
        let extraEnd = extra + extraLength
        while extra + 4 <= extraEnd {
            let end = min(extraEnd, extra + 4 + bytes.short(extra + 2))
            if bytes.short(extra) == 1 {
                // Those sizes that do not fit 32 bits follow, in this order.
                var wide = extra + 4
                for index in sizes.indices where sizes[index] == 0xFFFF_FFFF && wide + 8 <= end {
                    sizes[index] = bytes.wide(wide)
                    wide += 8
                }
            }
            extra = end
        }
        var repairs = DecodedText.Repairs()
        let name = bytes.slice(place + 46, nameLength).withUnsafeBufferPointer {
            DecodedText.string($0, repairs: &repairs)
        }
        let entry = Entry(
            name: name.replacing("\\", with: "/"), method: UInt16(bytes.short(place + 10)),
            isEncrypted: bytes.short(place + 8) & 1 != 0, packedSize: sizes[1], size: sizes[0],
            checksum: UInt32(truncatingIfNeeded: bytes.long(place + 16)), header: sizes[2] + shift)
        return (entry, next)
    }

    /// The bytes of a file in it, unpacked. Throws `ImportError.cannotRead` for one that cannot be unpacked.
    func bytes(of entry: Entry) throws -> any ByteStage {
        let name = "\(file.name): \(entry.name)"
        if entry.isEncrypted { throw ImportError.cannotRead(source: name, cause: "it is encrypted") }
        let header = LittleEndian(try file.bytes(at: entry.header, count: 30))
        guard header.count == 30, header.long(0) == 0x0403_4B50 else {
            throw ImportError.cannotRead(source: name, cause: "the archive does not hold what its directory says")
        }
        let start = entry.header + 30 + Int64(header.short(26) + header.short(28))
        let packed = RangeBytes(file, start..<start + max(0, entry.packedSize))
        switch entry.method {
        case 0: return ChecksummedBytes(packed, entry.checksum)
        case 8: return ChecksummedBytes(UnpackedBytes(packed, DeflateCodec(.none)), entry.checksum)
        case let method:
            let known = Self.methods[method].map { " (\($0))" } ?? ""
            throw ImportError.cannotRead(
                source: name, cause: "it is packed by method \(method)\(known); stored and deflate are read")
        }
    }

    private static let methods: [UInt16: String] = [
        9: "Deflate64", 12: "bzip2", 14: "LZMA", 93: "Zstandard", 95: "xz", 98: "PPMd", 99: "AES encryption",
    ]
}

/// Where the directory of a zip archive lies.
struct ZipDirectory {
    var start: Int64
    var size: Int
    var count: Int
    /// Bytes that stand before the archive in its file, which its offsets leave out.
    var shift: Int64

    /// No directory is larger.
    private static let limit = 256 << 20

    /// Nil where there is none.
    init?(_ file: SeekableFile) throws {
        let tailSize = Int(min(file.size, 22 + 65_535 + 20))
        let tailStart = file.size - Int64(tailSize)
        let tail = LittleEndian(try file.bytes(at: tailStart, count: tailSize))
        guard let end = stride(from: tail.count - 22, through: 0, by: -1).first(where: { tail.long($0) == 0x0605_4B50 })
        else { return nil }
        var (count, size, offset) = (Int64(tail.short(end + 10)), tail.long(end + 12), tail.long(end + 16))
        var recordStart = tailStart + Int64(end)
        if end >= 20, tail.long(end - 20) == 0x0706_4B50 {
            recordStart = tail.wide(end - 20 + 8)
            let record = LittleEndian(try file.bytes(at: recordStart, count: 56))
            guard record.count == 56, record.long(0) == 0x0606_4B50 else { return nil }
            (count, size, offset) = (record.wide(32), record.wide(40), record.wide(48))
        }
        shift = recordStart - size - offset
        guard size >= 0, size <= Self.limit, recordStart - size >= 0, shift >= 0 else { return nil }
        start = recordStart - size
        self.size = Int(size)
        self.count = Int(count)
    }
}

/// Numbers in bytes, the lowest first. Places outside the bytes hold zeros.
struct LittleEndian {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    var count: Int { bytes.count }

    func short(_ place: Int) -> Int { Int(number(place, 2)) }
    func long(_ place: Int) -> Int64 { number(place, 4) }
    func wide(_ place: Int) -> Int64 { number(place, 8) }

    func slice(_ place: Int, _ count: Int) -> [UInt8] { Array(bytes[place..<place + count]) }

    private func number(_ place: Int, _ width: Int) -> Int64 {
        guard place >= 0, place + width <= bytes.count else { return 0 }
        return (0..<width).reduce(0) { $0 | Int64(bytes[place + $1]) << (8 * $1) }
    }
}
