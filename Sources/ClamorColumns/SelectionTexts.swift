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
    ///
    /// - Parameter check: called now and then; what it throws ends the work.
    package static func ranks(
        _ dictionary: TextDictionary, used: Bitmap, _ check: () throws -> Void
    ) rethrows -> [Int64] {
        var folded = FoldedTexts(dictionary)
        var order = used.rows()
        for (place, code) in order.enumerated() {
            if place & 0xFFF == 0 { try check() }
            folded.fold(UInt32(code))
        }
        var prefixes = [Int64](repeating: 0, count: dictionary.count)
        try sort(&order, folded, after: 0, &prefixes, check)
        var ranks = [Int64](repeating: 0, count: dictionary.count)
        for (rank, code) in order.enumerated() { ranks[Int(code)] = Int64(rank) }
        return ranks
    }

    package static func ranks(_ dictionary: TextDictionary, used: Bitmap) -> [Int64] {
        ranks(dictionary, used: used) {}
    }

    /// Fewer texts than these are compared whole, and so are texts that share as many bytes.
    private static let fewTexts = 256
    private static let longestPrefix = 64

    /// Sorts texts that are the same in their first bytes. Eight bytes at a time settle most; addresses, say, all begin
    /// alike.
    ///
    /// - Parameter prefixes: room for a number of each text of the dictionary.
    private static func sort(
        _ order: inout [Int32], _ folded: FoldedTexts, after shared: Int, _ prefixes: inout [Int64],
        _ check: () throws -> Void
    ) rethrows {
        try check()
        if order.count < fewTexts || shared >= longestPrefix {
            var compared = 0
            try order.sort {
                compared += 1
                if compared & 0xFFF == 0 { try check() }
                return folded.order(UInt32($0), UInt32($1)) < 0
            }
            return
        }
        for code in order {
            prefixes[Int(code)] = folded.withFolded(UInt32(code)) { Kernels.prefix($0, after: shared) }
        }
        try sort(&order, by: prefixes, check)
        // Equal bytes stand together now; what they are equal in is settled before the places are used again.
        var starts = [0]
        for place in order.indices.dropFirst()
        where prefixes[Int(order[place])] != prefixes[Int(order[place - 1])] {
            starts.append(place)
        }
        for (index, start) in starts.enumerated() {
            let end = index + 1 < starts.count ? starts[index + 1] : order.count
            guard end - start > 1 else { continue }
            var part = Array(order[start..<end])
            try sort(&part, folded, after: shared + 8, &prefixes, check)
            order.replaceSubrange(start..<end, with: part)
        }
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

    /// Eight bytes as a number of the same order; a shorter text ends in zeros.
    ///
    /// - Parameter first: the place of the first of them.
    static func prefix(_ text: UnsafeBufferPointer<UInt8>, after first: Int = 0) -> Int64 {
        var result: UInt64 = 0
        for place in first..<first + 8 { result = result << 8 | (place < text.count ? UInt64(text[place]) : 0) }
        return Int64(bitPattern: result ^ 1 << 63)
    }
}
