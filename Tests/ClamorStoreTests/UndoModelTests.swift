import ClamorColumns
import ClamorQuery
import ClamorStore
import ClamorTime
import Testing

/// Imports, deletions, undos and undos of undos in any order, against a model that works out each mention from all
/// records of the imports in force.
@Suite struct UndoModelTests {
    /// What a record says, of few fields.
    private struct Said: Hashable {
        var id: Int
        var collected: Int64
        var isDeleted = false
        var author: String?
        var country: String?
        var likes: Int64?
        var extra: [String: String] = [:]

        var record: MentionRecord {
            var record = MentionRecord()
            (record.id, record.channel, record.collected) = ("\(id)", "twitter", collected)
            (record.author, record.country, record.likes, record.isDeleted) = (author, country, likes, isDeleted)
            record.extra = extra.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
            return record
        }

        var content: Said {
            var content = self
            content.collected = 0
            return content
        }
    }

    /// What a mention shows.
    private struct Shown: Hashable, CustomStringConvertible {
        var author: String?
        var country: String?
        var likes: Int64?
        var extra: [String: String] = [:]

        var description: String { "\(author ?? "-") \(country ?? "-") \(likes ?? -1) \(extra.sorted { $0 < $1 })" }
    }

    private struct Model {
        /// A batch: an import's records in the order of their file, or the batch that an undo makes void.
        enum Batch {
            case records([Said])
            case undo(Int)
        }

        var batches: [Batch] = []

        var void: Set<Int> {
            var void: Set<Int> = []
            for (number, batch) in batches.enumerated().reversed() {
                if case .undo(let target) = batch, !void.contains(number + 1) { void.insert(target) }
            }
            return void
        }

        /// Each field from the record collected last that knows it; nothing of mentions that end with a deletion.
        func shown() -> [Int: Shown] {
            var byID: [Int: [Said]] = [:]
            let void = void
            for (number, batch) in batches.enumerated() where !void.contains(number + 1) {
                if case .records(let records) = batch {
                    for said in records { byID[said.id, default: []].append(said) }
                }
            }
            return byID.compactMapValues { records in
                // Equal times cannot come up but for the same record.
                let ordered = records.sorted { $0.collected < $1.collected }
                guard let last = ordered.last, !last.isDeleted else { return nil }
                return ordered.filter { !$0.isDeleted }.reduce(into: Shown()) { shown, said in
                    shown.author = said.author ?? shown.author
                    shown.country = said.country ?? shown.country
                    shown.likes = said.likes ?? shown.likes
                    shown.extra.merge(said.extra) { $1 }
                }
            }
        }
    }

    private func shown(_ snapshot: StoreSnapshot) throws -> [Int: Shown] {
        var result: [Int: Shown] = [:]
        try snapshot.forEachRecord(rows: snapshot.liveRows()) { record in
            let id = try #require(record.id.flatMap(Int.init))
            #expect(result[id] == nil, "mention \(id) is there twice")
            result[id] = Shown(
                author: record.author, country: record.country, likes: record.likes,
                extra: Dictionary(uniqueKeysWithValues: record.extra.map { ($0.name, $0.value) }))
        }
        return result
    }

    @Test(arguments: 0..<16) func anyOrderOfImportsAndUndos(seed: Int) throws {
        var random = Numbers(seed: UInt64(seed))
        let fixture = try StoreFixture()
        var store = try fixture.open()
        var model = Model()
        var clock: Int64 = 1_000
        var said: [Said] = []
        let comesLate = seed % 2 == 0
        // What was said word for word before is not told apart by the time of its collection when older records come
        // in between and the import that repeated it is undone.
        func isTaken(_ known: Said, _ made: Said) -> Bool {
            known.id == made.id && (known.collected == made.collected || comesLate && known.content == made.content)
        }
        func record() -> Said {
            clock += 10
            // Some come late: collected before others that are known.
            let isLate = comesLate && random.below(3) == 0
            var made = Said(
                id: random.below(4), collected: isLate ? Int64(random.below(Int(clock))) * 16 + 7 : clock * 16)
            made.collected += Int64(said.count % 7)
            if random.below(8) == 0 {
                made.isDeleted = true
                return made
            }
            if random.below(2) == 0 { made.author = ["ann", "bob"][random.below(2)] }
            if random.below(2) == 0 { made.country = ["DE", "FR"][random.below(2)] }
            if random.below(2) == 0 { made.likes = Int64(random.below(3)) }
            for name in ["p", "q"] where random.below(3) == 0 { made.extra[name] = "\(random.below(2))" }
            return made
        }
        for step in 0..<24 {
            if random.below(5) < 3 || model.batches.isEmpty {
                var records: [Said] = []
                for _ in 0..<1 + random.below(4) {
                    let again = !said.isEmpty && random.below(4) == 0
                    let made = again ? said[random.below(said.count)] : record()
                    if !again, said.contains(where: { isTaken($0, made) }) { continue }
                    records.append(made)
                    said.append(made)
                }
                try store.importing("\(seed)-\(step)", records.map(\.record))
                model.batches.append(.records(records))
            } else {
                let void = model.void
                let open = (1...model.batches.count).filter { !void.contains($0) }
                let target = open[random.below(open.count)]
                try store.undo(batch: Int64(target), now: noon)
                model.batches.append(.undo(target))
            }
            let (expected, found) = (model.shown(), try shown(store.snapshot()))
            #expect(found == expected, "step \(step): \(model.batches)")
            if found != expected { return }
            if step % 8 == 7 { store = try fixture.open() }
        }
        #expect(try store.check().isEmpty)
        // The past is what it was.
        for number in 0...model.batches.count {
            var past = model
            past.batches = Array(model.batches.prefix(number))
            let snapshot = try store.snapshot(at: SnapshotNumber(batch: Int64(number)))
            #expect(try shown(snapshot) == past.shown(), "as of \(number)")
        }
        let before = try shown(store.snapshot())
        try store.repair()
        #expect(try shown(store.snapshot()) == before)
        #expect(try store.check().isEmpty)
    }

    /// SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
    private struct Numbers {
        private var state: UInt64

        init(seed: UInt64) { state = seed &* 0xD134_2543_DE82_EF95 &+ 1 }

        mutating func below(_ bound: Int) -> Int {
            state &+= 0x9E37_79B9_7F4A_7C15
            var value = state
            value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
            value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
            return Int((value ^ (value >> 31)) % UInt64(bound))
        }
    }
}
