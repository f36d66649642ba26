/// What is named like a sentiment has a colour and a place of its own, whatever stands beside it: positive, neutral,
/// negative, then what has none.
enum SentimentInk {
    private static let inks: [(name: String, ink: Ink)] = [
        ("positive", .positive), ("neutral", .neutral), ("negative", .negative),
    ]

    static func ink(of name: String) -> Ink? { inks.first { $0.name == name.lowercased() }?.ink }

    /// The names in order and the ink of each.
    static func arranged(_ names: [String]) -> [(place: Int, ink: Ink)] {
        guard names.contains(where: { ink(of: $0) != nil }) else { return names.indices.map { ($0, .series($0)) } }
        let known = inks.flatMap { one in
            names.indices.filter { names[$0].lowercased() == one.name }.map { (place: $0, ink: one.ink) }
        }
        // The first two colours of series are those of positive and negative.
        var rank = 2
        let others = names.indices.filter { ink(of: names[$0]) == nil }.map { place -> (place: Int, ink: Ink) in
            if names[place] == AxisReader.none { return (place, .rest) }
            defer { rank += 1 }
            return (place, .series(rank))
        }
        return known + others
    }
}
