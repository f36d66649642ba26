import ClamorColumns
import ClamorLanguage
import ClamorText
import ClamorTime

extension Definitions {
    /// A store's topics and accounts in force: topics whose conditions read another family come after that family's.
    ///
    /// - Throws: `CorruptTopic` when a stored definition cannot be read; it was checked when it was made.
    init(_ store: StoreView, in context: CheckContext) throws {
        var topics: [Topic] = []
        for topic in store.topics {
            let search = try context.topicCache.search("\(context.zone)\u{0}\(topic.definition)") {
                try Self.search(of: topic, store, context)
            }
            topics.append(Topic(name: topic.name, family: topic.family, search: search))
        }
        self.init(topics: Self.ordered(topics), ownHandles: store.ownHandles, scoring: store.scoring)
    }

    /// Those of a store, for work that no statement asks for. A topic that reads a file has lost its words.
    package init(of catalog: any Catalog) throws {
        let context = CheckContext(
            catalog: catalog, now: Instant(milliseconds: 0), zone: try catalog.zone, readFile: { _ in "" })
        try self.init(StoreView(catalog), in: context)
    }

    private static func search(
        of topic: TopicDefinition, _ store: StoreView, _ context: CheckContext
    ) throws -> SearchQuery {
        let text = "topic \(ExpressionText.quoted(topic.name)) in \(topic.family) = \(topic.definition)"
        let parser = Parser(grammar: LanguageGrammar.make(families: store.families))
        let (script, problems) = parser.parse(Source(text: text))
        guard case .topic(_, _, let node)? = script.statements.first?.kind else {
            throw CorruptTopic(name: topic.name, problems: problems)
        }
        var checker = PipelineChecker(context: context, store: store, definitions: Definitions())
        guard let search = checker.topicSearch(node, span: node.span) else {
            throw CorruptTopic(name: topic.name, problems: checker.diagnostics)
        }
        return search
    }

    /// Families that others read come first; else the order stays.
    static func ordered(_ topics: [Topic]) -> [Topic] {
        let reads = familyReads(topics)
        var placed: [String] = []
        func place(_ family: String, _ path: [String]) {
            guard !placed.contains(family), !path.contains(family) else { return }
            for other in reads[family] ?? [] { place(other, path + [family]) }
            placed.append(family)
        }
        for topic in topics { place(topic.family, []) }
        return placed.flatMap { family in topics.filter { $0.family == family } }
    }

    /// For each family the families that its topics' conditions read, sorted.
    static func familyReads(_ topics: [Topic]) -> [String: [String]] {
        let families = Set(topics.map(\.family))
        var reads: [String: Set<String>] = [:]
        for topic in topics {
            let columns = TypedExpression(.boolean, .search(topic.search)).columns
            let read = columns.contains("topic") ? Array(families) : columns.filter(families.contains)
            reads[topic.family, default: []].formUnion(read)
        }
        return reads.mapValues { $0.sorted() }
    }
}

/// A topic of the store whose definition cannot be read.
package struct CorruptTopic: Error, CustomStringConvertible {
    package let name: String
    package let problems: [Diagnostic]

    package var description: String {
        "the topic \"\(name)\" cannot be read: " + problems.map(\.message).joined(separator: "; ")
    }
}

extension PipelineChecker {
    /// A topic's Boolean; relative times are refused, since membership is kept.
    mutating func topicSearch(_ node: SearchNode, span: SourceSpan) -> SearchQuery? {
        stageWord = "topic"
        forbidsMoments = true
        return search(node, span: span)
    }
}
