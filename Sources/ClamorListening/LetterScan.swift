import ClamorText

/// The letters by which the language of a text is told: folded, words parted by `boundary`, without links, handles,
/// hashtags, character references and emoji. Letters of other scripts than Latin are only counted.
///
/// The first `limit` Latin letters, within the first `byteLimit` bytes, are enough: longer texts cost no more.
package struct LetterScan {
    package static let limit = 120
    package static let byteLimit = 4_096
    /// Stands at the start and end of each word.
    package static let boundary: UInt16 = 1
    /// Room that `init` needs for letters: each word has a letter, and a boundary before it.
    package static let capacity = 2 * limit + 2

    private let bytes: UnsafeBufferPointer<UInt8>
    private let letters: UnsafeMutablePointer<UInt16>
    /// How many letters and boundaries were written; the first and last are boundaries.
    package private(set) var count = 1
    /// How many Latin letters were written.
    package private(set) var latinLetters = 0
    private(set) var scripts = ScriptTally()
    private var position = 0

    /// Scans text that is ASCII or was folded (`FoldedText`).
    ///
    /// - Parameter letters: room for `capacity`.
    private init(_ bytes: UnsafeBufferPointer<UInt8>, into letters: UnsafeMutablePointer<UInt16>) {
        self.bytes = bytes
        self.letters = letters
        letters[0] = Self.boundary
    }

    /// Scans a text in UTF-8, well formed or not.
    package static func scan(
        _ text: UnsafeBufferPointer<UInt8>, into letters: UnsafeMutablePointer<UInt16>
    ) -> LetterScan {
        let text = UnsafeBufferPointer(rebasing: text.prefix(byteLimit))
        var all: UInt8 = 0
        for byte in text { all |= byte }
        if all < 0x80 {
            var scan = LetterScan(text, into: letters)
            scan.run()
            return scan
        }
        var folded: [UInt8] = []
        folded.reserveCapacity(text.count + 16)
        FoldedText.foldUTF8(text, into: &folded)
        return folded.withUnsafeBufferPointer { bytes in
            var scan = LetterScan(bytes, into: letters)
            scan.run()
            return scan
        }
    }

    private mutating func run() {
        while position < bytes.count, latinLetters < Self.limit {
            addPlain()
            if position < bytes.count, latinLetters < Self.limit { addSpecial(bytes[position]) }
        }
        endWord()
        scripts.addLatin(latinLetters)
    }

    /// Fast path: up to the next byte that needs a closer look. Each code is written and counted only if it is a letter
    /// or the first boundary after one, without a branch that words would mislead.
    private mutating func addPlain() {
        var position = position
        var count = count
        var room = Self.limit - latinLetters
        var last = letters[count - 1]
        let codes = PlainCodes.table
        while position < bytes.count, room > 0 {
            let code = UInt16(codes[Int(bytes[position])])
            if code == 0 { break }
            letters[count] = code
            let isLetter = code > Self.boundary ? 1 : 0
            count += isLetter | (last > Self.boundary ? 1 : 0)
            room -= isLetter
            last = code
            position += 1
        }
        latinLetters = Self.limit - room
        self.count = count
        self.position = position
    }

    private var isAfterBoundary: Bool { letters[count - 1] == Self.boundary }

    private mutating func append(_ letter: UInt16) {
        letters[count] = letter
        count += 1
        latinLetters += 1
    }

    private mutating func endWord() {
        if isAfterBoundary { return }
        letters[count] = Self.boundary
        count += 1
    }

    private mutating func addScalar() {
        let (scalar, length) = UTF8Scalars.decode(bytes, at: position)
        guard let script = Script(scalar) else {
            // Marks and joiners belong to the word.
            if !(0x300...0x36F).contains(scalar), scalar != 0xAD, scalar != 0x200D { endWord() }
            position += length
            return
        }
        if script == .latin {
            append(UInt16(scalar))
        } else {
            endWord()
            scripts.add(scalar, of: script)
        }
        position += length
    }

    /// Handles, hashtags, links and character references (`&amp;`) are passed over.
    private mutating func addSpecial(_ byte: UInt8) {
        if byte >= 0x80 {
            addScalar()
            return
        }
        if byte == UInt8(ascii: ":") || byte == UInt8(ascii: "."), dropLinkStart(before: byte) {
            while position < bytes.count, bytes[position] > 0x20 { position += 1 }
            return
        }
        endWord()
        position += 1
        switch byte {
        case UInt8(ascii: "@"), UInt8(ascii: "#"):
            while position < bytes.count, isNamePart(bytes[position]) { position += 1 }
        case UInt8(ascii: "&"):
            var end = position
            while end < bytes.count, end - position < 8, isNamePart(bytes[end]) { end += 1 }
            if end < bytes.count, bytes[end] == UInt8(ascii: ";") { position = end + 1 }
        default: break
        }
    }

    /// Takes back `http` and `https` before `://` and `www` before a dot; false if that is not what stands here.
    private mutating func dropLinkStart(before sign: UInt8) -> Bool {
        if sign == UInt8(ascii: ".") { return drop([0x77, 0x77, 0x77]) }
        guard position + 2 < bytes.count, bytes[position + 1] == UInt8(ascii: "/"),
            bytes[position + 2] == UInt8(ascii: "/")
        else { return false }
        return drop([0x68, 0x74, 0x74, 0x70]) || drop([0x68, 0x74, 0x74, 0x70, 0x73])
    }

    /// Takes back the word under way if it is this.
    private mutating func drop(_ word: [UInt16]) -> Bool {
        let start = count - word.count
        guard start > 0, letters[start - 1] == Self.boundary else { return false }
        for (offset, letter) in word.enumerated() where letters[start + offset] != letter { return false }
        count = start
        latinLetters -= word.count
        return true
    }

    private func isNamePart(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "_") || byte >= 0x80
    }
}

/// What the fast path writes for a byte: a small letter, a boundary, or 0 for what needs a closer look.
private enum PlainCodes {
    /// 256 codes, written once and kept as long as the process.
    nonisolated(unsafe) static let table: UnsafePointer<UInt8> = {
        let codes = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
        codes.initialize(repeating: 0, count: 256)
        for byte in 0..<128 as Range<UInt8> {
            let isLetter = (byte | 0x20) &- 0x61 < 26
            codes[Int(byte)] = isLetter ? byte | 0x20 : UInt8(LetterScan.boundary)
        }
        for sign in "@#&:.".utf8 { codes[Int(sign)] = 0 }
        return UnsafePointer(codes)
    }()
}
