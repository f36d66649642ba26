import ClamorText
import ClamorTime

/// Finds what the columns of a table give, from their names and from the values of its first records.
struct ColumnPlanner {
    /// Name of the file, for messages.
    let source: String
    let options: FieldOptions
    let zone: Zone
    /// The known table that it is.
    var format: TableFormat?

    /// The plan. `samples` holds the first values of every column that are known.
    ///
    /// - Throws: `ImportError.unknownColumn` where `map` names none of the columns, and `.noColumns` where neither a text
    ///   or title, nor an id with a time or address, is among them: any table has dates or numbers.
    func plan(_ names: [String], samples: [[String]], hint: String) throws -> ColumnPlan {
        let mapped = try mappedColumns(names)
        var columns = format.map { known in names.map { known.column($0) ?? .init(name: $0, role: .extra) } }
        var roles = columns?.map(\.role) ?? genericRoles(names, samples)
        for (column, field) in mapped {
            for (place, role) in roles.enumerated() {
                if case .field(field, _) = role { roles[place] = .extra }
            }
            roles[column] = .field(field, rank: -1)
            columns?[column] = .init(name: names[column], role: .extra)
        }
        if format == nil { joinClock(&roles, names, samples) }
        var plan = ColumnPlan(
            names.indices.map { place in
                var column = columns?[place] ?? ColumnPlan.Column(name: names[place], role: .extra)
                column.role = roles[place]
                return column
            })
        let isMention =
            plan.gives(.text) || plan.gives(.title) || plan.gives(.id) && (plan.gives(.time) || plan.gives(.url))
        guard isMention || options.map.contains(where: { [.id, .url].contains($0.field) }) else {
            throw ImportError.noColumns(source: source, columns: names, hint: hint)
        }
        settle(&plan, names)
        plan.hasOwnAddresses = haveOwnAddresses(plan, names, samples)
        plan.idsAreRounded = areIdsRounded(plan, names, samples)
        return plan
    }

    private func areIdsRounded(_ plan: ColumnPlan, _ names: [String], _ samples: [[String]]) -> Bool {
        guard let name = plan.columns(of: .id).first?.name, let place = names.firstIndex(of: name) else { return false }
        let known = samples[place].filter { !$0.isEmpty }
        return known.count >= 3 && Set(known).count > 1
            && known.allSatisfy { Array($0.utf8).withUnsafeBufferPointer { CellValue.endsInZeros($0) } }
    }

    private func genericRoles(_ names: [String], _ samples: [[String]]) -> [ColumnPlan.Role] {
        let subject = Subject(names)
        var roles = zip(names, samples).map { role(name: $0, sample: $1, subject: subject) }
        keepBestId(&roles)
        return roles
    }

    /// Whether no address stands twice among the first records.
    private func haveOwnAddresses(_ plan: ColumnPlan, _ names: [String], _ samples: [[String]]) -> Bool {
        guard let name = plan.columns(of: .url).first?.name, let place = names.firstIndex(of: name) else {
            return false
        }
        let known = samples[place].filter { !$0.isEmpty }
        return Set(known).count == known.count
    }

    /// What the records of a table are, which decides how some names are meant.
    private struct Subject {
        /// A bare "score" is a rating.
        let isReviews: Bool
        /// Posts and stories are what is commented on.
        let isComments: Bool

        init(_ names: [String]) {
            let plain = names.map { ColumnName.plain($0) }
            isReviews = plain.contains { $0.hasPrefix("review") }
            isComments = plain.contains("commentid")
        }
    }

    private static let commentedOn: Set<String> = ["postid", "storyid", "articleid", "submissionid"]

    private func role(name: String, sample: [String], subject: Subject) -> ColumnPlan.Role {
        let plain = ColumnName.plain(name)
        let isBareScore = name.split(separator: ".").last.map { ColumnName.plain(String($0)) } == "score"
        if subject.isComments, Self.commentedOn.contains(plain) { return .field(.thread, rank: 50) }
        for match in Synonyms.matches(name) where fits(match, sample) {
            if match.field == .rating, isBareScore, !subject.isReviews { continue }
            return .field(match.field, rank: match.rank)
        }
        return .extra
    }

    /// One column alone gives the id: ids of different things are not to be mixed.
    private func keepBestId(_ roles: inout [ColumnPlan.Role]) {
        var best: (place: Int, rank: Int)?
        for (place, role) in roles.enumerated() {
            guard case .field(.id, let rank) = role else { continue }
            if let held = best, held.rank <= rank {
                roles[place] = .extra
            } else {
                if let held = best { roles[held.place] = .extra }
                best = (place, rank)
            }
        }
    }

    /// A column that the first records had not; of tables that are not known never that of the id.
    func lateColumn(name: String, sample: String) -> ColumnPlan.Column {
        if let format { return format.column(name) ?? .init(name: name, role: .extra) }
        let role = role(name: name, sample: [sample], subject: Subject([]))
        if case .field(.id, _) = role { return .init(name: name, role: .extra) }
        return .init(name: name, role: role)
    }

    /// Whether any column would be recognised by its name alone.
    static func knows(_ name: String) -> Bool { !Synonyms.matches(name).isEmpty }

    private func mappedColumns(_ names: [String]) throws -> [(column: Int, field: TargetField)] {
        try options.map.map { field, wanted in
            let plain = ColumnName.plain(wanted)
            let found = names.firstIndex(of: wanted) ?? names.firstIndex { ColumnName.plain($0) == plain }
            if let found { return (found, field) }
            throw ImportError.unknownColumn(
                wanted, source: source, columns: names, nearest: nearest(to: wanted, in: names))
        }
    }

    // MARK: Whether values fit a field

    /// A column with the field's own name is believed; a synonym must have values that fit.
    private func fits(_ match: Synonyms.Match, _ sample: [String]) -> Bool {
        let isOwnName = match.rank == 0
        let known = sample.filter { !$0.isEmpty }
        if known.isEmpty { return isOwnName || match.field.form != .score }
        switch match.field {
        case .score: return most(known) { CellValue.number(bytes($0)).map { abs($0) <= 1 } ?? false }
        case .time where !isOwnName, .collected where !isOwnName: return most(known, isTime) || most(known, isClock)
        case .rating where !isOwnName: return most(known) { CellValue.rating(bytes($0)) != nil }
        case .channel where !isOwnName: return most(known) { ChannelNames.isKnown($0) }
        case .kind:
            return isOwnName ? known.contains { KindNames.kind($0) != nil } : most(known) { KindNames.kind($0) != nil }
        case .sentiment where !isOwnName: return most(known) { SentimentLabels.label($0) != nil }
        case .text where !isOwnName: return most(known) { !CellValue.isNumeric($0) }
        case .id where !isOwnName: return most(known) { !$0.contains(" ") }
        case .url where !isOwnName: return most(known) { $0.contains("/") || $0.contains(".") }
        case .likes, .shares, .replies, .views, .followers, .reach:
            return isOwnName || most(known) { CellValue.count(bytes($0)) != nil }
        case .verified where !isOwnName, .spam where !isOwnName:
            return most(known) { CellValue.boolean(bytes($0)) != nil }
        case .handles, .hashtags: return !most(known) { CellValue.isNumeric($0) }
        case .domain where !isOwnName: return most(known) { $0.contains(".") && !$0.contains(" ") }
        default: return true
        }
    }

    private func most(_ values: [String], _ test: (String) -> Bool) -> Bool {
        values.count(where: test) * 2 >= values.count
    }

    private func isTime(_ text: String) -> Bool {
        parseTime(text, zone: zone, order: .dayFirst) != nil || parseTime(text, zone: zone, order: .monthFirst) != nil
    }

    /// `10:30`, `10:30:15`, `10:30 PM`.
    private func isClock(_ text: String) -> Bool {
        guard text.utf8.count <= 14, let first = text.utf8.first, first &- 0x30 < 10 else { return false }
        return text.contains(":") && !isTime(text) && isTime("2026-01-31 \(text)")
    }

    private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    /// A date and a time of day in two columns are one time.
    private func joinClock(_ roles: inout [ColumnPlan.Role], _ names: [String], _ samples: [[String]]) {
        let times = roles.indices.filter { if case .field(.time, _) = roles[$0] { true } else { false } }
        for place in times where !samples[place].isEmpty && most(samples[place].filter { !$0.isEmpty }, isClock) {
            roles[place] = times.count > 1 ? .clock : .extra
        }
    }

    // MARK: What the whole table tells

    private func settle(_ plan: inout ColumnPlan, _ names: [String]) {
        if let format {
            plan.format = format
            plan.channel = format.channel
            plan.kind = format.kind
            return
        }
        let plain = Set(names.map { ColumnName.plain($0) })
        for signature in Self.signatures where signature.columns.isSubset(of: plain) {
            plan.channel = signature.channel
            plan.kind = signature.kind
            return
        }
        if plain.contains("commentid") { plan.kind = "comment" }
    }

    /// Columns that only one platform's exports have.
    private static let signatures: [(columns: Set<String>, channel: String, kind: String?)] = [
        (["videoid", "commentid"], "youtube", "comment"),
        (["numpoints", "numcomments"], "hackernews", nil),
        (["subreddit"], "reddit", nil),
        (["tweetid"], "twitter", nil),
        (["retweetcount"], "twitter", nil),
        (["publicmetricsretweetcount"], "twitter", nil),
        (["reblogscount"], "mastodon", nil),
    ]
}

extension CellValue {
    static func count(_ bytes: [UInt8]) -> Int64? { bytes.withUnsafeBufferPointer { count($0) } }
    static func number(_ bytes: [UInt8]) -> Double? { bytes.withUnsafeBufferPointer { number($0) } }
    static func boolean(_ bytes: [UInt8]) -> Bool? { bytes.withUnsafeBufferPointer { boolean($0) } }
    static func rating(_ bytes: [UInt8]) -> Int64? { bytes.withUnsafeBufferPointer { rating($0) } }
    static func isUnknown(_ bytes: [UInt8]) -> Bool { bytes.withUnsafeBufferPointer { isUnknown($0) } }

    /// Whether a text is a number or count.
    static func isNumeric(_ text: String) -> Bool { count(Array(text.utf8)) != nil || number(text) != nil }
}
