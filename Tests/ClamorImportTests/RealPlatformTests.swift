import ClamorStore
import ClamorTime
import Glibc
import Testing

@testable import ClamorImport

private let realData = getenv("CLAMOR_REAL_DATA").map { String(cString: $0) }

/// Social platforms' files of other people, where they are at hand: `CLAMOR_REAL_DATA` names their folder.
@Suite(.enabled(if: realData != nil)) struct RealPlatformTests {
    static func files(_ folder: String) throws -> [String] {
        let path = "\(realData!)/exports/\(folder)"
        let stream = try #require(opendir(path))
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix("."), name != "LICENSE" { names.append("\(path)/\(name)") }
        }
        return names.sorted()
    }

    static func reading(_ path: String) throws -> Reading {
        let source = try ByteSource(path: path)
        var bytes: [UInt8] = []
        while try source.read(into: &bytes) {}
        return try Reading(bytes)
    }

    /// What is in a folder: ids of mentions and of context, and the files without mentions with their reasons.
    private static func content(_ folder: String, format: String) throws -> (
        mentions: [MentionRecord], context: Set<String>, without: [String: String]
    ) {
        var result: (mentions: [MentionRecord], context: Set<String>, without: [String: String]) = ([], [], [:])
        for path in try files(folder) {
            let name = String(path.split(separator: "/").last ?? "")
            guard let reading = try? reading(path) else {
                result.without[name] = "refused"
                continue
            }
            if reading.mentions.isEmpty { result.without[name] = reading.rejects.first?.reason }
            if reading.format != format { continue }
            result.mentions += reading.mentions
            result.context.formUnion(reading.context.compactMap(\.id))
        }
        return result
    }

    @Test func tweetsOfTheOldAPI() throws {
        let found = try Self.content("twitter-v1", format: "twitter-v1")
        let ids = Set(found.mentions.compactMap(\.id))
        #expect((ids.count, ids.union(found.context).count) == (96, 105))
        #expect(found.mentions.allSatisfy { $0.time != nil && $0.text != nil && $0.author != nil })
        #expect(found.mentions.allSatisfy { $0.kind != "share" || $0.likes == nil })
        #expect(
            found.without == [
                "test_asyncclient_get_retweeters.yaml.0.json": "holds Twitter user profiles, no mentions",
                "test_asyncclient_retweet_and_unretweet.yaml.0.json": "refused",
                "test_asyncclient_retweet_and_unretweet.yaml.1.json": "refused",
                "testgetretweeterids.json.0.json": "holds ids of Twitter accounts, no mentions",
                "testgetretweetsofme.json.0.json": "refused", "testmentionstimeline.json.0.json": "refused",
            ])
        let newer = try Self.content("twitter-v1", format: "twitter-v2").mentions
        #expect(Set(newer.compactMap(\.id)).count == 310)
        #expect(newer.allSatisfy { $0.time != nil })
    }

    @Test func postsOfBluesky() throws {
        let path = "\(realData!)/exports/bluesky"
        let posts = try Self.reading("\(path)/nytimes-posts.jsonl")
        #expect((posts.mentions.count, posts.rejects.count) == (8959, 0))
        #expect(posts.mentions.count { $0.kind == "reply" } == 23)
        #expect(posts.mentions.allSatisfy { $0.time != nil && $0.likes != nil && $0.url != nil })
        let scraped = try Self.reading("\(path)/bluesky_posts.json").mentions
        #expect((scraped.count, Set(scraped.compactMap(\.id)).count) == (182, 91))
        let thread = try Self.reading("\(path)/thread_view_post_with_embed_media.json")
        #expect((thread.mentions.map(\.kind), thread.context.count) == (["quote"], 1))
        #expect(try Self.reading("\(path)/posts.csv").mentions.allSatisfy { $0.channel == "bluesky" })
    }

    @Test func listingsAndTreesOfReddit() throws {
        let path = "\(realData!)/exports/reddit"
        let tree = try Self.reading("\(path)/api-TestCommentForest.test_replace__all_large.json.1.json")
        #expect(Set(tree.mentions.compactMap(\.id)).count == 486)
        #expect(tree.mentions.count { $0.isDeleted } == 10)
        #expect(tree.notes == ["1,060 comments that the tree only counts (“more”), not in the file"])
        let known = Set(tree.mentions.compactMap(\.id))
        #expect(tree.mentions.dropFirst().allSatisfy { known.contains($0.parent ?? "") && $0.thread == "t3_n49rw" })
        let overview = try Self.reading("\(path)/api-TestRedditorListings.test_overview__hot.json.1.json")
        #expect((overview.mentions.count, overview.mentions.count { $0.kind == "share" }) == (100, 6))
        #expect(try Self.reading("\(path)/reddit_posts.json").mentions.count == 196)
        #expect(try Self.reading("\(path)/reddit_comments.json").mentions.count == 289)
    }

    @Test func commentsOfYouTube() throws {
        let threads = try Self.reading("\(realData!)/exports/youtube/commentThreads.json")
        #expect((threads.format, threads.mentions.count, threads.rejects.count) == ("youtube", 20, 0))
        #expect(threads.mentions.allSatisfy { $0.thread == "wtLJPvx7-ys" && $0.text?.hasSuffix("\u{FEFF}") != true })
    }

    @Test func bodiesOfMastodonThatHoldNoStatusesSaySo() throws {
        let found = try Self.content("mastodon", format: "mastodon")
        #expect(Set(found.mentions.compactMap(\.id)).count == 67)
        #expect(
            Set(found.without.values) == [
                "holds a Mastodon server's description, no statuses",
                "holds a Mastodon status's earlier versions, no statuses",
            ])
        #expect(found.without.count == 7)
    }
}
