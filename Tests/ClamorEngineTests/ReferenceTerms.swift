import ClamorColumns
import ClamorQuery
import ClamorText
import Foundation

/// The words that tell mentions from others, from all tokens of all texts.
extension ReferenceExecutor {
    func terms(_ request: TermsRequest, _ chosen: [Row], _ query: Query) -> [Row] {
        let ids = Set(chosen.map { $0["id"] })
        let rest = mentions.filter { row in
            guard row["hidden"] != .boolean(true) else { return false }
            switch request.rest {
            case .ofRange: return isInRange(row, query.range) && !ids.contains(row["id"])
            case .outsideRange: return !isInRange(row, query.range)
            }
        }
        if chosen.isEmpty || rest.isEmpty { return [] }
        let (here, there) = (Self.holders(chosen), Self.holders(rest))
        var found: [(z: Double, term: String, row: Row)] = []
        for (term, holders) in here {
            let authors = holders.map { row in
                if case .text(let author)? = row["author"] { FoldedText.fold(author) } else { "\(row["id"]!) alone" }
            }
            let (count, others) = (Double(holders.count), Double(there[term]?.count ?? 0))
            let z = Self.z(count, Double(chosen.count), others, Double(rest.count))
            guard Set(authors).count >= 5, z >= 3.3 else { continue }
            let row: Row = [
                "term": .text(term), "count": .integer(Int64(count)),
                "rate": .number(100 * count / Double(chosen.count)),
                "rate_rest": .number(100 * others / Double(rest.count)),
                "authors": .integer(Int64(Set(authors).count)), "z": .number(z),
            ]
            found.append((z, term, row))
        }
        found.sort { $0.z != $1.z ? $0.z > $1.z : ReferenceExpressions.byteOrder($0.term, $1.term) < 0 }
        return found.prefix(request.count).map(\.row)
    }

    private static func z(_ y: Double, _ n: Double, _ rest: Double, _ restTotal: Double) -> Double {
        let share = (y + rest) / (n + restTotal)
        if share == 1 { return 0 }
        let (prior, restPrior) = (0.01 * n * share, 0.01 * restTotal * share)
        let one = log((y + prior) / (n * 1.01 - y - prior))
        let other = log((rest + restPrior) / (restTotal * 1.01 - rest - restPrior))
        return (one - other) / sqrt(1 / (y + prior) + 1 / (rest + restPrior))
    }

    /// The mentions that hold each word.
    private static func holders(_ rows: [Row]) -> [String: [Row]] {
        var holders: [String: [Row]] = [:]
        for row in rows {
            var words: Set<String> = []
            for field in ["title", "text"] {
                guard case .text(let text)? = row[field] else { continue }
                for token in tokens(of: text) where token.kind == .plain && isWord(token.text) {
                    words.insert(token.text)
                }
            }
            for word in words { holders[word, default: []].append(row) }
        }
        return holders
    }

    private static func isWord(_ token: String) -> Bool {
        let scalars = Array(token.unicodeScalars)
        if ["http", "https", "www"].contains(token) || scalars.allSatisfy({ $0.properties.numericType == .decimal }) {
            return false
        }
        if scalars.count > 1 { return true }
        switch scalars[0].value {
        case 0x1F000..., 0x3040...0x9FFF, 0xAC00...0xD7A3: return true
        default: return false
        }
    }
}
