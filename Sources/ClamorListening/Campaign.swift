import Glibc

/// A group of copies that many accounts posted: who, how many, how fast.
package struct Campaign: Sendable, Equatable {
    /// What makes a group of copies a campaign.
    package enum Ground: Sendable, Equatable {
        /// At least `leastAuthors` within `burst`.
        case burst
        /// In at least `leastSharedGroups` groups the same two authors posted within `burst` of one another.
        case sharedAuthors
    }

    /// A mention of a group: author as a code of any kind, time in milliseconds.
    package struct Member: Sendable, Equatable {
        package var author: Int64
        package var time: Int64

        package init(author: Int64, time: Int64) {
            self.author = author
            self.time = time
        }
    }

    package static let leastAuthors = 5
    /// Ten minutes in milliseconds.
    package static let burst: Int64 = 600_000
    package static let leastSharedGroups = 3
    private static let leastWordsOfShared = 4
    /// Gaps below this are synchronous: one minute in milliseconds.
    package static let synchronousGap: Int64 = 60_000

    package var ground: Ground
    package var mentions: Int
    package var authors: Int
    /// Times of the first and last mention.
    package var first: Int64
    package var last: Int64
    /// Share of the gaps between mentions, in order of time, that are below a minute; 0 for one mention.
    package var synchrony: Double
    /// log₁₀(authors) + synchrony.
    package var score: Double { log10(Double(authors)) + synchrony }

    /// The campaigns among groups of copies, by place. All need `leastAuthors` authors and texts of at least
    /// `CopyPrint.leastSharedWords` words, for `sharedAuthors` of `leastWordsOfShared`.
    ///
    /// Both grounds ask who posted at nearly the same time: authors who say the same months apart, as many do who fill
    /// in the words of a headline or a joke, are not co-ordinated.
    ///
    /// Which author pairs share groups is counted over the groups given; in groups of more than 200 authors only the 200
    /// of lowest code, so that a text that all the world repeats does not cost its square.
    package static func campaigns(_ groups: [(members: [Member], words: Int)]) -> [Int: Campaign] {
        let large = groups.indices.filter { index in
            groups[index].words >= CopyPrint.leastSharedWords && authors(groups[index].members).count >= leastAuthors
        }
        let sharing = groupsOfSharedAuthors(
            large.filter { groups[$0].words >= leastWordsOfShared }.map { ($0, groups[$0].members) })
        var found: [Int: Campaign] = [:]
        for index in large {
            let members = groups[index].members
            if hasBurst(members) {
                found[index] = Campaign(members, .burst)
            } else if sharing.contains(index) {
                found[index] = Campaign(members, .sharedAuthors)
            }
        }
        return found
    }

    private init(_ members: [Member], _ ground: Ground) {
        let times = members.map(\.time).sorted()
        let gaps = zip(times.dropFirst(), times).map { $0 - $1 }
        self.ground = ground
        mentions = members.count
        authors = Self.authors(members).count
        first = times.first ?? 0
        last = times.last ?? 0
        synchrony = gaps.isEmpty ? 0 : Double(gaps.count { $0 < Self.synchronousGap }) / Double(gaps.count)
    }

    /// Distinct authors, in order of their code.
    private static func authors(_ members: [Member]) -> [Int64] { Set(members.map(\.author)).sorted() }

    /// Whether some window of ten minutes, ends included, holds enough authors.
    static func hasBurst(_ members: [Member]) -> Bool {
        let sorted = members.sorted { $0.time < $1.time }
        var counts: [Int64: Int] = [:]
        var start = 0
        for member in sorted {
            counts[member.author, default: 0] += 1
            while member.time - sorted[start].time > burst {
                let leaving = sorted[start].author
                counts[leaving, default: 0] -= 1
                if counts[leaving] == 0 { counts[leaving] = nil }
                start += 1
            }
            if counts.count >= leastAuthors { return true }
        }
        return false
    }

    /// Two authors, the lower code first.
    private struct AuthorPair: Hashable {
        var one: Int64
        var other: Int64
    }

    /// Groups that hold an author pair which posted together in at least `leastSharedGroups` of them.
    private static func groupsOfSharedAuthors(_ groups: [(index: Int, members: [Member])]) -> Set<Int> {
        var shared: [AuthorPair: [Int]] = [:]
        for group in groups {
            for pair in pairsTogether(group.members) { shared[pair, default: []].append(group.index) }
        }
        return Set(shared.values.filter { $0.count >= leastSharedGroups }.joined())
    }

    /// The author pairs that posted within `burst` of one another.
    private static func pairsTogether(_ members: [Member]) -> Set<AuthorPair> {
        let paired = Set(authors(members).prefix(200))
        var pairs: Set<AuthorPair> = []
        // Whoever was last near enough, was so with the latest of their posts.
        var latest: [Int64: Int64] = [:]
        for member in members.sorted(by: { $0.time < $1.time }) where paired.contains(member.author) {
            for (author, time) in latest where author != member.author && member.time - time <= burst {
                pairs.insert(AuthorPair(one: min(author, member.author), other: max(author, member.author)))
            }
            latest[member.author] = member.time
        }
        return pairs
    }
}
