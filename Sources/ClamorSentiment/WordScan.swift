/// What one pass over the bytes of a word tells.
struct WordScan {
    /// The hash of the bytes, ASCII letters in lower case.
    private(set) var hash = ByteHash()
    /// Some letter has case, and all that have are upper case.
    private(set) var isCapitals = false
    /// Holds "n't".
    private(set) var hasContractedNot = false
    /// The first byte that parts words.
    private(set) var firstParting: Int?

    /// Reads the ASCII letters and digits from a position on, and moves it to their end.
    @inline(__always)
    init(lettersOf bytes: UnsafeBufferPointer<UInt8>, from position: inout Int) {
        var hasUpper = false
        var hasLower = false
        while position < bytes.count, bytes[position].isAlphanumeric {
            let lowered = bytes[position].lowered
            hash.add(lowered)
            hasUpper = hasUpper || bytes[position] != lowered
            hasLower = hasLower || bytes[position].isLowercase
            position += 1
        }
        isCapitals = hasUpper && !hasLower
    }

    @inline(__always)
    init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        var hasUpper = false
        var hasLower = false
        var isASCII = true
        for position in range {
            let byte = bytes[position]
            let lowered = byte.lowered
            hash.add(lowered)
            if byte != lowered {
                hasUpper = true
            } else if byte.isLowercase {
                hasLower = true
            } else if byte >= 0x80 {
                isASCII = false
            } else if byte.partsWords, firstParting == nil {
                firstParting = position
            }
            if lowered == UInt8(ascii: "t"), position >= range.lowerBound + 2,
                bytes[position - 1] == UInt8(ascii: "'"), bytes[position - 2].lowered == UInt8(ascii: "n")
            {
                hasContractedNot = true
            }
        }
        if isASCII || hasLower {
            isCapitals = hasUpper && !hasLower
        } else {
            isCapitals = Self.isCapitals(bytes, range)
        }
    }

    /// The slow path of `isCapitals`, by the Unicode properties.
    private static func isCapitals(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        var hasUpper = false
        var position = range.lowerBound
        while position < range.upperBound {
            let (value, length) = decodeScalar(bytes, at: position)
            position += length
            guard let properties = Unicode.Scalar(value)?.properties else { continue }
            if properties.isLowercase || properties.generalCategory == .titlecaseLetter { return false }
            if properties.isUppercase { hasUpper = true }
        }
        return hasUpper
    }
}
