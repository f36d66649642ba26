/// The values of one column for a run of rows.
package struct Column: Sendable {
    /// How the values lie in memory.
    package enum Storage: Sendable {
        /// `integer`, `fixed` (10⁻⁴), `time` and `duration` (ms).
        case integers(Integers)
        case numbers([Double])
        case booleans(Bitmap)
        /// `text`: codes of a dictionary.
        case codes(Codes, TextDictionary)
        /// `list`.
        case lists(Lists, TextDictionary)
    }

    package let type: ValueType
    package let count: Int
    package let storage: Storage
    /// The rows that have a value; nil when all have. A row without one holds 0 or code 0 in `storage`.
    package let validity: Bitmap?

    package init(type: ValueType, count: Int, storage: Storage, validity: Bitmap? = nil) {
        self.type = type
        self.count = count
        self.storage = storage
        self.validity = validity
    }

    package func isNull(_ row: Int) -> Bool { validity.map { !$0[row] } ?? false }

    /// One cell. For output and tests; hot loops read `storage`.
    package subscript(_ row: Int) -> Value {
        if isNull(row) { return .null }
        switch storage {
        case .integers(let values):
            switch type {
            case .fixed: return .fixed(values[row])
            case .time: return .time(values[row])
            case .duration: return .duration(values[row])
            default: return .integer(values[row])
            }
        case .numbers(let values): return .number(values[row])
        case .booleans(let bits): return .boolean(bits[row])
        case .codes(let codes, let dictionary): return .text(dictionary[codes[row]])
        case .lists(let lists, let dictionary): return .list(lists[row].map { dictionary[$0] })
        }
    }
}
