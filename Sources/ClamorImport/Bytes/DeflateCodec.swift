import CZlib

/// Deflate through zlib: in gzip's frame, or bare as in zip archives.
final class DeflateCodec: Codec {
    enum Frame: Int32 {
        case gzip = 31
        case none = -15
    }

    private let frame: Frame
    // zlib keeps the address of its stream.
    private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)

    init(_ frame: Frame) {
        self.frame = frame
        stream.initialize(to: z_stream())
        let size = Int32(MemoryLayout<z_stream>.size)
        let status = inflateInit2_(stream, frame.rawValue, ZLIB_VERSION, size)
        precondition(status == Z_OK, "zlib cannot begin: \(status)")
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    var name: String { frame == .gzip ? "gzip" : "deflate" }

    let stepSize = ByteBlock.size

    static func isGzip(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

    func begins(_ bytes: ArraySlice<UInt8>) -> Bool { frame == .gzip && Self.isGzip(bytes) }

    func reset() { inflateReset(stream) }

    func step(_ input: UnsafeRawBufferPointer, _ output: UnsafeMutableRawBufferPointer) -> CodecStep {
        stream.pointee.next_in = UnsafeMutablePointer(mutating: input.bindMemory(to: UInt8.self).baseAddress)
        stream.pointee.avail_in = UInt32(input.count)
        stream.pointee.next_out = output.bindMemory(to: UInt8.self).baseAddress
        stream.pointee.avail_out = UInt32(output.count)
        let status = inflate(stream, Z_NO_FLUSH)
        let state: CodecStep.State =
            switch status {
            // Z_BUF_ERROR: nothing could be done without more input.
            case Z_OK, Z_BUF_ERROR: .goesOn
            case Z_STREAM_END: .streamEnded
            default: .failed(stream.pointee.msg.map { String(cString: $0) } ?? "zlib error \(status)")
            }
        return CodecStep(
            taken: input.count - Int(stream.pointee.avail_in), made: output.count - Int(stream.pointee.avail_out),
            state: state)
    }
}
