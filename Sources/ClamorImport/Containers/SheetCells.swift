import ClamorTime
import Glibc

/// Makes text of the cells of a workbook.
struct SheetCells {
    let strings: SharedStrings
    let styles: CellStyles
    /// Days count from 1904 instead of 1900.
    let isFrom1904: Bool

    /// A cell as it is written (ECMA-376, part 1, 18.3.1.4).
    struct Cell {
        enum Form {
            case number, shared, text, boolean, error
        }

        var form = Form.number
        var style = 0
        var value: [UInt8] = []

        mutating func begin(type: String?, style: String?) {
            value.removeAll(keepingCapacity: true)
            self.style = style.flatMap(Int.init) ?? 0
            form =
                switch type {
                case "s": .shared
                // `d`: a time in ISO 8601, as it is.
                case "str", "inlineStr", "d": .text
                case "b": .boolean
                case "e": .error
                default: .number
                }
        }
    }

    func write(_ cell: Cell, to csv: inout CSVText) {
        switch cell.form {
        case .shared: csv.add(Self.unescaped(strings[Int(String(decoding: cell.value, as: UTF8.self)) ?? -1]))
        case .text: csv.add(Self.unescaped(cell.value[...]))
        case .boolean: csv.add((cell.value == [UInt8(ascii: "1")] ? "TRUE" : "FALSE").utf8)
        // An error says nothing of the mention.
        case .error: csv.addEmpty(1)
        case .number:
            let text = String(decoding: cell.value, as: UTF8.self)
            guard let number = Double(text) else { return csv.add(cell.value) }
            if styles.isTime(cell.style), let time = time(number) { return csv.add(time.utf8) }
            csv.add(Self.text(number, written: cell.value))
        }
    }

    // MARK: Numbers

    /// Spreadsheets keep 15 digits. A whole number of more has lost its last ones, and is written so that it shows.
    static func text(_ number: Double, written: [UInt8]) -> [UInt8] {
        let digits = written.drop { $0 == UInt8(ascii: "-") }
        if digits.count <= 15, digits.allSatisfy({ $0 &- 0x30 < 10 }) { return written }
        if number.magnitude >= 1e15 { return rounded(number) }
        return number == number.rounded() ? Array("\(Int64(number))".utf8) : formatted("%.15g", number)
    }

    /// `5.70306E+17`.
    private static func rounded(_ number: Double) -> [UInt8] {
        let text = formatted("%.14E", number)
        let exponent = text.firstIndex(of: UInt8(ascii: "E")) ?? text.endIndex
        var mantissa = text[..<exponent]
        while mantissa.last == UInt8(ascii: "0") { mantissa.removeLast() }
        if mantissa.last == UInt8(ascii: ".") { mantissa.removeLast() }
        return Array(mantissa + text[exponent...])
    }

    private static func formatted(_ form: String, _ number: Double) -> [UInt8] {
        var text = [UInt8](repeating: 0, count: 40)
        let count = text.withUnsafeMutableBytes { bytes in
            withVaList([number]) { vsnprintf(bytes.bindMemory(to: CChar.self).baseAddress, bytes.count, form, $0) }
        }
        return Array(text.prefix(Int(count)))
    }

    // MARK: Times

    /// Days since the workbook's first as ISO 8601, without zone; below one a time of day. Nil for what is no time.
    func time(_ days: Double) -> String? {
        guard days >= 0, days < 2_958_466 else { return nil }
        var whole = Int(days)
        var milliseconds = Int(((days - Double(whole)) * 86_400_000).rounded())
        if milliseconds == 86_400_000 { (whole, milliseconds) = (whole + 1, 0) }
        if whole == 0, !isFrom1904 { return Self.clock(milliseconds) }
        // 1900 is no leap year, but spreadsheets count it as one: from March on, days are one too many.
        let first = isFrom1904 ? Self.firstOf1904 : Self.firstOf1900 - (whole < 60 ? 1 : 2)
        let date = CivilDate(daysSince1970: first + whole)
        let day = "\(date.year)-\(Self.padded(date.month))-\(Self.padded(date.day))"
        return milliseconds == 0 ? day : "\(day)T\(Self.clock(milliseconds))"
    }

    private static let firstOf1900 = CivilDate(year: 1900, month: 1, day: 1)!.daysSince1970
    private static let firstOf1904 = CivilDate(year: 1904, month: 1, day: 1)!.daysSince1970

    private static func clock(_ milliseconds: Int) -> String {
        let (seconds, rest) = milliseconds.quotientAndRemainder(dividingBy: 1_000)
        let text = [seconds / 3_600, seconds / 60 % 60, seconds % 60].map(padded).joined(separator: ":")
        return rest == 0 ? text : "\(text).\(rest < 100 ? "0" : "")\(padded(rest))"
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    // MARK: Places and texts

    /// The column of a place such as `BC12`, from 1.
    static func column(_ place: UnsafePointer<CChar>) -> Int {
        var column = 0
        var letter = place
        while true {
            let value = Int(UInt8(bitPattern: letter.pointee) & 0xDF) - 0x40
            guard (1...26).contains(value), column < 20_000 else { return column }
            column = column * 26 + value
            letter += 1
        }
    }

    /// `_x000D_` is how control characters are written (22.9.2.19).
    static func unescaped(_ text: ArraySlice<UInt8>) -> [UInt8] {
        guard text.contains(UInt8(ascii: "_")) else { return Array(text) }
        var result: [UInt8] = []
        var place = text.startIndex
        while place < text.endIndex {
            let part = text[place...].prefix(7)
            if part.count == 7, part.first == UInt8(ascii: "_"), part.dropFirst().first == UInt8(ascii: "x"),
                part.last == UInt8(ascii: "_"),
                let value = UInt32(String(decoding: part.dropFirst(2).dropLast(), as: UTF8.self), radix: 16),
                let scalar = Unicode.Scalar(value)
            {
                result.append(contentsOf: UTF8.encode(scalar)!)
                place += 7
            } else {
                result.append(text[place])
                place += 1
            }
        }
        return result
    }
}
