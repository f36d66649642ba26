import CZstd

/// Zstandard through libzstd, with windows of up to 2 GiB, as dumps of whole sites are packed.
final class ZstdCodec: Codec {
    private let context = ZSTD_createDCtx()

    private static let longestWindow: Int32 = 31

    init() {
        precondition(context != nil, "libzstd cannot begin")
        ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, Self.longestWindow)
    }

    deinit {
        ZSTD_freeDCtx(context)
    }

    let name = "Zstandard"

    /// A block: a step that fails does not tell how much of its output is good.
    let stepSize = ZSTD_DStreamOutSize()

    /// A frame, or a frame to be skipped (RFC 8878, 3.1).
    static func isZstd(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD])
            || bytes.count >= 4 && bytes[bytes.startIndex] & 0xF0 == 0x50
                && bytes.dropFirst().starts(with: [0x2A, 0x4D, 0x18])
    }

    func begins(_ bytes: ArraySlice<UInt8>) -> Bool { Self.isZstd(bytes) }

    func reset() { ZSTD_DCtx_reset(context, ZSTD_reset_session_only) }

    func step(_ input: UnsafeRawBufferPointer, _ output: UnsafeMutableRawBufferPointer) -> CodecStep {
        var from = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
        var to = ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
        let left = ZSTD_decompressStream(context, &to, &from)
        let state: CodecStep.State =
            if ZSTD_isError(left) != 0 {
                .failed(String(cString: ZSTD_getErrorName(left)))
            } else if left == 0, from.pos > 0 || to.pos > 0 {
                .streamEnded
            } else {
                .goesOn
            }
        return CodecStep(taken: from.pos, made: to.pos, state: state)
    }
}
