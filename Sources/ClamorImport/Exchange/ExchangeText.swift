import ClamorStore
import ClamorText
import ClamorTime

/// Values of fields as the text that clamor's own exports hold.
enum ExchangeText {
    /// Appends the value as a CSV cell; nothing where it is unknown.
    static func appendCell(_ field: ExchangeField, of record: MentionRecord, to bytes: inout [UInt8]) {
        switch field.place {
        case .word(let place): append(quoted: record[keyPath: place], to: &bytes)
        case .text(let place): if let text = record[keyPath: place] { append(quoted: text, to: &bytes) }
        case .list, .extra:
            var json: [UInt8] = []
            if appendJSON(field, of: record, to: &json) {
                append(quoted: String(decoding: json, as: UTF8.self), to: &bytes)
            }
        default: if let text = plain(field, of: record) { bytes.append(contentsOf: text.utf8) }
        }
    }

    /// Appends the value as JSON; false, and nothing, where it is unknown.
    static func appendJSON(_ field: ExchangeField, of record: MentionRecord, to bytes: inout [UInt8]) -> Bool {
        switch field.place {
        case .word(let place): JSONString.append(record[keyPath: place], to: &bytes)
        case .text(let place):
            guard let text = record[keyPath: place] else { return false }
            JSONString.append(text, to: &bytes)
        case .time:
            guard let text = plain(field, of: record) else { return false }
            JSONString.append(text, to: &bytes)
        case .list(let place):
            let list = record[keyPath: place]
            if list.isEmpty { return false }
            bytes.append(UInt8(ascii: "["))
            for (index, item) in list.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                JSONString.append(item, to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .extra:
            if record.extra.isEmpty { return false }
            bytes.append(UInt8(ascii: "{"))
            for (index, item) in record.extra.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                JSONString.append(item.name, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                JSONString.append(item.value, to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        default:
            guard let text = plain(field, of: record) else { return false }
            bytes.append(contentsOf: text.utf8)
        }
        return true
    }

    /// The value for a database: nil where it is unknown.
    static func databaseValue(_ field: ExchangeField, of record: MentionRecord) -> DatabaseCell {
        switch field.place {
        case .word(let place): return .text(record[keyPath: place])
        case .text(let place): return record[keyPath: place].map { .text($0) } ?? .null
        case .integer(let place): return record[keyPath: place].map { .integer($0) } ?? .null
        case .decimal(let place): return record[keyPath: place].map { .real(Double($0) / 10_000) } ?? .null
        case .boolean(let place): return record[keyPath: place].map { .integer($0 ? 1 : 0) } ?? .null
        case .time: return plain(field, of: record).map { .text($0) } ?? .null
        case .list, .extra:
            var json: [UInt8] = []
            return appendJSON(field, of: record, to: &json) ? .text(String(decoding: json, as: UTF8.self)) : .null
        }
    }

    /// Numbers, times and truth values; nil where they are unknown.
    private static func plain(_ field: ExchangeField, of record: MentionRecord) -> String? {
        switch field.place {
        case .integer(let place): record[keyPath: place].map { String($0) }
        case .decimal(let place): record[keyPath: place].map(decimal)
        case .time(let place):
            record[keyPath: place].map { TimeFormat.full.text(Instant(milliseconds: $0), in: .utc) }
        case .boolean(let place): record[keyPath: place].map { $0 ? "true" : "false" }
        default: nil
        }
    }

    /// 1/10,000 with a point: `45000` is `4.5`.
    private static func decimal(_ value: Int64) -> String {
        var fraction = String(value.magnitude % 10_000)
        fraction = String(repeating: "0", count: 4 - fraction.utf8.count) + fraction
        while fraction.last == "0" { fraction.removeLast() }
        return (value < 0 ? "-" : "") + String(value.magnitude / 10_000) + (fraction.isEmpty ? "" : "." + fraction)
    }

    private static func append(quoted text: String, to bytes: inout [UInt8]) {
        var text = text
        let quote = UInt8(ascii: "\"")
        text.withUTF8 { text in
            let isPlain =
                !text.contains { $0 == quote || $0 == UInt8(ascii: ",") || $0 == 0x0A || $0 == 0x0D }
                && text.first != 0x20 && text.last != 0x20
            if isPlain {
                bytes.append(contentsOf: text)
                return
            }
            bytes.append(quote)
            for byte in text {
                if byte == quote { bytes.append(quote) }
                bytes.append(byte)
            }
            bytes.append(quote)
        }
    }
}

/// Values of fields read again, exactly: nothing is guessed or repaired.
extension ExchangeField {
    /// Sets the field to the text of a cell that is not empty; false where it cannot hold it.
    func set(_ cell: String, in record: inout MentionRecord, _ document: JSONDocument) -> Bool {
        switch place {
        case .word(let place): record[keyPath: place] = cell
        case .text(let place): record[keyPath: place] = cell
        case .integer(let place):
            guard let value = Int64(cell) else { return false }
            record[keyPath: place] = value
        case .decimal(let place):
            guard let value = CellValue.number(cell), abs(value) < 1e12 else { return false }
            record[keyPath: place] = Int64((value * 10_000).rounded())
        case .time(let place):
            guard let found = parseTime(cell, zone: .utc) else { return false }
            record[keyPath: place] = found.instant.milliseconds
        case .boolean(let place):
            guard let value = CellValue.boolean(Array(cell.utf8)) else { return false }
            record[keyPath: place] = value
        case .list, .extra:
            let bytes = Array(cell.utf8) + [UInt8](repeating: 0, count: JSONDocument.padding)
            return bytes.withUnsafeBufferPointer { buffer in
                var repairs = DecodedText.Repairs()
                guard let value = try? document.parse(buffer, 0..<cell.utf8.count, repairs: &repairs) else {
                    return false
                }
                return set(value, in: &record, document)
            }
        }
        return true
    }

    /// Sets the field to a JSON value that is not null; false where it cannot hold it.
    func set(_ value: JSONValue, in record: inout MentionRecord, _ document: JSONDocument) -> Bool {
        switch place {
        case .list(let place):
            guard value.isArray else { return false }
            let items = value.elements.map { $0.utf8.map { String(decoding: $0, as: UTF8.self) } }
            if items.contains(where: { $0 == nil }) { return false }
            record[keyPath: place] = items.compactMap(\.self)
            return true
        case .extra:
            guard value.isObject else { return false }
            record.extra = value.members.compactMap { key, value in
                guard let cell = JSONFlattener.cell(value, document) else { return nil }
                return (String(decoding: key, as: UTF8.self), cell.text)
            }
            return true
        default:
            guard let cell = JSONFlattener.cell(value, document), !value.isArray, !value.isObject else { return false }
            return cell.text.isEmpty || set(cell.text, in: &record, document)
        }
    }
}
