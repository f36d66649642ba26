/// Finds the entities of one text, left to right.
struct EntityScanner {
    let bytes: UnsafeBufferPointer<UInt8>
    var index = 0
    /// Where the last hashtag ended: another may follow without a space.
    private var lastTagEnd = -1
    private(set) var hashtags = UniqueList(ignoringCase: true)
    private(set) var handles = UniqueList(ignoringCase: true)
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

    private mutating func hashtag(sign: Int, from start: Int) {
        guard sign == lastTagEnd || !ScalarClass.isInsideWord(bytes, at: sign) else { return }
        var end = start
        var hasLetter = false
        while end < bytes.count {
            let byte = bytes[end]
            if byte < 0x80 {
                guard ASCIIClass.isLetter(byte) || byte == UInt8(ascii: "_") else { break }
                hasLetter = hasLetter || (byte | 0x20) &- 0x61 < 26
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
        guard !ScalarClass.isInsideWord(bytes, at: sign) else { return }
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

    /// Whether these ASCII letters stand there, in any case.
    func matches(_ word: StaticString, at index: Int) -> Bool {
        guard index >= 0, index + word.utf8CodeUnitCount <= bytes.count else { return false }
        for offset in 0..<word.utf8CodeUnitCount where bytes[index + offset] | 0x20 != word.utf8Start[offset] | 0x20 {
            return false
        }
        return true
    }

    func text(_ lower: Int, _ upper: Int) -> String {
        String(decoding: bytes[lower..<upper], as: UTF8.self)
    }
}

/// A list without repeats under folding, first spelling kept. Texts have a few entities, so it is searched in line.
struct UniqueList {
    private(set) var items: [String] = []
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
