/// How many cells a terminal gives to a text. East Asian wide and full-width scalars and emoji take two; combining
/// marks, format and control characters none; an emoji sequence (joined, with skin tone, keycap, flag) takes two as one
/// glyph, and a scalar that variation selector 16 turns into an emoji two as well.
package func displayWidth(of text: String) -> Int {
    var text = text
    return text.withUTF8 { bytes in
        var plain = true
        for byte in bytes { plain = plain && byte >= 0x20 && byte < 0x7F }
        return plain ? bytes.count : sequenceWidth(bytes)
    }
}

/// The cells of one scalar by itself: 0, 1 or 2.
package func displayWidth(of scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    switch value {
    case 0..<0x20, 0x7F..<0xA0: return 0
    case 0x20..<0x300, 0x370..<0x483, 0x48A..<0x530: return 1
    case 0x3041..<0x3097, 0x30A1..<0x30FB, 0x4E00..<0xA000, 0xAC00..<0xD7A4: return 2
    case 0x1160...0x11FF, 0xD7B0...0xD7FF: return 0  // vowels and finals of decomposed Hangul join their initial
    case 0x1F3FB...0x1F3FF: return 2
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .lineSeparator, .paragraphSeparator: return 0
    default: return wideRanges.holds(value) ? 2 : 1
    }
}

private func sequenceWidth(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var total = 0
    var index = 0
    var last: UInt32 = 0
    var lastWidth = 0
    var joined = false
    while index < bytes.count {
        let (value, length) = UTF8Scalars.decode(bytes, at: index)
        index += length
        let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
        if value == 0x200D {
            joined = isPictograph(last)
            continue
        }
        if value == 0xFE0F {
            if lastWidth == 1, Unicode.Scalar(last)?.properties.isEmoji == true {
                total += 1
                lastWidth = 2
            }
            continue
        }
        let width = displayWidth(of: scalar)
        let isTone = (0x1F3FB...0x1F3FF).contains(value) && isPictograph(last)
        if isTone || (joined && isPictograph(value)) {
            joined = false
            continue
        }
        joined = false
        total += width
        // A mark keeps its base in view, so that a selector or joiner after it still finds the emoji.
        if width > 0 {
            last = value
            lastWidth = width
        }
    }
    return total
}

private func isPictograph(_ value: UInt32) -> Bool {
    value >= 0x2190 && Unicode.Scalar(value)?.properties.isEmoji == true
}
