import CZlib
import CZstd

/// Files packed as other programs pack them.
enum Packing {
    /// One gzip member.
    static func gzip(_ bytes: [UInt8]) -> [UInt8] { deflated(bytes, windowBits: 31) }

    static func gzip(_ text: String) -> [UInt8] { gzip(Array(text.utf8)) }

    /// Deflate without a frame, as in zip archives.
    static func deflate(_ bytes: [UInt8]) -> [UInt8] { deflated(bytes, windowBits: -15) }

    private static func deflated(_ bytes: [UInt8], windowBits: Int32) -> [UInt8] {
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        stream.initialize(to: z_stream())
        defer { stream.deallocate() }
        let size = Int32(MemoryLayout<z_stream>.size)
        deflateInit2_(stream, 6, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size)
        defer { deflateEnd(stream) }
        var input = bytes
        let limit = Int(deflateBound(stream, UInt(bytes.count)))
        return input.withUnsafeMutableBufferPointer { input in
            [UInt8](unsafeUninitializedCapacity: limit) { output, count in
                stream.pointee.next_in = input.baseAddress
                stream.pointee.avail_in = UInt32(input.count)
                stream.pointee.next_out = output.baseAddress
                stream.pointee.avail_out = UInt32(output.count)
                CZlib.deflate(stream, Z_FINISH)
                count = output.count - Int(stream.pointee.avail_out)
            }
        }
    }

    /// One Zstandard frame, with a checksum. The window is that long even where the bytes are few.
    static func zstd(_ bytes: [UInt8], windowLog: Int32? = nil) -> [UInt8] {
        let context = ZSTD_createCCtx()
        defer { ZSTD_freeCCtx(context) }
        ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
        if let windowLog {
            ZSTD_CCtx_setParameter(context, ZSTD_c_enableLongDistanceMatching, 1)
            ZSTD_CCtx_setParameter(context, ZSTD_c_windowLog, windowLog)
        }
        return bytes.withUnsafeBytes { input in
            [UInt8](unsafeUninitializedCapacity: ZSTD_compressBound(bytes.count)) { output, count in
                // As a stream of unknown length: else the window is cut down to the bytes.
                var from = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
                var to = ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
                ZSTD_compressStream2(context, &to, &from, ZSTD_e_continue)
                ZSTD_compressStream2(context, &to, &from, ZSTD_e_flush)
                ZSTD_compressStream2(context, &to, &from, ZSTD_e_end)
                count = to.pos
            }
        }
    }

    static func zstd(_ text: String, windowLog: Int32? = nil) -> [UInt8] {
        zstd(Array(text.utf8), windowLog: windowLog)
    }

    /// A frame that readers of Zstandard skip.
    static func skippableFrame(_ content: [UInt8]) -> [UInt8] {
        let count = UInt32(content.count)
        return [0x5A, 0x2A, 0x4D, 0x18] + (0..<4).map { UInt8(truncatingIfNeeded: count >> (8 * $0)) } + content
    }
}
