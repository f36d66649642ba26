/// What is known of one thread, around the mentions in it that were asked for.
package struct Conversation: Sendable, Equatable {
    /// One mention of a thread.
    package struct Member: Sendable {
        package var id: String
        /// The id that it replies to.
        package var parent: String?
        /// Milliseconds; members without one stand last.
        package var time: Int64?
        package var isAsked: Bool
        package var card: MentionCard

        package init(id: String, parent: String?, time: Int64?, isAsked: Bool, card: MentionCard) {
            self.id = id
            self.parent = parent
            self.time = time
            self.isAsked = isAsked
            self.card = card
        }
    }

    package enum Part: Sendable, Equatable {
        case card(MentionCard)
        /// So many mentions are not shown here.
        case leftOut(Int)
        /// What is to be known of the thread.
        case remark(String)
    }

    /// About so many mentions are shown of a thread.
    package static let most = 20

    package private(set) var parts: [Part]

    /// - Parameters:
    ///   - members: of one thread, in any order.
    ///   - root: the id of the thread's first mention, where it is known.
    ///   - most: how many are shown; those asked for and what they answer come first, then their neighbours in time.
    package init(_ members: [Member], root: String?, most: Int = Self.most) {
        let ordered = members.sorted { ($0.time ?? .max, $0.id) < ($1.time ?? .max, $1.id) }
        let places = Dictionary(ordered.enumerated().map { ($1.id, $0) }) { first, _ in first }
        let parents = ordered.indices.map { index in
            // What names itself answers nothing.
            ordered[index].parent.flatMap { $0 == ordered[index].id ? nil : places[$0] }
        }
        let depths = Self.depths(ordered, parents, root: root.flatMap { places[$0] })
        let shown = Self.chosen(ordered, parents, most)
        parts = []
        let lacking = ordered.filter { $0.parent != nil && $0.parent != $0.id && places[$0.parent ?? ""] == nil }
        let lacksRoot = root.map { places[$0] == nil } ?? false
        if lacksRoot { parts.append(.remark("the mention that this thread began with is not in the store")) }
        var last = -1
        for index in shown {
            if index > last + 1 { parts.append(.leftOut(index - last - 1)) }
            var card = ordered[index].card
            card.isAsked = ordered[index].isAsked
            card.depth = depths[index]
            // By time an answer seldom stands below what it answers.
            if let parent = parents[index], parent != index - 1 {
                card.circumstances.append("to \(ordered[parent].card.who)")
            }
            parts.append(.card(card))
            last = index
        }
        if last + 1 < ordered.count { parts.append(.leftOut(ordered.count - last - 1)) }
        let others = lacking.count { $0.parent != root }
        if others > 0 {
            parts.append(
                .remark(
                    others == 1
                        ? "1 of them replies to a mention that is not in the store"
                        : "\(others) of them reply to mentions that are not in the store"))
        }
    }

    /// Steps from the thread's first mention; what replies to something unknown stands one below it.
    private static func depths(_ members: [Member], _ parents: [Int?], root: Int?) -> [Int] {
        members.indices.map { index in
            var depth = 0
            var place = index
            // A circle of replies ends after all members were met.
            while let parent = parents[place], depth < members.count { (place, depth) = (parent, depth + 1) }
            let isLoose = place != root && members[place].parent != nil && members[place].parent != members[place].id
            return depth + (isLoose ? 1 : 0)
        }
    }

    /// Places of those that are shown, in order.
    private static func chosen(_ members: [Member], _ parents: [Int?], _ most: Int) -> [Int] {
        guard members.count > most else { return Array(members.indices) }
        let asked = members.indices.filter { members[$0].isAsked }
        var chosen = Set(asked.prefix(most))
        for index in asked {
            var place = index
            while let parent = parents[place], chosen.count < most, chosen.insert(parent).inserted { place = parent }
        }
        var distance = 1
        while chosen.count < most, distance <= members.count {
            for index in asked {
                for near in [index - distance, index + distance] where members.indices.contains(near) {
                    if chosen.count < most { chosen.insert(near) }
                }
            }
            distance += 1
        }
        return chosen.sorted()
    }
}
