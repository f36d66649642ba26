import ClamorLanguage
import ClamorQuery
import ClamorText

/// What can follow inside an `import` or a `recipe`.
extension Completer {
    private static let importOptions = [
        ("as", "the format"), ("sheet", "the one sheet, table or part that is read"), ("using", "a recipe"),
        ("dates", "dmy or mdy"), ("zone", "of times that carry none"), ("map", "FIELD = \"COLUMN\""),
        ("fill", "FIELD = VALUE"),
    ]
    private static let recipeOptions = [
        ("name", "another name"), ("for", "the columns of the files"), ("map", "FIELD = \"COLUMN\""),
        ("fill", "FIELD = VALUE"), ("dates", "dmy or mdy"), ("as", "the format"), ("none", "removes the recipe"),
    ]
    private static let orders = [("dmy", "3/4 is 3 April"), ("mdy", "3/4 is March 4")]

    /// nil outside such statements, and where a file or a value stands.
    func optionCandidates(for text: String) -> (word: String, [Candidate])? {
        let words = Self.words(text.split(separator: ";", omittingEmptySubsequences: false).last ?? "")
        guard let statement = words.first?.lowercased(), ["import", "recipe"].contains(statement),
            !words.contains("|"), let word = words.last, words.count > 1
        else { return nil }
        let before = words.dropLast().map { $0.lowercased() }
        let previous = before.last ?? ""
        if word.hasPrefix("\"") {
            if previous == "using" || (statement == "recipe" && before.count == 1) {
                return (word, Self.matching(word, recipes.map { (ExpressionText.quoted($0), "recipe") }))
            }
            let isFile =
                statement == "import" && !before.contains { word in Self.importOptions.contains { $0.0 == word } }
            return isFile || previous == "=" ? nil : (word, [])
        }
        let fields = vocabulary.fields.map { ($0, "field") }
        switch previous {
        case "as": return (word, Self.matching(word, vocabulary.formats.map { ($0, "format") }))
        case "dates": return (word, Self.matching(word, Self.orders))
        case "map", "fill": return (word, Self.matching(word, fields))
        case ",": return before.contains { $0 == "map" || $0 == "fill" } ? (word, Self.matching(word, fields)) : nil
        case "import", "recipe", "sheet", "using", "zone", "name", "for", "=": return nil
        default:
            return (word, Self.matching(word, statement == "import" ? Self.importOptions : Self.recipeOptions))
        }
    }

    /// Words, quoted texts and signs of a line; the last one is what is being typed, empty behind white space.
    private static func words(_ text: Substring) -> [String] {
        var words: [String] = []
        var word = ""
        var isQuoted = false
        func isSign(_ sign: Character) -> Bool { sign == "," || sign == "=" || sign == "|" }
        for sign in text {
            if isQuoted {
                word.append(sign)
                isQuoted = sign != "\""
            } else if sign.isWhitespace || isSign(sign) {
                if !word.isEmpty { words.append(word) }
                if isSign(sign) { words.append(String(sign)) }
                word = ""
            } else {
                isQuoted = sign == "\""
                word.append(sign)
            }
        }
        return words + [word]
    }
}
