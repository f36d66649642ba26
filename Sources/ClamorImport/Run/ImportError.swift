import ClamorText
import ClamorTime

/// Why a file could not be imported. Nothing of it is kept.
package enum ImportError: Error, Sendable, CustomStringConvertible {
    /// The system cannot open or read it.
    case cannotRead(source: String, cause: String)
    /// It is no export clamor knows; `seen` says what it is, as the end of a sentence ("is a PNG image").
    case notAnExport(source: String, seen: String)
    /// It holds several parts, and none of them is an export; `parts` says what they are.
    case nothingInside(source: String, parts: [String])
    /// It has no part of the name that `sheet` gives.
    case noPart(String, source: String, kind: String, parts: [String], nearest: [String])
    /// A file that was not named itself, or a part of one, is no export: told, but no failure.
    case leftOut(source: String, seen: String)
    /// No file lies where a pattern looks.
    case noMatch(pattern: String)
    /// It is compressed in a way that is not read.
    case compressed(source: String, format: String)
    /// A table or JSON in which no column could be recognised that makes a mention.
    case noColumns(source: String, columns: [String], hint: String)
    /// `as` names no format.
    case unknownFormat(String, nearest: [String])
    /// `map` or `fill` names no field.
    case unknownField(String, nearest: [String])
    /// `map` names no column of the file.
    case unknownColumn(String, source: String, columns: [String], nearest: [String])
    /// `fill` gives a field what it cannot hold.
    case badFill(field: String, value: String, expected: String)
    /// `map` for a format whose fields are known.
    case notMappable(source: String, format: String)
    /// Dates may be read both ways, and nothing says which is meant; `example` is one of them.
    case dayMonthOpen(source: String, column: String, example: String)
    /// One record is larger than can be held.
    case recordTooLong(source: String, line: Int)
    case cancelled(source: String)

    /// The formats that are accepted, for messages.
    package static var accepted: String { Readers.all.map(\.title).joined(separator: ", ") }

    /// One or two sentences, with the file and what is wrong.
    package var description: String {
        switch self {
        case .cannotRead(let source, let cause): "\(source): cannot be read: \(cause)"
        case .notAnExport(let source, let seen):
            "\(source) is no export clamor knows: it \(seen). Accepted: \(Self.accepted)"
        case .nothingInside(let source, let parts):
            parts.isEmpty
                ? "\(source) holds no file" : "\(source) holds no export clamor knows: \(Self.brief(parts))"
        case .noPart(let name, let source, let kind, let parts, let nearest):
            parts.isEmpty
                ? "\(source) is one table: `sheet` names a part of a workbook, an archive or a database"
                : "\(source) has no \(kind) `\(name)`\(Self.meant(nearest)). It has: \(Self.list(parts))"
        case .leftOut(let source, let seen): "left out: \(source): it \(seen)"
        case .noMatch(let pattern): "no file matches \(pattern)"
        case .compressed(let source, let format):
            "\(source) is compressed (\(format)): unpack it first. Accepted: \(Self.accepted)"
        case .noColumns(let source, let columns, let hint):
            "\(source): no column says what was said, and none gives an id with a time. Columns: \(Self.list(columns)). \(hint)"
        case .unknownFormat(let name, let nearest):
            "there is no format `\(name)`\(Self.meant(nearest)). Formats: \(Readers.names.joined(separator: ", "))"
        case .unknownField(let name, let nearest):
            "there is no field `\(name)` to map or fill\(Self.meant(nearest)). Fields:"
                + " \(TargetField.allCases.map(\.name).joined(separator: ", "))"
        case .unknownColumn(let name, let source, let columns, let nearest):
            "\(source) has no column `\(name)`\(Self.meant(nearest)). Columns: \(Self.list(columns))"
        case .badFill(let field, let value, let expected): "`\(value)` cannot fill `\(field)`: \(expected) expected"
        case .notMappable(let source, let format):
            "\(source) is read as \(format), whose fields are known: map does not apply. With `as json` its columns can be"
                + " mapped"
        case .dayMonthOpen(let source, let column, let example):
            "\(source): `\(SafeText.escapedForTerminal(example))` in `\(SafeText.escapedForTerminal(column))` may be"
                + " \(Self.date(example, .dayFirst)) (dates dmy) or \(Self.date(example, .monthFirst)) (dates mdy), and no"
                + " date of the file settles it. Say which: --dates dmy or --dates mdy (in the shell: import … dates dmy)"
        case .recordTooLong(let source, let line): "\(source): the record on line \(line) is larger than 256 MiB"
        case .cancelled(let source): "\(source): the import was cancelled; nothing of it is kept"
        }
    }

    /// The day of a date in one order, in ISO 8601.
    private static func date(_ example: String, _ order: DayMonthOrder) -> String {
        guard let time = parseTime(example, zone: .utc, order: order) else { return "a date" }
        let days = (Double(time.instant.milliseconds) / 86_400_000).rounded(.down)
        let date = CivilDate(daysSince1970: Int(days))
        let digits = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
        return "\(date.year)-\(digits(date.month))-\(digits(date.day))"
    }

    /// What the file is instead of an export, as the end of a sentence; nil for other errors.
    var seen: String? {
        switch self {
        case .notAnExport(_, let seen): seen
        case .noColumns: "has no column that says what was said"
        case .noPart(let name, _, _, _, _): "has no part called `\(name)`"
        case .nothingInside(_, let parts): parts.isEmpty ? "holds no file" : "holds no export"
        default: nil
        }
    }

    private static func meant(_ nearest: [String]) -> String {
        nearest.isEmpty ? "" : " (did you mean \(nearest.map { "`\($0)`" }.joined(separator: " or "))?)"
    }

    private static func brief(_ parts: [String]) -> String {
        let shown = parts.prefix(5).joined(separator: "; ")
        return parts.count > 5 ? "\(shown); and \(parts.count - 5) more" : shown
    }

    private static func list(_ columns: [String]) -> String {
        let shown = columns.prefix(40).map { "`\(SafeText.escapedForTerminal($0))`" }.joined(separator: ", ")
        return columns.count > 40 ? "\(shown) and \(columns.count - 40) more" : shown
    }
}
