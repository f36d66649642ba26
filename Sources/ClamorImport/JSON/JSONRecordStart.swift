/// How the records of an array begin, by which reading finds its way back after one that has lost a quote or a bracket:
/// such a one ends too late, or not at all, and would take those after it along.
struct JSONRecordStart {
    /// Blanks before the bracket, where each record begins a line; nil where they follow each other on one line.
    private var margin: Int?
    /// The first key of a record, with its quotes.
    private var key: [UInt8] = []
    private let document = JSONDocument()

    var isKnown: Bool { margin != nil || !key.isEmpty }

    /// Learns from a record that is whole.
    mutating func learn(_ bytes: UnsafeBufferPointer<UInt8>, _ record: Range<Int>) {
        guard bytes[record.lowerBound] == UInt8(ascii: "{") else { return }
        margin = Self.margin(bytes, before: record.lowerBound)
        guard key.isEmpty else { return }
        let first = JSONScanner.skipBlanks(bytes, from: record.lowerBound + 1)
        guard first < record.upperBound, bytes[first] == UInt8(ascii: "\""),
            let end = JSONScanner.valueEnd(bytes, from: first)
        else { return }
        key = Array(bytes[first..<end])
    }

    /// Where the next record begins, when the one in a range is broken; nil when it is not, or nothing tells.
    ///
    /// - Parameter isWhole: nothing follows the buffer.
    func afterBroken(
        _ bytes: UnsafeBufferPointer<UInt8>, _ record: Range<Int>, isWhole: Bool
    ) -> Int? {
        guard isKnown else { return nil }
        let inner = next(bytes, after: record.lowerBound, before: record.upperBound)
        if inner == nil, bytes[record.lowerBound] == UInt8(ascii: "{"), isFollowedWell(bytes, record.upperBound) {
            return nil
        }
        if isValid(bytes, record) { return nil }
        return inner ?? next(bytes, after: record.upperBound - 1, before: bytes.count) ?? (isWhole ? bytes.count : nil)
    }

    /// The first place after another where a record begins.
    func next(_ bytes: UnsafeBufferPointer<UInt8>, after start: Int, before end: Int) -> Int? {
        var place = start + 1
        while let bracket = bytes[min(place, end)..<end].firstIndex(of: UInt8(ascii: "{")) {
            if begins(bytes, at: bracket) { return bracket }
            place = bracket + 1
        }
        return nil
    }

    private func begins(_ bytes: UnsafeBufferPointer<UInt8>, at bracket: Int) -> Bool {
        if let margin { return Self.margin(bytes, before: bracket) == margin }
        var before = bracket - 1
        while before >= 0, JSONScanner.isBlank(bytes[before]) { before -= 1 }
        guard before >= 0, bytes[before] == UInt8(ascii: ",") else { return false }
        let first = JSONScanner.skipBlanks(bytes, from: bracket + 1)
        return bytes[first...].starts(with: key)
    }

    /// Blanks between the line's beginning and a place; nil where there is more than blanks.
    private static func margin(_ bytes: UnsafeBufferPointer<UInt8>, before place: Int) -> Int? {
        var start = place
        while start > 0, bytes[start - 1] == 0x20 || bytes[start - 1] == 0x09 { start -= 1 }
        return start > 0 && bytes[start - 1] == 0x0A ? place - start : nil
    }

    /// Whether what comes after a record can do so.
    private func isFollowedWell(_ bytes: UnsafeBufferPointer<UInt8>, _ end: Int) -> Bool {
        let next = JSONScanner.skipBlanks(bytes, from: end)
        return next >= bytes.count || bytes[next] == UInt8(ascii: ",") || bytes[next] == UInt8(ascii: "]")
    }

    private func isValid(_ bytes: UnsafeBufferPointer<UInt8>, _ record: Range<Int>) -> Bool {
        let copy = Array(bytes[record]) + [UInt8](repeating: 0, count: JSONDocument.padding)
        return copy.withUnsafeBufferPointer { buffer in
            var repairs = DecodedText.Repairs()
            guard let value = try? document.parse(buffer, 0..<record.count, repairs: &repairs) else { return false }
            // What is no object may be the rest of one that has lost its bracket.
            return value.isObject || isFollowedWell(bytes, record.upperBound)
        }
    }
}
