/// Makes the rows in order of time, from four streams: the customers' mentions, the brands' answers (which take the
/// place of customers' mentions, so that the number of rows holds), the spread of the viral complaint, and its planted
/// rows.
struct Generator: ~Copyable {
    var random: RandomNumbers
    let curves = Curves()
    let market = Market()
    let sites = Sites()
    let people: People
    let attention: Attention
    let rhythm: Rhythm
    let campaigns: Campaigns
    private var mentions: Arrivals
    private var spread: Arrivals
    private var nextPlanted = 0
    private let plantedCount: Int
    /// The rows made so far, which number the next.
    private var made: UInt64 = 0
    var answers = BrandAnswers()
    /// What can be answered, shared or quoted, by channel: what starts a thread and what is in one.
    var roots = Channel.allCases.map { RecentPosts(capacity: $0 == .twitter ? 16_384 : 4_096) }
    var answered = Channel.allCases.map { RecentPosts(capacity: $0 == .twitter ? 8_192 : 4_096) }
    /// What was shared of late, at the times of the shares: what is shared is shared on.
    var echoes = RecentPosts(capacity: 8_192)
    /// The planted rows of the story so far, by number, and the latest thread about it on a forum site.
    var story: [Post] = []
    var storyThread: Post?
    let complaintShares: Int64

    init(rows: Int, seed: UInt64) {
        var random = RandomNumbers(seed: RandomNumbers.mix(seed))
        let story = ViralEvent.size(ofRows: rows)
        plantedCount = min(story, ViralEvent.planted.count)
        complaintShares = Int64(story)
        people = People(rows: rows)
        attention = Attention(curves: curves)
        rhythm = Rhythm(&random, curves)
        campaigns = Campaigns(rows: rows, seed: random.next())
        mentions = Arrivals(
            count: rows - story, start: Period.start, binLength: Civil.hour, weights: rhythm.hourWeights, curves,
            &random
        )
        spread = Arrivals(
            count: story - plantedCount, start: ViralEvent.firstBin, binLength: ViralEvent.binLength,
            weights: ViralEvent.weights(curves), curves, &random
        )
        self.random = random
    }

    /// The next row, in order of time.
    mutating func next() -> Row {
        let answerDue = mentions.remaining > 0 && answers.nextDue <= mentions.next
        let mentionTime = answerDue ? answers.nextDue : mentions.next
        let plantedTime = nextPlanted < plantedCount ? ViralEvent.planted[nextPlanted].time : Int64.max
        made += 1
        if plantedTime <= mentionTime, plantedTime <= spread.next {
            nextPlanted += 1
            return plantedRow(nextPlanted - 1)
        }
        if spread.next <= mentionTime {
            let time = spread.next
            spread.advance(curves, &random)
            return storyRow(at: time)
        }
        let time = mentions.next
        mentions.advance(curves, &random)
        if answerDue {
            let (due, complaint) = answers.popFirst()
            return answerRow(to: complaint, at: due)
        }
        return mentionRow(at: time)
    }

    /// A row of a kind with its counts; other fields are for the caller to fill.
    mutating func row(
        _ kind: Kind, on channel: Channel, at time: Int64, by author: Author, _ plan: TextPlan, boost: Double = 0
    ) -> Row {
        let reference = Reference(serial: made, time: time, channel: channel)
        var row = Row(reference: reference, kind: kind, author: author, plan: plan)
        row.engagement.followers = people.followers(author, on: channel, curves)
        row.engagement.isVerified = people.isVerified(author, followers: row.engagement.followers)
        if kind != .share {
            row.site = sites.draw(channel, plan.language, curves, &random)
            attention.fill(&row, boost: boost, &random)
        }
        if channel != .review, random.chance(10) {
            // Vendors' labels: mostly what was meant, one in eight not.
            row.givenSentiment = random.chance(88) ? plan.polarity : Polarity.allCases[random.below(3)]
        }
        return row
    }

    /// Puts a row where later rows find it.
    mutating func remember(_ row: Row, complaintsAnswered percent: Int? = nil) {
        let channel = Int(row.reference.channel.rawValue)
        let drawn = Double(row.engagement.likes ?? row.engagement.views ?? 0) + 1
        let post = row.post(appeal: curves.logarithm(drawn) + random.unit())
        if row.parent == nil, row.thread == nil {
            roots[channel].add(post, at: row.reference.time)
        } else {
            answered[channel].add(post, at: row.reference.time)
        }
        if row.plan.polarity == .neg, let percent {
            answers.consider(post, percent: percent, curves, &random)
        }
    }
}
