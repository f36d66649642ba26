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
            let byte = bytes[position]
            let letter = byte | 0x20
            if letter &- 0x61 < 26 {
                if isAfterBoundary, LinkStart.stands(in: bytes, at: position) {
                    skipToSpace()
                } else {
                    append(UInt16(letter))
                }
            } else if byte >= 0x80 {
                addScalar()
            } else {
                addSign(byte)
            }
        }
        endWord()
        scripts.addLatin(latinLetters)
    }

    private var isAfterBoundary: Bool { letters[count - 1] == Self.boundary }

    private mutating func append(_ letter: UInt16) {
        letters[count] = letter
        count += 1
        latinLetters += 1
        position += 1
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
            position += length - 1
        } else {
            endWord()
            scripts.add(scalar, of: script)
            position += length
        }
    }

    /// A sign or digit ends the word; handles, hashtags and character references (`&amp;`) are passed over.
    private mutating func addSign(_ byte: UInt8) {
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

    private func isNamePart(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "_") || byte >= 0x80
    }

    private mutating func skipToSpace() {
        while position < bytes.count, bytes[position] > 0x20 { position += 1 }
    }
}
