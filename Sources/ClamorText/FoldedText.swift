/// The one form in which texts are compared, grouped, sorted and searched with `contains`: canonical composition (NFC)
/// and full case folding, in no locale. Folding what is folded changes nothing.
package enum FoldedText {
    /// The folded form. A text of plain ASCII without capitals is returned as it is.
    package static func fold(_ text: String) -> String {
        var text = text
        let folded: String? = text.withUTF8 { bytes in
            var all: UInt8 = 0
            var hasCapitals = false
            for byte in bytes {
                all |= byte
                hasCapitals = hasCapitals || isCapital(byte)
            }
            if all < 0x80 {
                return hasCapitals ? foldedASCII(bytes) : nil
            }
            var out: [UInt8] = []
            out.reserveCapacity(bytes.count + 8)
            foldUTF8(bytes, into: &out)
            return String(decoding: out, as: UTF8.self)
        }
        return folded ?? text
    }

    /// Appends the folded form of UTF-8 text to `out`. Nothing else is allocated unless the text needs composing;
    /// bytes that are not well-formed UTF-8 fold to U+FFFD.
    package static func foldUTF8(_ bytes: UnsafeBufferPointer<UInt8>, into out: inout [UInt8]) {
        let start = out.count
        var index = 0
        var lastClass: UInt8 = 0
        while index < bytes.count {
            if bytes[index] < 0x80 {
                index = appendASCII(bytes, from: index, to: &out)
                lastClass = 0
                continue
            }
            let (value, length) = UTF8Scalars.decode(bytes, at: index)
            let combiningClass = CanonicalForm.combiningClass(value)
            if CanonicalForm.isSuspect(value) || (combiningClass != 0 && combiningClass < lastClass) {
                out.removeLast(out.count - start)
                foldComposing(bytes, into: &out)
                return
            }
            lastClass = append(CaseFolding.fold(value), to: &out) ? combiningClass : .max
            index += length
        }
    }

    /// Appends the run of ASCII that starts at `start`; gives where it ends.
    @inline(__always)
    private static func appendASCII(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to out: inout [UInt8]) -> Int
    {
        var end = start + 1
        while end < bytes.count, bytes[end] < 0x80 { end += 1 }
        let place = out.count
        out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<end]))
        out.withUnsafeMutableBufferPointer { target in
            for index in place..<target.count {
                let byte = target[index]
                target[index] = byte | (isCapital(byte) ? 0x20 : 0)
            }
        }
        return end
    }

    /// The folded form, for text that may not be composed.
    private static func foldComposing(_ bytes: UnsafeBufferPointer<UInt8>, into out: inout [UInt8]) {
        var folded: [UInt8] = []
        for scalar in CanonicalForm.composed(String(decoding: bytes, as: UTF8.self)).unicodeScalars {
            append(CaseFolding.fold(scalar.value), to: &folded)
        }
        out.append(contentsOf: CanonicalForm.composed(String(decoding: folded, as: UTF8.self)).utf8)
    }

    /// Whether the mapping was to one scalar; a sequence may end in a mark.
    @discardableResult
    private static func append(_ mapping: CaseFolding.Mapping, to out: inout [UInt8]) -> Bool {
        switch mapping {
        case .scalar(let value):
            UTF8Scalars.append(value, to: &out)
            return true
        case .sequence(let text):
            out.append(contentsOf: text.utf8)
            return false
        }
    }

    private static func foldedASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        String(unsafeUninitializedCapacity: bytes.count) { target in
            for index in bytes.indices {
                target.initializeElement(at: index, to: isCapital(bytes[index]) ? bytes[index] | 0x20 : bytes[index])
            }
            return bytes.count
        }
    }

    @inline(__always)
    private static func isCapital(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }
}
