import ClamorColumns

/// The addresses in a mention's text.
struct LinksEvaluator: Evaluator {
    var type: ValueType { .list }
    var cost: Cost { .rows }

    func evaluate(_ frame: Frame) throws -> Column {
        let column = try frame.rowColumn("text")
        guard case .codes(let codes, let dictionary) = column.storage else { preconditionFailure("`text` is text") }
        var links = TextInterner()
        var offsets: [UInt32] = [0]
        var found: [UInt32] = []
        for row in codes.indices {
            if !column.isNull(row) {
                dictionary.withText(codes[row]) { text in
                    for range in Links.ranges(in: text) {
                        found.append(links.intern(UnsafeBufferPointer(rebasing: text[range])))
                    }
                }
            }
            offsets.append(UInt32(found.count))
        }
        return Column(
            type: .list, count: column.count,
            storage: .lists(offsets: offsets, codes: found, links.dictionary()))
    }
}

/// Addresses in running text: `http://` or `https://` in any case, not within a word, up to white space, a quote or
/// an angle bracket, without the punctuation that ends a sentence and without a closing bracket that none opened.
enum Links {
    /// Where the addresses of a UTF-8 text lie.
    static func ranges(in text: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var place = 0
        while place < text.count {
            guard text[place] | 0x20 == UInt8(ascii: "h"), let body = schemeEnd(text, place),
                place == 0 || !isWord(text[place - 1])
            else {
                place += 1
                continue
            }
            var end = body
            while end < text.count, !endsAddress(text[end]) { end += 1 }
            end = trimmed(text, body..<end)
            if end > body { result.append(place..<end) }
            place = max(end, body)
        }
        return result
    }

    /// Where the host begins, if a scheme stands at the place.
    private static func schemeEnd(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int? {
        for scheme in ["http://", "https://"] {
            let bytes = scheme.utf8
            guard place + bytes.count <= text.count else { continue }
            if zip(bytes, text[place..<place + bytes.count]).allSatisfy({ $0 == ($1 >= 0x41 ? $1 | 0x20 : $1) }) {
                return place + bytes.count
            }
        }
        return nil
    }

    private static func trimmed(_ text: UnsafeBufferPointer<UInt8>, _ body: Range<Int>) -> Int {
        var end = body.upperBound
        while end > body.lowerBound {
            let last = text[end - 1]
            if ".,;:!?'*_~".utf8.contains(last) {
                end -= 1
            } else if let opening = opening(last), isExcess(last, opening, text[body.lowerBound..<end]) {
                end -= 1
            } else if end - body.lowerBound >= 3, text[end - 3] == 0xE2, text[end - 2] == 0x80 {
                // Typographic quotes and the ellipsis.
                end -= 3
            } else {
                break
            }
        }
        return end
    }

    /// Whether there are more closing brackets than opening ones.
    private static func isExcess(_ closing: UInt8, _ opening: UInt8, _ address: Slice<UnsafeBufferPointer<UInt8>>)
        -> Bool
    {
        address.reduce(0) { $0 + ($1 == closing ? 1 : 0) - ($1 == opening ? 1 : 0) } > 0
    }

    private static func opening(_ closing: UInt8) -> UInt8? {
        switch closing {
        case UInt8(ascii: ")"): UInt8(ascii: "(")
        case UInt8(ascii: "]"): UInt8(ascii: "[")
        case UInt8(ascii: "}"): UInt8(ascii: "{")
        default: nil
        }
    }

    private static func endsAddress(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == 0x7F || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "<")
            || byte == UInt8(ascii: ">")
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
    }
}
