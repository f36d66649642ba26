import ClamorText

extension Lexer {
    /// A date or time if the digits have the shape of one, else a duration or a number.
    mutating func lexNumber() {
        if let shape = TimeShape(bytes: bytes, from: position, to: end) {
            lexTime(shape)
            return
        }
        let start = position
        var upper = endOfDigits(from: start)
        let isInteger = !(byte(at: upper) == UInt8(ascii: ".") && isDigit(at: upper + 1))
        if !isInteger { upper = endOfDigits(from: upper + 1) }
        let suffixEnd = endOfName(from: upper)
        if suffixEnd > upper {
            lexDuration(digits: start..<upper, suffix: upper..<suffixEnd, isInteger: isInteger)
        } else if isInteger {
            lexInteger(start..<upper)
        } else {
            append(.number, start..<upper)
        }
    }

    /// Digits, and `_` between two of them.
    private func endOfDigits(from offset: Int) -> Int {
        var offset = offset
        while isDigit(at: offset) || (byte(at: offset) == UInt8(ascii: "_") && isDigit(at: offset + 1)) {
            offset += 1
        }
        return offset
    }

    private mutating func lexInteger(_ range: Range<Int>) {
        let digits = text(range).filter { $0 != "_" }
        let isLeast = result.tokens.last?.isSymbol("-") == true && Int64("-" + digits) != nil
        if Int64(digits) == nil, !isLeast {
            report("bad-number", range, "the number is too large", help: ["integers go up to \(Int64.max)"])
            append(.invalid, range)
        } else {
            append(.integer, range, value: digits)
        }
    }

    private mutating func lexTime(_ shape: TimeShape) {
        let range = position..<shape.end
        if let problem = shape.problem {
            report("bad-time", range, "`\(text(range))` is not a date or time: \(problem)")
            append(.invalid, range)
        } else {
            append(.time, range, value: shape.canonical)
        }
    }

    /// Digits with letters after them: a duration, if the letters are a unit.
    private mutating func lexDuration(digits: Range<Int>, suffix: Range<Int>, isInteger: Bool) {
        let range = digits.lowerBound..<suffix.upperBound
        let written = text(range)
        let unit = text(suffix)
        let number = text(digits).filter { $0 != "_" }
        if unit == "M" {
            report(
                "bad-duration", range, "`\(written)` could mean minutes or months",
                help: ["minutes are `\(number)m`, months are `\(number)mo`, millions are written in full"])
            append(.invalid, range)
            return
        }
        let known = isInteger ? RangeUnit(named: unit) : nil
        if let known, unit.lowercased() == known.symbol, Int(number) != nil {
            append(.duration, range, value: number + known.symbol)
            return
        }
        if let known, Int(number) != nil {
            report(
                "bad-duration", range, "`\(written)` is not a duration: \(known.rawValue)s are `\(known.symbol)`",
                replacement: number + known.symbol)
        } else {
            report(
                "bad-duration", range, "`\(written)` is neither a number nor a duration",
                help: ["durations are whole numbers with one of the units s, m, h, d, w, mo, q, y"])
        }
        append(.invalid, range)
    }
}
