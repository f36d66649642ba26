/// The way into objects that hold arrays of records (`{"name": …, "messages": [ … ]}`), walked byte by byte, so that no
/// such object is ever held whole. Arrays on the way are entered too.
struct JSONWay {
    enum Step {
        /// A records' array begins at the place returned.
        case arrived
        /// All bytes are walked, or the rest is too little to tell.
        case needsMore
        /// An object ended, or broke, without such an array.
        case missed(reason: String)
    }

    private struct Frame {
        var isArray: Bool
        /// Keys of `paths` that lead here.
        var trail: [String]
        /// The key whose value comes next.
        var key: String?
        /// Short members that are no containers, as JSON: what describes the records below.
        var head: [UInt8] = []
        var foundRecords = false
    }

    private let paths: [[String]]
    /// Whether every record goes with the short members of the object around it.
    let wraps: Bool
    private var frames: [Frame] = []
    private var skipped: JSONScanner?
    private var isLost = false
    /// The first bytes of the outermost object, for a person to look at.
    private(set) var beginning: [UInt8] = []

    private static let beginningLimit = 4096
    private static let headLimit = 4096

    /// - Parameters:
    ///   - paths: keys that lead to an array of records.
    ///   - wraps: whether a record is given as `{short members, "key": [record]}`, as if its object held it alone.
    init(_ paths: [[String]], wraps: Bool = false) {
        self.paths = paths
        self.wraps = wraps
    }

    /// Whether an object is open.
    var isInside: Bool { !frames.isEmpty }

    /// What stands before and after a record that is wrapped.
    var wrapping: (before: [UInt8], after: [UInt8]) {
        guard let frame = frames.last, let path = paths.first(where: { $0.starts(with: frame.trail) }) else {
            return ([], [])
        }
        return (Array("{".utf8) + frame.head + Array("\"\(path.last ?? "")\":[".utf8), Array("]}".utf8))
    }

    /// Walks on from `start`; gives where it stopped.
    mutating func advance(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, isWhole: Bool
    ) -> (place: Int, step: Step) {
        if frames.isEmpty, !isLost { beginning = [] }
        let result = walk(bytes, from: start, isWhole)
        let room = Self.beginningLimit - beginning.count
        if room > 0 { beginning.append(contentsOf: bytes[start..<result.place].prefix(room)) }
        return result
    }

    private mutating func walk(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ isWhole: Bool
    ) -> (place: Int, step: Step) {
        var place = start
        while true {
            if isLost, !findWayBack(bytes, &place, isWhole) { return (place, .needsMore) }
            if var scanner = skipped {
                guard let end = scanner.end(in: bytes, from: place) else {
                    skipped = scanner
                    return (bytes.count, .needsMore)
                }
                skipped = nil
                place = end
            }
            while place < bytes.count, JSONScanner.isBlank(bytes[place]) || bytes[place] == UInt8(ascii: ",") {
                place += 1
            }
            guard place < bytes.count else { return (place, .needsMore) }
            let isAtKey = frames.last.map { !$0.isArray && $0.key == nil } ?? false
            if bytes[place] == UInt8(ascii: "}") && isAtKey
                || bytes[place] == UInt8(ascii: "]") && frames.last?.isArray == true
            {
                place += 1
                if let reason = close() { return (place, .missed(reason: reason)) }
                continue
            }
            let moved = isAtKey ? key(bytes, place) : value(bytes, place)
            switch moved {
            case .to(let next): place = next
            case .arrived(let next): return (next, .arrived)
            case .needsMore where !isWhole: return (place, .needsMore)
            case .needsMore: return (bytes.count, .needsMore)
            case .lost:
                isLost = true
                frames = []
                return (place, .missed(reason: "is no valid JSON between its records"))
            }
        }
    }

    private enum Move {
        case to(Int)
        case arrived(Int)
        case needsMore, lost
    }

    /// Reads a key and its colon.
    private mutating func key(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Move {
        guard bytes[place] == UInt8(ascii: "\"") else { return .lost }
        guard let end = JSONScanner.valueEnd(bytes, from: place) else { return .needsMore }
        let colon = JSONScanner.skipBlanks(bytes, from: end)
        guard colon < bytes.count else { return .needsMore }
        guard bytes[colon] == UInt8(ascii: ":") else { return .lost }
        frames[frames.count - 1].key = String(decoding: bytes[(place + 1)..<(end - 1)], as: UTF8.self)
        return .to(colon + 1)
    }

    /// Enters a value that lies on the way, and steps over any other.
    private mutating func value(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Move {
        let above = frames.last
        let trail = (above?.trail ?? []) + (above?.key.map { [$0] } ?? [])
        let isOnWay = paths.contains { $0.starts(with: trail) }
        switch bytes[place] {
        case UInt8(ascii: "[") where isOnWay:
            endKey()
            if paths.contains(trail) {
                for place in frames.indices { frames[place].foundRecords = true }
                return .arrived(place + 1)
            }
            frames.append(Frame(isArray: true, trail: trail))
            return .to(place + 1)
        case UInt8(ascii: "{") where isOnWay && !paths.contains(trail):
            endKey()
            frames.append(Frame(isArray: false, trail: trail))
            return .to(place + 1)
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            endKey()
            skipped = JSONScanner()
            return .to(place)
        case UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ":"): return .lost
        default:
            if frames.isEmpty { return .lost }
            guard let end = JSONScanner.valueEnd(bytes, from: place) else { return .needsMore }
            keep(bytes[place..<end])
            endKey()
            return .to(end)
        }
    }

    private mutating func endKey() {
        if !frames.isEmpty { frames[frames.count - 1].key = nil }
    }

    private mutating func keep(_ value: Slice<UnsafeBufferPointer<UInt8>>) {
        guard wraps, let frame = frames.last, let key = frame.key, frame.head.count + value.count < Self.headLimit
        else {
            return
        }
        frames[frames.count - 1].head += Array("\"\(key)\":".utf8) + Array(value) + Array(",".utf8)
    }

    /// Leaves an object or array; gives the reason where it was the outermost and held no records.
    private mutating func close() -> String? {
        let frame = frames.removeLast()
        guard frames.isEmpty, !frame.isArray, !frame.foundRecords else { return nil }
        let names = paths.map { "`\($0.joined(separator: "."))`" }.joined(separator: " and no ")
        return "holds no \(names) as the records before it do"
    }

    /// After an object that broke: the next line that begins one.
    private mutating func findWayBack(
        _ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int, _ isWhole: Bool
    ) -> Bool {
        while let found = bytes[place...].firstIndex(of: 0x0A) {
            guard found + 1 < bytes.count else {
                place = isWhole ? bytes.count : found
                return false
            }
            place = found + 1
            if bytes[place] == UInt8(ascii: "{") {
                isLost = false
                return true
            }
        }
        place = bytes.count
        return false
    }
}
