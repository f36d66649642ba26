import ClamorSynth
import Testing

/// What makes a set lifelike: shares, tails, rhythms, repetition.
struct SynthLifeTests {
    private let mentions = Sets.standard

    /// The part of the mentions that meet a condition.
    private func part(_ condition: (MentionTable.Mention) -> Bool) -> Double {
        Double(mentions.filter(condition).count) / Double(mentions.count)
    }

    @Test func fewAuthorsHoldMuchOfTheEngagement() {
        var engagement: [String: Int] = [:]
        for mention in mentions where !mention["author"].isEmpty {
            let counts = ["likes", "shares", "replies"].compactMap { mention.number($0) }
            engagement[mention["author"], default: 0] += counts.reduce(0, +)
        }
        let sorted = engagement.values.sorted(by: >)
        let top = sorted.prefix(sorted.count / 100).reduce(0, +)
        #expect(Double(top) > 0.15 * Double(sorted.reduce(0, +)))
    }

    @Test func authorsAreManyAndUnequal() {
        var activity: [String: Int] = [:]
        for mention in mentions where !mention["author"].isEmpty { activity[mention["author"], default: 0] += 1 }
        #expect(activity.count >= mentions.count / 20 && activity.count <= mentions.count / 8)
        #expect(activity.values.filter { $0 == 1 }.count > activity.count / 5)
        #expect(activity.values.max()! > 20 * mentions.count / activity.count / 2)
    }

    @Test func followersGrowIntoALongTail() {
        let followers = mentions.compactMap { $0["channel"] == "twitter" ? $0.number("followers") : nil }.sorted()
        let median = followers[followers.count / 2]
        #expect(median > 100 && median < 1_000)
        #expect(followers[followers.count * 99 / 100] > 20 * median)
    }

    @Test func attentionGoesWithFollowers() {
        let posts = mentions.filter { $0["channel"] == "twitter" && $0["kind"] == "post" }
        func mean(_ range: Range<Int>) -> Double {
            let likes = posts.filter { range.contains($0.number("followers")!) }.map { $0.number("likes")! }
            return Double(likes.reduce(0, +)) / Double(likes.count)
        }
        #expect(mean(1_000..<10_000) > 2 * mean(0..<300))
    }

    @Test(arguments: [("es", 0.05), ("fr", 0.03), ("de", 0.03), ("pt", 0.024), ("ja", 0.014)])
    func languageShares(language: String, expected: Double) {
        let share = part { $0["lang"] == language }
        #expect(share > expected * 0.6 && share < expected * 1.5)
    }

    @Test func aboutFifteenPercentAreNotEnglish() {
        let known = part { !$0["lang"].isEmpty }
        let other = part { !$0["lang"].isEmpty && $0["lang"] != "en" } / known
        #expect(other > 0.12 && other < 0.18)
        #expect(mentions.contains { $0["lang"] == "ja" && $0["text"].unicodeScalars.contains { $0.value > 0x3040 } })
    }

    @Test func brandsHaveUnequalShares() {
        let shares = Synth.brands.map { brand in part { $0.brands[0] == brand } }
        #expect(shares[0] > 0.28 && shares[0] < 0.40)
        #expect(shares[5] > 0.03 && shares[5] < 0.10)
        let jorvelle = mentions.filter { $0["brand"] == "Jorvelle" }
        let late = jorvelle.filter { $0["time"] >= "2026-03" }.count
        let early = jorvelle.filter { $0["time"] < "2026-02" }.count
        #expect(late > early * 3 / 2)
    }

    @Test func theDayAndTheWeekHaveTheirRhythm() {
        let night = part { ("03"..."06").contains($0["time"].dropFirst(11).prefix(2)) }
        let evening = part { ("18"..."21").contains($0["time"].dropFirst(11).prefix(2)) }
        #expect(evening > 1.5 * night)
        let sunday = part { $0["time"].hasPrefix("2026-02-15") }
        let wednesday = part { $0["time"].hasPrefix("2026-02-18") }
        #expect(wednesday > sunday)
    }

    @Test func textsAreVariedAndWithinBounds() {
        let texts = mentions.filter { $0["kind"] != "share" }.map { $0["text"] }
        #expect(Set(texts).count > texts.count * 85 / 100)
        let lengths = texts.map { $0.split(whereSeparator: \.isWhitespace).count }.sorted()
        #expect((9...18).contains(lengths[lengths.count / 2]))
        #expect(lengths.last! < 70)
    }

    @Test func spamAndCopiesAreThere() {
        let spam = part { mention in
            ["promo_", "bestdeals", "winbig_"].contains { mention["author"].hasPrefix($0) }
        }
        #expect(spam > 0.015 && spam < 0.04)
        var starts: [Substring: Set<String>] = [:]
        for mention in mentions where mention["kind"] == "post" && mention["text"].utf8.count > 60 {
            starts[mention["text"].lowercased().prefix(50), default: []].insert(mention["author"])
        }
        #expect(starts.values.filter { $0.count >= 5 }.count >= 10)
    }

    @Test func everyBrandAnswersComplaintsInItsOwnTime() {
        var mentionsByID: [String: MentionTable.Mention] = [:]
        var delays: [String: [Int]] = [:]
        for mention in mentions {
            mentionsByID["\(mention["channel"]) \(mention["id"])"] = mention
            guard let own = Synth.ownHandles.first(where: { $0.handles[1] == mention["author"] }) else { continue }
            let complaint = mentionsByID["\(mention["channel"]) \(mention["parent"])"]!
            #expect(complaint.brands[0] == own.brand)
            // By day, when no answer waits for the morning.
            guard (8..<14).contains(complaint.minute / 60 % 24) else { continue }
            delays[own.brand, default: []].append(mention.minute - complaint.minute)
        }
        let medians = Synth.brands.map { brand in
            let sorted = (delays[brand] ?? []).sorted()
            #expect(sorted.count >= 5, "\(brand) answers")
            return sorted[sorted.count / 2]
        }
        // Tallowin is quick, Osmeda slow.
        #expect(medians[3] < 60)
        #expect(medians[2] > 120)
    }

    @Test func moodDiffersByBrand() {
        func stars(_ brand: String) -> Double {
            let ratings = mentions.filter { $0["brand"] == brand }.compactMap { $0.number("rating") }
            return Double(ratings.reduce(0, +)) / Double(ratings.count)
        }
        #expect(stars("Tallowin") > stars("Jorvelle") + 0.4)
    }
}
