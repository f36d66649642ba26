/// The first objects of a JSON file, by their keys alone, so that also a part of one is enough.
struct JSONHead: Sendable {
    enum Layout: Sendable {
        /// A value on every line.
        case lines
        /// Values that may go over lines; an array at the top holds them.
        case values
    }

    let layout: Layout
    /// Bytes before the first value: the `window.YTD.tweets.part0 =` of an account's archive.
    let start: Int
    /// Where the first objects lie in the head; the last may be cut off.
    let objects: [Range<Int>]
    private let bytes: [UInt8]

    private static let objectLimit = 50

    /// Nil when the bytes do not begin JSON.
    init?(_ bytes: [UInt8], isWhole: Bool) {
        var found: [Range<Int>] = []
        var layout = Layout.values
        let begin = Self.afterAssignment(bytes)
        let isJSON = bytes.withUnsafeBufferPointer { buffer -> Bool in
            let start = JSONScanner.skipBlanks(buffer, from: begin)
            guard start < buffer.count else { return false }
            switch buffer[start] {
            case UInt8(ascii: "{"):
                let end = JSONScanner.valueEnd(buffer, from: start) ?? buffer.count
                // Objects that follow each other on one line are no JSON Lines.
                // What follows otherwise is the rest of an object that damage has made to end too early.
                let goesOn = buffer[end...].firstIndex {
                    !JSONScanner.isBlank($0) && $0 != UInt8(ascii: ",") || $0 == 0x0A
                }
                let standsAlone = goesOn.map { !"{[".utf8.contains(buffer[$0]) } ?? true
                if standsAlone, !buffer[start..<(goesOn ?? end)].contains(0x0A) { layout = .lines }
                found = layout == .lines ? Self.lines(buffer) : [start..<end]
                return Self.looksLikeObject(buffer, start)
            case UInt8(ascii: "["):
                found = Self.elements(buffer, of: start)
                let inner = JSONScanner.skipBlanks(buffer, from: start + 1)
                return inner < buffer.count && "{[]\"-0123456789tfn".utf8.contains(buffer[inner])
            default:
                // Lines of something else above good lines are dirt that exports carry.
                found = Self.lines(buffer)
                layout = .lines
                let total = buffer.prefix(1 << 16).count { $0 == 0x0A }
                return found.count >= 2 && found.count * 2 > min(total, Self.objectLimit)
            }
        }
        guard isJSON else { return nil }
        self.layout = layout
        self.bytes = bytes
        start = begin
        objects = found
    }

    /// Whether the first object is damaged, or longer than the head.
    var isFirstBroken: Bool {
        guard let first = objects.first else { return true }
        return bytes.withUnsafeBufferPointer { buffer in
            let part = UnsafeBufferPointer(rebasing: buffer[..<first.upperBound])
            return !JSONScanner.members(part, of: first.lowerBound).isWhole
        }
    }

    /// Bytes looked through for a platform's marks.
    private static let markedBytes = 64 << 10

    /// Whether every one of these keys stands near the beginning, at any depth: what tells a damaged file.
    func carries(_ keys: String...) -> Bool {
        let part = bytes.prefix(Self.markedBytes)
        return keys.allSatisfy { key in
            let mark = Array("\"\(key)\"".utf8)
            return part.indices.contains { part[$0] == mark[0] && part[$0...].starts(with: mark) }
        }
    }

    /// Whether an array at the top holds the objects, all on one line.
    var isArrayOnOneLine: Bool {
        bytes[start...].first { !JSONScanner.isBlank($0) } == UInt8(ascii: "[") && !bytes.contains(0x0A)
    }

    /// What stands before the first value of a script.
    var assignment: String? { start == 0 ? nil : String(decoding: bytes[..<start], as: UTF8.self) }

    private static func afterAssignment(_ bytes: [UInt8]) -> Int {
        guard bytes.starts(with: "window.".utf8) else { return 0 }
        return bytes.prefix(200).firstIndex(of: UInt8(ascii: "=")).map { $0 + 1 } ?? 0
    }

    /// Whether the file begins with an object that holds an array under these keys.
    func holds(_ path: [String]) -> Bool {
        guard let first = objects.first else { return false }
        return bytes.withUnsafeBufferPointer { buffer in
            let part = UnsafeBufferPointer(rebasing: buffer[..<first.upperBound])
            return JSONEnvelopeCutter.find(path, in: part, from: first.lowerBound) != nil
        }
    }

    private static func looksLikeObject(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        let next = JSONScanner.skipBlanks(bytes, from: start + 1)
        return next == bytes.count || bytes[next] == UInt8(ascii: "\"") || bytes[next] == UInt8(ascii: "}")
    }

    private static func lines(_ bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var place = 0
        while place < bytes.count, result.count < objectLimit {
            let end = bytes[place...].firstIndex(of: 0x0A) ?? bytes.count
            let first = JSONScanner.skipBlanks(bytes, from: place)
            if first < end, bytes[first] == UInt8(ascii: "{") { result.append(first..<end) }
            place = end + 1
        }
        return result
    }

    /// The objects in an array; the last may be cut off.
    private static func elements(_ bytes: UnsafeBufferPointer<UInt8>, of start: Int) -> [Range<Int>] {
        var result = JSONScanner.elements(bytes, of: start, limit: objectLimit)
        if result.count < objectLimit {
            var next = JSONScanner.skipBlanks(bytes, from: result.last?.upperBound ?? start + 1)
            if next < bytes.count, bytes[next] == UInt8(ascii: ",") {
                next = JSONScanner.skipBlanks(bytes, from: next + 1)
            }
            if next < bytes.count, bytes[next] == UInt8(ascii: "{") { result.append(next..<bytes.count) }
        }
        return result.filter { bytes[$0.lowerBound] == UInt8(ascii: "{") }
    }

    /// The keys of the object at a place.
    func keys(at object: Range<Int>) -> Set<String> {
        Set(members(at: object).map(\.key))
    }

    /// Key and value of the object in a range.
    func members(at object: Range<Int>) -> [(key: String, value: Range<Int>)] {
        bytes.withUnsafeBufferPointer { buffer in
            let part = UnsafeBufferPointer(rebasing: buffer[..<object.upperBound])
            return JSONScanner.members(part, of: object.lowerBound).items.map {
                (String(decoding: buffer[$0.key], as: UTF8.self), $0.value)
            }
        }
    }

    /// The string under a key, as it is written; nil for anything else.
    func string(_ key: String, in object: Range<Int>) -> String? {
        guard let value = members(at: object).first(where: { $0.key == key })?.value, value.count >= 2,
            bytes[value.lowerBound] == UInt8(ascii: "\"")
        else { return nil }
        return String(decoding: bytes[value.dropFirst().dropLast()], as: UTF8.self)
    }

    /// The value under a key: an object, or the first object of an array; nil for anything else.
    func object(_ key: String, in object: Range<Int>) -> Range<Int>? {
        guard let value = members(at: object).first(where: { $0.key == key })?.value else { return nil }
        return bytes.withUnsafeBufferPointer { buffer in
            switch buffer[value.lowerBound] {
            case UInt8(ascii: "{"): return value
            case UInt8(ascii: "["):
                return Self.elements(UnsafeBufferPointer(rebasing: buffer[..<value.upperBound]), of: value.lowerBound)
                    .first
            default: return nil
            }
        }
    }

    /// Whether the value under a key is an array of objects.
    func isRecordArray(_ value: Range<Int>) -> Bool {
        bytes.withUnsafeBufferPointer { buffer in
            guard buffer[value.lowerBound] == UInt8(ascii: "[") else { return false }
            let next = JSONScanner.skipBlanks(buffer, from: value.lowerBound + 1)
            return next < buffer.count && buffer[next] == UInt8(ascii: "{")
        }
    }

    /// Bytes of a range, with room for the parser after them.
    func padded(_ range: Range<Int>) -> [UInt8] {
        Array(bytes[range]) + [UInt8](repeating: 0, count: JSONDocument.padding)
    }
}
