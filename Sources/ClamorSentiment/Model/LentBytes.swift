/// Bytes that stay where they are.
final class LentBytes: @unchecked Sendable {
    let bytes: UnsafeRawBufferPointer

    init(_ bytes: [UInt8]) {
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 8)
        room.copyBytes(from: bytes)
        self.bytes = UnsafeRawBufferPointer(room)
    }

    deinit { bytes.deallocate() }
}
