import ClamorLanguage
import ClamorQuery

/// What completion and highlighting keep from one key to the next.
final class CompletionMemory {
    let counts: ValueCounts
    private var parser: (key: Key, parser: Parser)?
    /// Names of the store that the parser was made with, in lower case.
    private(set) var measures: Set<String> = []
    private(set) var families: Set<String> = []

    /// What the words of the language depend on.
    struct Key: Equatable {
        var snapshot: SnapshotNumber?
        var tables: [String]
        var values: [String]
    }

    init(executor: any Executor) { counts = ValueCounts(executor: executor) }

    deinit { counts.stop() }

    /// A parser of the words that the key stands for; made when they have changed.
    func parser(_ key: Key, catalog: any Catalog, grammar: () -> Grammar) -> Parser {
        if let parser, parser.key == key { return parser.parser }
        let made = Parser(grammar: grammar())
        parser = (key, made)
        measures = Set(((try? catalog.measures) ?? []).map { $0.name.lowercased() })
        families = Set(((try? catalog.topics) ?? []).map { $0.family.lowercased() })
        return made
    }
}

extension Session {
    /// A parser that knows the names of now.
    var typingParser: Parser {
        var key = CompletionMemory.Key(snapshot: try? workspace.executor.currentSnapshot(), tables: [], values: [])
        for (name, binding) in lets {
            if case .expression = binding { key.values.append(name) } else { key.tables.append(name) }
        }
        key.values.sort()
        key.tables.sort()
        return typing.parser(key, catalog: workspace.catalog) { grammar }
    }

    /// Ends the counting beside the prompt for good; to be called before the store is closed.
    package func endCompletion() { typing.counts.stop() }

    /// Begins to count the values that completion will be asked for, beside the prompt. Returns at once.
    package func warmCompletion() {
        typing.counts.prepare([
            "channel", "brand", "theme", "topic", "lang", "country", "kind", "tags", "sentiment", "status", "assignee",
            "source", "location", "domain", "author", "hashtags",
        ])
    }
}
