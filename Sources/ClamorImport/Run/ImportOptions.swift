import ClamorText
import ClamorTime

/// What the user says about a file that its bytes do not.
package struct ImportOptions: Sendable {
    /// Name of the format; nil: recognised from content.
    package var format: String?
    /// Which column gives a field, as written.
    package var map: [(field: String, column: String)]
    /// Values of fields that the file leaves open, as written.
    package var fill: [(field: String, value: String)]
    /// The zone of times without one.
    package var zone: Zone
    /// Name of the one part to read of a file that holds several: a sheet, a table, a file of an archive.
    package var sheet: String?
    /// How dates such as 3/4/2026 are meant where no date of the file settles it.
    package var dates: DayMonthOrder?
    /// Name of the recipe to read by, whatever the shape; nil: the one of the file's shape, if there is one.
    package var recipe: String?

    package init(
        format: String? = nil, map: [(field: String, column: String)] = [],
        fill: [(field: String, value: String)] = [], zone: Zone = .utc, sheet: String? = nil,
        dates: DayMonthOrder? = nil, recipe: String? = nil
    ) {
        self.format = format
        self.map = map
        self.fill = fill
        self.zone = zone
        self.sheet = sheet
        self.dates = dates
        self.recipe = recipe
    }
}

/// Options with their fields known.
struct FieldOptions: Sendable {
    /// The column of a field, as written; in order of the fields.
    var map: [(field: TargetField, column: String)] = []
    var fill: [(field: TargetField, value: String)] = []
    var dates: DayMonthOrder?

    init() {}

    /// Throws `ImportError.unknownField`. A field that is named twice takes the later.
    init(_ options: ImportOptions) throws {
        var map: [TargetField: String] = [:]
        var fill: [TargetField: String] = [:]
        for (name, column) in options.map { map[try TargetField.named(name)] = column }
        for (name, value) in options.fill { fill[try TargetField.named(name)] = value }
        self.map = TargetField.allCases.compactMap { field in map[field].map { (field, $0) } }
        self.fill = TargetField.allCases.compactMap { field in fill[field].map { (field, $0) } }
        dates = options.dates
    }

    var isEmpty: Bool { map.isEmpty && fill.isEmpty && dates == nil }

    /// One text for the same options, whatever their order. A line each, parts set apart by tabs.
    var canonical: String {
        let lines =
            map.map { ["map", $0.field.name, $0.column] } + fill.map { ["fill", $0.field.name, $0.value] }
            + (dates.map { [["dates", $0.code]] } ?? [])
        return lines.map { $0.map(Self.escaped).joined(separator: "\t") }.joined(separator: "\n")
    }

    /// Reads `canonical` again; lines that say nothing known are left out.
    init(canonical: String) {
        for line in canonical.split(separator: "\n") {
            let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map { Self.unescaped(String($0)) }
            if parts.count == 2, parts[0] == "dates" { dates = DayMonthOrder(code: parts[1]) }
            guard parts.count == 3, let field = TargetField.allCases.first(where: { $0.name == parts[1] }) else {
                continue
            }
            if parts[0] == "map" { map.append((field, parts[2])) }
            if parts[0] == "fill" { fill.append((field, parts[2])) }
        }
    }

    /// These options, and of remembered ones those for fields that they leave open.
    func completed(by remembered: FieldOptions?) -> FieldOptions {
        guard let remembered else { return self }
        var result = self
        let isOpen = { (field: TargetField) in
            !map.contains { $0.field == field } && !fill.contains { $0.field == field }
        }
        result.map += remembered.map.filter { isOpen($0.field) }
        result.fill += remembered.fill.filter { isOpen($0.field) }
        result.map.sort { $0.field.rawValue < $1.field.rawValue }
        result.fill.sort { $0.field.rawValue < $1.field.rawValue }
        result.dates = dates ?? remembered.dates
        return result
    }

    /// What was remembered besides the options given, for the report; nil when nothing was.
    func note(besides given: FieldOptions) -> String? {
        let maps = map.filter { here in !given.map.contains { $0.field == here.field } }
        let fills = fill.filter { here in !given.fill.contains { $0.field == here.field } }
        let parts =
            maps.map { "map \($0.field.name) = \"\($0.column)\"" }
            + fills.map { "fill \($0.field.name) = \"\($0.value)\"" }
            + (dates.flatMap { given.dates == nil ? ["dates \($0.code)"] : nil } ?? [])
        return parts.isEmpty ? nil : "remembered for files of this shape: " + parts.joined(separator: ", ")
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\t", with: "\\t").replacing("\n", with: "\\n")
    }

    private static func unescaped(_ text: String) -> String {
        var result = ""
        var isEscaped = false
        for scalar in text.unicodeScalars {
            if isEscaped {
                result.unicodeScalars.append(scalar == "t" ? "\t" : scalar == "n" ? "\n" : scalar)
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
