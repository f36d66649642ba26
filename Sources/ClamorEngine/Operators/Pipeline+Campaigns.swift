import ClamorColumns
import ClamorQuery
import ClamorText

extension Pipeline {
    /// The campaigns that the mentions belong to, as a table.
    mutating func campaigns(
        _ request: CampaignsRequest, _ mentions: inout MentionRows, _ counts: inout RunCounts
    ) throws -> TableRows {
        let fields = try ["campaign", "author", "time", "reach"].map { try Scope.mentions.evaluator(of: $0, context) }
        let parts = try mentions.scanParts(&counts) {
            [String: Campaign]()
        } _: { frame, part in
            let campaign = try fields[0].evaluate(frame)
            let members = (0..<frame.count).filter { !campaign.isNull($0) }
            if members.isEmpty { return }
            let (author, time, reach) = (
                try fields[1].evaluate(frame), try fields[2].evaluate(frame), try fields[3].evaluate(frame)
            )
            for row in members {
                guard let name = campaign[row].text else { continue }
                part[name, default: Campaign()].add(author: author[row], time: time[row], reach: reach[row])
            }
        }
        var campaigns: [String: Campaign] = [:]
        for part in parts { campaigns.merge(part) { $0.merged(with: $1) } }
        let ordered = campaigns.sorted { left, right in
            let sizes = [left, right].map { ($0.value.authorCount, $0.value.mentions) }
            if sizes[0] != sizes[1] { return sizes[0] > sizes[1] }
            return left.key.utf8.lexicographicallyPrecedes(right.key.utf8)
        }
        return TableRows(
            schema: CampaignsRequest.schema, rows: ordered.prefix(request.count).map { $0.value.row(named: $0.key) })
    }
}

/// The mentions of one campaign, as far as they were seen.
private struct Campaign: Sendable {
    private(set) var mentions: Int64 = 0
    private var times: [Int64] = []
    /// By folded form: a spelling (the first in the order of texts), and how many mentions.
    private var authors: [String: (spelling: String, mentions: Int)] = [:]
    private var withoutAuthor = 0
    private var reach: Int64?

    /// A mention without an author has one of its own.
    var authorCount: Int { authors.count + withoutAuthor }

    mutating func add(author: Value, time: Value, reach: Value) {
        mentions += 1
        if let name = author.text { add(name, 1) } else { withoutAuthor += 1 }
        if case .time(let time) = time { times.append(time) }
        if let known = reach.integer { self.reach = (self.reach ?? 0) &+ known }
    }

    private mutating func add(_ name: String, _ mentions: Int) {
        let key = FoldedText.fold(name)
        let known = authors[key]
        authors[key] = (min(known?.spelling ?? name, name), (known?.mentions ?? 0) + mentions)
    }

    func merged(with other: Campaign) -> Campaign {
        var result = self
        result.mentions += other.mentions
        result.times += other.times
        for author in other.authors.values { result.add(author.spelling, author.mentions) }
        result.withoutAuthor += other.withoutAuthor
        if let known = other.reach { result.reach = (reach ?? 0) &+ known }
        return result
    }

    /// A row of `CampaignsRequest.schema`.
    func row(named name: String) -> [Value] {
        let times = times.sorted()
        let gaps = zip(times, times.dropFirst()).map { $1 - $0 }
        let close = gaps.count { $0 < CampaignsRequest.moment }
        let top = authors.values.sorted {
            $0.mentions != $1.mentions ? $0.mentions > $1.mentions : $0.spelling < $1.spelling
        }
        return [
            .text(name), .integer(mentions), .integer(Int64(authorCount)), times.first.map { .time($0) } ?? .null,
            times.last.map { .time($0) } ?? .null, .integer(Self.mostAtOnce(times)),
            gaps.isEmpty ? .null : .number(100 * Double(close) / Double(gaps.count)),
            reach.map { .integer($0) } ?? .null,
            .list(top.prefix(CampaignsRequest.namedAuthors).map(\.spelling)),
        ]
    }

    /// The largest number of times within a moment, of times in order.
    private static func mostAtOnce(_ times: [Int64]) -> Int64 {
        var (first, most) = (0, 0)
        for (place, time) in times.enumerated() {
            while time - times[first] >= CampaignsRequest.moment { first += 1 }
            most = max(most, place - first + 1)
        }
        return Int64(most)
    }
}
