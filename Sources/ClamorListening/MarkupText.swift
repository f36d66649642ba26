/// Text as exports of comments carry it: HTML tags and character references are undone.
package enum MarkupText {
    /// nil where there is nothing to undo.
    package static func plain(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard text.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else { return nil }
        var plain: [UInt8] = []
        plain.reserveCapacity(text.count)
        var position = 0
        while position < text.count {
            if let end = endOfTag(text, at: position) {
                plain.append(0x20)
                position = end
            } else if let (byte, end) = reference(text, at: position) {
                plain.append(byte)
                position = end
            } else {
                plain.append(text[position])
                position += 1
            }
        }
        return plain
    }

    /// Where the tag ends that starts here. A tag has a letter or slash behind `<`; "<3" is none.
    private static func endOfTag(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
        guard text[start] == UInt8(ascii: "<"), start + 1 < text.count,
            (text[start + 1] | 0x20) &- 0x61 < 26 || text[start + 1] == UInt8(ascii: "/")
        else { return nil }
        let limit = min(text.count, start + 1_024)
        guard let close = text[start..<limit].firstIndex(of: UInt8(ascii: ">")) else { return nil }
        return close + 1
    }

    private static func reference(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> (byte: UInt8, end: Int)? {
        guard text[start] == UInt8(ascii: "&") else { return nil }
        let rest = text[(start + 1)...].prefix(6)
        guard let close = rest.firstIndex(of: UInt8(ascii: ";")) else { return nil }
        let name = text[(start + 1)..<close]
        guard let byte = references.first(where: { name.elementsEqual($0.name.utf8) })?.byte else { return nil }
        return (byte, close + 1)
    }

    private static let references: [(name: String, byte: UInt8)] = [
        ("amp", UInt8(ascii: "&")), ("lt", UInt8(ascii: "<")), ("gt", UInt8(ascii: ">")), ("quot", UInt8(ascii: "\"")),
        ("#39", UInt8(ascii: "'")), ("apos", UInt8(ascii: "'")), ("nbsp", 0x20),
    ]
}
