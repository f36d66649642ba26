import ClamorLanguage
import ClamorText

/// Names that `let`, `extend` and aliases refuse, because they mean something already or will.
package enum ReservedNames {
    /// Names of stages and statements that are to come.
    package static let future = [
        "spikes", "drivers", "forecast", "cascades", "advocates", "worklist", "follow",
    ]

    /// Words of the grammar itself.
    private static let keywords = [
        "by", "as", "if", "and", "or", "not", "in", "is", "between", "contains", "startswith", "endswith", "matches",
        "missing", "null", "true", "false", "asc", "desc", "every", "limit", "per", "of", "extra", "let", "set",
        "param", "topic", "own", "note", "undo", "help", "explain", "import", "measure", "forget", "include", "recipe",
        "same", "with", "interval", "seed", "previous", "batch", "over", "confident", "factor",
    ]

    private static let ranges = ["last", "this", "today", "yesterday", "on", "since", "until", "now"]

    /// What the name is already: "a field", "a stage"; nil when it is free.
    package static func meaning(of name: String, families: [String] = []) -> String? {
        let name = FoldedText.fold(name)
        if Stages.named(name) != nil { return "a stage" }
        if Fields.named(name) != nil { return "a field" }
        if families.contains(where: { FoldedText.fold($0) == name }) { return "a family of topics" }
        if Measures.named(name) != nil { return "a measure" }
        if Aggregates.named(name) != nil { return "an aggregate" }
        if SourceNames.all.contains(name) { return "a table" }
        if ranges.contains(name) { return "a word of ranges" }
        if RangeUnit.allCases.contains(where: { name == $0.rawValue || name == $0.rawValue + "s" }) {
            return "a unit of time"
        }
        if keywords.contains(name) { return "a word of the language" }
        if future.contains(name) { return "kept for later" }
        return nil
    }
}

extension PipelineChecker {
    /// Whether a new name is free; if not, a problem was reported.
    mutating func isFree(_ name: Identifier) -> Bool {
        guard let problem = reservedName(name, families: store.families) else { return true }
        report(problem)
        return false
    }
}

/// What is wrong with a new name, if anything.
func reservedName(_ name: Identifier, families: [String]) -> Diagnostic? {
    guard let meaning = ReservedNames.meaning(of: name.name, families: families) else { return nil }
    let free = "my_\(name.name)"
    let sentence = meaning == "kept for later" ? "is kept for later" : "is \(meaning) already"
    return Diagnostic(
        "reserved-name", at: name.span, "`\(name.name)` \(sentence)", help: ["take another name, such as `\(free)`"],
        fix: Diagnostic.Fix(name.span, free))
}
