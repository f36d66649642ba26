import ClamorStore
import ClamorTime
import Glibc
import Testing

@testable import ClamorImport

/// Exports of other people, where they are at hand: `CLAMOR_REAL_DATA` names their folder.
private let realData = getenv("CLAMOR_REAL_DATA").map { String(cString: $0) }

@Suite(.enabled(if: realData != nil)) struct RealDataTests {
    private let scratch = Scratch()

    private func files(_ folder: String) throws -> [String] {
        let path = "\(realData!)/exports/\(folder)"
        let stream = try #require(opendir(path))
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append("\(path)/\(name)") }
        }
        return names.sorted()
    }

    private func importer() throws -> FileImporter {
        FileImporter(
            store: try MentionStore.open(path: "\(scratch.path)/store.clamor"),
            now: Instant(milliseconds: 1_767_225_600_000))
    }

    @Test func everyTweetOfTwarcsFilesIsThereOnce() throws {
        let importer = try importer()
        let paths = try files("twitter-v2")
        let results = try importer.importFiles(paths)
        let reports = results.compactMap { try? $0.get().report }
        #expect(reports.allSatisfy { $0.read == $0.new + $0.updated + $0.duplicate + $0.rejected })
        #expect(reports.map(\.new).reduce(0, +) == 1109)
        // A line cut short, and the page of profiles, whose tweets are context.
        #expect(reports.map(\.rejected).reduce(0, +) == 2)
        let refused = zip(paths, results).filter { (try? $1.get()) == nil }.map { $0.0.split(separator: "/").last! }
        #expect(
            refused == [
                "counts.jsonl", "empty.json", "lists.jsonl", "tweets_compliance.jsonl", "users_compliance.jsonl",
            ])
        let again = try importer.importFiles(paths).compactMap { try? $0.get().report }
        #expect(again.count == reports.count)
        #expect(again.allSatisfy { $0.batch == nil && $0.sameAs != nil && $0.duplicate + $0.rejected == $0.read })
    }

    @Test func tweetsAreOfTheirKinds() throws {
        var kinds: [String: String] = [:]
        var context: Set<String> = []
        for path in try files("twitter-v2") {
            let bytes = try Self.bytes(path)
            guard let reading = try? Reading(bytes), !reading.records.isEmpty else { continue }
            for record in reading.mentions { kinds[record.id!] = record.kind }
            context.formUnion(reading.context.compactMap(\.id))
            #expect(reading.mentions.allSatisfy { $0.time != nil && $0.text != nil })
            // Accounts that are no more, or withheld.
            #expect(reading.mentions.count { $0.author == nil } == (path.hasSuffix("withheld.jsonl") ? 6 : 0))
        }
        #expect(
            Dictionary(grouping: kinds.values, by: { $0 }).mapValues(\.count) == [
                "share": 633, "reply": 199, "quote": 52, "post": 225,
            ])
        #expect(context.subtracting(kinds.keys).count == 505)
    }

    @Test func flattenedAndPagedTweetsAreTheSame() throws {
        let flat = try Reading(try Self.bytes("\(realData!)/exports/twitter-v2/flat.jsonl")).mentions
        let paged = try Reading(try Self.bytes("\(realData!)/exports/twitter-v2/noflat.jsonl")).mentions
        let byId = Dictionary(uniqueKeysWithValues: flat.map { ($0.id!, $0) })
        #expect(flat.count == 100)
        for record in paged {
            let other = try #require(byId[record.id!])
            #expect((record.text, record.kind, record.author) == (other.text, other.kind, other.author))
            #expect((record.followers, record.shareOf, record.likes) == (other.followers, other.shareOf, other.likes))
        }
    }

    @Test func statusesOfMastodonAreRead() throws {
        var counts: [Int] = []
        for path in try files("mastodon") {
            guard let reading = try? Reading(try Self.bytes(path)), !reading.mentions.isEmpty else { continue }
            counts.append(reading.mentions.count)
            #expect(reading.rejects.isEmpty)
            #expect(reading.mentions.allSatisfy { $0.author?.contains("@") == true && $0.time != nil })
            #expect(
                reading.mentions.allSatisfy { !($0.text ?? "").contains("<p>") && $0.id?.hasPrefix("http") == true })
        }
        #expect(counts == [20, 17, 2, 1, 7, 20])
    }

    @Test func tablesAreReadToTheLastRow() throws {
        let posts = try Reading(try Self.bytes("\(realData!)/exports/hackernews/hacker_news.csv"))
        #expect((posts.records.count, posts.rejects.count) == (21_348, 0))
        #expect(posts.notes.contains("dates are month first, as its dates show"))
        #expect(posts.notes.contains("80 × text encoded twice set right"))
        #expect(posts.records.allSatisfy { $0.channel == "hackernews" && $0.likes != nil && $0.time != nil })
        let comments = try Reading(try Self.bytes("\(realData!)/exports/youtube/youtube_comments.csv"))
        #expect((comments.records.count, comments.rejects.count) == (6028, 8))
        #expect(comments.records.allSatisfy { $0.channel == "youtube" && $0.kind == "comment" })
        let same = try Reading(try Self.bytes("\(realData!)/exports/youtube/youtube_comments.json"))
        #expect((same.records.count, same.rejects.count) == (6032, 0))
    }

    private static func bytes(_ path: String) throws -> [UInt8] {
        let source = try ByteSource(path: path)
        var bytes: [UInt8] = []
        while try source.read(into: &bytes) {}
        return bytes
    }
}
