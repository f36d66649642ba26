extension Generator {
    private var storyPlan: TextPlan {
        TextPlan(
            seed: 0, form: .complaint, language: .en, brand: ViralEvent.brand, other: nil, topic: .refund,
            polarity: .neg
        )
    }

    mutating func plantedRow(_ index: Int) -> Row {
        let planted = ViralEvent.planted[index]
        var plan = storyPlan
        plan.form = planted.form
        plan.seed = UInt64(index)
        if planted.author.role == .help || planted.author.role == .own { plan.polarity = .neu }
        var row = row(planted.kind, on: planted.channel, at: planted.time, by: planted.author, plan)
        row.reference = .planted(index, time: planted.time, channel: planted.channel)
        row.givenSentiment = nil
        row.engagement.likes = planted.counts.likes
        row.engagement.shares = max(planted.counts.shares, index == 0 ? complaintShares : 0)
        row.engagement.replies = planted.counts.replies
        if planted.channel == .news {
            row.site = index - 2
            row.engagement.likes = nil
            row.engagement.reach = Int64(410_000 / (index - 1))
        }
        if let target = planted.target {
            let post = story[target]
            if planted.kind == .quote {
                row.quoted = post.reference
            } else {
                row.parent = post.reference
                row.thread = post.root
                row.addressee = post.author
            }
        }
        story.append(row.post(appeal: 16))
        remember(row)
        return row
    }

    /// A mention of the story by someone who has just read it: mostly shares of the complaint or of the account that
    /// took it up, quotes, answers, posts of their own, threads elsewhere, and from the next morning on articles.
    mutating func storyRow(at time: Int64) -> Row {
        let author = people.drawEvenly(.en, &random)
        var plan = storyPlan
        plan.seed = random.next()
        if random.chance(8) { plan.polarity = .neu }
        let draw = random.below(100)
        guard let complaint = story.first else { return mentionRow(at: time) }
        let source = story.count > 1 && random.chance(28) ? story[1] : complaint
        switch draw {
        case ..<52: return shareRow(of: source, by: author, at: time)
        case ..<63:
            plan.form = .outcryQuote
            var row = row(.quote, on: .twitter, at: time, by: author, plan, boost: 0.8)
            row.quoted = source.reference
            remember(row, complaintsAnswered: 8)
            return row
        case ..<80:
            plan.form = .outcryReply
            var row = row(.reply, on: .twitter, at: time, by: author, plan)
            row.parent = source.reference
            row.thread = source.root
            row.addressee = source.author
            remember(row, complaintsAnswered: 8)
            return row
        case ..<92: break
        case ..<96: return storyThreadRow(plan, by: author, at: time)
        default:
            if time >= ViralEvent.printed {
                plan.form = .outcryArticle
                return row(.article, on: .news, at: time, by: people.drawJournalist(.en, &random), plan, boost: 2)
            }
        }
        plan.form = .outcry
        let row = row(.post, on: random.chance(85) ? .twitter : .instagram, at: time, by: author, plan, boost: 0.8)
        remember(row, complaintsAnswered: 8)
        return row
    }

    private mutating func storyThreadRow(_ plan: TextPlan, by author: Author, at time: Int64) -> Row {
        var plan = plan
        guard let thread = storyThread, !random.chance(8) else {
            plan.form = .outcry
            let row = row(.post, on: .reddit, at: time, by: author, plan, boost: 3)
            storyThread = row.post(appeal: 12)
            remember(row)
            return row
        }
        plan.form = .outcryReply
        var row = row(.reply, on: .reddit, at: time, by: author, plan)
        row.parent = thread.reference
        row.thread = thread.root
        remember(row)
        return row
    }
}
