import ClamorStore
import ClamorTime
import Glibc
import Testing

@testable import ClamorImport

/// Feeds and tables of other people, where they are at hand: `CLAMOR_REAL_DATA` names their folder.
private let realData = getenv("CLAMOR_REAL_DATA").map { String(cString: $0) }

@Suite(.enabled(if: realData != nil)) struct RealVendorTests {
    private func reading(_ path: String) throws -> Reading {
        let source = try ByteSource(path: "\(realData!)/exports/\(path)")
        var bytes: [UInt8] = []
        while try source.read(into: &bytes) {}
        return try Reading(bytes)
    }

    /// Endings lie: the content decides.
    @Test(arguments: [
        ("DaringFireball.atom", "feed", "Atom", 48), ("DaringFireball.json", "json-feed", "JSON Feed", 48),
        ("DaringFireball.rss", "feed", "Atom", 47), ("KatieFloyd.rss", "feed", "RSS 2.0", 20),
        ("allthis.atom", "feed", "RSS 2.0", 12), ("bio.rdf", "feed", "RSS 1.0 (RDF)", 30),
        ("inessential.json", "json-feed", "JSON Feed", 20), ("natasha.xml", "feed", "RSS 2.0", 10),
        ("russcox.atom", "feed", "Atom", 19), ("scriptingNews.rss", "feed", "RSS 2.0", 50),
    ])
    func everyItemOfAFeedIsRead(file: String, format: String, form: String, count: Int) throws {
        let reading = try reading("feeds/\(file)")
        #expect((reading.format, reading.records.count, reading.rejects.count) == (format, count, 0))
        #expect(reading.notes.contains { $0.hasPrefix("\(form): “") })
        for record in reading.records {
            #expect(record.id != nil && record.time != nil && record.author != nil)
            #expect(record.text?.contains("</p>") != true)
        }
        // One feed gives two of its guids to two items each.
        #expect(Set(reading.records.compactMap(\.id)).count == (file == "scriptingNews.rss" ? 48 : count))
    }

    @Test func oneFeedInTwoFormsGivesTheSameMentions() throws {
        let atom = try reading("feeds/DaringFireball.atom").records
        let json = try reading("feeds/DaringFireball.json").records
        #expect(Set(atom.compactMap(\.id)).intersection(json.compactMap(\.id)).count == 46)
    }

    /// The vendor's documented answer is no JSON: `Europe` stands without quotes.
    @Test func aBrokenAnswerIsToldForWhatItIs() throws {
        let reading = try reading("brandwatch/api_mentions_response_from_docs.json")
        #expect((reading.format, reading.records.count, reading.rejects.count) == ("brandwatch", 0, 1))
        #expect(reading.rejects[0].reason.hasPrefix("is no valid JSON"))
    }
}
