extension Generator {
    mutating func ownPostRow(by brand: Brand, at time: Int64) -> Row {
        let plan = TextPlan(
            seed: random.next(), form: .ownPost, language: .en, brand: brand, other: nil, topic: .taste, polarity: .pos
        )
        let channel: Channel = random.chance(60) ? .twitter : .instagram
        var row = row(.post, on: channel, at: time, by: .own(brand), plan, boost: -3)
        row.givenSentiment = nil
        remember(row)
        return row
    }

    mutating func spamRow(about brand: Brand, at time: Int64) -> Row {
        let plan = TextPlan(
            seed: random.next(), form: .spam, language: .en, brand: brand, other: nil, topic: .price, polarity: .pos
        )
        let author = people.drawSpammer(&random)
        let channel: Channel = random.chance(70) ? .twitter : .instagram
        return row(.post, on: channel, at: time, by: author, plan, boost: -4)
    }

    /// A copy of a campaign's text: an article of an agency on some newspaper's site, else a post.
    mutating func copiedRow(_ plan: TextPlan, at time: Int64) -> Row {
        let isArticle = plan.form == .article
        let author = isArticle ? people.drawJournalist(.en, &random) : people.drawEvenly(.en, &random)
        let channel: Channel = isArticle ? .news : random.chance(75) ? .twitter : .instagram
        var row = row(isArticle ? .article : .post, on: channel, at: time, by: author, plan)
        row.variation = random.chance(45) ? 0 : 1 + random.below(5)
        if isArticle, row.variation != 4 { row.variation = 0 }
        return row
    }
}
