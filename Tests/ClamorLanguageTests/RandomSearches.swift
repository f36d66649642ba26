import ClamorText

@testable import ClamorLanguage

extension RandomSyntax {
    mutating func fieldTerm() -> FieldTerm {
        let name = numbers.pick(["channel", "author", "followers", "lang", "time", "url", "site", "hashtags"])
        let operand: FieldTerm.Operand =
            switch Int.random(in: 0..<4, using: &numbers) {
            case 0: .any(several { $0.fieldValue() })
            case 1: .range(maybe { $0.fieldValue() }, maybe { $0.fieldValue() })
            default: .value(fieldValue())
            }
        return FieldTerm(field: Identifier(name, span: nowhere), operand: operand, span: nowhere)
    }

    private mutating func fieldValue() -> FieldValue {
        switch Int.random(in: 0..<4, using: &numbers) {
        case 0: FieldValue(text: numbers.pick(Self.texts), quoted: true, span: nowhere)
        case 1: FieldValue(text: numbers.pick(["brand", "x1"]), parameter: true, span: nowhere)
        default:
            FieldValue(
                text: numbers.pick([
                    "twitter", "1000", "bbc.co.uk", "@acme", "#tag", "pt-BR", "OR", "-0.5", "10:30", "größe", "a?b=c",
                    "🎉",
                ]),
                span: nowhere)
        }
    }

    mutating func search(depth: Int) -> SearchNode {
        SearchNode(depth == 0 ? searchLeaf() : searchBranch(depth - 1), span: nowhere)
    }

    private mutating func searchLeaf() -> SearchNode.Kind {
        Int.random(in: 0..<6, using: &numbers) == 0 ? .field(fieldTerm()) : searchTerm()
    }

    /// What can stand beside NEAR.
    private mutating func searchTerm() -> SearchNode.Kind {
        let words = [
            "refund", "cancel*", "wo?d", "#tag", "@handle", "can't", "coca-cola", "C++", "AT&T", "24/7", "🎉", "日本",
            "or",
            "near/5", "10:30", "https://x.com/a(b)?c=1", "$5", "a=b,c", "by", "[x]", "niño",
        ]
        switch Int.random(in: 0..<6, using: &numbers) {
        case 0:
            return .phrase(
                numbers.pick(
                    ["money back", "a \"b\" c", "x\\y", "line\nend", "| ; #", "日本 語"].filter { $0 != "| ; #" }),
                slop: maybe { Int.random(in: 0...9, using: &$0.numbers) })
        case 1: return .exact(numbers.pick(["Apple", "Big Apple", "C|D"]))
        case 2: return .parameter(numbers.pick(["brand", "x1"]))
        default: return .word(numbers.pick(words))
        }
    }

    private mutating func searchBranch(_ depth: Int) -> SearchNode.Kind {
        switch Int.random(in: 0..<5, using: &numbers) {
        case 0:
            return .and(
                several(4, least: 2) { random in
                    random.other(than: { if case .and = $0 { true } else { false } }, depth: depth)
                })
        case 1:
            return .or(
                several(4, least: 2) { random in
                    random.other(than: { if case .or = $0 { true } else { false } }, depth: depth)
                })
        case 2: return .not(search(depth: depth))
        case 3:
            return .near(
                nearSide(), nearSide(), distance: Int.random(in: 0...20, using: &numbers), ordered: numbers.one(in: 2))
        default: return searchLeaf()
        }
    }

    private mutating func nearSide() -> SearchNode {
        if numbers.one(in: 3) {
            return SearchNode(.or(several(3, least: 2) { SearchNode($0.searchTerm(), span: nowhere) }), span: nowhere)
        }
        return SearchNode(searchTerm(), span: nowhere)
    }

    /// A search that is not the given kind; the parser joins ANDs within ANDs, and ORs within ORs.
    private mutating func other(than isExcluded: (SearchNode.Kind) -> Bool, depth: Int) -> SearchNode {
        while true {
            let node = search(depth: depth)
            if !isExcluded(node.kind) { return node }
        }
    }
}
