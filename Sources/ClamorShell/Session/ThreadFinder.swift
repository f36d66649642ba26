import ClamorColumns
import ClamorQuery
import ClamorRender

/// Finds the conversations of mentions: what names the same thread, what they reply to up to the first mention, and
/// what replies to them. Ids are those of one channel; what an export kept as context is no mention and is not found.
struct ThreadFinder {
    /// An id on its channel.
    private struct Name: Hashable {
        var channel: String
        var id: String
    }

    private struct Known {
        var name: Name
        var parent: Name?
        var thread: Name?
        var time: Int64?
        var card: MentionCard
    }

    /// Where the columns lie that threads are told by.
    private struct Places {
        let id: Int
        let channel: Int
        let time: Int
        let parent: Int
        let thread: Int

        init?(_ schema: [ColumnInfo]) {
            let found = ShowRequest.threadColumns.compactMap { name in schema.firstIndex { $0.name == name } }
            guard found.count == ShowRequest.threadColumns.count else { return nil }
            (id, channel, time, parent, thread) = (found[0], found[1], found[2], found[3], found[4])
        }
    }

    /// Questions to the store for one answer; threads that name only what each mention replies to take one a step.
    private static let mostRounds = 12

    private let query: Query
    private var reader: CardReader
    private var known: [Name: Known] = [:]
    /// The mentions that are asked about, in their order.
    private(set) var asked: [MentionCard] = []
    private var askedNames: [Name] = []
    /// What is to be known of what was not found.
    private(set) var notes: [String] = []
    /// What has been looked for: threads, ids, and ids that others reply to.
    private var soughtThreads: Set<Name> = []
    private var soughtIDs: Set<Name> = []
    private var soughtParents: Set<Name> = []
    private let askedPlaces: Places?
    private let wholePlaces: Places?

    /// - Parameter reader: makes cards of whole mentions.
    init(_ query: Query, reader: CardReader) {
        self.query = query
        self.reader = reader
        askedPlaces = Places(query.schema)
        wholePlaces = Places(Fields.wholeRow)
    }

    /// Takes in a mention whose conversation is wanted.
    mutating func ask(_ batch: Batch, _ row: Int, _ card: MentionCard) {
        guard let places = askedPlaces, let mention = Self.read(batch, row, places, card) else {
            // Without an id nothing can reply to it, and it replies to nothing that could be found.
            asked.append(card)
            askedNames.append(Name(channel: "", id: "\u{0}\(asked.count)"))
            known[askedNames[asked.count - 1]] = Known(name: askedNames[asked.count - 1], card: card)
            return
        }
        asked.append(card)
        askedNames.append(mention.name)
        known[mention.name] = mention
    }

    private static func read(_ batch: Batch, _ row: Int, _ places: Places, _ card: MentionCard) -> Known? {
        func text(_ place: Int) -> String? {
            if case .text(let text) = batch.columns[place][row], !text.isEmpty { text } else { nil }
        }
        guard let id = text(places.id) else { return nil }
        let channel = text(places.channel) ?? ""
        func name(_ id: String?) -> Name? { id.map { Name(channel: channel, id: $0) } }
        let time: Int64? = if case .time(let time) = batch.columns[places.time][row] { time } else { nil }
        return Known(
            name: Name(channel: channel, id: id), parent: name(text(places.parent)), thread: name(text(places.thread)),
            time: time, card: card)
    }

    // MARK: Looking

    /// The conversations, in the order in which their first mention was asked about.
    mutating func conversations(_ run: CardPresenter.Run) throws -> [Conversation] {
        var fresh = Array(known.values.filter { !$0.name.id.hasPrefix("\u{0}") })
        var rounds = 0
        while let wanted = wanted(by: fresh), rounds < Self.mostRounds {
            rounds += 1
            fresh = try found(wanted, run)
        }
        if rounds == Self.mostRounds { notes.append("some of these threads go on further than was looked") }
        var order: [Name] = []
        var groups: [Name: [Known]] = [:]
        let roots = known.mapValues { root(of: $0) }
        for name in askedNames {
            guard let root = roots[name], groups[root] == nil else { continue }
            groups[root] = []
            order.append(root)
        }
        for mention in known.values {
            guard let root = roots[mention.name] else { continue }
            groups[root]?.append(mention)
        }
        let wanted = Set(askedNames)
        return order.map { root in
            Conversation(
                (groups[root] ?? []).map { mention in
                    Conversation.Member(
                        id: mention.name.id, parent: mention.parent?.id, time: mention.time,
                        isAsked: wanted.contains(mention.name), card: mention.card)
                }, root: root.id.hasPrefix("\u{0}") ? nil : root.id)
        }
    }

    /// The first mention of a thread as far as it is known.
    private func root(of mention: Known) -> Name {
        var place = mention
        var passed: [Name] = []
        while place.thread == nil, let parent = place.parent {
            // A circle of replies goes by the least of its ids.
            if let start = passed.firstIndex(of: place.name) {
                return passed[start...].min { $0.id < $1.id } ?? place.name
            }
            passed.append(place.name)
            guard let above = known[parent] else { return parent }
            place = above
        }
        return place.thread ?? place.name
    }

    private struct Wanted {
        var threads: Set<Name> = []
        var ids: Set<Name> = []
        var parents: Set<Name> = []
        var isEmpty: Bool { threads.isEmpty && ids.isEmpty && parents.isEmpty }
    }

    /// What is still to be looked for after mentions became known; nil: nothing.
    private mutating func wanted(by fresh: [Known]) -> Wanted? {
        var wanted = Wanted()
        let isFirst = soughtIDs.isEmpty && soughtParents.isEmpty
        for mention in fresh {
            if let thread = mention.thread {
                wanted.threads.insert(thread)
                wanted.ids.insert(thread)
            }
            // Whoever names a thread is found by it; others by what they reply to.
            if mention.thread == nil || isFirst {
                wanted.parents.insert(mention.name)
                if let parent = mention.parent { wanted.ids.insert(parent) }
            }
            if mention.thread == nil { wanted.threads.insert(mention.name) }
        }
        wanted.threads.subtract(soughtThreads)
        wanted.ids.subtract(soughtIDs)
        wanted.ids.subtract(known.keys)
        wanted.parents.subtract(soughtParents)
        soughtThreads.formUnion(wanted.threads)
        soughtIDs.formUnion(wanted.ids)
        soughtParents.formUnion(wanted.parents)
        return wanted.isEmpty ? nil : wanted
    }

    /// Asks the store, over all time, at the snapshot of the question.
    private mutating func found(_ wanted: Wanted, _ run: CardPresenter.Run) throws -> [Known] {
        guard let places = wholePlaces else { return [] }
        var question = query
        question.source = .mentions
        question.range = nil
        question.operators = [.filter(Self.condition(wanted))]
        question.schema = Fields.wholeRow
        question.operators.append(
            .select(Fields.wholeRow.map { NamedExpression($0, TypedExpression($0.type, .column($0.name))) }))
        question.yieldsMentions = true
        var fresh: [Known] = []
        _ = try run(question) { batch in
            for (row, card) in reader.cards(batch).enumerated() {
                guard let mention = Self.read(batch, row, places, card), known[mention.name] == nil,
                    // Texts compare without regard to capitals, ids do not; and channels were asked for together.
                    mention.thread.map(wanted.threads.contains) == true || wanted.ids.contains(mention.name)
                        || mention.parent.map(wanted.parents.contains) == true
                else { continue }
                known[mention.name] = mention
                fresh.append(mention)
            }
            return true
        }
        return fresh
    }

    private static func condition(_ wanted: Wanted) -> TypedExpression {
        func isIn(_ field: String, _ texts: [String]) -> TypedExpression {
            let values = Set(texts).sorted().map { Value.text($0) }
            return TypedExpression(.boolean, .isIn(TypedExpression(.text, .column(field)), values, negated: false))
        }
        var parts: [TypedExpression] = []
        for (field, names) in [("thread", wanted.threads), ("id", wanted.ids), ("parent", wanted.parents)]
        where !names.isEmpty {
            parts.append(isIn(field, names.map(\.id)))
        }
        let any = parts.count == 1 ? parts[0] : TypedExpression(.boolean, .or(parts))
        let names = wanted.threads.union(wanted.ids).union(wanted.parents)
        let channels = names.map(\.channel)
        // A mention without a channel has no value to be found by.
        if channels.contains("") { return any }
        return TypedExpression(.boolean, .and([isIn("channel", channels), any]))
    }
}
