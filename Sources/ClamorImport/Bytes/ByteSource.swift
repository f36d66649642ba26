import CXXHash
import Glibc

/// The bytes of a file or of standard input, block by block: never the whole file, never mapped. What comes out is
/// UTF-8 without byte order mark where the input says that it is UTF-8 or UTF-16, and else the bytes as they are.
/// The digest is over the bytes as they lie in the file.
final class ByteSource {
    /// Bytes read at a time.
    static let blockSize = 1 << 20

    /// Path or name as given, for messages.
    let name: String
    /// Size of the file; nil when that is not known (standard input, pipes).
    let size: Int64?
    /// Bytes of the file read so far.
    private(set) var consumed: Int64 = 0
    /// The encoding found from the first bytes.
    private(set) var encoding = TextEncoding.utf8

    private let descriptor: Int32
    private let ownsDescriptor: Bool
    private let block = UnsafeMutableRawBufferPointer.allocate(byteCount: blockSize, alignment: 16)
    private let digest = clamor_hash_stream_new()
    private var decoder = UTF16Decoder(bigEndian: false)
    private var pending: [UInt8] = []
    private var atStart = true
    private var atEnd = false

    /// Opens a file; `-` is standard input. Throws `ImportError.cannotRead` with the system's reason, and
    /// `.notAnExport` for a folder.
    init(path: String) throws {
        if path == "-" {
            name = "standard input"
            descriptor = STDIN_FILENO
            ownsDescriptor = false
        } else {
            name = path
            descriptor = open(path, O_RDONLY | O_CLOEXEC)
            ownsDescriptor = true
            guard descriptor >= 0 else {
                size = nil
                throw ImportError.cannotRead(source: path, cause: String(cString: strerror(errno)))
            }
        }
        var status = stat()
        let known = fstat(descriptor, &status) == 0
        if known, status.st_mode & S_IFMT == S_IFDIR {
            size = nil
            throw ImportError.notAnExport(source: path, seen: "is a folder")
        }
        size = known && status.st_mode & S_IFMT == S_IFREG ? Int64(status.st_size) : nil
    }

    deinit {
        if ownsDescriptor, descriptor >= 0 { close(descriptor) }
        block.deallocate()
        clamor_hash_stream_free(digest)
    }

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

    /// Reads to the end for the digest alone.
    func drain() throws {
        pending.removeAll()
        while try readRaw() != nil {}
    }

    /// The XXH3-128 digest of what has been read, 32 hexadecimal digits.
    var digestText: String {
        Digest.hexadecimal(clamor_hash_stream_digest(digest))
    }

    private func readBlock(into output: inout [UInt8]) throws -> Bool {
        while let bytes = try readRaw() {
            var bytes = bytes
            if atStart {
                atStart = false
                encoding = TextEncoding.detect(bytes)
                bytes = UnsafeRawBufferPointer(rebasing: bytes.dropFirst(encoding.markLength))
                decoder = UTF16Decoder(bigEndian: encoding.isBigEndian)
            }
            let before = output.count
            if encoding.isUTF16 {
                decoder.decode(bytes, into: &output)
            } else {
                output.append(contentsOf: bytes)
            }
            if output.count > before { return true }
        }
        let before = output.count
        if encoding.isUTF16 { decoder.finish(into: &output) }
        return output.count > before
    }

    /// One block of the file; nil at its end.
    private func readRaw() throws -> UnsafeRawBufferPointer? {
        if atEnd { return nil }
        var filled = 0
        // Pipes give little at a time: a block is filled before it is handed on.
        while filled < Self.blockSize {
            let count = Glibc.read(descriptor, block.baseAddress! + filled, Self.blockSize - filled)
            if count < 0 {
                if errno == EINTR { continue }
                throw ImportError.cannotRead(source: name, cause: String(cString: strerror(errno)))
            }
            if count == 0 {
                atEnd = true
                break
            }
            filled += count
        }
        if filled == 0 { return nil }
        clamor_hash_stream_update(digest, block.baseAddress!, filled)
        consumed += Int64(filled)
        return UnsafeRawBufferPointer(start: block.baseAddress!, count: filled)
    }
}
