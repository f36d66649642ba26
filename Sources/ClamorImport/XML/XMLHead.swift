/// The beginning of an XML document: the name of its root, and what stands before its first record.
struct XMLHead {
    /// The root, with the elements before the first record inside.
    let root: MarkupElement
    let text: MarkupText

    /// Nil when the bytes begin no XML with such a root.
    ///
    /// - Parameter names: of the elements that are records.
    init?(_ bytes: [UInt8], roots: Set<String>, records names: [String]) {
        guard let first = bytes.first(where: { !JSONScanner.isBlank($0) }), first == UInt8(ascii: "<"),
            let name = Self.rootName(bytes), roots.contains(name.lowercased())
        else { return nil }
        let text = MarkupText(head: bytes)
        var end = bytes.count
        for name in names {
            for sign in ["<\(name) ", "<\(name)>", "<\(name)\n", "<\(name)\r", "<\(name)\t"] {
                if let found = bytes.firstRange(of: Array(sign.utf8)) { end = min(end, found.lowerBound) }
            }
        }
        let start = bytes.firstIndex { !JSONScanner.isBlank($0) } ?? 0
        var repairs = DecodedText.Repairs()
        var isRepaired = false
        let part = bytes[start..<max(start, end)].withUnsafeBufferPointer {
            text.readable($0, repairs: &repairs, isRepaired: &isRepaired)
        }
        self.text = text
        let root = part.withUnsafeBufferPointer { try? MarkupParser().parse($0, isWhole: false) }
        self.root = root ?? MarkupElement(name: name, attributes: [])
    }

    /// The name of the first element, past declarations and comments.
    private static func rootName(_ bytes: [UInt8]) -> String? {
        var place = 0
        while let start = bytes[place...].firstIndex(of: UInt8(ascii: "<")), start + 1 < bytes.count {
            let rest = bytes[start...]
            if rest.starts(with: Array("<!--".utf8)) {
                guard let end = XMLRecordCutter.end(of: "-->", in: bytes, from: start) else { return nil }
                place = end
            } else if bytes[start + 1] == UInt8(ascii: "?") || bytes[start + 1] == UInt8(ascii: "!") {
                guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return nil }
                place = end + 1
            } else {
                let name = rest.dropFirst().prefix { !JSONScanner.isBlank($0) && $0 != 0x3E && $0 != 0x2F }
                return String(decoding: name, as: UTF8.self)
            }
        }
        return nil
    }
}
