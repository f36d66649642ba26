import Glibc

/// Bytes of XML made such that a strict parser takes them: in UTF-8, without what XML does not know.
struct MarkupText {
    /// The encoding that the document says it has, in lower case; nil for UTF-8.
    let encoding: String?

    /// - Parameter head: the first bytes of the document.
    init(head: [UInt8]) {
        let start = String(decoding: head.prefix(200), as: UTF8.self)
        guard let declaration = start.firstRange(of: "<?xml"), let end = start.firstRange(of: "?>"),
            let name = start[declaration.upperBound..<end.lowerBound].firstMatch(of: /encoding\s*=\s*["']([^"']+)["']/)
        else {
            encoding = nil
            return
        }
        let lower = name.1.lowercased()
        encoding = lower == "utf-8" || lower.hasPrefix("utf-16") || lower == "us-ascii" ? nil : lower
    }

    /// Whether the encoding is one that is neither UTF-8 nor contained in Windows-1252.
    private var needsConversion: Bool {
        guard let encoding else { return false }
        return !["iso-8859-1", "latin1", "windows-1252", "cp1252"].contains(encoding)
    }

    /// The record as UTF-8 that a parser takes; `isRepaired` where entities or bytes had to be set right.
    func readable(
        _ record: UnsafeBufferPointer<UInt8>, repairs: inout DecodedText.Repairs, isRepaired: inout Bool
    ) -> [UInt8] {
        var bytes = Array(record)
        if needsConversion, String(validating: record, as: UTF8.self) == nil, let converted = converted(record) {
            bytes = converted
        } else {
            bytes = Array(DecodedText.string(record, repairs: &repairs).utf8)
            // Latin-1 that was said to be so is no repair.
            if encoding != nil { repairs.remove(.windows1252) }
        }
        return Self.withoutUnknown(bytes, isRepaired: &isRepaired)
    }

    /// The bytes from their encoding to UTF-8; nil where the system knows it not, or the bytes are not of it.
    private func converted(_ record: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard let encoding, let converter = iconv_open("UTF-8", encoding), converter != iconv_t(bitPattern: -1) else {
            return nil
        }
        defer { iconv_close(converter) }
        var output = [CChar](repeating: 0, count: record.count * 4 + 16)
        let capacity = output.count
        var left = record.count
        var room = capacity
        let status = output.withUnsafeMutableBufferPointer { buffer -> Int in
            var input: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(mutating: record.baseAddress!)
                .assumingMemoryBound(to: CChar.self)
            var target = buffer.baseAddress
            return iconv(converter, &input, &left, &target, &room)
        }
        return status == -1 ? nil : output[..<(capacity - room)].map { UInt8(bitPattern: $0) }
    }

    /// Entities of HTML as their text, ampersands that begin none as `&amp;`, control characters left out; all but in
    /// CDATA, where ampersands are text.
    private static func withoutUnknown(_ bytes: [UInt8], isRepaired: inout Bool) -> [UInt8] {
        let suspicious = bytes.contains { $0 == UInt8(ascii: "&") || !isLegal($0) }
        if !suspicious { return bytes }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var place = 0
        while place < bytes.count {
            let byte = bytes[place]
            if byte == UInt8(ascii: "<"), bytes[place...].starts(with: cdata) {
                let end = XMLRecordCutter.end(of: "]]>", in: bytes, from: place) ?? bytes.count
                output += bytes[place..<end].filter(isLegal)
                place = end
            } else if byte == UInt8(ascii: "&") {
                let (text, length, isKnown) = entity(bytes[place...].prefix(14))
                output += text
                place += length
                if !isKnown { isRepaired = true }
            } else {
                if isLegal(byte) {
                    output.append(byte)
                } else {
                    isRepaired = true
                }
                place += 1
            }
        }
        return output
    }

    /// Whether XML allows a byte of text.
    private static func isLegal(_ byte: UInt8) -> Bool { byte >= 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

    private static let cdata = Array("<![CDATA[".utf8)
    private static let own: Set<String> = ["amp", "lt", "gt", "quot", "apos"]

    /// What stands for an entity, how many bytes it takes, and whether XML knows it.
    private static func entity(_ bytes: ArraySlice<UInt8>) -> (text: [UInt8], length: Int, isKnown: Bool) {
        guard let end = bytes.firstIndex(of: UInt8(ascii: ";")) else { return (Array("&amp;".utf8), 1, false) }
        let name = String(decoding: bytes[(bytes.startIndex + 1)..<end], as: UTF8.self)
        let length = end - bytes.startIndex + 1
        if own.contains(name) { return (Array(bytes[...end]), length, true) }
        if name.hasPrefix("#") {
            let digits = name.dropFirst()
            let value = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
            guard let value, let scalar = Unicode.Scalar(value) else { return (Array("&amp;".utf8), 1, false) }
            let isLegal = scalar.value >= 0x20 || [9, 10, 13].contains(scalar.value)
            return isLegal && scalar.value < 0xFFFE || scalar.value > 0xFFFF
                ? (Array(bytes[...end]), length, true) : ([], length, false)
        }
        if let text = HTMLText.entities[name] { return (Array(text.utf8), length, false) }
        return (Array("&amp;".utf8), 1, false)
    }
}
