import ClamorText

extension Kernels {
    /// Rows whose code has a 1 in the table. The table has an entry for every code and at least one.
    package static func rows(_ codes: [UInt32], in table: [UInt8]) -> Bitmap {
        codes.withUnsafeBufferPointer { codes in
            table.withUnsafeBufferPointer { table in
                bits(count: codes.count) { table[Int(codes[$0])] != 0 }
            }
        }
    }

    /// Rows whose list holds a code that has a 1 in the table.
    package static func rows(offsets: [UInt32], codes: [UInt32], in table: [UInt8]) -> Bitmap {
        let count = offsets.count - 1
        return codes.withUnsafeBufferPointer { codes in
            table.withUnsafeBufferPointer { table in
                offsets.withUnsafeBufferPointer { offsets in
                    bits(count: count) { row in
                        var any: UInt8 = 0
                        for place in Int(offsets[row])..<Int(offsets[row + 1]) { any |= table[Int(codes[place])] }
                        return any != 0
                    }
                }
            }
        }
    }

    /// Rows whose list holds something.
    package static func nonEmpty(offsets: [UInt32]) -> Bitmap {
        bits(count: offsets.count - 1) { offsets[$0] != offsets[$0 + 1] }
    }

    /// Codes replaced by what a table holds for them.
    package static func translate(_ codes: [UInt32], by table: [UInt32]) -> [UInt32] {
        codes.withUnsafeBufferPointer { codes in
            table.withUnsafeBufferPointer { table in
                map(count: codes.count) { table[Int(codes[$0])] }
            }
        }
    }

    /// A number for each code.
    package static func translate(_ codes: [UInt32], by table: [Int64]) -> [Int64] {
        map(count: codes.count) { table[Int(codes[$0])] }
    }

    /// A number for each code.
    package static func translate(_ codes: [UInt32], by table: [Double]) -> [Double] {
        map(count: codes.count) { table[Int(codes[$0])] }
    }
}

extension TextDictionary {
    /// The bytes of each text in turn, without making strings of them.
    package func forEachText(_ body: (Int, UnsafeBufferPointer<UInt8>) throws -> Void) rethrows {
        try bytes.withUnsafeBufferPointer { bytes in
            for code in 0..<count {
                let range = Int(offsets[code])..<Int(offsets[code + 1])
                try body(code, UnsafeBufferPointer(rebasing: bytes[range]))
            }
        }
    }

    /// The folded form of each text in turn. ASCII, which needs nothing but small letters, is quick.
    package func forEachFolded(_ body: (Int, UnsafeBufferPointer<UInt8>) -> Void) {
        var longest = 0
        for code in 0..<count { longest = max(longest, Int(offsets[code + 1] - offsets[code])) }
        let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: longest)
        defer { buffer.deallocate() }
        var folded: [UInt8] = []
        forEachText { code, text in
            var all: UInt8 = 0
            for place in text.indices {
                let byte = text[place]
                all |= byte
                buffer[place] = byte | (byte &- 0x41 < 26 ? 0x20 : 0)
            }
            if all < 0x80 {
                body(code, UnsafeBufferPointer(rebasing: buffer[..<text.count]))
            } else {
                folded.removeAll(keepingCapacity: true)
                FoldedText.foldUTF8(text, into: &folded)
                folded.withUnsafeBufferPointer { body(code, $0) }
            }
        }
    }

    /// The bytes of one text.
    package func withText<Result>(
        _ code: UInt32, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
    ) rethrows -> Result {
        try bytes.withUnsafeBufferPointer { bytes in
            let range = Int(offsets[Int(code)])..<Int(offsets[Int(code) + 1])
            return try body(UnsafeBufferPointer(rebasing: bytes[range]))
        }
    }
}
