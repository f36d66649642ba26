/// Cells of a table read as values: all the ways in which exports write counts, truth, ratings and lists.
enum CellValue {
    /// The cell without blanks around it.
    @inline(__always)
    static func trimmed(_ cell: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        var lower = 0
        var upper = cell.count
        while lower < upper, isBlank(cell[lower]) { lower += 1 }
        while upper > lower, isBlank(cell[upper - 1]) { upper -= 1 }
        // The first or last byte of a mark; other text than ASCII stays on the short way.
        if lower < upper,
            cell[lower] == 0xEF || cell[lower] == 0xC2 || cell[upper - 1] == 0xBF || cell[upper - 1] == 0xA0
        {
            return withoutMarks(cell, lower, upper)
        }
        return lower == 0 && upper == cell.count ? cell : UnsafeBufferPointer(rebasing: cell[lower..<upper])
    }

    /// NUL bytes count as blanks: they stand where a program filled a field up.
    @inline(__always)
    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 9 < 5 || byte == 0 }

    /// The part without blanks, no-break spaces and byte order marks around it.
    private static func withoutMarks(
        _ cell: UnsafeBufferPointer<UInt8>, _ lower: Int, _ upper: Int
    ) -> UnsafeBufferPointer<UInt8> {
        var rest = cell[lower..<upper]
        while let first = rest.first {
            if isBlank(first) {
                rest = rest.dropFirst()
            } else if let mark = marks.first(where: { rest.starts(with: $0) }) {
                rest = rest.dropFirst(mark.count)
            } else {
                break
            }
        }
        while let last = rest.last {
            if isBlank(last) {
                rest = rest.dropLast()
            } else if let mark = marks.first(where: {
                rest.count >= $0.count && rest.suffix($0.count).elementsEqual($0)
            }) {
                rest = rest.dropLast(mark.count)
            } else {
                break
            }
        }
        return UnsafeBufferPointer(rebasing: rest)
    }

    /// U+FEFF and U+00A0 in UTF-8.
    private static let marks: [[UInt8]] = [[0xEF, 0xBB, 0xBF], [0xC2, 0xA0]]

    /// Whether a trimmed cell says that the value is not known.
    static func isUnknown(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = cell.first else { return true }
        switch cell.count {
        case 1: return first == UInt8(ascii: "-") || first == UInt8(ascii: "?")
        case 2:
            return reads(cell, "na") || reads(cell, "\\n") || reads(cell, "--") || reads(cell, "[]")
                || reads(cell, "{}")
        case 3: return reads(cell, "n/a") || reads(cell, "nan") || reads(cell, "nil") || reads(cell, "\u{2014}")
        case 4: return reads(cell, "null") || reads(cell, "none") || reads(cell, "#n/a")
        default: return false
        }
    }

    /// Whether the cell is that word (in lower case), whatever its case.
    @inline(__always)
    static func reads(_ cell: UnsafeBufferPointer<UInt8>, _ word: StaticString) -> Bool {
        guard cell.count == word.utf8CodeUnitCount else { return false }
        for place in 0..<cell.count {
            let byte = cell[place]
            let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
            if lower != word.utf8Start[place] { return false }
        }
        return true
    }

    /// A count: `1234`, `1,234`, `1.234.567`, `1 234`, `3.0`, `1.2K`, `3M`, `5.7e3`. Nil for what is none, or negative.
    static func count(_ cell: UnsafeBufferPointer<UInt8>) -> Int64? {
        var value: Int64 = 0
        for byte in cell {
            let digit = byte &- 0x30
            guard digit < 10 else { return looseCount(cell) }
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            value = product &+ Int64(digit)
            if value < 0 { return nil }
        }
        return cell.isEmpty ? nil : value
    }

    private static func looseCount(_ cell: UnsafeBufferPointer<UInt8>) -> Int64? {
        var text = String(decoding: cell, as: UTF8.self).lowercased()
        if text.hasPrefix("+") { text.removeFirst() }
        var factor = 1.0
        for (suffix, value) in [("k", 1e3), ("m", 1e6), ("b", 1e9)] where text.hasSuffix(suffix) {
            factor = value
            text.removeLast()
        }
        text.unicodeScalars.removeAll { $0 == " " || $0 == "\u{A0}" || $0 == "\u{202F}" || $0 == "'" || $0 == "_" }
        if text.isEmpty || text.hasPrefix("-") { return nil }
        if factor == 1, let grouped = grouped(text) { return grouped }
        text = text.replacing(",", with: ".")
        guard let number = number(text) else { return nil }
        let value = (number * factor).rounded()
        guard value >= 0, value < 9e18, factor > 1 || value == number else { return nil }
        return Int64(value)
    }

    /// Digits in groups of three after the first: `1,234,567` or `1.234.567` (a lone `1.234` is no group).
    private static func grouped(_ text: String) -> Int64? {
        for separator in [",", "."] {
            let groups = text.split(separator: separator, omittingEmptySubsequences: false)
            guard groups.count > (separator == "." ? 2 : 1), let first = groups.first,
                (1...3).contains(first.utf8.count),
                groups.dropFirst().allSatisfy({ $0.utf8.count == 3 }),
                groups.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
            else { continue }
            return Int64(groups.joined())
        }
        return nil
    }

    /// A decimal number, with or without exponent; no hexadecimal, no infinities.
    static func number(_ text: String) -> Double? {
        guard text.utf8.allSatisfy({ (0x2B...0x39).contains($0) && $0 != 0x2C && $0 != 0x2F || $0 | 0x20 == 0x65 })
        else {
            return nil
        }
        return Double(text)
    }

    static func number(_ cell: UnsafeBufferPointer<UInt8>) -> Double? {
        number(String(decoding: cell, as: UTF8.self).replacing("\u{2212}", with: "-"))
    }

    static func boolean(_ cell: UnsafeBufferPointer<UInt8>) -> Bool? {
        switch cell.count {
        case 1:
            reads(cell, "1") || reads(cell, "y") || reads(cell, "t")
                ? true : reads(cell, "0") || reads(cell, "n") || reads(cell, "f") ? false : nil
        case 2: reads(cell, "no") ? false : nil
        case 3: reads(cell, "yes") || reads(cell, "1.0") ? true : reads(cell, "ham") || reads(cell, "0.0") ? false : nil
        case 4: reads(cell, "true") || reads(cell, "spam") ? true : nil
        case 5: reads(cell, "false") ? false : nil
        case 8: reads(cell, "verified") ? true : reads(cell, "not spam") ? false : nil
        default: nil
        }
    }

    /// A rating in 1/10,000 of a star, 1 to 5: `4`, `4.5`, `4,5`, `4/5`, `8/10`, `4 stars`, `★★★★☆`.
    static func rating(_ cell: UnsafeBufferPointer<UInt8>) -> Int64? {
        if cell.count == 1 { return 1...5 ~= cell[0] &- 0x30 ? Int64(cell[0] &- 0x30) * 10_000 : nil }
        var text = String(decoding: cell, as: UTF8.self).lowercased()
        let stars = text.unicodeScalars.count { $0 == "\u{2605}" || $0 == "\u{2B50}" }
        if stars > 0, text.unicodeScalars.first.map({ !("0"..."9").contains($0) }) == true {
            return stars <= 5 ? Int64(stars) * 10_000 : nil
        }
        for word in ["stars", "star", "\u{2605}"] where text.hasSuffix(word) { text.removeLast(word.count) }
        text = text.replacing(" out of ", with: "/").replacing(" ", with: "").replacing(",", with: ".")
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let value = number(String(parts[0])) else { return nil }
        var stars5 = value
        if parts.count == 2 {
            guard let top = number(String(parts[1])), top > 0 else { return nil }
            stars5 = value * 5 / top
        }
        return (1...5).contains(stars5) ? Int64((stars5 * 10_000).rounded()) : nil
    }

    /// A list: `a;b`, `a|b`, `a, b`, `["a","b"]`, `['a', 'b']`, `#a #b`. Empty parts are left out.
    static func list(_ cell: UnsafeBufferPointer<UInt8>) -> [String] {
        guard let first = cell.first, let last = cell.last else { return [] }
        var rest = cell[...]
        let isBracketed =
            first == UInt8(ascii: "[") && last == UInt8(ascii: "]")
            || first == UInt8(ascii: "{") && last == UInt8(ascii: "}")
        if isBracketed {
            rest = rest.dropFirst().dropLast()
        } else if first != UInt8(ascii: "#"), first != UInt8(ascii: "@"), !cell.contains(where: isSeparator) {
            // A single name, as most are.
            let name = trimmed(cell)
            var repairs = DecodedText.Repairs()
            return name.isEmpty ? [] : [DecodedText.string(name, repairs: &repairs)]
        }
        // Objects are no names.
        if isBracketed, rest.first == UInt8(ascii: "{") { return [] }
        var separator = UInt8(ascii: ",")
        if let found = [UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: ",")].first(where: { rest.contains($0) }) {
            separator = found
        } else if first == UInt8(ascii: "#") || first == UInt8(ascii: "@") {
            separator = 0x20
        }
        var items: [String] = []
        for part in rest.split(separator: separator) {
            var part = trimmed(UnsafeBufferPointer(rebasing: part))
            let isQuote = { (byte: UInt8) in byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }
            if isBracketed, part.count > 1, isQuote(part[0]), isQuote(part[part.count - 1]) {
                part = UnsafeBufferPointer(rebasing: part[1..<part.count - 1])
            }
            var repairs = DecodedText.Repairs()
            if !part.isEmpty { items.append(DecodedText.string(part, repairs: &repairs)) }
        }
        return items
    }

    private static func isSeparator(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ";") || byte == UInt8(ascii: "|") || byte == UInt8(ascii: ",")
    }

    /// Whether a cell holds several numbers, where one id belongs: `195,196,197`. Digits in groups of three are no id
    /// either: nothing tells them from such a list.
    static func isIdList(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
        guard cell.count > 2, cell[0] &- 0x30 < 10, cell[cell.count - 1] &- 0x30 < 10 else { return false }
        var separators = 0
        for byte in cell where byte &- 0x30 >= 10 {
            guard byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: "|") || byte == 0x20
            else { return false }
            separators += 1
        }
        return separators > 0
    }

    /// Whether an id of more than 15 digits has zeros alone after the fifteenth, as spreadsheets leave it.
    static func endsInZeros(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
        cell.count > 15 && cell.allSatisfy { $0 &- 0x30 < 10 } && cell[15...].allSatisfy { $0 == 0x30 }
    }

    /// Whether an id went through a spreadsheet that kept its first digits alone: `5.70306E+17`.
    static func isRoundedId(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
        guard cell.count >= 5, cell[0] &- 0x30 < 10, let exponent = cell.firstIndex(where: { $0 | 0x20 == 0x65 }) else {
            return false
        }
        let mantissa = cell[..<exponent].dropFirst()
        let power = cell[(exponent + 1)...].drop { $0 == 0x2B }
        guard mantissa.isEmpty || mantissa.first == 0x2E || mantissa.first == 0x2C else { return false }
        return !power.isEmpty && power.count <= 3 && power.allSatisfy { $0 &- 0x30 < 10 }
            && mantissa.dropFirst().allSatisfy { $0 &- 0x30 < 10 } && cell.contains(0x2B)
    }
}
