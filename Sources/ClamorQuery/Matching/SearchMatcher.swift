import ClamorColumns
import ClamorText

/// Says of one mention after another whether a search finds it: the exact meaning of a search, which an index only
/// approaches. Keeps its buffers from one mention to the next.
package struct SearchMatcher {
    /// A search whose terms and conditions are numbers in lists.
    private indirect enum Node {
        case and([Node])
        case or([Node])
        case not(Node)
        case near([Int], [Int], distance: Int32, ordered: Bool)
        case term(Int)
        case condition(Int)
    }

    /// Conditions on fields, in the order of the search; `matches` asks for them by number.
    package let conditions: [TypedExpression]
    private let root: Node
    private let terms: [CompiledTerm]
    private var title = TokenizedText()
    private var text = TokenizedText()
    private var isTitleRead = false
    private var isTextRead = false

    package init(_ query: SearchQuery) {
        var collector = Collector()
        root = collector.node(query)
        terms = collector.terms
        conditions = collector.conditions
    }

    /// Whether the search finds a mention; nil where a condition is unknown and decides.
    ///
    /// - Parameters:
    ///   - title: UTF-8, empty when there is none.
    ///   - text: UTF-8, empty when there is none.
    ///   - condition: whether the condition of that number holds of this mention; nil where it is unknown.
    package mutating func matches(
        title: UnsafeBufferPointer<UInt8>, text: UnsafeBufferPointer<UInt8>, condition: (Int) -> Bool? = { _ in nil }
    ) -> Bool? {
        isTitleRead = false
        isTextRead = false
        return evaluate(root, title, text, condition)
    }

    /// The same for strings.
    package mutating func matches(
        title: String = "", text: String, condition: (Int) -> Bool? = { _ in nil }
    ) -> Bool? {
        var (title, text) = (title, text)
        return title.withUTF8 { title in
            text.withUTF8 { text in matches(title: title, text: text, condition: condition) }
        }
    }

    private mutating func evaluate(
        _ node: Node, _ title: UnsafeBufferPointer<UInt8>, _ text: UnsafeBufferPointer<UInt8>,
        _ condition: (Int) -> Bool?
    ) -> Bool? {
        switch node {
        case .and(let parts):
            var result: Bool? = true
            for part in parts {
                switch evaluate(part, title, text, condition) {
                case false?: return false
                case nil: result = nil
                case true?: break
                }
            }
            return result
        case .or(let parts):
            var result: Bool? = false
            for part in parts {
                switch evaluate(part, title, text, condition) {
                case true?: return true
                case nil: result = nil
                case false?: break
                }
            }
            return result
        case .not(let inner): return evaluate(inner, title, text, condition).map { !$0 }
        case .near(let left, let right, let distance, let ordered):
            return isNear(left, right, distance, ordered, title, text)
        case .term(let index): return occurs(terms[index], title, text)
        case .condition(let index): return condition(index)
        }
    }

    private mutating func occurs(
        _ term: CompiledTerm, _ title: UnsafeBufferPointer<UInt8>, _ text: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        if term.inText {
            readText(text)
            if self.text.withView(of: text, { term.occurs(in: $0) }) { return true }
        }
        if term.inTitle, !title.isEmpty {
            readTitle(title)
            return self.title.withView(of: title) { term.occurs(in: $0) }
        }
        return false
    }

    private mutating func readText(_ bytes: UnsafeBufferPointer<UInt8>) {
        if !isTextRead { text.read(bytes) }
        isTextRead = true
    }

    private mutating func readTitle(_ bytes: UnsafeBufferPointer<UInt8>) {
        if !isTitleRead { title.read(bytes) }
        isTitleRead = true
    }

    // MARK: NEAR

    private mutating func isNear(
        _ left: [Int], _ right: [Int], _ distance: Int32, _ ordered: Bool, _ title: UnsafeBufferPointer<UInt8>,
        _ text: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        readText(text)
        if isNear(left, right, distance, ordered, in: self.text, of: text, \.inText) { return true }
        guard !title.isEmpty else { return false }
        readTitle(title)
        return isNear(left, right, distance, ordered, in: self.title, of: title, \.inTitle)
    }

    private func isNear(
        _ left: [Int], _ right: [Int], _ distance: Int32, _ ordered: Bool, in tokens: TokenizedText,
        of text: UnsafeBufferPointer<UInt8>, _ isSearched: KeyPath<CompiledTerm, Bool>
    ) -> Bool {
        tokens.withView(of: text) { view in
            let ones = places(left, in: view, isSearched)
            if ones.isEmpty { return false }
            return TokenSpan.isAnyNear(
                ones, places(right, in: view, isSearched), distance: distance, ordered: ordered)
        }
    }

    /// Where any of the terms stands.
    private func places(
        _ indices: [Int], in view: TokenView, _ isSearched: KeyPath<CompiledTerm, Bool>
    ) -> [TokenSpan] {
        var result: [TokenSpan] = []
        for index in indices where terms[index][keyPath: isSearched] {
            terms[index].collectSpans(in: view, into: &result)
        }
        return result
    }

    /// Gives terms and conditions their numbers.
    private struct Collector {
        var terms: [CompiledTerm] = []
        var conditions: [TypedExpression] = []

        mutating func node(_ query: SearchQuery) -> Node {
            switch query {
            case .and(let parts): return .and(parts.map { node($0) })
            case .or(let parts): return .or(parts.map { node($0) })
            case .not(let inner): return .not(node(inner))
            case .near(let left, let right, let distance, let ordered):
                return .near(
                    left.terms.map { add($0) }, right.terms.map { add($0) }, distance: Int32(distance), ordered: ordered
                )
            case .term(let term): return .term(add(term))
            case .condition(let condition):
                conditions.append(condition)
                return .condition(conditions.count - 1)
            }
        }

        private mutating func add(_ term: SearchTerm) -> Int {
            terms.append(CompiledTerm(term))
            return terms.count - 1
        }
    }
}

extension SearchQuery {
    /// Every term that a match may hold, those under NOT left out.
    package var terms: [SearchTerm] {
        switch self {
        case .and(let parts), .or(let parts): parts.flatMap(\.terms)
        case .not, .condition: []
        case .near(let left, let right, _, _): left.terms + right.terms
        case .term(let term): [term]
        }
    }
}
