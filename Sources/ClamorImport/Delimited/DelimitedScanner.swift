/// Finds one record of a table in a buffer.
///
/// Follows RFC 4180 and forgives what exports do: text after a closing quote belongs to the field, blanks may stand
/// before an opening quote, quotes inside an unquoted field are text.
struct DelimitedScanner {
    enum Outcome {
        /// A whole record; the next one starts at `next`, `lines` line ends later.
        case record(next: Int, lines: Int)
        /// The buffer ends before the record does. `inQuotes`: inside a quoted field.
        case incomplete(inQuotes: Bool)
        /// A quoted field is never closed: the text ends inside it, or a field over several lines goes on after its
        /// closing quote. `lines` line ends lie before the opening quote.
        case openQuote(lines: Int)
    }

    let dialect: Dialect

    private enum Step {
        case delimiter(Int)
        case recordEnd(Int)
        case incomplete
        case openQuote
    }

    /// Scans the record that starts at `start`, appending its fields. `isWhole`: nothing follows the buffer.
    func scan(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, isWhole: Bool, into fields: inout [FieldSpan]
    ) -> Outcome {
        let quote = UInt8(ascii: "\"")
        var place = start
        var lines = 0
        while true {
            var first = place
            if dialect.quotes {
                while first < bytes.count, bytes[first] == 0x20 { first += 1 }
            }
            if dialect.quotes, first < bytes.count, bytes[first] == quote {
                let linesBefore = lines
                switch quoted(bytes, from: first, isWhole: isWhole, lines: &lines, into: &fields) {
                case .delimiter(let next): place = next
                case .recordEnd(let next): return .record(next: next, lines: lines + 1)
                case .incomplete: return .incomplete(inQuotes: true)
                case .openQuote: return .openQuote(lines: linesBefore)
                }
            } else {
                switch plainField(bytes, from: place, contentFrom: place, isWhole: isWhole, isRaw: false, into: &fields)
                {
                case .delimiter(let next): place = next
                case .recordEnd(let next): return .record(next: next, lines: lines + 1)
                case .incomplete, .openQuote: return .incomplete(inQuotes: false)
                }
            }
        }
    }

    /// An unquoted field, or the rest of one after its closing quote, from `place` on.
    @inline(__always)
    private func plainField(
        _ bytes: UnsafeBufferPointer<UInt8>, from place: Int, contentFrom start: Int, isWhole: Bool, isRaw: Bool,
        into fields: inout [FieldSpan]
    ) -> Step {
        let delimiter = dialect.delimiter
        let lineByte = dialect.lineByte
        let escapes = dialect.escapes
        let count = bytes.count
        var place = place
        var isRaw = isRaw
        while place < count {
            if !escapes { place = ByteSearch.first(delimiter, lineByte, in: bytes, from: place) }
            if place == count { break }
            let byte = bytes[place]
            if byte == delimiter {
                fields.append(FieldSpan(start: start, end: place, isRaw: isRaw))
                return .delimiter(place + 1)
            }
            if byte == lineByte {
                let end = place > start && lineByte == 0x0A && bytes[place - 1] == 0x0D ? place - 1 : place
                fields.append(FieldSpan(start: start, end: end, isRaw: isRaw))
                return .recordEnd(place + 1)
            }
            if escapes, byte == UInt8(ascii: "\\"), place + 1 < count {
                isRaw = true
                place += 1
            }
            place += 1
        }
        guard isWhole else { return .incomplete }
        let end = count > start && bytes[count - 1] == 0x0D ? count - 1 : count
        fields.append(FieldSpan(start: start, end: end, isRaw: isRaw))
        return .recordEnd(count)
    }

    /// A field whose opening quote is at `open`.
    private func quoted(
        _ bytes: UnsafeBufferPointer<UInt8>, from open: Int, isWhole: Bool, lines: inout Int,
        into fields: inout [FieldSpan]
    ) -> Step {
        let quote = UInt8(ascii: "\"")
        let count = bytes.count
        let lineByte = dialect.lineByte
        let linesBefore = lines
        var place = open + 1
        var isRaw = false
        while place < count {
            if !dialect.escapes { place = ByteSearch.first(quote, lineByte, in: bytes, from: place) }
            if place == count { break }
            let byte = bytes[place]
            if byte == lineByte { lines += 1 }
            if dialect.escapes, byte == UInt8(ascii: "\\") {
                isRaw = true
                if place + 1 < count, bytes[place + 1] == lineByte { lines += 1 }
                place += 2
                continue
            }
            guard byte == quote else {
                place += 1
                continue
            }
            if place + 1 == count, !isWhole { return .incomplete }
            if place + 1 < count, bytes[place + 1] == quote {
                isRaw = true
                place += 2
                continue
            }
            return afterQuote(
                bytes, open: open, close: place, spansLines: lines > linesBefore, isWhole: isWhole, isRaw: isRaw,
                into: &fields)
        }
        return isWhole ? .openQuote : .incomplete
    }

    /// What follows the closing quote at `close`.
    private func afterQuote(
        _ bytes: UnsafeBufferPointer<UInt8>, open: Int, close: Int, spansLines: Bool, isWhole: Bool, isRaw: Bool,
        into fields: inout [FieldSpan]
    ) -> Step {
        let count = bytes.count
        var place = close + 1
        while place < count, bytes[place] == 0x20 || bytes[place] == 0x0D && dialect.lineEnd == .lineFeed { place += 1 }
        if place == count, !isWhole { return .incomplete }
        let isClosed = place == count || bytes[place] == dialect.delimiter || bytes[place] == dialect.lineByte
        guard isClosed else {
            if spansLines { return .openQuote }
            return plainField(
                bytes, from: close + 1, contentFrom: open, isWhole: isWhole, isRaw: true, into: &fields)
        }
        // A field that is raw keeps its quotes, so that `plain` sees the same as here.
        fields.append(FieldSpan(start: isRaw ? open : open + 1, end: isRaw ? close + 1 : close, isRaw: isRaw))
        if place == count { return .recordEnd(count) }
        return bytes[place] == dialect.delimiter ? .delimiter(place + 1) : .recordEnd(place + 1)
    }

    /// The content of a raw field: quotes taken off, doubled quotes and escapes resolved, appended to `output`.
    func plain(_ field: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) {
        let quote = UInt8(ascii: "\"")
        var place = 0
        var inQuotes = false
        if dialect.quotes, field.first == quote {
            inQuotes = true
            place = 1
        }
        while place < field.count {
            let byte = field[place]
            if dialect.escapes, byte == UInt8(ascii: "\\"), place + 1 < field.count {
                output.append(Self.escaped(field[place + 1], into: &output))
                place += 2
            } else if inQuotes, byte == quote {
                if place + 1 < field.count, field[place + 1] == quote {
                    output.append(quote)
                    place += 2
                } else {
                    inQuotes = false
                    place += 1
                }
            } else {
                output.append(byte)
                place += 1
            }
        }
    }

    /// The byte that an escaped byte stands for; a backslash that escapes nothing known is kept as text.
    private static func escaped(_ byte: UInt8, into output: inout [UInt8]) -> UInt8 {
        switch byte {
        case UInt8(ascii: "n"): return 0x0A
        case UInt8(ascii: "t"): return 0x09
        case UInt8(ascii: "r"): return 0x0D
        case UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "|"), 0x0A,
            0x09:
            return byte
        default:
            output.append(UInt8(ascii: "\\"))
            return byte
        }
    }
}
