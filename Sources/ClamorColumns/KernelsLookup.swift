import ClamorText

extension Kernels {
    /// Rows whose code has a 1 in the table. The table has an entry for every code and at least one.
    package static func rows(_ codes: Codes, in table: [UInt8]) -> Bitmap {
        switch codes {
        case .bytes(let codes): looked(codes, table)
        case .shorts(let codes): looked(codes, table)
        case .words(let codes): looked(codes, table)
        }
    }

    @inline(__always)
    private static func looked<C: FixedWidthInteger>(_ codes: [C], _ table: [UInt8]) -> Bitmap {
        codes.withUnsafeBufferPointer { codes in
            table.withUnsafeBufferPointer { table in bits(count: codes.count) { table[Int(codes[$0])] != 0 } }
        }
    }

    /// Rows that have one code.
    package static func rows(_ codes: Codes, equalTo code: UInt32) -> Bitmap {
        switch codes {
        case .bytes(let codes): same(codes, code)
        case .shorts(let codes): same(codes, code)
        case .words(let codes): same(codes, code)
        }
    }

    @inline(__always)
    private static func same<C: FixedWidthInteger>(_ codes: [C], _ code: UInt32) -> Bitmap {
        guard let wanted = C(exactly: code) else { return Bitmap(count: codes.count) }
        return codes.withUnsafeBufferPointer { codes in bits(count: codes.count) { codes[$0] == wanted } }
    }

    /// Codes replaced by what a table holds for them.
    ///
    /// - Parameter limit: a number above all that the table holds.
    package static func translate(_ codes: Codes, by table: [UInt32], below limit: Int) -> Codes {
        switch codes {
        case .bytes(let codes): translated(codes, table, limit)
        case .shorts(let codes): translated(codes, table, limit)
        case .words(let codes): translated(codes, table, limit)
        }
    }

    @inline(__always)
    private static func translated<C: FixedWidthInteger>(_ codes: [C], _ table: [UInt32], _ limit: Int) -> Codes {
        codes.withUnsafeBufferPointer { codes in
            table.withUnsafeBufferPointer { table in
                switch limit {
                case ...0x100:
                    .bytes(map(count: codes.count) { UInt8(truncatingIfNeeded: table[Int(codes[$0])]) })
                case ...0x1_0000:
                    .shorts(map(count: codes.count) { UInt16(truncatingIfNeeded: table[Int(codes[$0])]) })
                default: .words(map(count: codes.count) { table[Int(codes[$0])] })
                }
            }
        }
    }

    /// Numbers replaced by what a table holds for them.
    package static func translate(_ codes: [UInt32], by table: [UInt32]) -> [UInt32] {
        codes.withUnsafeBufferPointer { codes in
            table.withUnsafeBufferPointer { table in map(count: codes.count) { table[Int(codes[$0])] } }
        }
    }

    /// A number for each code.
    package static func translate(_ codes: Codes, by table: [Int64]) -> [Int64] { looked(codes, table) }

    /// A number for each code.
    package static func translate(_ codes: Codes, by table: [Double]) -> [Double] { looked(codes, table) }

    @inline(__always)
    private static func looked<T>(_ codes: Codes, _ table: [T]) -> [T] {
        table.withUnsafeBufferPointer { table in
            switch codes {
            case .bytes(let codes): map(count: codes.count) { table[Int(codes[$0])] }
            case .shorts(let codes): map(count: codes.count) { table[Int(codes[$0])] }
            case .words(let codes): map(count: codes.count) { table[Int(codes[$0])] }
            }
        }
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
