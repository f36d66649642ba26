/// Finds the files of a zip archive without its directory, each behind the other.
enum ZipWalk {
    static func entries(of file: SeekableFile) throws -> [ZipArchive.Entry] {
        var entries: [ZipArchive.Entry] = []
        var place: Int64 = 0
        while let (entry, next) = try entry(of: file, at: place) {
            entries.append(entry)
            place = next
        }
        return entries
    }

    private static func entry(of file: SeekableFile, at place: Int64) throws -> (ZipArchive.Entry, next: Int64)? {
        let header = LittleEndian(try file.bytes(at: place, count: 30))
        guard header.count == 30, header.long(0) == 0x0403_4B50 else { return nil }
        let (nameLength, extraLength) = (header.short(26), header.short(28))
        let rest = LittleEndian(try file.bytes(at: place + 30, count: nameLength + extraLength))
        guard rest.count == nameLength + extraLength else { return nil }
        let start = place + 30 + Int64(rest.count)
        let (flags, method) = (header.short(6), UInt16(header.short(8)))
        var (packedSize, size) = (header.long(18), header.long(22))
        if packedSize == 0xFFFF_FFFF, rest.short(nameLength) == 1 {
            (size, packedSize) = (rest.wide(nameLength + 4), rest.wide(nameLength + 12))
        }
        // Sizes that were not known beforehand stand behind the file.
        let isKnown = flags & 8 == 0
        var next = start + packedSize
        if !isKnown {
            packedSize = try method == 8 ? packedLength(file, from: start) : file.size - start
            next = try descriptorEnd(file, at: start + packedSize)
        }
        var repairs = DecodedText.Repairs()
        let name = rest.slice(0, nameLength).withUnsafeBufferPointer { DecodedText.string($0, repairs: &repairs) }
        let entry = ZipArchive.Entry(
            name: name, method: method, isEncrypted: flags & 1 != 0, packedSize: min(packedSize, file.size - start),
            size: isKnown ? size : nil, checksum: isKnown ? UInt32(truncatingIfNeeded: header.long(14)) : nil,
            header: place)
        return (entry, max(next, start))
    }

    /// Bytes up to the end of packed data, or of the file.
    private static func packedLength(_ file: SeekableFile, from start: Int64) throws -> Int64 {
        let range = RangeBytes(file, start..<file.size)
        let codec = DeflateCodec(.none)
        let output = UnsafeMutableRawBufferPointer.allocate(byteCount: ByteBlock.size, alignment: 16)
        defer { output.deallocate() }
        var held: [UInt8] = []
        var taken: Int64 = 0
        while true {
            let step = held.withUnsafeBytes { codec.step($0, output) }
            taken += Int64(step.taken)
            held.removeFirst(step.taken)
            guard case .goesOn = step.state else { return taken }
            if step.taken == 0, step.made == 0, try !range.read(into: &held) { return file.size - start }
        }
    }

    /// Where the sizes behind a file end: with or without a sign before them, in 32 or 64 bits.
    private static func descriptorEnd(_ file: SeekableFile, at place: Int64) throws -> Int64 {
        let bytes = LittleEndian(try file.bytes(at: place, count: 28))
        let sign = bytes.long(0) == 0x0807_4B50 ? 4 : 0
        let isWide = bytes.long(sign + 20) & 0xFFFF == 0x4B50 && bytes.long(sign + 12) & 0xFFFF != 0x4B50
        return place + Int64(sign + (isWide ? 20 : 12))
    }
}
