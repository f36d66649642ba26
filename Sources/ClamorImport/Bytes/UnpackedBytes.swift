import ClamorText

/// One way in which bytes are packed.
protocol Codec: AnyObject {
    /// What it is called in the report.
    var name: String { get }
    /// Bytes to unpack in one step: those of a step that fails are lost.
    var stepSize: Int { get }
    /// Whether a packed stream begins with these bytes (at least four of them, if there are as many).
    func begins(_ bytes: ArraySlice<UInt8>) -> Bool
    /// Unpacks some of `input` into `output`.
    func step(_ input: UnsafeRawBufferPointer, _ output: UnsafeMutableRawBufferPointer) -> CodecStep
    /// Makes ready for another stream.
    func reset()
}

/// What a step has done, and how things stand after it.
struct CodecStep {
    enum State {
        case goesOn
        /// A stream is over; another may follow.
        case streamEnded
        case failed(String)
    }

    var taken: Int
    var made: Int
    var state: State
}

/// What packed bytes hold: one packed stream or several, one after the other. Where they are damaged or cut off, what
/// came before is given, and a finding says so.
final class UnpackedBytes: ByteStage {
    private let input: any ByteStage
    private let codec: any Codec
    private var held: [UInt8] = []
    private var place = 0
    private let block = UnsafeMutableRawBufferPointer.allocate(byteCount: ByteBlock.size, alignment: 16)
    private var made: Int64 = 0
    private var isOver = false
    private var own: [ByteFinding] = []

    init(_ input: any ByteStage, _ codec: any Codec) {
        self.input = input
        self.codec = codec
    }

    deinit {
        block.deallocate()
    }

    var progress: (done: Int64, total: Int64?) { input.progress }
    var findings: [ByteFinding] { input.findings + own }

    func read(into buffer: inout [UInt8]) throws -> Bool {
        let start = buffer.count
        let output = UnsafeMutableRawBufferPointer(rebasing: block[..<min(codec.stepSize, block.count)])
        while !isOver, buffer.count - start < block.count {
            let step = held.withUnsafeBytes { codec.step(.init(rebasing: $0[place...]), output) }
            place += step.taken
            made += Int64(step.made)
            buffer.append(contentsOf: UnsafeRawBufferPointer(rebasing: block[..<step.made]))
            switch step.state {
            case .goesOn:
                if step.taken == 0, step.made == 0, try !refill() { end("is cut off") }
            case .streamEnded:
                try beginNext()
            case .failed(let reason):
                end("is damaged (\(reason))")
            }
        }
        return buffer.count > start
    }

    /// Adds to what is held; false when there is no more.
    private func refill() throws -> Bool {
        held.removeFirst(place)
        place = 0
        return try input.read(into: &held)
    }

    private func beginNext() throws {
        while held.count - place < 4, try refill() {}
        if codec.begins(held[place...]) { return codec.reset() }
        isOver = true
        // Zeros fill up the blocks of tapes and some downloads.
        var left = 0
        var isPadding = true
        repeat {
            left += held.count - place
            isPadding = isPadding && held[place...].allSatisfy { $0 == 0 }
            place = held.count
        } while try refill()
        if isPadding { return }
        let bytes = "\(formatInteger(left, grouped: true)) byte\(left == 1 ? "" : "s")"
        own.append(.init(text: "\(bytes) after the end of the \(codec.name) data left out", isDamage: false))
    }

    private func end(_ what: String) {
        isOver = true
        let bytes = formatInteger(Int(made), grouped: true)
        let place =
            made == 0
            ? "before anything could be unpacked" : "after \(bytes) unpacked bytes: what came before is imported"
        own.append(.init(text: "the \(codec.name) data \(what) \(place)", isDamage: true))
    }
}
