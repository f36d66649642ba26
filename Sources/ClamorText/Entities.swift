/// Hashtags, handles and links of a text, in the order and spelling in which they appear; one that comes again in other
/// capitals is not repeated.
///
/// - Hashtags: letters, digits, marks and `_` after `#`, a letter among them.
/// - Handles: letters, digits and `_` after `@`; a dot inside belongs to them (`@shop.acme`), as do the hyphens of a
///   domain (`@my-shop.example`) and the server after a second `@` (`@ann@social.example`). E-mail addresses have none.
/// - Links: from `http://`, `https://` or `www.` up to white space, without the punctuation that ends the sentence. One
///   that was cut short (`…`) is left out.
package struct Entities: Sendable, Equatable {
    package var hashtags: [String] = []
    package var handles: [String] = []
    package var links: [String] = []

    package init() {}

    package init(of text: String) {
        var text = text
        self = text.withUTF8 { Entities(utf8: $0) }
    }

    package init(utf8: UnsafeBufferPointer<UInt8>) {
        var scanner = EntityScanner(utf8)
        scanner.scan()
        hashtags = scanner.hashtags.items
        handles = scanner.handles.items
        links = scanner.links.items
    }
}

/// A list without repeats under folding, first spelling kept. Texts have a few entities, so it is searched in line.
private struct UniqueList {
    var items: [String] = []
    private var folded: [String] = []
    private let ignoresCase: Bool

    init(ignoringCase: Bool) {
        ignoresCase = ignoringCase
    }

    mutating func add(_ item: String) {
        let key = ignoresCase ? FoldedText.fold(item) : item
        if folded.contains(key) { return }
        folded.append(key)
        items.append(item)
    }
}

private struct EntityScanner {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0
    /// Where the last hashtag ended: another may follow without a space.
    private var lastTagEnd = -1
    var hashtags = UniqueList(ignoringCase: true)
    var handles = UniqueList(ignoringCase: true)
    var links = UniqueList(ignoringCase: false)

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    mutating func scan() {
        while let mark = nextMark() {
            switch bytes[mark] {
            case UInt8(ascii: "#"): hashtag(sign: mark, from: mark + 1)
            case UInt8(ascii: "@"): handle(sign: mark, from: mark + 1)
            case UInt8(ascii: ":"): link(from: schemeStart(before: mark), mark: mark)
            case UInt8(ascii: "."): link(from: wwwStart(before: mark), mark: mark)
            default: wideSign(at: mark)
            }
            index = max(index, mark + 1)
        }
    }

    /// The next byte that may belong to an entity: `#`, `@`, the `:` of `://`, the `.` of `www.`, or the first of ＃ and
    /// ＠. Most texts have few, so the loop over the rest is all that counts.
    private func nextMark() -> Int? {
        var index = index
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "#"), UInt8(ascii: "@"), 0xEF: return index
            case UInt8(ascii: ":") where matches("//", at: index + 1): return index
            case UInt8(ascii: ".") where index >= 3 && bytes[index - 1] | 0x20 == UInt8(ascii: "w"): return index
            default: index += 1
            }
        }
        return nil
    }

    private mutating func wideSign(at mark: Int) {
        guard mark + 2 < bytes.count, bytes[mark + 1] == 0xBC else { return }
        if bytes[mark + 2] == 0x83 { hashtag(sign: mark, from: mark + 3) }
        if bytes[mark + 2] == 0xA0 { handle(sign: mark, from: mark + 3) }
    }

    // MARK: Hashtags and handles

    private mutating func hashtag(sign: Int, from start: Int) {
        guard sign == lastTagEnd || !isInsideWord(sign) else { return }
        var end = start
        var hasLetter = false
        while end < bytes.count {
            let byte = bytes[end]
            if byte < 0x80 {
                guard ASCIIClass.isLetter(byte) || byte == UInt8(ascii: "_") else { break }
                hasLetter = hasLetter || byte | 0x20 > 0x60 && byte != UInt8(ascii: "_")
                end += 1
                continue
            }
            let (value, length) = UTF8Scalars.decode(bytes, at: end)
            let kind = ScalarClass(Unicode.Scalar(value) ?? "\u{FFFD}")
            guard kind == .letter || kind == .single || kind == .mark else { break }
            hasLetter = hasLetter || kind != .mark
            end += length
        }
        guard hasLetter else { return }
        hashtags.add(text(start, end))
        lastTagEnd = end
        index = end
    }

    private mutating func handle(sign: Int, from start: Int) {
        guard !isInsideWord(sign) else { return }
        var end = nameEnd(from: start)
        guard end > start else { return }
        end = domainEnd(from: start) ?? end
        if end < bytes.count, bytes[end] == UInt8(ascii: "@"), let server = domainEnd(from: end + 1) { end = server }
        handles.add(text(start, end))
        index = end
    }

    /// The end of letters, digits and `_`, with dots that a small letter, a digit or `_` follows at once.
    private func nameEnd(from start: Int) -> Int {
        var end = start
        while end < bytes.count {
            let byte = bytes[end]
            if byte >= 0x80 {
                let (value, length) = UTF8Scalars.decode(bytes, at: end)
                let kind = ScalarClass(Unicode.Scalar(value) ?? "\u{FFFD}")
                guard kind == .letter || kind == .single || kind == .mark else { break }
                end += length
            } else if ASCIIClass.isLetter(byte) || byte == UInt8(ascii: "_") {
                end += 1
            } else if byte == UInt8(ascii: "."), end > start, end + 1 < bytes.count, isSmall(bytes[end + 1]) {
                end += 1
            } else {
                break
            }
        }
        return end
    }

    /// The end of a domain in small letters, digits and hyphens: two labels or more, the last of letters alone.
    private func domainEnd(from start: Int) -> Int? {
        var end = start
        var labelStart = start
        var labels = 1
        var lastIsLetters = true
        var result: Int?
        while end < bytes.count {
            let byte = bytes[end]
            if byte &- 0x61 < 26 {
                end += 1
                if labels > 1, lastIsLetters, end - labelStart > 1 { result = end }
            } else if byte &- 0x30 < 10 || (byte == UInt8(ascii: "-") && end > labelStart) {
                lastIsLetters = false
                end += 1
            } else if byte == UInt8(ascii: "."), end > labelStart {
                end += 1
                labelStart = end
                labels += 1
                lastIsLetters = true
            } else {
                break
            }
        }
        return result
    }

    private func isSmall(_ byte: UInt8) -> Bool {
        byte &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "_")
    }

    /// Whether a sign belongs to a word or an address before it.
    private func isInsideWord(_ sign: Int) -> Bool {
        guard sign > 0 else { return false }
        let byte = bytes[sign - 1]
        if byte < 0x80 {
            return ASCIIClass.isLetter(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "/")
                || byte == UInt8(ascii: "&")
        }
        let before = ScalarClass(Unicode.Scalar(UTF8Scalars.decode(bytes, before: sign)) ?? "\u{FFFD}")
        return before == .letter || before == .mark
    }

    // MARK: Links

    private func schemeStart(before mark: Int) -> Int? {
        for scheme in ["https", "http"] as [StaticString] where mark >= scheme.utf8CodeUnitCount {
            let start = mark - scheme.utf8CodeUnitCount
            if matches(scheme, at: start), start == 0 || !ASCIIClass.isLetter(bytes[start - 1]) { return start }
        }
        return nil
    }

    private func wwwStart(before mark: Int) -> Int? {
        let start = mark - 3
        guard matches("www", at: start), start == 0 || !ASCIIClass.isLetter(bytes[start - 1]) else { return nil }
        return start
    }

    private mutating func link(from start: Int?, mark: Int) {
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

    // MARK: Bytes

    /// Whether these ASCII letters stand there, in any case.
    private func matches(_ word: StaticString, at index: Int) -> Bool {
        guard index >= 0, index + word.utf8CodeUnitCount <= bytes.count else { return false }
        for offset in 0..<word.utf8CodeUnitCount where bytes[index + offset] | 0x20 != word.utf8Start[offset] | 0x20 {
            return false
        }
        return true
    }

    private func text(_ lower: Int, _ upper: Int) -> String {
        String(decoding: bytes[lower..<upper], as: UTF8.self)
    }
}
