/// Edits of a text as people who pass it on make them, drawn from a seed. Words are what white space parts.
enum CopyEdit: String, CaseIterable {
    case addressed, changedOne, changedTwo, removedTwo, swappedTwo, changedFour, appendedThree, cutQuarter

    /// What it does, in words.
    var name: String {
        switch self {
        case .addressed: "other handle and link"
        case .changedOne: "1 word changed"
        case .changedTwo: "2 words changed"
        case .removedTwo: "2 words removed"
        case .swappedTwo: "2 words swapped"
        case .changedFour: "4 words changed"
        case .appendedThree: "3 words appended"
        case .cutQuarter: "last quarter cut off"
        }
    }

    /// Whether the goal of two edited words is about it.
    var isTwoWordEdit: Bool { self == .changedTwo || self == .removedTwo || self == .swappedTwo }

    /// - Parameters:
    ///   - words: at least eight.
    ///   - vocabulary: what new words are taken from.
    func apply(_ words: [String], vocabulary: [String], _ random: inout ListeningRandom) -> [String] {
        var words = words
        let places = Array(words.indices.shuffled(using: &random).prefix(self == .changedFour ? 4 : 2))
        func newWord() -> String { vocabulary.randomElement(using: &random) ?? "word" }
        switch self {
        case .addressed: words = ["@friend\(words.count)"] + words + ["https://example.org/\(words.count)"]
        case .changedOne: words[places[0]] = newWord()
        case .changedTwo, .changedFour:
            for place in places { words[place] = newWord() }
        case .removedTwo:
            for place in places.sorted(by: >) { words.remove(at: place) }
        case .swappedTwo: words.swapAt(places[0], places[1])
        case .appendedThree: words += [newWord(), newWord(), newWord()]
        case .cutQuarter: words.removeLast(words.count / 4)
        }
        return words
    }
}
