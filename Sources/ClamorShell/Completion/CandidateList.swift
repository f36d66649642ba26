import ClamorText

/// What could stand at a place, narrowed to what goes on from the word that has been begun: its beginning, else, where
/// nothing begins so, the beginning of one of its later words.
struct CandidateList {
    private let begun: String
    private let limit: Int
    private var first: [Completion.Candidate] = []
    private var later: [Completion.Candidate] = []
    private var seen: Set<String> = []

    /// - Parameters:
    ///   - begun: what has been typed, without quotes.
    ///   - limit: how many are kept.
    init(begun: String, limit: Int = 200) {
        self.begun = FoldedText.fold(begun)
        self.limit = limit
    }

    var candidates: [Completion.Candidate] { first.isEmpty ? later : first }

    /// Whether nothing more is kept.
    var isFull: Bool { first.count >= limit }

    /// Whether a word has been begun.
    var isBegun: Bool { !begun.isEmpty }

    /// - Parameters:
    ///   - text: what takes the place of the begun word.
    ///   - folded: what the begun word is compared with, folded; nil: the text.
    mutating func offer(
        _ text: @autoclosure () -> String, _ note: @autoclosure () -> String = "", folded: String? = nil,
        ending: String = " "
    ) {
        guard !isFull else { return }
        let folded = folded ?? FoldedText.fold(text())
        let isFirst = folded.utf8.starts(with: begun.utf8)
        guard isFirst || (later.count < limit && Self.hasLaterWord(folded, begun)) else { return }
        let text = text()
        guard seen.insert(text).inserted else { return }
        let candidate = Completion.Candidate(text, note: note(), ending: ending)
        if isFirst { first.append(candidate) } else { later.append(candidate) }
    }

    private static func hasLaterWord(_ text: String, _ begun: String) -> Bool {
        let (text, begun) = (text.utf8, begun.utf8)
        guard text.count > begun.count else { return false }
        var isStart = false
        for index in text.indices {
            if isStart, text[index...].starts(with: begun) { return true }
            isStart = [UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: " "), UInt8(ascii: "/")]
                .contains(text[index])
        }
        return false
    }
}
