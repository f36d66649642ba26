extension TextInterner {
    /// The numbers of the texts in byte order.
    func numbersInByteOrder() -> [UInt32] {
        struct Key {
            var prefix: UInt64
            var number: UInt32
        }
        return bytes.withUnsafeBytes { raw in
            var keys = (0..<count).map { term in
                var prefix: UInt64 = 0
                let start = Int(offsets[term])
                let length = Int(offsets[term + 1]) - start
                for index in 0..<8 { prefix = prefix << 8 | (index < length ? UInt64(raw[start + index]) : 0) }
                return Key(prefix: prefix, number: UInt32(term))
            }
            keys.sort { left, right in
                if left.prefix != right.prefix { return left.prefix < right.prefix }
                let a = raw[Int(offsets[Int(left.number)])..<Int(offsets[Int(left.number) + 1])]
                let b = raw[Int(offsets[Int(right.number)])..<Int(offsets[Int(right.number) + 1])]
                return a.lexicographicallyPrecedes(b)
            }
            return keys.map(\.number)
        }
    }
}
