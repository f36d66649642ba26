/// One mention before it is written. Nil is unknown.
struct Row {
    var reference: Reference
    var kind: Kind
    var author: Author
    var plan: TextPlan
    /// Which of its channel's sites it is on.
    var site = 0
    /// Whom the text addresses first.
    var addressee: Author?
    var parent: Reference?
    var thread: Reference?
    /// What a share shares, and what a quote quotes.
    var shared: Post?
    var quoted: Reference?
    var rating: Int?
    var engagement = Engagement()
    /// How a copied text differs from its source; 0 not at all.
    var variation = 0
    var givenSentiment: Polarity?

    /// The row as later rows see it.
    func post(appeal: Double) -> Post {
        Post(
            reference: reference, root: thread ?? reference, author: author, plan: plan, site: site, appeal: appeal
        )
    }
}

/// The counts of a mention as its channel shows them. Nil is unknown.
struct Engagement {
    var followers: Int64?
    var isVerified: Bool?
    var likes: Int64?
    var shares: Int64?
    var replies: Int64?
    var views: Int64?
    var reach: Int64?
}

/// Draws counts: log-normal around a power of the followers, hence with long tails.
struct Attention {
    let curves: Curves

    /// 2^x rounded down; what is below 1 is 0.
    private func count(_ x: Double) -> Int64 {
        Int64(curves.power(min(x, 34)))
    }

    /// Fills in the counts that the channel gives for a row. `boost` doubles the expected counts with each 1.
    func fill(_ row: inout Row, boost: Double, _ random: inout RandomNumbers) {
        let audience = curves.logarithm(Double(row.engagement.followers ?? 0) + 1)
        switch row.reference.channel {
        case .twitter:
            let likes = 0.56 * audience - 3.4 + 1.6 * random.normal() + boost
            row.engagement.likes = count(likes)
            row.engagement.shares = count(likes - 2.2 + 0.8 * random.normal())
            row.engagement.replies = count(likes - 2.6 + 0.9 * random.normal())
        case .reddit:
            let isPost = row.kind == .post
            row.engagement.likes = count((isPost ? 3.2 : 1.2) + 2.1 * random.normal() + boost)
            if isPost { row.engagement.replies = count(2.2 + 1.8 * random.normal() + boost) }
        case .youtube:
            if row.kind == .post {
                let views = 0.7 * audience + 5 + 2 * random.normal() + boost
                row.engagement.views = count(views)
                row.engagement.likes = count(views - 4.8 + 0.6 * random.normal())
                row.engagement.replies = count(views - 7.6 + 0.9 * random.normal())
            } else {
                row.engagement.likes = count(-0.6 + 2.3 * random.normal() + boost)
                row.engagement.replies = count(-2.4 + 1.8 * random.normal() + boost)
            }
        case .instagram:
            let likes = 0.7 * audience - 2 + 1.1 * random.normal() + boost
            row.engagement.likes = row.kind == .post ? count(likes) : count(-0.8 + 1.9 * random.normal() + boost)
            if row.kind == .post {
                row.engagement.replies = count(likes - 4 + random.normal())
                if random.chance(55) { row.engagement.views = count(likes + 3.2 + 0.7 * random.normal()) }
            }
        case .news, .blog: fillArticle(&row, boost, &random)
        case .forum:
            if row.kind == .post {
                row.engagement.replies = count(1.8 + 1.6 * random.normal())
                row.engagement.views = count(7 + 1.9 * random.normal())
            }
        case .review: row.engagement.likes = count(-1 + 1.9 * random.normal())
        }
    }

    private func fillArticle(_ row: inout Row, _ boost: Double, _ random: inout RandomNumbers) {
        guard row.kind == .article else {
            row.engagement.likes = count(-0.4 + 1.8 * random.normal())
            return
        }
        let isNews = row.reference.channel == .news
        let usual = isNews ? Sites.newsReach(row.site, row.plan.language, curves) : 8.6
        let reach = usual + (isNews ? 0.8 : 1.9) * random.normal() + boost / 2
        row.engagement.reach = count(reach)
        if random.chance(isNews ? 60 : 35) {
            row.engagement.shares = count(reach - 11.5 + 1.5 * random.normal() + boost)
            row.engagement.replies = count(reach - 12.5 + 1.5 * random.normal() + boost)
        }
    }
}
