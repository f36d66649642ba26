import Glibc

/// A file of which parts are read, in any order.
final class SeekableFile {
    let path: String
    /// What it is called in messages.
    let name: String
    private(set) var size: Int64 = 0
    private let descriptor: Int32
    /// Whether the file is ours and goes with this object.
    private let isTemporary: Bool

    /// Throws `ImportError.cannotRead`.
    init(path: String, name: String) throws {
        self.path = path
        self.name = name
        isTemporary = false
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw ImportError.cannotRead(source: name, cause: Self.reason) }
        size = Self.size(of: descriptor)
    }

    /// All that a source holds, unpacked, in a temporary file. Throws `ImportError.cannotRead`.
    init(copying source: ByteSource) throws {
        name = source.name
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(folder)/clamor-XXXXXX".utf8CString)
        descriptor = mkstemp(&template)
        path = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
        isTemporary = true
        guard descriptor >= 0 else { throw ImportError.cannotRead(source: name, cause: Self.reason) }
        var block: [UInt8] = []
        var written: Int64 = 0
        while try source.read(into: &block) {
            var place = 0
            while place < block.count {
                let count = block.withUnsafeBytes { write(descriptor, $0.baseAddress! + place, $0.count - place) }
                if count < 0, errno == EINTR { continue }
                guard count > 0 else {
                    throw ImportError.cannotRead(source: name, cause: "no room in \(folder): \(Self.reason)")
                }
                place += count
            }
            written += Int64(block.count)
            block.removeAll(keepingCapacity: true)
        }
        size = written
    }

    deinit {
        if descriptor >= 0 {
            close(descriptor)
            if isTemporary { unlink(path) }
        }
    }

    private static var reason: String { String(cString: strerror(errno)) }

    private static func size(of descriptor: Int32) -> Int64 {
        var status = stat()
        return fstat(descriptor, &status) == 0 ? Int64(status.st_size) : 0
    }

    /// Appends up to `count` bytes from a place on; fewer only where the file ends.
    func read(at offset: Int64, count: Int, into buffer: inout [UInt8]) throws {
        let start = buffer.count
        buffer.append(contentsOf: repeatElement(0, count: count))
        var filled = 0
        while filled < count {
            let read = buffer.withUnsafeMutableBytes {
                pread(descriptor, $0.baseAddress! + start + filled, count - filled, off_t(offset) + off_t(filled))
            }
            if read < 0 {
                if errno == EINTR { continue }
                throw ImportError.cannotRead(source: name, cause: Self.reason)
            }
            if read == 0 { break }
            filled += read
        }
        buffer.removeLast(count - filled)
    }

    func bytes(at offset: Int64, count: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try read(at: offset, count: count, into: &bytes)
        return bytes
    }
}

/// A run of the bytes of a file.
final class RangeBytes: ByteStage {
    private let file: SeekableFile
    private let range: Range<Int64>
    private var place: Int64

    init(_ file: SeekableFile, _ range: Range<Int64>) {
        self.file = file
        self.range = range
        place = range.lowerBound
    }

    var progress: (done: Int64, total: Int64?) { (place - range.lowerBound, Int64(range.count)) }

    func read(into buffer: inout [UInt8]) throws -> Bool {
        let start = buffer.count
        let count = min(Int64(ByteBlock.size), range.upperBound - place)
        if count > 0 { try file.read(at: place, count: Int(count), into: &buffer) }
        place += Int64(buffer.count - start)
        return buffer.count > start
    }
}
