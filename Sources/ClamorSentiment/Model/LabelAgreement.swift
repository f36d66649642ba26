/// How labels agree with the true ones.
package struct LabelAgreement: Hashable, Sendable {
    /// How often each true label was read as each: `counts[true][read]`.
    package private(set) var counts = Array(repeating: [0, 0, 0], count: 3)

    package init() {}

    package mutating func add(_ label: SentimentLabel, readAs other: SentimentLabel) {
        counts[Int(label.rawValue)][Int(other.rawValue)] += 1
    }

    package var count: Int { counts.joined().reduce(0, +) }

    /// Share of right labels, 0 to 1; 0 for none.
    package var accuracy: Double {
        count > 0 ? Double((0..<3).reduce(0) { $0 + counts[$1][$1] }) / Double(count) : 0
    }

    /// Mean of the recalls of the labels that occur, 0 to 1.
    package var macroRecall: Double {
        let recalls = (0..<3).compactMap { label -> Double? in
            let all = counts[label].reduce(0, +)
            return all > 0 ? Double(counts[label][label]) / Double(all) : nil
        }
        return recalls.isEmpty ? 0 : recalls.reduce(0, +) / Double(recalls.count)
    }

    /// Mean over the labels of F1, 0 to 1; that of a label that neither occurs nor is read is 0.
    package var macroF1: Double {
        let scores = (0..<3).map { label -> Double in
            let said = counts.reduce(0) { $0 + $1[label] }
            let all = counts[label].reduce(0, +)
            return said + all > 0 ? 2 * Double(counts[label][label]) / Double(said + all) : 0
        }
        return scores.reduce(0, +) / 3
    }
}
