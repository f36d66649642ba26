import Glibc

/// The bytes of a file or of standard input: read, never mapped.
final class FileBytes: ByteStage {
    /// Path or name as given, for messages.
    let name: String
    /// Size of the file; nil when that is not known (standard input, pipes).
    let size: Int64?
    private var consumed: Int64 = 0
    private let descriptor: Int32
    private let ownsDescriptor: Bool
    private let block = UnsafeMutableRawBufferPointer.allocate(byteCount: ByteBlock.size, alignment: 16)
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
    }

    var progress: (done: Int64, total: Int64?) { (consumed, size) }

    func read(into buffer: inout [UInt8]) throws -> Bool {
        var filled = 0
        // Pipes give little at a time: a block is filled before it is handed on.
        while filled < block.count, !atEnd {
            let count = Glibc.read(descriptor, block.baseAddress! + filled, block.count - filled)
            if count < 0 {
                if errno == EINTR { continue }
                throw ImportError.cannotRead(source: name, cause: String(cString: strerror(errno)))
            }
            atEnd = count == 0
            filled += count
        }
        consumed += Int64(filled)
        buffer.append(contentsOf: UnsafeRawBufferPointer(rebasing: block[..<filled]))
        return filled > 0
    }
}
