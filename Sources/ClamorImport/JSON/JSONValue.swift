import CSimdJSON

/// A value of a parsed JSON record. Look-ups of what is not there, or of another type, give nil.
struct JSONValue {
    let place: clamor_json_value

    init(_ place: clamor_json_value) {
        self.place = place
    }

    var kind: clamor_json_kind { clamor_json_value_kind(place) }
    var isObject: Bool { kind == CLAMOR_JSON_OBJECT }
    var isArray: Bool { kind == CLAMOR_JSON_ARRAY }
    var isNull: Bool { kind == CLAMOR_JSON_NULL }

    /// The member of an object; nil also where it is null.
    subscript(_ key: StaticString) -> JSONValue? {
        var found = clamor_json_value()
        let isThere = key.withUTF8Buffer { bytes in
            bytes.withMemoryRebound(to: CChar.self) {
                clamor_json_find(place, $0.baseAddress, $0.count, &found)
            }
        }
        guard isThere else { return nil }
        let value = JSONValue(found)
        return value.isNull ? nil : value
    }

    /// The bytes of a string.
    var utf8: UnsafeBufferPointer<UInt8>? {
        guard kind == CLAMOR_JSON_STRING else { return nil }
        let text = clamor_json_string(place)
        return UnsafeBufferPointer(start: text.bytes, count: text.length)
    }

    /// A string that is not empty.
    var text: String? {
        guard let utf8, !utf8.isEmpty else { return nil }
        return String(decoding: utf8, as: UTF8.self)
    }

    /// An id: a string, or an integer in digits.
    var identifier: String? {
        switch kind {
        case CLAMOR_JSON_STRING: text
        case CLAMOR_JSON_INT64: String(clamor_json_int64(place))
        case CLAMOR_JSON_UINT64: String(clamor_json_uint64(place))
        default: nil
        }
    }

    /// A whole number.
    var integer: Int64? {
        switch kind {
        case CLAMOR_JSON_INT64: clamor_json_int64(place)
        case CLAMOR_JSON_UINT64: Int64(exactly: clamor_json_uint64(place))
        case CLAMOR_JSON_DOUBLE: Int64(exactly: clamor_json_double(place))
        case CLAMOR_JSON_STRING: text.flatMap { Int64($0) }
        default: nil
        }
    }

    var boolean: Bool? {
        switch kind {
        case CLAMOR_JSON_TRUE: true
        case CLAMOR_JSON_FALSE: false
        default: nil
        }
    }

    /// The elements of an array.
    var elements: JSONElements { JSONElements(place) }

    /// The keys of an object.
    var keys: Set<String> { Set(members.map { String(decoding: $0.key, as: UTF8.self) }) }

    /// The members of an object.
    var members: JSONMembers { JSONMembers(place) }
}

/// The elements of an array, in order; none of any other value.
struct JSONElements: Sequence, IteratorProtocol {
    private var cursor: clamor_json_cursor

    init(_ place: clamor_json_value) {
        cursor = clamor_json_members(place)
        if cursor.is_object { cursor.next = cursor.end }
    }

    /// No elements.
    static var none: JSONElements { JSONElements() }

    private init() {
        cursor = clamor_json_cursor()
    }

    mutating func next() -> JSONValue? {
        var key = clamor_json_text()
        var value = clamor_json_value()
        return clamor_json_next(&cursor, &key, &value) ? JSONValue(value) : nil
    }
}

/// The members of an object, in order; none of any other value.
struct JSONMembers: Sequence, IteratorProtocol {
    private var cursor: clamor_json_cursor

    init(_ place: clamor_json_value) {
        cursor = clamor_json_members(place)
        if !cursor.is_object { cursor.next = cursor.end }
    }

    mutating func next() -> (key: UnsafeBufferPointer<UInt8>, value: JSONValue)? {
        var key = clamor_json_text()
        var value = clamor_json_value()
        guard clamor_json_next(&cursor, &key, &value) else { return nil }
        return (UnsafeBufferPointer(start: key.bytes, count: key.length), JSONValue(value))
    }
}
