/// The bytes of an export, block by block, unpacked: never the whole file. What comes out is UTF-8 without byte order
/// mark where the input says that it is UTF-8 or UTF-16, and else the bytes as they are. The digest is over the bytes as
/// they lie in the file.
final class ByteSource {
    /// Path or name as given, for messages.
    let name: String
    /// Ways in which the bytes are packed, the outermost first.
    let compression: [String]
    /// The encoding found from the first bytes.
    let encoding: TextEncoding

    private let origin: DigestedBytes
    private let bytes: any ByteStage
    private var decoder: UTF16Decoder
    private var pending: [UInt8] = []
    private var block: [UInt8] = []
    /// The first unpacked bytes before they were decoded.
    private let start: [UInt8]

    /// Opens a file; `-` is standard input. Throws `ImportError.cannotRead` with the system's reason, and
    /// `.notAnExport` for a folder.
    convenience init(path: String) throws {
        let file = try FileBytes(path: path)
        try self.init(name: file.name, DigestedBytes(file, size: file.size))
    }

    /// Throws `ImportError.cannotRead` where the bytes are packed, and so damaged that none come out.
    init(name: String, _ origin: DigestedBytes) throws {
        self.name = name
        self.origin = origin
        (bytes, compression) = try Compression.unpacked(origin)
        var head: [UInt8] = []
        _ = try bytes.read(into: &head)
        try bytes.read(upTo: TextEncoding.sample, into: &head)
        if head.isEmpty, let damage = bytes.findings.first(where: \.isDamage) {
            throw ImportError.cannotRead(source: name, cause: damage.text)
        }
        encoding = head.withUnsafeBytes { TextEncoding.detect($0) }
        decoder = UTF16Decoder(bigEndian: encoding.isBigEndian)
        start = Array(head.prefix(ContainerKind.signature))
        head.removeFirst(encoding.markLength)
        if encoding.isUTF16 {
            head.withUnsafeBytes { decoder.decode($0, into: &pending) }
        } else {
            pending = head
        }
    }

    /// Bytes of the file read so far, packed as they lie there.
    var consumed: Int64 { origin.count }

    /// How many there are in all, where that is known.
    var size: Int64? { origin.size }

    /// How far reading has come in the file that holds the bytes.
    var progress: (done: Int64, total: Int64?) { bytes.progress }

    /// What was found wrong with the bytes so far.
    var findings: [ByteFinding] { bytes.findings }

    /// What holds several exports, by the first bytes; nil for bytes that are one.
    var container: ContainerKind? { ContainerKind(start) }

    /// The first bytes as `read` will give them, at most about `limit`, without taking them.
    func head(_ limit: Int) throws -> [UInt8] {
        while pending.count < limit, try readBlock(into: &pending) {}
        return pending
    }

    /// Appends the next block to `buffer`; false when there is none.
    func read(into buffer: inout [UInt8]) throws -> Bool {
        if pending.isEmpty { return try readBlock(into: &buffer) }
        buffer.append(contentsOf: pending)
        pending = []
        return true
    }

    /// Reads the file to its end for the digest alone.
    func drain() throws {
        pending.removeAll()
        try origin.drain()
    }

    /// The XXH3-128 digest of what has been read of the file, 32 hexadecimal digits.
    var digestText: String { origin.text }

    private func readBlock(into output: inout [UInt8]) throws -> Bool {
        guard encoding.isUTF16 else { return try bytes.read(into: &output) }
        let before = output.count
        var isMore = true
        while isMore, output.count == before {
            block.removeAll(keepingCapacity: true)
            isMore = try bytes.read(into: &block)
            block.withUnsafeBytes { decoder.decode($0, into: &output) }
        }
        if !isMore { decoder.finish(into: &output) }
        return output.count > before
    }
}
