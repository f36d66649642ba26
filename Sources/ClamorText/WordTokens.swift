/// Which tokens say something by themselves, among those that no sign stands before.
package enum WordTokens {
    /// Whether a token counts as a word: not a number, not what every address begins with, and not a letter alone
    /// unless its script writes whole words or syllables with one (Han, kana, Hangul) or it is an emoji.
    ///
    /// - Parameter token: in the index's form.
    package static func isWord(_ token: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let lead = token.first else { return false }
        let (first, length) = UTF8Scalars.decode(token, at: 0)
        if length == token.count { return Unicode.Scalar(first).map(isWord) ?? false }
        if token.allSatisfy({ $0 &- 0x30 < 10 }) { return false }
        if lead == UInt8(ascii: "h") || lead == UInt8(ascii: "w"), addresses.contains(where: token.elementsEqual) {
            return false
        }
        return lead < 0x80 || !isNumber(token)
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        switch ScalarClass(scalar) {
        case .emoji, .regional: true
        case .single: !scalar.properties.isDigit && !isPartOfSyllable(scalar.value)
        default: false
        }
    }

    /// Thai, Lao, Myanmar and Khmer: a scalar is a token, but no word.
    private static func isPartOfSyllable(_ value: UInt32) -> Bool {
        (0x0E00...0x0EFF).contains(value) || (0x1000...0x109F).contains(value) || (0x1780...0x17FF).contains(value)
    }

    /// Whether all scalars are digits, of any script.
    private static func isNumber(_ token: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        while index < token.count {
            let (value, length) = UTF8Scalars.decode(token, at: index)
            guard Unicode.Scalar(value)?.properties.isDigit == true else { return false }
            index += length
        }
        return true
    }

    private static let addresses: [[UInt8]] = ["http", "https", "www"].map { Array($0.utf8) }
}

extension Unicode.Scalar.Properties {
    fileprivate var isDigit: Bool { generalCategory == .decimalNumber }
}
