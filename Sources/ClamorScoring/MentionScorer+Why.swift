import ClamorListening
import ClamorQuery
import ClamorSentiment
import ClamorText

extension MentionScorer {
    /// Why a value of a mention is what it is: first the result, then what it is made of, in order.
    package func why(_ subject: WhySubject, _ mention: MentionText) -> [WhyPart] {
        switch subject {
        case .sentiment: whySentiment(mention)
        case .reach: law.why(mention)
        case .spam: whySpam(mention)
        case .language: [whyLanguage(mention)]
        }
    }

    private func whySentiment(_ mention: MentionText) -> [WhyPart] {
        guard mention.scored != nil else {
            return [Self.byOthers(mention), WhyPart(part: "(no text)", reason: "nothing to score")].compactMap(\.self)
        }
        guard let explanation = explanation(mention) else {
            let models = SentimentReader.languages.joined(separator: ", ")
            let result = WhyPart(part: "(not scored)", reason: "there are models for \(models) alone")
            return [whyLanguage(mention), Self.byOthers(mention), result].compactMap(\.self)
        }
        let parts = explanation.parts.map { part in
            WhyPart(
                part: part.token, points: part.isMasked ? nil : part.points,
                reason: part.rules.joined(separator: "; "), range: part.range)
        }
        let whole = explanation.wholeText.filter { $0.points != 0 }.map {
            WhyPart(part: "(\($0.name))", points: $0.points, reason: "of the text as a whole")
        }
        let targets = zip(explanation.reading.targets, explanation.targetTexts).map { target, texts in
            let said = texts.isEmpty ? "compared with another" : texts.map { "“\($0)”" }.joined(separator: " ")
            return WhyPart(
                part: "= \(Self.label(target.reading)) for \(target.name)",
                reason: "\(Self.words(target.reading)); \(said)")
        }
        let result = WhyPart(
            part: "= \(Self.label(explanation.reading.whole))", points: explanation.logOdds,
            reason: Self.words(explanation.reading.whole))
        let standing = mention.stored.flatMap { Self.standing($0, explanation.reading.whole) }
        let language = whyLanguage(mention)
        let read =
            language.part == "(unknown)"
            ? [WhyPart(part: "read as English", reason: "most of its words are common English ones, or it has none")]
            : []
        return [language] + read + (standing.map { [$0] } ?? []) + [result] + targets + parts + whole
    }

    /// Where the mention has a sentiment that was not read from its text.
    private static func byOthers(_ mention: MentionText) -> WhyPart? {
        mention.stored.flatMap { notScored($0.label, by: $0.source) }
    }

    /// Where a value was given or corrected.
    private static func notScored(_ label: String?, by source: String?) -> WhyPart? {
        let label = label ?? "(none)"
        return switch source {
        case "given": WhyPart(part: label, reason: "given by the export, and kept; scored, the text would be:")
        case "corrected": WhyPart(part: label, reason: "a person has corrected it; scored, the text would be:")
        default: nil
        }
    }

    /// Where the mention has another sentiment than the text reads now.
    private static func standing(_ stored: StoredSentiment, _ reading: SentimentReading) -> WhyPart? {
        if let part = notScored(stored.label, by: stored.source) { return part }
        if stored.score == Int64(reading.score) { return nil }
        let score = stored.score.map { " \(formatDecimal(Double($0) / 10_000, places: 2))" } ?? ""
        return WhyPart(
            part: (stored.label ?? "(none)") + score,
            reason: "as an earlier scoring left it (`rescore` reads it anew); now it would be:")
    }

    private static func label(_ reading: SentimentReading) -> String {
        reading.isUnsure ? "neutral (unsure)" : reading.label.name
    }

    private static func words(_ reading: SentimentReading) -> String {
        let score = formatDecimal(Double(reading.score) / 10_000, places: 2)
        let confidence = formatDecimal(Double(reading.confidence) / 10_000, places: 2)
        return "score \(score), confidence \(confidence)"
            + (reading.isUnsure ? ": too low to take a side" : "")
    }

    private func whyLanguage(_ mention: MentionText) -> WhyPart {
        if let given = mention.givenLanguage { return WhyPart(part: given, reason: "language as given") }
        guard var text = mention.scored else {
            return WhyPart(part: "(unknown)", reason: "there is no text, and none was given")
        }
        guard let code = text.withUTF8({ LanguageDetector.shared.detect($0) }) else {
            return WhyPart(part: "(unknown)", reason: "too short, or like no language that is known")
        }
        return WhyPart(part: code, reason: "language detected from the letters of the text")
    }

    private func whySpam(_ mention: MentionText) -> [WhyPart] {
        let standing = mention.storedSpam.flatMap { Self.notScored($0.isSpam ? "spam" : "no spam", by: $0.source) }
        guard var text = mention.scored else {
            return [standing, WhyPart(part: "(no text)", reason: "nothing to score")].compactMap(\.self)
        }
        let score = Double(text.withUTF8 { SpamScorer.shared.score($0) }) / 10_000
        let limit = formatDecimal(Double(SpamScorer.threshold) / 10_000, places: 2)
        let isSpam = score >= Double(SpamScorer.threshold) / 10_000
        let result = WhyPart(
            part: isSpam ? "= spam" : "= no spam",
            reason: "score \(formatDecimal(score, places: 2)); spam from \(limit) up")
        let isSpared = isSpam && mention.storedSpam.map { !$0.isSpam && $0.source == "scored" } ?? false
        let spared = WhyPart(
            part: "no spam", reason: "articles and news are never taken for it; by its words it would be:")
        return [standing, isSpared ? spared : nil, result].compactMap(\.self)
            + SpamScorer.shared.explain(text).map { WhyPart(part: $0.reason, points: $0.points, reason: "") }
    }
}

extension ReachLaw {
    /// The arithmetic behind a mention's reach.
    package func why(_ mention: MentionText) -> [WhyPart] {
        guard let stored = mention.storedReach, let estimate = whyNow(mention).first?.points,
            Double(stored) != estimate
        else { return whyNow(mention) }
        let note = "as an earlier factor left it (`rescore` computes it anew); now it would be:"
        return [WhyPart(part: "reach", points: Double(stored), reason: note)] + whyNow(mention)
    }

    private func whyNow(_ mention: MentionText) -> [WhyPart] {
        if let given = mention.givenReach {
            return [WhyPart(part: "= reach", points: Double(given), reason: "given by the export")]
        }
        if let views = mention.views {
            return [WhyPart(part: "= reach", points: Double(views), reason: "measured: its views")]
        }
        guard let followers = mention.followers else {
            return [WhyPart(part: "(unknown)", reason: "neither reach, nor views, nor followers are known")]
        }
        let factor = factor(channel: mention.channel)
        let kappa = formatDecimal(factor, places: 2)
        func people(_ exponent: Double) -> Double {
            Double(estimate(followers: followers, channel: mention.channel, exponent: exponent))
        }
        let result = people(Self.exponent)
        return [
            WhyPart(
                part: "= reach", points: result,
                reason: "estimated: the smaller of followers and κ · 1.48 · followers^0.80"),
            WhyPart(part: "followers", points: Double(followers), reason: "of the author when it was collected"),
            WhyPart(
                part: "κ = \(kappa)", reason: "factor of \(mention.channel) (`factors` lists those that are not 1)"),
            WhyPart(part: "low", points: people(Self.lowExponent), reason: "with the exponent 0.75"),
            WhyPart(part: "high", points: people(Self.highExponent), reason: "with the exponent 0.85"),
        ]
    }
}
