import ClamorText

/// Texts of a dictionary in their folded form, by code, for comparisons; texts that nobody asks for are not folded.
package struct FoldedTexts: Sendable {
    private let dictionary: TextDictionary
    private var bytes: [UInt8] = []
    private var ranges: [Range<Int>?]

    package init(_ dictionary: TextDictionary) {
        self.dictionary = dictionary
        ranges = Array(repeating: nil, count: dictionary.count)
    }

    package mutating func fold(_ code: UInt32) {
        guard ranges[Int(code)] == nil else { return }
        let start = bytes.count
        dictionary.withText(code) { FoldedText.foldUTF8($0, into: &bytes) }
        ranges[Int(code)] = start..<bytes.count
    }

    /// Order of two texts that were folded: by folded form, then, unless `foldedAlone`, by scalars.
    package func order(_ left: UInt32, _ right: UInt32, foldedAlone: Bool = false) -> Int {
        let folded = bytes.withUnsafeBufferPointer { bytes in
            Kernels.order(
                UnsafeBufferPointer(rebasing: bytes[ranges[Int(left)] ?? 0..<0]),
                UnsafeBufferPointer(rebasing: bytes[ranges[Int(right)] ?? 0..<0]))
        }
        if folded != 0 || foldedAlone { return folded }
        return dictionary.withText(left) { left in dictionary.withText(right) { Kernels.order(left, $0) } }
    }

    /// The folded form of a text that was folded.
    package func withFolded<Result>(_ code: UInt32, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        bytes.withUnsafeBufferPointer { bytes in
            body(UnsafeBufferPointer(rebasing: bytes[ranges[Int(code)] ?? 0..<0]))
        }
    }
}

extension Selection {
    /// The place of each used text of a dictionary in the order of texts: folded form, then scalars. 0 for the unused.
    package static func ranks(_ dictionary: TextDictionary, used: Bitmap) -> [Int64] {
        var folded = FoldedTexts(dictionary)
        var order = used.rows()
        for code in order { folded.fold(UInt32(code)) }
        // The first eight bytes settle most; texts that share them are compared whole.
        var prefixes = [Int64](repeating: 0, count: dictionary.count)
        for code in order { prefixes[Int(code)] = folded.withFolded(UInt32(code), Kernels.prefix) }
        sort(&order, by: prefixes)
        var start = 0
        while start < order.count {
            var end = start + 1
            while end < order.count, prefixes[Int(order[end])] == prefixes[Int(order[start])] { end += 1 }
            if end - start > 1 {
                order[start..<end].sort { folded.order(UInt32($0), UInt32($1)) < 0 }
            }
            start = end
        }
        var ranks = [Int64](repeating: 0, count: dictionary.count)
        for (rank, code) in order.enumerated() { ranks[Int(code)] = Int64(rank) }
        return ranks
    }
}

extension Kernels {
    /// The codes that occur in some rows, as a set.
    ///
    /// - Parameter cardinality: a number above all codes.
    package static func used(_ codes: Codes, validity: Bitmap?, cardinality: Int) -> Bitmap {
        var bytes = [UInt8](repeating: 0, count: max(1, cardinality))
        if let validity {
            for row in codes.indices where validity[row] { bytes[Int(codes[row])] = 1 }
        } else {
            switch codes {
            case .bytes(let codes): mark(codes, in: &bytes)
            case .shorts(let codes): mark(codes, in: &bytes)
            case .words(let codes): mark(codes, in: &bytes)
            }
        }
        return bits(count: cardinality) { bytes[$0] != 0 }
    }

    @inline(__always)
    private static func mark<C: FixedWidthInteger>(_ codes: [C], in bytes: inout [UInt8]) {
        bytes.withUnsafeMutableBufferPointer { bytes in
            codes.withUnsafeBufferPointer { codes in
                for row in codes.indices { bytes[Int(codes[row])] = 1 }
            }
        }
    }

    /// The first eight bytes as a number of the same order; a shorter text ends in zeros.
    static func prefix(_ text: UnsafeBufferPointer<UInt8>) -> Int64 {
        var result: UInt64 = 0
        for place in 0..<8 { result = result << 8 | (place < text.count ? UInt64(text[place]) : 0) }
        return Int64(bitPattern: result ^ 1 << 63)
    }
}
