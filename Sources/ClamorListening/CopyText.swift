import ClamorText
import Foundation

/// The form of a text in which copies are equal: compatibility composition (NFKC) and case folding, without links,
/// handles, "RT", punctuation and variation selectors, words parted by single spaces.
///
/// Hashtags lose their sign and stay. What is left of a text of links and handles alone is empty. Emoji stay.
package struct CopyText: Sendable, Equatable {
    /// Scalars of the normal form.
    package private(set) var scalars: [UInt32] = []
    package private(set) var wordCount = 0

    /// Of a text in UTF-8, well formed or not.
    package init(_ text: UnsafeBufferPointer<UInt8>) {
        scalars.reserveCapacity(min(text.count, 1 << 16))
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
        var position = 0
        var wordStart = 0
        while position < text.count {
            let byte = text[position]
            if byte < 0x80 {
                let letter = byte &- 0x41 < 26 ? byte | 0x20 : byte
                if letter &- 0x61 < 26 || letter &- 0x30 < 10 {
                    if isAtWordStart, let end = Self.endOfLink(text, at: position) {
                        position = end
                    } else {
                        append(UInt32(letter), &wordStart)
                        position += 1
                    }
                    continue
                }
                position += 1
                // An apostrophe joins: "don't" and "dont" are the same.
                if byte == UInt8(ascii: "'") { continue }
                endWord(&wordStart)
                if byte == UInt8(ascii: "@") { position = Self.endOfName(text, at: position) }
                continue
            }
            let (scalar, length) = UTF8Scalars.decode(text, at: position)
            position += length
            switch CopySign(scalar) {
            case .letter: append(scalar, &wordStart)
            case .emoji:
                endWord(&wordStart)
                append(scalar, &wordStart)
                endWord(&wordStart)
            case .nothing: break
            case .gap: endWord(&wordStart)
            }
        }
        endWord(&wordStart)
        if scalars.last == 0x20 { scalars.removeLast() }
    }

    private var isAtWordStart: Bool { scalars.isEmpty || scalars[scalars.count - 1] == 0x20 }

    private mutating func append(_ scalar: UInt32, _ wordStart: inout Int) {
        if isAtWordStart { wordStart = scalars.count }
        scalars.append(scalar)
    }

    /// Ends the word under way; "rt" is none.
    private mutating func endWord(_ wordStart: inout Int) {
        if isAtWordStart { return }
        if scalars.count == wordStart + 2, scalars[wordStart] == 0x72, scalars[wordStart + 1] == 0x74 {
            scalars.removeLast(2)
            return
        }
        scalars.append(0x20)
        wordCount += 1
    }

    private static func endOfName(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Int {
        var end = start
        while end < text.count {
            let byte = text[end]
            guard (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "_") else { break }
            end += 1
        }
        return end
    }

    /// Where the link that starts here ends, at white space; nil if none does.
    private static func endOfLink(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
        guard LinkStart.stands(in: text, at: start) else { return nil }
        var end = start
        while end < text.count, text[end] > 0x20 { end += 1 }
        return end
    }
}

/// What a scalar beyond ASCII does in the normal form.
private enum CopySign {
    case letter, emoji, gap, nothing

    init(_ scalar: UInt32) {
        switch scalar {
        case 0xAD, 0x2019, 0x2BC, 0x200B...0x200F, 0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF, 0x1F3FB...0x1F3FF,
            0xE0000...0xE01EF:
            self = .nothing
        case 0x80...0xA9, 0xAB...0xB1, 0xB4, 0xB6...0xB8, 0xBB, 0xBF, 0xD7, 0xF7, 0x2000...0x206F, 0x20A0...0x20CF,
            0x2E00...0x2E7F, 0x3000...0x3004, 0x3008...0x3020, 0x3030, 0xFE10...0xFE6F, 0xFFFD:
            self = .gap
        case 0x2190...0x2BFF, 0x1F000...0x1FBFF: self = .emoji
        default: self = .letter
        }
    }
}
