import ClamorLanguage
import ClamorText

/// Definitions that a store keeps: topics and own accounts.
extension Checker {
    /// A topic ready to be kept, its Boolean in canonical form.
    ///
    /// - Throws: `Diagnostics` for a Boolean that does not check, a family that cannot be one, or topics that would
    ///   read one another in a circle; errors of the catalog.
    package static func checkTopic(
        _ name: StringLiteral, family: Identifier, _ node: SearchNode, in context: CheckContext
    ) throws -> TopicDefinition {
        var checker = try checker(context)
        let familyName = try checkFamily(family, known: checker.store.families)
        guard !name.value.isEmpty else {
            throw Diagnostics([Diagnostic("bad-argument", at: name.span, "a topic has a name")])
        }
        guard let search = checker.topicSearch(node, span: node.span) else { throw Diagnostics(checker.diagnostics) }
        if let parameter = node.parameters.first {
            throw Diagnostics([
                Diagnostic(
                    "moving-definition", at: parameter,
                    "a topic is kept as it is written, so it cannot hold a parameter")
            ])
        }
        let kept = try Definitions(checker.store, in: context).topics.filter {
            $0.name != name.value || $0.family != familyName
        }
        let new = Definitions.Topic(name: name.value, family: familyName, search: search)
        if let circle = circle(kept + [new], from: familyName) {
            throw Diagnostics([
                Diagnostic(
                    "topic-cycle", at: node.span, "this would make topics depend on themselves: \(circle)",
                    help: ["a topic can read families that do not read its own"])
            ])
        }
        let printer = Printer(grammar: LanguageGrammar.make(families: checker.store.families))
        return TopicDefinition(name: name.value, family: familyName, definition: printer.print(node))
    }

    /// `brand`, `theme`, a family that is there, or a free name.
    private static func checkFamily(_ family: Identifier, known: [String]) throws(Diagnostics) -> String {
        let name = family.name.lowercased()
        if name == "brand" || name == "theme" { return name }
        if case .one(let there) = NameMatch(family.name, among: known) { return there }
        if let problem = reservedName(family, families: []) {
            throw Diagnostics([problem])
        }
        return name
    }

    /// A way along the families that comes back to `start`, as "brand → theme → brand".
    private static func circle(_ topics: [Definitions.Topic], from start: String) -> String? {
        let reads = Definitions.familyReads(topics)
        func way(_ family: String, _ path: [String]) -> [String]? {
            for next in reads[family] ?? [] {
                if next == start { return path + [next] }
                if !path.contains(next), let found = way(next, path + [next]) { return found }
            }
            return nil
        }
        return way(start, [start])?.joined(separator: " → ")
    }

    /// Own accounts ready to be kept: handles without the sign, each once.
    package static func checkOwn(_ name: StringLiteral, handles: [StringLiteral]) throws(Diagnostics) -> OwnAccounts {
        var problems: [Diagnostic] = []
        if name.value.isEmpty { problems.append(Diagnostic("bad-argument", at: name.span, "the brand has no name")) }
        var kept: [String] = []
        for handle in handles {
            let bare = handle.value.hasPrefix("@") ? String(handle.value.dropFirst()) : handle.value
            if bare.isEmpty || bare.contains(where: \.isWhitespace) {
                problems.append(Diagnostic("bad-argument", at: handle.span, "`\(handle.value)` is not an account"))
            } else if !kept.contains(where: { FoldedText.fold($0) == FoldedText.fold(bare) }) {
                kept.append(bare)
            }
        }
        if !problems.isEmpty { throw Diagnostics(problems) }
        return OwnAccounts(name: name.value, handles: kept)
    }
}

extension SearchNode {
    /// Where parameters stand in the search.
    fileprivate var parameters: [SourceSpan] {
        switch kind {
        case .and(let parts), .or(let parts): parts.flatMap(\.parameters)
        case .not(let inner): inner.parameters
        case .near(let left, let right, _, _): left.parameters + right.parameters
        case .parameter: [span]
        case .field(let term): term.operand.values.filter(\.parameter).map(\.span)
        case .word, .phrase, .exact: []
        }
    }
}

extension FieldTerm.Operand {
    fileprivate var values: [FieldValue] {
        switch self {
        case .value(let value): [value]
        case .any(let values): values
        case .range(let low, let high): [low, high].compactMap { $0 }
        }
    }
}
