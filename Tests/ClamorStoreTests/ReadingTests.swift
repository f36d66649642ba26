import ClamorColumns
import ClamorQuery
import ClamorStore
import ClamorTime
import Dispatch
import Synchronization
import Testing

@Suite struct ReadingTests {
    @Test func manyThreadsReadOneSnapshot() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("a", mentions(0..<3_000))
        try store.annotate(rows: [1, 2], .tag(["x"]), now: noon)
        let snapshot = try store.snapshot()
        let results = Mutex<[[Value]]>([])
        DispatchQueue.concurrentPerform(iterations: 8) { index in
            let field = ["author", "likes", "tags", "handles"][index % 4]
            let values = (try? snapshot.liveValues(field)) ?? []
            let hits = (try? snapshot.textIndex(segment: 0).rows(prefix: "1"))?.setCount ?? 0
            results.withLock { $0.append(values + [.integer(Int64(hits)), .text(field)]) }
        }
        for result in results.withLock({ $0 }) {
            guard case .text(let field)? = result.last else { continue }
            let expected = try snapshot.liveValues(field) + [.integer(1_111)]
            #expect(result.dropLast() == expected[...], "\(field)")
        }
    }

    @Test func aSmallCacheChangesNothing() throws {
        let fixture = try StoreFixture()
        try fixture.open().importing("a", mentions(0..<67_000))
        let roomy = try fixture.open().snapshot()
        let tight = try MentionStore.open(path: fixture.path, cacheBytes: 50_000).snapshot()
        for field in ["author", "verified", "brand", "batch", "source"] {
            for segment in 0..<2 {
                let (left, right) = (
                    try roomy.column(field, segment: segment), try tight.column(field, segment: segment)
                )
                let rows = stride(from: 0, to: left.count, by: 97)
                #expect(rows.allSatisfy { left[$0] == right[$0] }, "\(field)")
            }
        }
        for token in ["refund", "60000", "acme"] {
            let (left, right) = (try roomy.textIndex(segment: 0), try tight.textIndex(segment: 0))
            #expect(try left.rows(token: token) == right.rows(token: token))
        }
    }

    @Test func columnsOfOneSnapshotShareTheirDictionary() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        try store.importing("a", mentions(0..<66_000))
        let before = try store.snapshot()
        _ = try before.column("author", segment: 0)
        var other = mention(99_999)
        other.author = "newcomer"
        try store.importing("b", [other])
        func dictionary(_ snapshot: StoreSnapshot, _ segment: Int) throws -> TextDictionary {
            guard case .codes(_, let dictionary) = try snapshot.column("author", segment: segment).storage else {
                return .empty
            }
            return dictionary
        }
        #expect(try dictionary(before, 0) === dictionary(before, 1))
        let after = try store.snapshot()
        #expect(try dictionary(after, 0) === dictionary(after, 1))
        #expect(try dictionary(after, 0).count == dictionary(before, 0).count + 1)
        #expect(try after.liveValues("author").last == .text("newcomer"))
    }

    @Test func spellingsOfOneFormShareAClass() throws {
        let fixture = try StoreFixture()
        let store = try fixture.open()
        for (index, author) in ["Ana", "bob", "ANA", "ána", "Bob", "ana"].enumerated() {
            var record = mention(index)
            record.author = author
            try store.importing("\(index)", [record])
        }
        guard case .codes(let codes, let dictionary) = try store.snapshot().column("author", segment: 0).storage else {
            return
        }
        #expect(codes.wide == [0, 1, 2, 3, 4, 5])
        #expect(dictionary.classes == [0, 1, 0, 3, 1, 0])
        #expect(try store.check().isEmpty)
    }
}
