/// Bytes in blocks, from their first to their last. Stages stand on one another: a file, what it holds unpacked, the
/// text in that. Memory holds a block of each, never the whole.
protocol ByteStage: AnyObject {
    /// Appends the next bytes, about `ByteBlock.size` of them; false when there are none. Throws `ImportError`.
    func read(into buffer: inout [UInt8]) throws -> Bool
    /// Bytes of the file taken so far, and all there are; nil where that is not known.
    var progress: (done: Int64, total: Int64?) { get }
    /// What was found wrong so far.
    var findings: [ByteFinding] { get }
}

extension ByteStage {
    var findings: [ByteFinding] { [] }

    /// Appends bytes until there are `limit` of them, or no more.
    func read(upTo limit: Int, into buffer: inout [UInt8]) throws {
        while buffer.count < limit, try read(into: &buffer) {}
    }
}

enum ByteBlock {
    /// Bytes handed on at a time.
    static let size = 1 << 20
}

/// Something wrong with the bytes of a file as such, whatever the records in them.
struct ByteFinding: Sendable, Equatable {
    /// For the report: what it is and what was done.
    var text: String
    /// Whether records may have been lost by it.
    var isDamage: Bool
}

/// Bytes that were taken from a stage to look at them, and then the rest of it.
final class ResumedBytes: ByteStage {
    private var held: [UInt8]
    private let rest: any ByteStage

    init(_ held: [UInt8], _ rest: any ByteStage) {
        self.held = held
        self.rest = rest
    }

    var progress: (done: Int64, total: Int64?) { rest.progress }
    var findings: [ByteFinding] { rest.findings }

    func read(into buffer: inout [UInt8]) throws -> Bool {
        if held.isEmpty { return try rest.read(into: &buffer) }
        buffer.append(contentsOf: held)
        held = []
        return true
    }
}
