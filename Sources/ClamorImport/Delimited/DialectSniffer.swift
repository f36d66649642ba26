/// The dialect of a table, found from its first bytes.
struct DialectSniffer {
    /// The first records under one dialect.
    struct Sample {
        var dialect: Dialect
        /// Decoded fields.
        var records: [[String]] = []
        /// Where each record begins (line from 1) and ends.
        var places: [(firstLine: Int, end: Int, endLine: Int)] = []
        /// The commonest number of fields.
        var columns = 0
        /// The part of the records that have it, 0 to 1, broken quoting counted as a miss.
        var consistency = 0.0

        /// More fields are better evidence, and consistency more than that.
        var merit: Double { columns < 2 ? 0 : consistency * (1 + 0.25 * Double(min(columns, 64)).squareRoot()) }
    }

    static let recordLimit = 400
    private static let delimiters = [",", ";", "\t", "|"].map { UInt8(ascii: $0) }

    /// The best sample over all dialects, or over those with the delimiter given.
    static func sniff(_ head: [UInt8], isWhole: Bool, delimiter: UInt8? = nil) -> Sample {
        let lineEnd: Dialect.LineEnd = head.contains(0x0A) || !head.contains(0x0D) ? .lineFeed : .carriageReturn
        let hasBackslashes = head.contains(UInt8(ascii: "\\"))
        let hasQuotes = head.contains(UInt8(ascii: "\""))
        var best = Sample(dialect: Dialect(lineEnd: lineEnd))
        for delimiter in delimiter.map({ [$0] }) ?? delimiters {
            var dialect = Dialect(delimiter: delimiter, lineEnd: lineEnd)
            if delimiter == 0x09, hasBackslashes, areEscapes(head) {
                dialect.quotes = false
                dialect.escapes = true
                consider(dialect, head, isWhole, &best)
                continue
            }
            let escapeFirst = hasQuotes && hasBackslashes && escapesQuotes(head, delimiter: delimiter)
            for escapes in escapeFirst ? [true, false] : hasQuotes && hasBackslashes ? [false, true] : [false] {
                dialect.escapes = escapes
                consider(dialect, head, isWhole, &best)
            }
            dialect.escapes = false
            // With commas and semicolons a quote is a quote; the others are often written without any quoting.
            if hasQuotes, delimiter == 0x09 || delimiter == UInt8(ascii: "|") {
                dialect.quotes = false
                consider(dialect, head, isWhole, &best)
            }
        }
        return best
    }

    /// Keeps the new sample only when it is clearly better: plainer dialects are tried first.
    private static func consider(_ dialect: Dialect, _ head: [UInt8], _ isWhole: Bool, _ best: inout Sample) {
        let made = sample(head, dialect: dialect, isWhole: isWhole)
        if made.merit > best.merit + 1e-9 || best.records.isEmpty { best = made }
    }

    /// Whether some `\"` stands where it can be neither a field's end nor a doubled quote.
    private static func escapesQuotes(_ head: [UInt8], delimiter: UInt8) -> Bool {
        let closing: Set<UInt8> = [delimiter, 0x0A, 0x0D, UInt8(ascii: "\"")]
        return head.indices.dropLast(2).contains { place in
            head[place] == UInt8(ascii: "\\") && head[place + 1] == UInt8(ascii: "\"")
                && !closing.contains(head[place + 2])
        }
    }

    /// Whether every backslash begins one of the escapes with which tab-separated values are written.
    private static func areEscapes(_ head: [UInt8]) -> Bool {
        let escapable = Set("tnr\\".utf8)
        var place = 0
        while let found = head[place...].firstIndex(of: UInt8(ascii: "\\")) {
            guard found + 1 < head.count else { break }
            if !escapable.contains(head[found + 1]) { return false }
            place = found + 2
        }
        return true
    }

    /// The first records under a dialect. What the head cuts off is left out.
    static func sample(_ head: [UInt8], dialect: Dialect, isWhole: Bool) -> Sample {
        var sample = Sample(dialect: dialect)
        let scanner = DelimitedScanner(dialect: dialect)
        var line = 1
        var place = 0
        var broken = 0
        head.withUnsafeBufferPointer { bytes in
            scanning: while place < bytes.count, sample.records.count < recordLimit {
                var fields: [FieldSpan] = []
                switch scanner.scan(bytes, from: place, isWhole: isWhole, into: &fields) {
                case .record(let next, let lines):
                    sample.places.append((line, next, line + lines))
                    sample.records.append(fields.map { text(of: $0, bytes, scanner) })
                    line += lines
                    place = next
                case .incomplete(let inQuotes):
                    if inQuotes { broken += 1 }
                    break scanning
                case .openQuote:
                    broken += 1
                    guard let end = bytes[place...].firstIndex(of: dialect.lineByte) else { break scanning }
                    line += 1
                    place = end + 1
                }
            }
        }
        rate(&sample, broken: broken)
        return sample
    }

    private static func rate(_ sample: inout Sample, broken: Int) {
        let counts = sample.records.filter { $0 != [""] }.map(\.count)
        var tally: [Int: Int] = [:]
        for count in counts { tally[count, default: 0] += 1 }
        guard let mode = tally.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else { return }
        sample.columns = mode.key
        // A field that begins with a quote and goes on after its closing quote speaks against quoting; so does one
        // that has quotes left around it against none.
        let odd = sample.records.count { record in
            record.contains {
                sample.dialect.quotes ? false : $0.utf8.count > 1 && $0.hasPrefix("\"") && $0.hasSuffix("\"")
            }
        }
        let misses = Double(broken) + 0.5 * Double(odd)
        sample.consistency = max(0, Double(mode.value) - misses) / Double(counts.count + broken)
    }

    private static func text(of field: FieldSpan, _ bytes: UnsafeBufferPointer<UInt8>, _ scanner: DelimitedScanner)
        -> String
    {
        let raw = UnsafeBufferPointer(rebasing: bytes[Int(field.start)..<Int(field.end)])
        var repairs = DecodedText.Repairs()
        guard field.isRaw else { return DecodedText.string(raw, repairs: &repairs) }
        var plain: [UInt8] = []
        scanner.plain(raw, into: &plain)
        return plain.withUnsafeBufferPointer { DecodedText.string($0, repairs: &repairs) }
    }
}
