import ClamorLanguage
import ClamorQuery
import ClamorText
import Foundation

/// What could stand at the cursor. Pure: the same text and store give the same candidates, with or without a terminal.
package struct Completer {
    package struct Candidate: Equatable {
        /// What takes the place of the word at the cursor.
        package var text: String
        /// A few words beside it in a list.
        package var note: String
    }

    /// Values of a field, commonest first, with their counts.
    private let values: (String) -> [(value: String, count: Int)]
    private let letNames: [String]
    private let parameters: [String]
    let recipes: [String]
    let vocabulary: ImportVocabulary

    package init(
        letNames: [String], parameters: [String], recipes: [String], vocabulary: ImportVocabulary,
        values: @escaping (String) -> [(value: String, count: Int)]
    ) {
        self.letNames = letNames
        self.parameters = parameters
        self.recipes = recipes
        self.vocabulary = vocabulary
        self.values = values
    }

    /// Candidates for the word that ends at the end of `text`, and that word.
    package func candidates(for text: String) -> (word: String, [Candidate]) {
        if text.hasPrefix(".") {
            return (text, Self.matching(text, DotCommands.all.map { ("." + $0.name, $0.summary) }))
        }
        if let found = optionCandidates(for: text) { return found }
        if let (field, start) = Self.valuePlace(text) { return (start, valueCandidates(field, start)) }
        if let path = Self.filePlace(text) { return (path, Self.files(path)) }
        let word = Self.word(text)
        let before = String(text.dropLast(word.count))
        if word.hasPrefix("$") {
            return (word, Self.matching(word, parameters.sorted().map { ("$" + $0, "parameter") }))
        }
        if Self.isStagePlace(before) { return (word, Self.matching(word, beginnings(before))) }
        return (word, Self.matching(word, columns))
    }

    private func beginnings(_ before: String) -> [(String, String)] {
        var words = Stages.all.map { ($0.name, $0.summary) } + measures
        if !before.contains("|") {
            words += Self.ranges + Help.statements + SourceNames.all.map { ($0, "source") }
            words += letNames.map { ($0, "let") }
        }
        return words
    }

    private static let ranges = ["last", "this", "today", "yesterday", "since", "until", "between", "on"]
        .map { ($0, "range") }

    private var measures: [(String, String)] { Measures.all.map { ($0.name, $0.summary) } }

    private var columns: [(String, String)] {
        Fields.all.map { ($0.name, $0.summary) } + measures + ScalarFunctions.all.map { ($0.name, $0.summary) }
            + Aggregates.all.map { ($0.name, $0.summary) } + letNames.map { ($0, "let") }
    }

    static func matching(_ word: String, _ all: [(String, String)]) -> [Candidate] {
        let folded = FoldedText.fold(word)
        var seen: Set<String> = []
        return all.filter { FoldedText.fold($0.0).hasPrefix(folded) && seen.insert($0.0).inserted }
            .map { Candidate(text: $0.0, note: $0.1) }
    }

    /// The run of name characters before the cursor.
    private static func word(_ text: String) -> String {
        String(text.reversed().prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "$" || $0 == "." }.reversed())
    }

    private static func isStagePlace(_ before: String) -> Bool {
        let trimmed = before.trimmingCharacters(in: .whitespaces)
        return trimmed.isEmpty || trimmed.hasSuffix("|") || trimmed.hasSuffix(";")
    }

    /// `channel = "twi`, `channel:twi`: the field and what has been typed of its value.
    private static func valuePlace(_ text: String) -> (String, String)? {
        let pattern = #/([A-Za-z_]+)(?:\s*!?={1,2}\s*|:)("?[^"\s|()]*)$/#
        guard let match = text.firstMatch(of: pattern) else { return nil }
        let field = String(match.1).lowercased()
        guard let known = Fields.named(field), known.type == .text || known.type == .list, known.storage != .row else {
            return nil
        }
        return (field, String(match.2))
    }

    private func valueCandidates(_ field: String, _ start: String) -> [Candidate] {
        let typed = FoldedText.fold(start.hasPrefix("\"") ? String(start.dropFirst()) : start)
        return values(field).filter { FoldedText.fold($0.value).hasPrefix(typed) }.prefix(50).map {
            Candidate(text: ExpressionText.quoted($0.value), note: formatInteger($0.count, grouped: true))
        }
    }

    /// `import "da`, `into "out`, `export "all`: what has been typed of a path.
    private static func filePlace(_ text: String) -> String? {
        guard
            let match = text.firstMatch(
                of: #/(?:import|into|export|include|file)\s+(?:"[^"]*"\s*,\s*)*("[^"]*)$/#.ignoresCase())
        else {
            return nil
        }
        return String(match.1)
    }

    private static func files(_ typed: String) -> [Candidate] {
        let path = String(typed.dropFirst())
        let folder = path.contains("/") ? String(path[...(path.lastIndex(of: "/") ?? path.startIndex)]) : ""
        let start = path.dropFirst(folder.count)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
        return names.sorted().filter { $0.hasPrefix(start) && (!$0.hasPrefix(".") || start.hasPrefix(".")) }.map {
            name in
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: folder + name, isDirectory: &isFolder)
            return Candidate(text: "\"" + folder + name + (isFolder.boolValue ? "/" : "\""), note: "")
        }
    }
}
