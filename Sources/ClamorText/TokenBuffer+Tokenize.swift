extension TokenBuffer {
    /// Appends the tokens of a text in UTF-8. Source offsets count from the start of the buffer, which is shorter than
    /// 2 GiB.
    package mutating func tokenize(utf8: UnsafeBufferPointer<UInt8>) {
        lastTagEnd = -1
        var index = 0
        let count = utf8.count
        ASCIIClass.table.withUnsafeBufferPointer { classes in
            while index < count {
                let folded = classes[Int(utf8[index])]
                if folded >= ASCIIClass.firstLetter {
                    index = word(utf8, from: index, classes)
                } else if folded == ASCIIClass.separator {
                    index += 1
                } else if folded == ASCIIClass.sign {
                    tag(utf8, at: index, length: 1)
                    index += 1
                } else {
                    index = other(utf8, at: index, classes)
                }
            }
        }
    }

    /// A word from its first letter on; gives where it ends. Marks, and letters that may compose, leave it to `longWord`.
    @inline(__always)
    mutating func word(
        _ utf8: UnsafeBufferPointer<UInt8>, from start: Int, _ classes: UnsafeBufferPointer<UInt8>
    ) -> Int {
        let room = bytes.count
        var index = start
        while index < utf8.count {
            let folded = classes[Int(utf8[index])]
            if folded >= ASCIIClass.firstLetter {
                index = appendASCII(utf8, from: index, classes)
            } else if folded == ASCIIClass.beyond {
                let (value, length) = UTF8Scalars.decode(utf8, at: index)
                let row = table.row(value)
                if row.isPlainLetter {
                    table.append(row, to: &bytes)
                } else if row.scalarClass == .letter || row.scalarClass == .mark {
                    bytes.removeLast(bytes.count - room)
                    return longWord(utf8, from: start)
                } else if row.scalarClass != .inner || !isLetter(utf8, at: index + length) {
                    break
                }
                index += length
            } else if folded == ASCIIClass.apostrophe, isLetter(utf8, at: index + 1) {
                index += 1
            } else {
                break
            }
        }
        closePlain(from: start, to: index, after: room)
        return index
    }

    /// Appends a run of ASCII letters and digits, folded; gives where it ends.
    @inline(__always)
    private mutating func appendASCII(
        _ utf8: UnsafeBufferPointer<UInt8>, from start: Int, _ classes: UnsafeBufferPointer<UInt8>
    ) -> Int {
        var end = start
        var hasCapitals = false
        while end < utf8.count {
            let folded = classes[Int(utf8[end])]
            if folded < ASCIIClass.firstLetter { break }
            hasCapitals = hasCapitals || folded != utf8[end]
            end += 1
        }
        // One append for the run: each checks that the storage is not shared.
        let place = bytes.count
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<end]))
        if hasCapitals {
            for offset in 0..<end - start { bytes[place + offset] = classes[Int(utf8[start + offset])] }
        }
        return end
    }

    /// Ends the word, ideograph or emoji whose bytes were just appended, if its form has any.
    @inline(__always)
    mutating func closePlain(from lower: Int, to upper: Int, after room: Int) {
        if bytes.count == room { return }
        close(from: lower, to: upper, kind: .plain)
        nextPosition += 1
    }

    /// Ends the token whose bytes were just appended, at the place of the next word.
    @inline(__always)
    mutating func close(from lower: Int, to upper: Int, kind: TokenKind) {
        entries.append(
            Entry(
                end: Int32(truncatingIfNeeded: bytes.count), position: nextPosition,
                lower: Int32(truncatingIfNeeded: lower), upper: Int32(truncatingIfNeeded: upper), kind: kind))
    }
}

/// What an ASCII byte is to the tokenizer: a letter or digit stands for itself, folded.
enum ASCIIClass {
    static let separator: UInt8 = 0
    static let sign: UInt8 = 1
    static let apostrophe: UInt8 = 2
    /// A byte of a scalar beyond ASCII.
    static let beyond: UInt8 = 3
    static let firstLetter: UInt8 = 0x30

    static let table: [UInt8] = (0...255).map { (byte: Int) -> UInt8 in
        switch UInt8(byte) {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"): UInt8(byte)
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt8(byte) | 0x20
        case UInt8(ascii: "#"), UInt8(ascii: "@"), UInt8(ascii: "$"): sign
        case UInt8(ascii: "'"): apostrophe
        case 0x80...: beyond
        default: separator
        }
    }

    static func isLetter(_ byte: UInt8) -> Bool {
        byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
    }
}
