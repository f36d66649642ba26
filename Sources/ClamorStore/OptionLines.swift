import ClamorQuery

/// What `map` and `fill` say, as one text: a line each, its parts set apart by tabs; tabs, line ends and backslashes in
/// them are escaped.
package struct OptionLines: Sendable, Hashable {
    package var map: [Recipe.Assignment] = []
    package var fill: [Recipe.Assignment] = []

    package init(map: [Recipe.Assignment] = [], fill: [Recipe.Assignment] = []) {
        self.map = map
        self.fill = fill
    }

    /// Reads `text` again; lines that say nothing known are left out.
    package init(_ text: String) {
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map { Self.unescaped($0) }
            guard parts.count == 3 else { continue }
            let assignment = Recipe.Assignment(field: parts[1], value: parts[2])
            if parts[0] == "map" { map.append(assignment) }
            if parts[0] == "fill" { fill.append(assignment) }
        }
    }

    package var text: String {
        let lines = map.map { ["map", $0.field, $0.value] } + fill.map { ["fill", $0.field, $0.value] }
        return lines.map { $0.map(Self.escaped).joined(separator: "\t") }.joined(separator: "\n")
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\t", with: "\\t").replacing("\n", with: "\\n")
    }

    private static func unescaped(_ text: Substring) -> String {
        var result = String.UnicodeScalarView()
        var isEscaped = false
        for scalar in text.unicodeScalars {
            if !isEscaped, scalar == "\\" {
                isEscaped = true
                continue
            }
            result.append(isEscaped ? (scalar == "t" ? "\t" : scalar == "n" ? "\n" : scalar) : scalar)
            isEscaped = false
        }
        return String(result)
    }
}
