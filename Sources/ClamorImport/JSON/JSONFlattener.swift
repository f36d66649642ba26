import CSimdJSON

/// Objects as flat records: members of objects inside are columns with dotted names, arrays are cells of JSON text.
enum JSONFlattener {
    /// A cell of a flat record.
    enum Cell {
        /// Bytes of a string.
        case string(UnsafeBufferPointer<UInt8>)
        /// A number, truth value or array as text.
        case literal(String)

        var text: String {
            switch self {
            case .string(let bytes): String(decoding: bytes, as: UTF8.self)
            case .literal(let text): text
            }
        }
    }

    /// How deep objects are taken apart; what lies deeper is a cell of JSON text.
    private static let depthLimit = 6

    /// Calls `body` for every member that is not null, with its dotted name.
    static func flatten(_ object: JSONValue, _ document: JSONDocument, _ body: (String, Cell) -> Void) {
        flatten(object, document, prefix: "", depth: 0, body)
    }

    private static func flatten(
        _ object: JSONValue, _ document: JSONDocument, prefix: String, depth: Int, _ body: (String, Cell) -> Void
    ) {
        for (key, value) in object.members {
            let name = prefix + String(decoding: key, as: UTF8.self)
            if value.isObject, depth < depthLimit {
                flatten(value, document, prefix: name + ".", depth: depth + 1, body)
            } else if let cell = cell(value, document) {
                body(name, cell)
            }
        }
    }

    /// The cell of a value; nil for null.
    static func cell(_ value: JSONValue, _ document: JSONDocument) -> Cell? {
        switch value.kind {
        case CLAMOR_JSON_NULL: nil
        case CLAMOR_JSON_STRING: value.utf8.map { .string($0) }
        case CLAMOR_JSON_INT64, CLAMOR_JSON_UINT64: .literal(value.identifier ?? "")
        case CLAMOR_JSON_DOUBLE: .literal(number(clamor_json_double(value.place)))
        case CLAMOR_JSON_TRUE: .literal("true")
        case CLAMOR_JSON_FALSE: .literal("false")
        default: .literal(document.minified(value))
        }
    }

    /// A number as it would be written: whole ones in digits as far as they are exact.
    private static func number(_ value: Double) -> String {
        if let whole = Int64(exactly: value), abs(whole) < 1 << 53 { return String(whole) }
        return "\(value)"
    }
}
