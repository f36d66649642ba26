import Testing

@testable import ClamorImport

/// Pages of many records with one damaged place: it costs the record that it lies in.
@Suite struct JSONSalvageTests {
    private static let tweets = (1...5).map {
        "{\"id\":\"\($0)\",\"text\":\"Tea \($0) is, {fine} [and] warm\",\"author_id\":\"7\",\"conversation_id\":\"\($0)\","
            + "\"entities\":{\"urls\":[{\"start\":1,\"end\":2},{\"start\":3,\"end\":4}],\"hashtags\":[]},"
            + "\"public_metrics\":{\"like_count\":\($0)},\"lang\":\"en\"}"
    }
    private static let head = "{\"data\":["
    private static let tail =
        "],\"includes\":{\"users\":[{\"id\":\"7\",\"name\":\"Ann\",\"username\":\"ann\"}]},\"meta\":{\"result_count\":5}}"

    private static var page: String { head + tweets.joined(separator: ",") + tail }

    private static func ids(_ bytes: [UInt8]) throws -> (ids: Set<String>, rejects: Int, format: String) {
        let reading = try Reading(bytes)
        return (Set(reading.mentions.compactMap(\.id)), reading.rejects.count, reading.format)
    }

    /// Places of quotes and brackets in the tweet, from the page's beginning; those of the text's own are left out.
    private static func marks(of tweet: Int) -> [Int] {
        let start = head.utf8.count + tweets[..<tweet].map { $0.utf8.count + 1 }.reduce(0, +)
        let bytes = Array(page.utf8)
        return (start..<start + tweets[tweet].utf8.count).filter { place in
            let isInText =
                bytes[place + 1] == UInt8(ascii: "f") || bytes[place + 1] == UInt8(ascii: "a")
                || bytes[place - 1] == UInt8(ascii: "e") || bytes[place - 1] == UInt8(ascii: "d")
            return bytes[place] == UInt8(ascii: "\"") || "{}[]".utf8.contains(bytes[place]) && !isInText
        }
    }

    @Test(arguments: [0, 2, 4]) func aLostQuoteOrBracketCostsItsRecord(tweet: Int) throws {
        let others = Set((1...5).filter { $0 != tweet + 1 }.map(String.init))
        for place in Self.marks(of: tweet) {
            var bytes = Array(Self.page.utf8)
            bytes.remove(at: place)
            let found = try Self.ids(bytes)
            #expect(found.ids.isSuperset(of: others), "\(place)")
            #expect(found.rejects == 1, "\(place)")
            #expect(found.format == "twitter-v2", "\(place)")
        }
    }

    @Test func aCutCostsWhatFollows() throws {
        let bytes = Array(Self.page.utf8)
        var end = Self.head.utf8.count
        for count in 1..<5 {
            end += Self.tweets[count - 1].utf8.count + 1
            for place in stride(from: end, to: end + Self.tweets[count].utf8.count, by: 3) {
                let found = try Self.ids(Array(bytes[..<place]))
                #expect(found.ids.isSuperset(of: (1...count).map(String.init)), "\(place)")
                #expect(found.rejects == 1, "\(place)")
            }
        }
    }

    @Test func aTreeOfCommentsIsReadAsFarAsItIsWhole() throws {
        let comments = (1...6).map {
            "{\"kind\":\"t1\",\"data\":{\"id\":\"c\($0)\",\"body\":\"b\",\"author\":\"a\",\"subreddit\":\"s\",\"replies\":\"\",\"created_utc\":1767780000}}"
        }
        let listing =
            "{\"kind\":\"Listing\",\"data\":{\"children\":[" + comments.joined(separator: ",") + "],\"after\":null}}"
        let whole = Array("[\(listing.replacing("\"id\":\"c", with: "\"id\":\"d")),\(listing)]".utf8)
        let reading = try Reading(Array(whole.dropLast(120)))
        #expect(reading.format == "reddit")
        #expect(reading.rejects.count == 1)
        #expect(reading.mentions.count >= 10)
        var damaged = whole
        damaged.remove(at: String(decoding: whole, as: UTF8.self).prefix { $0 != "b" }.utf8.count - 1)
        #expect(try Reading(damaged).mentions.count >= 11)
    }
}
