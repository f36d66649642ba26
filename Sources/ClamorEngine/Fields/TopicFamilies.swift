import ClamorColumns
import ClamorQuery
import ClamorText
import Synchronization

/// A list field that topics add to: the values given, and the names of the family's topics whose search finds the
/// mention. Without a family, the topics of all.
struct FamilyEvaluator: Evaluator {
    private let topics: [Definitions.Topic]
    private let given: (any Evaluator)?
    private let extended = DictionaryCache<ExtendedDictionary>()

    init(_ family: String?, given: (any Evaluator)?, _ context: RunContext) {
        topics = context.definitions.topics.filter { family == nil || $0.family == family }
        self.given = given
    }

    var type: ValueType { .list }
    var cost: Cost { .columns }
    var hasLastingDictionary: Bool { true }

    func evaluate(_ frame: Frame) throws -> Column {
        let members = try topics.map { topic in
            frame.aligned(try frame.context.topics.members(of: topic, segment: frame.segment, frame.context))
        }
        let count = frame.count
        var lists = Lists(entries: Codes(repeating: 0, count: count), offsets: [0, 0], items: [])
        var dictionary = Self.none
        if case .lists(let held, let texts)? = try given?.evaluate(frame).storage {
            (lists, dictionary) = (held, texts)
        }
        let names = extended.value(for: dictionary, keep: true) { ExtendedDictionary(dictionary, topics.map(\.name)) }
        if members.allSatisfy(\.isEmpty) {
            return Column(type: .list, count: count, storage: .lists(lists, names.dictionary))
        }
        return Column(type: .list, count: count, storage: names.union(lists, members))
    }

    private static let none = TextDictionary([])
}

/// A dictionary with the names of topics after its own texts.
private struct ExtendedDictionary: Sendable {
    let dictionary: TextDictionary
    /// The code of each topic's name.
    private let codes: [UInt32]
    private let classes: [UInt32]

    init(_ own: TextDictionary, _ names: [String]) {
        var added = TextInterner()
        codes = names.map { name in
            var name = name
            return own.code(of: name) ?? UInt32(own.count) + name.withUTF8 { added.intern($0) }
        }
        let shift = UInt32(own.bytes.count)
        dictionary =
            added.count == 0
            ? own
            : TextDictionary(
                bytes: own.bytes + added.bytes, offsets: own.offsets + added.offsets.dropFirst().map { $0 + shift })
        classes = dictionary.classes
    }

    /// The lists with the names of the topics that each row belongs to, those that it has in any spelling left out.
    func union(_ given: Lists, _ members: [Bitmap]) -> Column.Storage {
        var builder = Lists.Builder()
        var list: [UInt32] = []
        for row in 0..<given.count {
            list.removeAll(keepingCapacity: true)
            list.append(contentsOf: given[row])
            for (topic, rows) in members.enumerated() where rows[row] {
                let code = codes[topic]
                if !list.contains(where: { classes[Int($0)] == classes[Int(code)] }) { list.append(code) }
            }
            builder.append(list)
        }
        return .lists(builder.lists(), dictionary)
    }
}

/// Which rows belong to which topic, kept from run to run for the snapshots in use.
final class TopicMemberships: Sendable {
    private struct Key: Hashable {
        var snapshot: SnapshotNumber?
        var segment: Int
        var search: String
    }

    private struct State {
        var rows: [Key: Bitmap] = [:]
        /// Oldest first.
        var order: [Key] = []
    }

    private let state = Mutex(State())
    /// The most bitmaps that are kept: 8 KiB each.
    private let capacity: Int

    /// What was found of answers, kept alike.
    let answers = AnswerTimes()

    init(capacity: Int = 8_192) { self.capacity = capacity }

    /// Rows of a segment that the topic's search finds.
    func members(of topic: Definitions.Topic, segment: Int, _ context: RunContext) throws -> Bitmap {
        let key = Key(snapshot: context.snapshot, segment: segment, search: SearchText.text(topic.search))
        if let known = state.withLock({ $0.rows[key] }) { return known }
        // Topics may build on other families, never on their own: so this comes to an end.
        let inner = context.without(family: topic.family)
        let compiler = ExpressionCompiler(scope: .mentions, context: inner)
        let frame = Frame(.segment(segment), count: context.source.rowCount(segment: segment), context: inner)
        let rows = try SearchEvaluator(topic.search, compiler).truth(frame).trues
        state.withLock { state in
            guard context.snapshot != nil, state.rows[key] == nil else { return }
            if state.order.count == capacity { state.rows[state.order.removeFirst()] = nil }
            state.order.append(key)
            state.rows[key] = rows
        }
        return rows
    }
}
