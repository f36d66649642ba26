extension EntityScanner {
    func schemeStart(before mark: Int) -> Int? {
        for scheme in ["https", "http"] as [StaticString] where mark >= scheme.utf8CodeUnitCount {
            let start = mark - scheme.utf8CodeUnitCount
            if matches(scheme, at: start), start == 0 || !ASCIIClass.isLetter(bytes[start - 1]) { return start }
        }
        return nil
    }

    func wwwStart(before mark: Int) -> Int? {
        let start = mark - 3
        guard matches("www", at: start), start == 0 || !ASCIIClass.isLetter(bytes[start - 1]) else { return nil }
        return start
    }

    mutating func link(from start: Int?, mark: Int) {
        guard let start else { return }
        let hostStart = bytes[mark] == UInt8(ascii: ":") ? mark + 3 : mark + 1
        var end = hostStart
        while end < bytes.count, !endsLink(at: end) { end += 1 }
        index = end
        // …
        if end + 2 < bytes.count, bytes[end] == 0xE2, bytes[end + 1] == 0x80, bytes[end + 2] == 0xA6 { return }
        end = trimmed(from: hostStart, to: end)
        guard end > hostStart, bytes[hostStart] >= 0x80 || ASCIIClass.isLetter(bytes[hostStart]) else { return }
        if bytes[mark] == UInt8(ascii: "."), !bytes[hostStart..<end].contains(UInt8(ascii: ".")) { return }
        links.add(text(start, end))
    }

    /// White space, what never stands in a link (`"`, `<`, `>`), general punctuation as `…` and `”`, and the punctuation
    /// and spaces of East Asian text.
    private func endsLink(at index: Int) -> Bool {
        let byte = bytes[index]
        if byte < 0x80 {
            return byte <= 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
                || byte == 0x7F
        }
        guard !UTF8Scalars.isContinuation(byte) else { return false }
        switch UTF8Scalars.decode(bytes, at: index).value {
        case 0x85, 0xA0, 0xAB, 0xBB, 0x2000...0x206F, 0x3000...0x303F, 0xFF00...0xFF0F, 0xFF1A...0xFF20: return true
        case UTF8Scalars.replacement: return true
        default: return false
        }
    }

    /// Without the punctuation at the end; a closing bracket stays when the link opened it.
    private func trimmed(from start: Int, to end: Int) -> Int {
        var end = end
        while end > start {
            switch bytes[end - 1] {
            case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"),
                UInt8(ascii: "?"), UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "]"),
                UInt8(ascii: "}"):
                break
            case UInt8(ascii: ")"):
                let inside = bytes[start..<end]
                let opened = inside.count { $0 == UInt8(ascii: "(") }
                if inside.count(where: { $0 == UInt8(ascii: ")") }) <= opened { return end }
            default:
                return end
            }
            end -= 1
        }
        return end
    }
}
