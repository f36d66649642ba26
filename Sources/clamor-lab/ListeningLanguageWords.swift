/// Words of a language, by which texts that are in part in it are rid of that part.
struct WordFilter {
    private let words: Set<Substring>

    /// - Parameter least: how many of the texts a word must be in.
    init(texts: [String], least: Int) {
        var counts: [Substring: Int] = [:]
        for text in texts {
            for word in Set(Self.words(of: text)) { counts[word, default: 0] += 1 }
        }
        words = Set(counts.lazy.filter { $0.value >= least }.map(\.key))
    }

    /// The words of a text that are not among these, in small letters.
    func without(_ text: String) -> String {
        Self.words(of: text).filter { !words.contains($0) }.joined(separator: " ")
    }

    /// What stands between spaces; handles, hashtags and links stay whole, so that they are still told by their signs.
    private static func words(of text: String) -> [Substring] {
        text.lowercased().split(whereSeparator: \.isWhitespace)
    }
}
