import CSimdJSON

/// A parser of JSON records, and the record that it parsed last. One thread at a time; values must not outlive the next
/// parse.
final class JSONDocument {
    /// Readable bytes that must follow a text.
    static let padding = Int(CLAMOR_JSON_PADDING)

    private let parser: OpaquePointer
    /// A text made anew, while its values are read.
    private var copy: [UInt8] = []

    init() {
        guard let made = clamor_json_parser_new() else { fatalError("out of memory") }
        parser = made
    }

    deinit { clamor_json_parser_free(parser) }

    /// Parses the record in `range`; `padding` bytes follow it in the buffer. A record that is not UTF-8 is read as
    /// Windows-1252, which `repairs` then holds.
    func parse(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, repairs: inout DecodedText.Repairs
    ) throws(JSONRecordError) -> JSONValue {
        precondition(range.upperBound + Self.padding <= bytes.count, "no padding after the text")
        let record = UnsafeBufferPointer(rebasing: bytes[range])
        var root = clamor_json_value()
        var code = clamor_json_parse(parser, record.baseAddress, record.count, &root)
        if code != 0, clamor_json_is_encoding_error(code) {
            copy = Array(DecodedText.string(record, repairs: &repairs).utf8)
            let count = copy.count
            copy.append(contentsOf: repeatElement(0, count: Self.padding))
            code = copy.withUnsafeBufferPointer { clamor_json_parse(parser, $0.baseAddress, count, &root) }
        }
        guard code == 0 else {
            throw JSONRecordError.of(record, message: String(cString: clamor_json_error_message(code)))
        }
        return JSONValue(root)
    }

    /// A value as JSON text without spaces.
    func minified(_ value: JSONValue) -> String {
        let text = clamor_json_minified(parser, value.place)
        return String(decoding: UnsafeBufferPointer(start: text.bytes, count: text.length), as: UTF8.self)
    }
}

/// Why a record is no JSON value.
enum JSONRecordError: Error {
    /// It ends before its brackets are closed.
    case cut
    case invalid(String)

    static func of(_ record: UnsafeBufferPointer<UInt8>, message: String) -> JSONRecordError {
        if let first = record.first, first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
            var scanner = JSONScanner()
            if scanner.end(in: record, from: 0) == nil { return .cut }
        }
        // The parser's messages begin with a code's name now and then, and end in advice to programmers.
        let plain = message.prefix { $0 != "." && $0 != ":" }
        return .invalid(String(plain).lowercased())
    }

    var reason: String {
        switch self {
        case .cut: "ends in the middle of a record"
        case .invalid(let why): "is no valid JSON: \(why)"
        }
    }
}
