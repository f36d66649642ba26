/// Walks JSON strictly (RFC 8259) and stops at the first byte that cannot stand where it does, knowing the objects and
/// arrays around it. Its state may be copied to try how reading would go on from another place.
struct StrictJSONWalk {
    enum Outcome {
        case done
        /// The bytes end too early.
        case cut
        /// The byte at `place` is wrong.
        case broken
    }

    enum Expected {
        case value, valueOrEnd, key, keyOrEnd, separator, nothing
    }

    struct Frame {
        var isArray: Bool
        /// Where the current element of an array, or the current member's value, begins.
        var item: Int
        /// Where the last whole element or member ends; before the first: after the bracket.
        var wholeEnd: Int
        /// Whether the element is an object that was read to its end.
        var endsInObject = false
        /// The first element that is a whole object.
        var model: Range<Int>?
        var wholeObjects = 0
    }

    var place = 0
    var expected = Expected.value
    var frames: [Frame] = []
    /// The least number of open frames since the walk, or the trial, began.
    var lowest = 0

    /// How deep values may lie in each other.
    private static let depthLimit = 1000

    mutating func run(_ bytes: UnsafeBufferPointer<UInt8>) -> Outcome {
        while true {
            place = JSONScanner.skipBlanks(bytes, from: place)
            guard place < bytes.count else { return expected == .nothing ? .done : .cut }
            guard step(bytes) else { return place < bytes.count ? .broken : .cut }
        }
    }

    private mutating func step(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let byte = bytes[place]
        switch expected {
        case .nothing: return false
        case .separator:
            guard let frame = frames.last else { return false }
            if byte == UInt8(ascii: ",") {
                place += 1
                expected = frame.isArray ? .value : .key
                return true
            }
            return close(byte)
        case .keyOrEnd where byte == UInt8(ascii: "}"), .valueOrEnd where byte == UInt8(ascii: "]"):
            return close(byte)
        case .key, .keyOrEnd:
            guard byte == UInt8(ascii: "\""), string(bytes) else { return false }
            place = JSONScanner.skipBlanks(bytes, from: place)
            guard place < bytes.count, bytes[place] == UInt8(ascii: ":") else { return false }
            place += 1
            expected = .value
            return true
        case .value, .valueOrEnd: return value(bytes, byte)
        }
    }

    private mutating func value(_ bytes: UnsafeBufferPointer<UInt8>, _ byte: UInt8) -> Bool {
        if !frames.isEmpty {
            frames[frames.count - 1].item = place
            frames[frames.count - 1].endsInObject = false
        }
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            guard frames.count < Self.depthLimit else { return false }
            let isArray = byte == UInt8(ascii: "[")
            place += 1
            frames.append(Frame(isArray: isArray, item: place, wholeEnd: place))
            expected = isArray ? .valueOrEnd : .keyOrEnd
            return true
        case UInt8(ascii: "\""): guard string(bytes) else { return false }
        default: guard scalar(bytes) else { return false }
        }
        if !frames.isEmpty { frames[frames.count - 1].wholeEnd = place }
        expected = frames.isEmpty ? .nothing : .separator
        return true
    }

    private mutating func close(_ byte: UInt8) -> Bool {
        guard let frame = frames.last, byte == (frame.isArray ? UInt8(ascii: "]") : UInt8(ascii: "}")) else {
            return false
        }
        place += 1
        leave()
        return true
    }

    /// Ends the innermost array or object at the place reached.
    mutating func leave() {
        let closed = frames.removeLast()
        lowest = min(lowest, frames.count)
        expected = frames.isEmpty ? .nothing : .separator
        if !frames.isEmpty { frames[frames.count - 1].wholeEnd = place }
        guard !closed.isArray, let above = frames.last, above.isArray else { return }
        frames[frames.count - 1].endsInObject = true
        frames[frames.count - 1].wholeObjects += 1
        if above.model == nil { frames[frames.count - 1].model = above.item..<place }
    }

    private mutating func string(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        place += 1
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "\""):
                place += 1
                return true
            case UInt8(ascii: "\\"):
                place += 1
                guard place < bytes.count, "\"\\/bfnrtu".utf8.contains(bytes[place]) else { return false }
            case 0..<0x20: return false
            default: break
            }
            place += 1
        }
        return false
    }

    private mutating func scalar(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let end = bytes[place...].firstIndex(where: JSONScanner.endsScalar) ?? bytes.count
        let word = bytes[place..<end]
        let isNumber =
            (word.last.map { 0x30...0x39 ~= $0 } ?? false)
            && word.allSatisfy { 0x30...0x39 ~= $0 || "+-.eE".utf8.contains($0) }
        guard isNumber || ["true", "false", "null"].contains(where: { word.elementsEqual($0.utf8) }) else {
            // A word that the end cuts off is not wrong.
            if end == bytes.count, word.count < 5, word.first.map({ "tfn-".utf8.contains($0) }) == true { place = end }
            return false
        }
        place = end
        return true
    }
}
