extension Column {
    /// Columns of one type, one after the other.
    package static func concatenated(_ columns: [Column]) -> Column {
        guard let first = columns.first else { preconditionFailure("no columns to put together") }
        if columns.count == 1 { return first }
        let count = columns.reduce(0) { $0 + $1.count }
        var validity: Bitmap?
        if columns.contains(where: { $0.validity != nil }) {
            validity = Bitmap.concatenated(columns.map { $0.validity ?? Bitmap(count: $0.count, filled: true) })
        }
        return Column(type: first.type, count: count, storage: Self.storage(of: columns), validity: validity)
    }

    private static func storage(of columns: [Column]) -> Storage {
        switch columns[0].storage {
        case .integers:
            var result: [Int64] = []
            for column in columns { result.append(contentsOf: column.integers) }
            return .integers(result)
        case .numbers:
            var result: [Double] = []
            for column in columns {
                if case .numbers(let values) = column.storage { result.append(contentsOf: values) }
            }
            return .numbers(result)
        case .booleans:
            var parts: [Bitmap] = []
            for column in columns {
                if case .booleans(let bits) = column.storage { parts.append(bits) }
            }
            return .booleans(.concatenated(parts))
        case .codes: return codes(of: columns)
        case .lists: return lists(of: columns)
        }
    }

    private static func codes(of columns: [Column]) -> Storage {
        var union = DictionaryUnion()
        var result: [UInt32] = []
        for column in columns {
            guard case .codes(let codes, let dictionary) = column.storage else { continue }
            append(codes.wide, of: dictionary, to: &result, &union)
        }
        return .codes(result, union.dictionary)
    }

    private static func lists(of columns: [Column]) -> Storage {
        var union = DictionaryUnion()
        var offsets: [UInt32] = [0]
        var result: [UInt32] = []
        for column in columns {
            guard case .lists(let lists, let dictionary) = column.storage else { continue }
            let (own, codes) = lists.spread()
            let start = UInt32(result.count)
            append(codes, of: dictionary, to: &result, &union)
            offsets.append(contentsOf: own.dropFirst().map { $0 + start })
        }
        return .lists(offsets: offsets, codes: result, union.dictionary)
    }

    private static func append(
        _ codes: [UInt32], of dictionary: TextDictionary, to result: inout [UInt32], _ union: inout DictionaryUnion
    ) {
        guard dictionary.count > 0, let table = union.translation(of: dictionary) else {
            result.append(contentsOf: codes)
            return
        }
        result.append(contentsOf: Kernels.translate(codes, by: table))
    }
}

extension Bitmap {
    /// Bitmaps one after the other.
    package static func concatenated(_ parts: [Bitmap]) -> Bitmap {
        var result = Bitmap(count: parts.reduce(0) { $0 + $1.count })
        var start = 0
        for part in parts {
            for row in part.rows() { result[start + Int(row)] = true }
            start += part.count
        }
        return result
    }
}
