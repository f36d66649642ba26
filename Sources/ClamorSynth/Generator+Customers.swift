extension Generator {
    /// A mention by a customer, or what else comes along at such a time: campaigns, spam, the brands' own posts.
    mutating func mentionRow(at time: Int64) -> Row {
        if let copy = campaigns.draw(at: time, market, &random) { return copiedRow(copy, at: time) }
        let day = Period.day(of: time)
        let brand = market.brand(onDay: day, &random)
        let draw = random.below(1000)
        if draw < 28 { return spamRow(about: brand, at: time) }
        if draw < 40, !(brand == ViralEvent.brand && time >= ViralEvent.start && time <= ViralEvent.answered) {
            return ownPostRow(by: brand, at: time)
        }
        let channel = Channel.draw(at: time, &random)
        switch Kind.draw(on: channel, &random) {
        case .share: return shareRow(at: time) ?? freshRow(.post, on: channel, about: brand, at: time)
        case .quote: return quoteRow(at: time) ?? freshRow(.post, on: channel, about: brand, at: time)
        case .comment: return commentRow(on: channel, at: time) ?? freshRow(.post, on: channel, about: brand, at: time)
        case .reply: return replyRow(on: channel, at: time) ?? freshRow(.post, on: channel, about: brand, at: time)
        case let kind: return freshRow(kind, on: channel, about: brand, at: time)
        }
    }

    /// A post, article or review that starts something.
    mutating func freshRow(_ wanted: Kind, on channel: Channel, about brand: Brand, at time: Int64) -> Row {
        let isArticle = channel == .news || channel == .blog
        let kind = isArticle ? .article : wanted
        let language = rhythm.language(at: time, &random)
        let topic = market.topic(of: brand, &random)
        var polarity = market.polarity(of: brand, on: topic, &random)
        if channel == .news, random.chance(60) { polarity = .neu }
        var plan = TextPlan(
            seed: random.next(), form: kind == .article ? .article : kind == .review ? .review : .post,
            language: language, brand: brand, other: nil, topic: topic, polarity: polarity
        )
        if kind == .post, random.chance(11) {
            plan.form = .compare
            plan.other = market.rival(of: brand, onDay: Period.day(of: time), &random)
        }
        let author =
            channel == .news
            ? people.drawJournalist(language, &random) : people.draw(language, curves, &random)
        var row = row(kind, on: channel, at: time, by: author, plan, boost: polarity == .neg ? 0.5 : 0)
        if kind == .review { row.rating = rating(polarity) }
        remember(row, complaintsAnswered: plan.other == nil ? answerPercent(brand, on: channel) : nil)
        return row
    }

    private mutating func rating(_ polarity: Polarity) -> Int {
        switch polarity {
        case .pos: random.chance(70) ? 5 : 4
        case .neu: random.chance(70) ? 3 : random.chance(50) ? 4 : 2
        case .neg: random.chance(64) ? 1 : 2
        }
    }

    /// How many of 100 complaints that start something a brand answers on a channel; nil where it has no account.
    private func answerPercent(_ brand: Brand, on channel: Channel) -> Int? {
        switch channel {
        case .twitter, .instagram, .review: brand.profile.answered
        case .youtube, .forum: brand.profile.answered / 3
        default: nil
        }
    }

    /// The same for complaints in the threads of others, which are answered less often.
    private func answerPercentInThread(_ brand: Brand, on channel: Channel) -> Int? {
        answerPercent(brand, on: channel).map { $0 / 3 }
    }

    /// What an answer to a post is about: the same, and often in the same mood.
    private mutating func plan(_ form: TextForm, after post: Post) -> TextPlan {
        var plan = post.plan
        plan.seed = random.next()
        plan.form = form
        plan.other = nil
        if !random.chance(50) { plan.polarity = market.polarity(of: plan.brand, on: plan.topic, &random) }
        return plan
    }

    /// When what is answered at `time` was written: a delay of the shape of `Curves.delay` before.
    private mutating func instant(before time: Int64, flat: Double, theta: Double) -> Int64 {
        time - Int64(min(curves.delay(flat: flat, theta: theta, &random), 1e9)) * Civil.second
    }

    private mutating func replyRow(on channel: Channel, at time: Int64) -> Row? {
        let isForum = channel == .reddit || channel == .forum
        let target = instant(before: time, flat: isForum ? 900 : 240, theta: 0.45)
        let inThread = !channel.isSocial || channel == .twitter ? random.chance(isForum ? 55 : 35) : true
        let near = Int(channel.rawValue)
        let parent =
            (inThread ? answered[near].pick(at: target, &random) : nil)
            ?? (channel == .youtube || channel == .instagram ? nil : roots[near].pick(at: target, &random))
        guard let parent else { return commentRow(on: channel, at: time) }
        let plan = plan(.reply, after: parent)
        var row = row(.reply, on: channel, at: time, by: people.draw(plan.language, curves, &random), plan, boost: -1)
        row.parent = parent.reference
        row.thread = parent.root
        row.site = parent.site
        if channel.isSocial { row.addressee = parent.author }
        remember(row, complaintsAnswered: answerPercentInThread(plan.brand, on: channel))
        return row
    }

    /// A comment under a video, picture or article.
    private mutating func commentRow(on channel: Channel, at time: Int64) -> Row? {
        let target = instant(before: time, flat: 1200, theta: 0.4)
        guard channel != .twitter, let under = roots[Int(channel.rawValue)].pick(at: target, &random) else {
            return nil
        }
        let plan = plan(.comment, after: under)
        var row = row(.comment, on: channel, at: time, by: people.draw(plan.language, curves, &random), plan)
        row.thread = under.reference
        row.site = under.site
        remember(row, complaintsAnswered: answerPercentInThread(plan.brand, on: channel))
        return row
    }

    private mutating func shareRow(at time: Int64) -> Row? {
        let target = instant(before: time, flat: 300, theta: 0.2314843)
        let echoed = random.chance(50) ? echoes.pick(at: target, of: 1, &random) : nil
        guard let original = echoed ?? roots[Int(Channel.twitter.rawValue)].pick(at: target, &random) else {
            return nil
        }
        return shareRow(of: original, by: people.draw(original.plan.language, curves, &random), at: time)
    }

    /// A share of an original; its counts belong to the original and stay unknown.
    mutating func shareRow(of original: Post, by author: Author, at time: Int64) -> Row {
        var row = row(.share, on: .twitter, at: time, by: author, original.plan)
        row.shared = original
        echoes.add(original, at: time)
        return row
    }

    private mutating func quoteRow(at time: Int64) -> Row? {
        let target = instant(before: time, flat: 300, theta: 0.35)
        guard let original = roots[Int(Channel.twitter.rawValue)].pick(at: target, &random) else { return nil }
        let plan = plan(.quote, after: original)
        var row = row(.quote, on: .twitter, at: time, by: people.draw(plan.language, curves, &random), plan)
        row.quoted = original.reference
        remember(row, complaintsAnswered: answerPercentInThread(plan.brand, on: .twitter))
        return row
    }

    /// A brand's answer to a complaint.
    mutating func answerRow(to complaint: Post, at time: Int64) -> Row {
        var plan = complaint.plan
        plan.seed = random.next()
        plan.form = .ownReply
        plan.polarity = .neu
        plan.other = nil
        let channel = complaint.reference.channel
        var row = row(.reply, on: channel, at: time, by: .help(plan.brand), plan, boost: -5)
        row.parent = complaint.reference
        row.thread = complaint.root
        row.site = complaint.site
        row.givenSentiment = nil
        if channel.isSocial { row.addressee = complaint.author }
        remember(row)
        return row
    }
}
