import ClamorText
import Foundation

/// The form of a text in which copies are equal: compatibility composition (NFKC) and case folding, without links,
/// handles, "RT", punctuation and variation selectors, words parted by single spaces.
///
/// Hashtags lose their sign and stay. What is left of a text of links and handles alone is empty. Emoji stay.
package struct CopyText: Sendable, Equatable {
    /// Scalars of the normal form.
    package private(set) var scalars: [UInt32] = []
    /// Words with a letter or digit: emoji are none. Where words are not parted by spaces (Han, kana, Thai, Lao, Khmer,
    /// Myanmar), every three letters begun count as one.
    package private(set) var wordCount = 0

    /// Of a text in UTF-8, well formed or not.
    package init(_ text: UnsafeBufferPointer<UInt8>) {
        var all: UInt8 = 0
        for byte in text { all |= byte }
        if all < 0x80 {
            read(text)
            return
        }
        var folded: [UInt8] = []
        folded.reserveCapacity(text.count + 16)
        Self.fold(text, into: &folded)
        folded.withUnsafeBufferPointer { read($0) }
    }

    package init(_ text: String) {
        var text = text
        self = text.withUTF8 { CopyText($0) }
    }

    /// NFKC only where it can change anything: its compatibility forms lie in few ranges.
    private static func fold(_ text: UnsafeBufferPointer<UInt8>, into folded: inout [UInt8]) {
        guard hasCompatibilityForms(text) else {
            FoldedText.foldUTF8(text, into: &folded)
            return
        }
        var plain = String(decoding: text, as: UTF8.self).precomposedStringWithCompatibilityMapping
        plain.withUTF8 { FoldedText.foldUTF8($0, into: &folded) }
    }

    private static func hasCompatibilityForms(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        while index < text.count {
            if text[index] < 0xC2 {
                index += 1
                continue
            }
            let (scalar, length) = UTF8Scalars.decode(text, at: index)
            index += length
            switch scalar {
            case 0xAA, 0xB2, 0xB3, 0xB9, 0xBA, 0xBC...0xBE, 0x132...0x133, 0x13F...0x140, 0x149, 0x17F, 0x1C4...0x1CC,
                0x1F1...0x1F3, 0x2B0...0x2B8, 0x1D2C...0x1D7F, 0x1E9A...0x1E9B, 0x2070...0x209C, 0x20A8,
                0x2100...0x2138, 0x2150...0x217F, 0x2460...0x24EA, 0x3131...0x318E, 0x3200...0x33FF, 0xFB00...0xFB06,
                0xFE70...0xFEFC, 0xFF01...0xFFE6, 0x1D400...0x1D7FF, 0x1F100...0x1F190:
                return true
            default: break
            }
        }
        return false
    }

    private mutating func read(_ text: UnsafeBufferPointer<UInt8>) {
        // A letter gives one scalar and a word a space after it: never more than the bytes, and one at the end.
        scalars = Array(unsafeUninitializedCapacity: text.count + 1) { target, count in
            guard let target = target.baseAddress else { return }
            var reader = CopyReader(text, into: target)
            reader.run()
            count = reader.count
            wordCount = reader.words
        }
    }
}

/// Writes the normal form of text that is folded, or ASCII.
private struct CopyReader {
    private let text: UnsafeBufferPointer<UInt8>
    private let target: UnsafeMutablePointer<UInt32>
    private var position = 0
    private var wordStart = 0
    /// Of the word under way, how many letters are of a script without spaces.
    private var unspaced = 0
    private(set) var count = 0
    private(set) var words = 0

    /// - Parameter target: room for one scalar more than the text has bytes.
    init(_ text: UnsafeBufferPointer<UInt8>, into target: UnsafeMutablePointer<UInt32>) {
        self.text = text
        self.target = target
    }

    mutating func run() {
        while position < text.count {
            let byte = text[position]
            if CopyReader.isLetterOrDigit(byte) {
                if count == wordStart, LinkStart.stands(in: text, at: position) { skipLink() } else { appendRun() }
            } else if byte < 0x80 {
                position += 1
                // An apostrophe joins: "don't" and "dont" are the same.
                if byte == UInt8(ascii: "'") { continue }
                endWord()
                if byte == UInt8(ascii: "@") { skipName() }
            } else {
                addScalar()
            }
        }
        endWord()
        if count > 0 { count -= 1 }
    }

    /// Fast path: the ASCII letters and digits that start here.
    private mutating func appendRun() {
        let start = position
        let run = target + count - start
        var next = start
        while next < text.count, CopyReader.isLetterOrDigit(text[next]) {
            let byte = text[next]
            run[next] = UInt32(byte &- 0x41 < 26 ? byte | 0x20 : byte)
            next += 1
        }
        count += next - start
        position = next
    }

    private mutating func addScalar() {
        let (scalar, length) = UTF8Scalars.decode(text, at: position)
        position += length
        switch CopySign(scalar) {
        case .letter: append(scalar)
        case .unspacedLetter:
            append(scalar)
            unspaced += 1
        case .emoji:
            endWord()
            append(scalar)
            append(0x20)
            wordStart = count
        case .nothing: break
        case .gap: endWord()
        }
    }

    private mutating func append(_ scalar: UInt32) {
        target[count] = scalar
        count += 1
    }

    /// Ends the word under way; "rt" is none.
    private mutating func endWord() {
        if count == wordStart { return }
        if count == wordStart + 2, target[wordStart] == 0x72, target[wordStart + 1] == 0x74 {
            count = wordStart
            return
        }
        append(0x20)
        wordStart = count
        words += max(1, (unspaced + 2) / 3)
        unspaced = 0
    }

    private mutating func skipName() {
        while position < text.count, CopyReader.isLetterOrDigit(text[position]) || text[position] == UInt8(ascii: "_") {
            position += 1
        }
    }

    private mutating func skipLink() {
        while position < text.count, text[position] > 0x20 { position += 1 }
    }

    @inline(__always)
    private static func isLetterOrDigit(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 }
}

/// What a scalar beyond ASCII does in the normal form.
private enum CopySign {
    case letter, unspacedLetter, emoji, gap, nothing

    init(_ scalar: UInt32) {
        switch scalar {
        case 0xAD, 0x2019, 0x2BC, 0x200B...0x200F, 0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF, 0x1F3FB...0x1F3FF,
            0xE0000...0xE01EF:
            self = .nothing
        case 0x80...0xA9, 0xAB...0xB1, 0xB4, 0xB6...0xB8, 0xBB, 0xBF, 0xD7, 0xF7, 0x2000...0x206F, 0x20A0...0x20CF,
            0x2E00...0x2E7F, 0x3000...0x3004, 0x3008...0x3020, 0x3030, 0xFE10...0xFE6F, 0xFFFD:
            self = .gap
        case 0x2190...0x2BFF, 0x1F000...0x1FBFF: self = .emoji
        case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF, 0x2E80...0x2FDF, 0x3005...0x3007, 0x3041...0x30FF,
            0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x1AFF0...0x1B16F, 0x20000...0x3FFFF:
            self = .unspacedLetter
        default: self = .letter
        }
    }
}
