import ClamorText

/// Lists and `extra` as the row table keeps them: JSON arrays of strings, and flat objects of strings.
enum JSONText {
    static func append(list: [String], to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "["))
        for (index, item) in list.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            JSONString.append(item, to: &bytes)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    static func append(object: [(name: String, value: String)], to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "{"))
        for (index, item) in object.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            JSONString.append(item.name, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
            JSONString.append(item.value, to: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    /// The strings of a list; nil for anything but a list of strings.
    static func list(_ text: UnsafeRawBufferPointer) -> [String]? {
        strings(text, from: UInt8(ascii: "["), to: UInt8(ascii: "]"))
    }

    /// Names and values of an object in the order written; nil for anything but a flat object of strings.
    static func object(_ text: UnsafeRawBufferPointer) -> [(name: String, value: String)]? {
        guard let parts = strings(text, from: UInt8(ascii: "{"), to: UInt8(ascii: "}")), parts.count % 2 == 0 else {
            return nil
        }
        return stride(from: 0, to: parts.count, by: 2).map { (parts[$0], parts[$0 + 1]) }
    }

    /// The strings between two brackets, parted by commas and colons.
    private static func strings(_ text: UnsafeRawBufferPointer, from open: UInt8, to close: UInt8) -> [String]? {
        var parser = Parser(text: text)
        guard parser.next() == open else { return nil }
        var result: [String] = []
        while let byte = parser.next() {
            switch byte {
            case close: return parser.next() == nil ? result : nil
            case UInt8(ascii: ","), UInt8(ascii: ":"): continue
            case UInt8(ascii: "\""):
                guard let string = parser.string() else { return nil }
                result.append(string)
            default: return nil
            }
        }
        return nil
    }

    private struct Parser {
        let text: UnsafeRawBufferPointer
        var offset = 0

        init(text: UnsafeRawBufferPointer) { self.text = text }

        /// The next byte that is no white space.
        mutating func next() -> UInt8? {
            while offset < text.count {
                let byte = text[offset]
                offset += 1
                if byte > 0x20 { return byte }
            }
            return nil
        }

        /// The rest of a string whose opening quote has been read.
        mutating func string() -> String? {
            var bytes: [UInt8] = []
            while offset < text.count {
                let byte = text[offset]
                offset += 1
                switch byte {
                case UInt8(ascii: "\""): return String(decoding: bytes, as: UTF8.self)
                case UInt8(ascii: "\\"):
                    guard let escaped = escape() else { return nil }
                    bytes.append(contentsOf: escaped)
                default: bytes.append(byte)
                }
            }
            return nil
        }

        private mutating func escape() -> [UInt8]? {
            guard offset < text.count else { return nil }
            let byte = text[offset]
            offset += 1
            switch byte {
            case UInt8(ascii: "u"):
                guard let unit = hexadecimal() else { return nil }
                guard UTF16.isLeadSurrogate(unit) else {
                    return Unicode.Scalar(unit).map { Array(String($0).utf8) }
                }
                guard offset + 1 < text.count, text[offset] == UInt8(ascii: "\\"),
                    text[offset + 1] == UInt8(ascii: "u")
                else { return nil }
                offset += 2
                guard let trail = hexadecimal(), UTF16.isTrailSurrogate(trail) else { return nil }
                return Array(String(decoding: [unit, trail], as: UTF16.self).utf8)
            case UInt8(ascii: "n"): return [0x0A]
            case UInt8(ascii: "t"): return [0x09]
            case UInt8(ascii: "r"): return [0x0D]
            case UInt8(ascii: "b"): return [0x08]
            case UInt8(ascii: "f"): return [0x0C]
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
            default: return nil
            }
        }

        private mutating func hexadecimal() -> UInt16? {
            guard offset + 4 <= text.count else { return nil }
            defer { offset += 4 }
            return UInt16(String(decoding: text[offset..<offset + 4], as: UTF8.self), radix: 16)
        }
    }
}
