import ClamorColumns

/// Bytes as they pass, with the digest by which the same are known again.
final class DigestedBytes: ByteStage {
    /// How many bytes will pass, where that is known beforehand.
    let size: Int64?
    /// How many have passed.
    private(set) var count: Int64 = 0
    private let input: any ByteStage
    private let digest = ContentDigest()

    init(_ input: any ByteStage, size: Int64?) {
        self.input = input
        self.size = size
    }

    var progress: (done: Int64, total: Int64?) { input.progress }
    var findings: [ByteFinding] { input.findings }

    func read(into buffer: inout [UInt8]) throws -> Bool {
        let start = buffer.count
        let isMore = try input.read(into: &buffer)
        buffer.withUnsafeBytes { digest.update(UnsafeRawBufferPointer(rebasing: $0[start...])) }
        count += Int64(buffer.count - start)
        return isMore
    }

    /// Reads to the end for the digest alone.
    func drain() throws {
        var block: [UInt8] = []
        while try read(into: &block) { block.removeAll(keepingCapacity: true) }
    }

    /// The XXH3-128 digest of what has passed, 32 hexadecimal digits.
    var text: String { digest.text }
}
