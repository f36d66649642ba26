extension Printer {
    /// One search on one line, AND written out.
    package func print(_ search: SearchNode) -> String {
        text(search, above: 0)
    }

    /// The search, in brackets unless its outermost operator holds tighter than `minimum`: OR 1, AND 2, NOT 3, NEAR 4.
    private func text(_ search: SearchNode, above minimum: Int) -> String {
        let (text, strength) = text(search)
        return strength > minimum ? text : "(\(text))"
    }

    private func text(_ search: SearchNode) -> (String, Int) {
        switch search.kind {
        case .or(let nodes): (nodes.map { text($0, above: 1) }.joined(separator: " OR "), 1)
        case .and(let nodes): (nodes.map { text($0, above: 2) }.joined(separator: " AND "), 2)
        case .not(let node): ("NOT " + text(node, above: 2), 3)
        case .near(let left, let right, let distance, let ordered):
            ("\(text(left, above: 4)) NEAR/\(distance)\(ordered ? "f" : "") \(text(right, above: 4))", 4)
        case .word(let word): (word, 5)
        case .phrase(let phrase, let slop): (quoted(phrase) + (slop.map { "~\($0)" } ?? ""), 5)
        case .exact(let word): ("{\(word)}", 5)
        case .parameter(let name): ("$" + name, 5)
        case .field(let term): (text(term), 5)
        }
    }
}
