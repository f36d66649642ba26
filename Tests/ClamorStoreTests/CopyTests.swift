import ClamorColumns
import ClamorQuery
import ClamorStore
import ClamorTime
import Foundation
import Testing

private let complaint = "The new Acme phone lost its charge twice before lunch today, and nobody at support picks up"
private let edited = "The new Acme phone lost its charge three times before lunch today, and nobody at support picks up"

/// A mention of a text, said as many seconds after the others as its number tells.
private func saying(_ number: Int, _ text: String?, by author: String? = nil) -> MentionRecord {
    var record = mention(number)
    (record.title, record.text, record.author) = (nil, text, author ?? "author\(number)")
    return record
}

extension MentionStore {
    /// Of each mention that counts its id and `duplicate_of`.
    fileprivate func duplicates(_ batch: Int64? = nil) throws -> [String: String] {
        let snapshot = try batch.map { try self.snapshot(at: SnapshotNumber(batch: $0)) } ?? snapshot()
        var result: [String: String] = [:]
        for (id, value) in zip(try snapshot.liveIDs(), try snapshot.liveValues("duplicate_of")) {
            if case .text(let other) = value { result[id] = other }
        }
        return result
    }
}

@Suite struct CopyTests {
    @Test func copiesNameTheFirst() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing(
            "a",
            [
                saying(0, "Something else that somebody said of the weather"), saying(1, complaint),
                saying(2, edited), saying(3, "RT @acme: \(complaint)!! https://t.co/x"), saying(4, nil),
                saying(5, "love it"), saying(6, "love it"), saying(7, "Love it!", by: "author6"),
            ])
        #expect(try store.duplicates() == ["id-2": "id-1", "id-3": "id-1", "id-7": "id-6"])
        #expect(try Asking(store)("filter duplicate_of is missing | group count") == [[.integer(5)]])
        #expect(try store.check().isEmpty)
    }

    /// A headline without a text is what was said.
    @Test func titlesStandForMissingTexts() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        func headline(_ number: Int, _ title: String, _ text: String? = nil) -> MentionRecord {
            var record = saying(number, text)
            record.title = title
            return record
        }
        try store.importing(
            "a", [headline(1, complaint), headline(2, edited), headline(3, complaint, "Read this text")])
        try store.importing("b", [headline(4, edited), saying(5, complaint)])
        let expected = ["id-2": "id-1", "id-4": "id-1", "id-5": "id-1"]
        #expect(try store.duplicates() == expected)
        try store.findCopies(threads: 2)
        #expect(try store.duplicates() == expected)
    }

    @Test func copiesAreFoundAcrossImports() throws {
        let fixture = try StoreFixture()
        try fixture.open().importing("a", [saying(1, complaint), saying(2, "love it")])
        let store = try fixture.open()
        try store.importing("b", [saying(3, edited), saying(4, complaint), saying(5, "love it", by: "author2")])
        try store.importing("c", [saying(6, edited)])
        #expect(try store.duplicates() == ["id-3": "id-1", "id-4": "id-1", "id-5": "id-2", "id-6": "id-1"])
        #expect(try store.duplicates(1) == [:])
        #expect(try store.duplicates(2) == ["id-3": "id-1", "id-4": "id-1", "id-5": "id-2"])
        #expect(try store.check().isEmpty)
    }

    @Test func aGroupHasTheFirstThatCounts() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("a", [saying(1, complaint)])
        try store.importing("b", [saying(3, complaint), saying(2, edited)])
        #expect(try store.duplicates() == ["id-2": "id-1", "id-3": "id-1"])
        let undo = try store.undo(batch: 1, now: noon)
        // What was said first is the first, whatever came in first.
        #expect(try store.duplicates() == ["id-3": "id-2"])
        try store.undo(batch: undo, now: noon)
        try store.undo(batch: 2, now: noon)
        #expect(try store.duplicates() == [:])
    }

    @Test func aNewerVersionIsNoCopy() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("a", [saying(1, complaint)])
        var newer = saying(1, complaint)
        (newer.likes, newer.collected) = (1_000, noon.milliseconds + 1)
        try store.importing("b", [newer])
        #expect(try store.duplicates() == [:])
        try store.importing("c", [saying(2, complaint)])
        #expect(try store.duplicates() == ["id-2": "id-1"])
    }

    @Test func sharesAndContextAreNoCopies() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        var (share, context) = (saying(2, complaint), saying(3, complaint))
        (share.kind, context.isContext) = ("share", true)
        try store.importing("a", [saying(1, complaint), share, context])
        #expect(try store.duplicates() == [:])
        #expect(try fixture.query("SELECT count(*) FROM copy") == "0")
    }

    @Test func whatIsForgottenIsNoOriginal() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("a", [saying(1, complaint), saying(2, complaint), saying(3, edited)])
        _ = try store.forget(.id("id-1"), now: noon)
        #expect(try store.duplicates() == ["id-3": "id-2"])
        #expect(try store.check().isEmpty)
        // The next of the group stands for it.
        #expect(try fixture.query("SELECT first_row, count FROM copy_print") == "1|1")
        try store.importing("b", [saying(4, "Another complaint about the parcel that never came to my door")])
        #expect(try store.duplicates() == ["id-3": "id-2"])
        try store.findCopies(threads: 2)
        #expect(try store.duplicates() == ["id-3": "id-2"])
        #expect(try fixture.query("SELECT row, original FROM copy") == "2|1")
    }

    @Test func whatIsLeftOfAGroupIsFoundByLaterCopies() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        let other = edited.replacingOccurrences(of: "nobody", with: "no one")
        try store.importing("a", [saying(1, complaint), saying(2, edited), saying(3, complaint), saying(4, edited)])
        _ = try store.forget(.id("id-1"), now: noon)
        try store.importing("b", [saying(5, complaint), saying(6, edited), saying(7, other)])
        #expect(try store.duplicates() == Dictionary(uniqueKeysWithValues: (3...7).map { ("id-\($0)", "id-2") }))
        _ = try store.forget(.id("id-2"), now: noon)
        _ = try store.forget(.id("id-5"), now: noon)
        try store.importing("c", [saying(8, complaint), saying(9, edited)])
        let expected = Dictionary(uniqueKeysWithValues: [4, 6, 7, 8, 9].map { ("id-\($0)", "id-3") })
        #expect(try store.duplicates() == expected)
        #expect(try store.check().isEmpty)
        try store.findCopies(threads: 2)
        #expect(try store.duplicates() == expected)
    }

    @Test func nothingIsLeftOfAnImportThatWasKilled() throws {
        let (fixture, killed) = try (StoreFixture(), StoreFixture())
        let store = try fixture.open()
        try store.importing("a", [saying(0, complaint)])
        let importer = try store.openImporter()
        let session = try importer.begin(source: "b", format: "csv", now: noon)
        try session.append((1..<66_000).map { saying($0, $0 % 2 == 0 ? complaint : edited) })
        try fixture.copy(to: killed, onceRowsExceed: 1_000)
        try session.cancel()
        importer.close()
        let left =
            "SELECT "
            + ["copy", "copy_hash", "copy_print"].map { "(SELECT count(*) FROM \($0))" }
            .joined(separator: ", ")
        let found = try killed.query(left)
        #expect(found == "65536|2|1")
        let opened = try killed.open()
        #expect(try killed.query(left) == "0|1|1")
        #expect(try fixture.query(left) == "0|1|1")
        try opened.importing("c", [saying(7, complaint)])
        #expect(try opened.duplicates() == ["id-7": "id-0"])
        #expect(try opened.check().isEmpty)
    }

    @Test func findingAnewGivesTheSame() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        let texts = [complaint, edited, "love it", "A text that nobody else says about these things"]
        for batch in 0..<4 {
            try store.importing("\(batch)", (0..<50).map { saying(batch * 50 + $0, texts[$0 % 3] + "\($0 / 25)") })
        }
        let all = "SELECT row, original FROM copy ORDER BY row"
        let (copies, duplicates) = (try fixture.query(all), try store.duplicates())
        #expect(copies.split(separator: "\n").count > 100)
        _ = try fixture.query("DELETE FROM copy; DELETE FROM copy_hash; DELETE FROM copy_print")
        #expect(try fixture.open().duplicates() == [:])
        try store.findCopies(threads: 3)
        #expect(try fixture.query(all) == copies)
        #expect(try store.duplicates() == duplicates)
        _ = try fixture.query("DELETE FROM copy")
        try store.repair()
        #expect(try store.duplicates() == duplicates)
        _ = try fixture.query("UPDATE copy SET original = row + 1 WHERE row = 100")
        #expect(try store.check().map(\.message) == ["row 100: it is no copy of what it is said to be one of"])
    }

    @Test func earlyTextsAreFoundAmongMany() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        func text(_ number: Int) -> String {
            (1...9).map { String(number &* 7_919 &* $0 &* $0 % 1_000_003, radix: 36) }.joined(separator: " ")
        }
        try store.importing("a", (0..<5_000).map { saying($0, text($0)) })
        #expect(try store.duplicates().isEmpty)
        try store.importing("b", [saying(9_000, text(3) + " indeed"), saying(9_001, text(4_999) + " indeed")])
        #expect(try store.duplicates() == ["id-9000": "id-3", "id-9001": "id-4999"])
    }

    @Test func theSameWhateverTheBatches() throws {
        let texts = (0..<40).map { "Number \($0 % 13) of the things that I always wanted to tell Acme about phones" }
        let copies = try [40, 7].map { size in
            let fixture = try StoreFixture()
            let store = try fixture.open()
            for start in stride(from: 0, to: 40, by: size) {
                try store.importing("\(start)", (start..<min(start + size, 40)).map { saying($0, texts[$0]) })
            }
            return try fixture.query("SELECT row, original FROM copy ORDER BY row")
        }
        #expect(copies[0] == copies[1] && !copies[0].isEmpty)
    }
}

@Suite struct CampaignTests {
    private static let slogan = "Sign the petition now, because Acme must stop\nselling phones that break within a week"

    @Test func campaignsAreCalledByTheirText() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        var records = (0..<6).map { saying($0, Self.slogan) }
        records += (10..<14).map { saying($0, "Only four people say this one here about Acme") }
        records += (20..<26).map { saying($0, "The same person says this over and over about Acme", by: "one") }
        try store.importing("a", records)
        let name = "Sign the petition now, because Acme must stop selling phones"
        let values = try store.snapshot().liveValues("campaign")
        #expect(values == [Value](repeating: .text(name), count: 6) + [Value](repeating: .null, count: 10))
        let rows = try Asking(store)("filter campaign is not missing | group count by campaign")
        #expect(rows == [[.text(name), .integer(6)]])
        try store.undo(batch: 1, now: noon)
        #expect(try store.snapshot().liveValues("campaign").isEmpty)
    }

    @Test func headlinesAndSlogansAreCampaigns() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        var records = (0..<5).map { saying($0, nil) }
        for index in records.indices { records[index].title = "Acme recalls all of its phones" }
        records += (5..<10).map { saying($0, "Boycott Acme now!") } + (10..<15).map { saying($0, "😡😡😡😡😡😡") }
        try store.importing("a", records)
        let values = try store.snapshot().liveValues("campaign")
        let names = ["Acme recalls all of its phones", "Boycott Acme now!"]
        #expect(
            values == names.flatMap { [Value](repeating: .text($0), count: 5) } + [Value](repeating: .null, count: 5))
        #expect(try store.duplicates().count == 8)
    }

    @Test func namesAreToldApart() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        let beginning = "We have all had quite enough of the Acme phone and its"
        let endings = [
            "battery that dies before noon on every single day of this long winter without any warning",
            "price, which went up again although nobody was asked and no reason was ever given for it",
        ]
        try store.importing("a", (0..<12).map { saying($0, "\(beginning) \(endings[$0 % 2])") })
        let values = try store.snapshot().liveValues("campaign")
        #expect(values.count == 12 && values[0] != values[1])
        #expect(Set(values).count == 2)
        for value in Set(values) {
            guard case .text(let text) = value else {
                Issue.record("not in a campaign")
                continue
            }
            #expect(text.hasPrefix(beginning))
        }
    }
}
