import CZlib

/// Bytes as they pass; at their end their CRC-32 is compared with the one that was written beside them, if
/// that is known.
final class ChecksummedBytes: ByteStage {
    private let input: any ByteStage
    private let expected: UInt32?
    private var checksum: UInt = 0
    private var isOver = false

    init(_ input: any ByteStage, _ expected: UInt32?) {
        self.input = input
        self.expected = expected
    }

    var progress: (done: Int64, total: Int64?) { input.progress }

    var findings: [ByteFinding] {
        let found = input.findings
        guard isOver, let expected, checksum != UInt(expected), !found.contains(where: \.isDamage) else { return found }
        return found + [.init(text: "the checksum in the archive does not fit: some bytes are damaged", isDamage: true)]
    }

    func read(into buffer: inout [UInt8]) throws -> Bool {
        let start = buffer.count
        let isMore = try input.read(into: &buffer)
        buffer.withUnsafeBytes { bytes in
            guard bytes.count > start else { return }
            let new = UnsafeRawBufferPointer(rebasing: bytes[start...]).bindMemory(to: UInt8.self)
            checksum = crc32_z(checksum, new.baseAddress, new.count)
        }
        if !isMore { isOver = true }
        return isMore
    }
}
