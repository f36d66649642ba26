import ClamorColumns
import ClamorQuery

extension TableRows {
    /// What must be said of the rows behind the groups, whose sums these are.
    ///
    /// - Parameter countsTwice: whether a mention can count in more than one group.
    func notes(_ notes: [GroupingNote], countsTwice: Bool) -> [String] {
        let each = countsTwice ? " (counted under each of their values)" : ""
        return notes.compactMap { note in
            let totals = note.sums.map(total)
            return switch note.kind {
            case .known(let what): "\(Count(totals[0])) of \(Count(totals[1])) mentions have \(what)\(each)"
            case .unsure where totals[0] == 0, .severalBrands where totals[0] == 0: nil
            case .unsure:
                "\(Count(totals[0])) of \(Count(totals[1])) mentions \(totals[0] == 1 ? "is" : "are") unsure, neutral for want of confidence\(each)"
            case .leftOut:
                "over confident: \(Count(totals[0])) of \(Count(totals[1])) mentions left out as unsure\(each)"
            case .severalBrands:
                "\(Count(totals[0])) of \(Count(totals[1])) mentions \(totals[0] == 1 ? "names" : "name") several brands: "
                    + "the sentiment of the whole text counts, `by brand` takes what is said of each\(each)"
            case .reach: Self.reachNote(totals)
            }
        }
    }

    /// - Parameter totals: the reach, that of it which is estimated, mentions with a reach, mentions.
    private static func reachNote(_ totals: [Int]) -> String {
        let without = totals[3] - totals[2]
        if totals[2] == 0 { return "reach: no mention has one" }
        let rest = without == 0 ? "" : "; \(Count(without).of("mention", "has", "have")) none"
        if totals[0] == 0 { return "reach: 0\(rest)" }
        // In tenths of a percent; the two add up to 100 %.
        let estimated = Int((1_000 * Double(totals[1]) / Double(totals[0])).rounded())
        func percent(_ tenths: Int) -> String { "\(tenths / 10).\(tenths % 10) %" }
        return "reach: \(percent(1_000 - estimated)) measured (given or views), \(percent(estimated)) estimated from "
            + "followers\(rest)"
    }

    /// The sum of a column of whole numbers.
    private func total(of name: String) -> Int {
        guard let index = schema.firstIndex(where: { $0.name == name }),
            case .integers = columns[index].storage
        else { preconditionFailure("no sum `\(name)`") }
        return Int(columns[index].integers.reduce(0, &+))
    }
}
