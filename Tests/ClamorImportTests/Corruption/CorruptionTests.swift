import ClamorStore
import ClamorTime
import Testing

@testable import ClamorImport

/// Damaged files: whatever is done to them, what was not touched is read as before, and nothing is counted twice or lost.
@Suite struct CorruptionTests {
    private static let seeds = 0..<20 as Range<UInt64>

    /// What a mention says, to compare.
    private static func essence(_ record: MentionRecord) -> String {
        let parts: [String?] = [
            record.id, record.channel, record.author, record.text, record.time.map { "\($0)" },
            record.likes.map { "\($0)" },
        ]
        return parts.map { $0 ?? "–" }.joined(separator: "␟")
    }

    private static func essences(_ bytes: [UInt8]) throws -> Set<String> {
        Set(try Reading(bytes).records.map(essence))
    }

    /// The mentions of each record of a sample, one a record.
    private static func wholeEssences(_ sample: SampleExport) throws -> [String] {
        let reading = try Reading(sample.bytes)
        try #require(reading.records.count == sample.records.count, "\(sample.name): \(reading.rejects.map(\.reason))")
        try #require(reading.rejects.isEmpty)
        return reading.records.map(essence)
    }

    @Test(arguments: seeds) func aDamagedRecordCostsItself(seed: UInt64) throws {
        var random = SeededNumbers(seed: seed)
        for sample in SampleExport.all(&random) {
            let before = try Self.wholeEssences(sample)
            var damaged = sample
            let victim = Int.random(in: 1..<sample.records.count - 1, using: &random)
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let place = damaged.records[victim].indices.randomElement(using: &random)!
                damaged.records[victim][place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            }
            let after = try Self.essences(damaged.bytes)
            for (place, essence) in before.enumerated() where place != victim {
                #expect(
                    after.contains(essence),
                    "\(sample.name): record \(place) is lost with \(victim): \(String(decoding: damaged.records[victim], as: UTF8.self))"
                )
            }
        }
    }

    @Test(arguments: seeds) func aCutFileKeepsWhatIsWhole(seed: UInt64) throws {
        var random = SeededNumbers(seed: seed &+ 1_000)
        for sample in SampleExport.all(&random) {
            let before = try Self.wholeEssences(sample)
            let kept = Int.random(in: 3..<sample.records.count, using: &random)
            var cut = sample
            cut.tail = []
            cut.records = Array(sample.records.prefix(kept))
            let last = cut.records[kept - 1]
            cut.records[kept - 1] = Array(last.prefix(Int.random(in: 1..<last.count, using: &random)))
            let reading = try Reading(cut.bytes)
            let after = Set(reading.records.map(Self.essence))
            for place in 0..<kept - 1 {
                #expect(after.contains(before[place]), "\(sample.name): record \(place) of \(kept)")
            }
            #expect(reading.records.count + reading.rejects.count >= kept - 1)
        }
    }

    @Test(arguments: seeds) func columnsInAnyOrderAreTheSame(seed: UInt64) throws {
        var random = SeededNumbers(seed: seed &+ 2_000)
        let texts = (0..<30).map { "text \($0), \"so\"" }
        let order = Array(SampleExport.columns.indices).shuffled(using: &random)
        func row(_ cells: [String]) -> String {
            order.map { "\"" + cells[$0].replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",")
        }
        let rows = texts.enumerated().map { place, text in
            [SampleExport.id(place), "forum", "2026-01-02T10:00:00Z", "user\(place)", text, "\(place)"]
        }
        let plain = ([SampleExport.columns] + rows).map { $0.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" } }
            .map { $0.joined(separator: ",") }.joined(separator: "\n")
        let shuffled = ([SampleExport.columns] + rows).map(row).joined(separator: "\n")
        #expect(try Self.essences(Array(shuffled.utf8)) == (try Self.essences(Array(plain.utf8))))
    }

    @Test(arguments: seeds) func recordsOfAnotherEncodingAreReadAsMeant(seed: UInt64) throws {
        var random = SeededNumbers(seed: seed &+ 3_000)
        let texts = (0..<30).map { "café à emporter, n° \($0): très bon €" }
        for sample in [SampleExport.csv(texts), SampleExport.jsonLines(texts)] {
            var mixed = sample
            for place in mixed.records.indices where Bool.random(using: &random) {
                mixed.records[place] = String(decoding: mixed.records[place], as: UTF8.self).unicodeScalars.map {
                    scalar in
                    scalar == "€" ? 0x80 : UInt8(scalar.value)
                }
            }
            #expect(try Self.essences(mixed.bytes) == Set(try Self.wholeEssences(sample)), "\(sample.name)")
        }
    }

    /// Damage anywhere, also where the form of the file is decided: an error or a report that adds up.
    @Test(arguments: 0..<12 as Range<UInt64>) func everyRecordIsCountedOnce(seed: UInt64) throws {
        var random = SeededNumbers(seed: seed &+ 4_000)
        let scratch = Scratch()
        let store = try MentionStore.open(path: "\(scratch.path)/store.clamor")
        let importer = FileImporter(store: store, now: Instant(milliseconds: 1_767_225_600_000))
        for sample in SampleExport.all(&random) {
            for round in 0..<4 {
                var bytes = sample.bytes
                for _ in 0..<Int.random(in: 1...20, using: &random) {
                    bytes[bytes.indices.randomElement(using: &random)!] = UInt8.random(in: 0...255, using: &random)
                }
                if round == 1 { bytes.removeLast(bytes.count / 3) }
                if round == 2 { bytes.removeFirst(bytes.count / 3) }
                if round == 3 { bytes += bytes }
                let path = scratch.file("\(sample.name)-\(round)", bytes)
                guard let report = try? importer.importFiles([path])[0].get().report else { continue }
                #expect(
                    report.read == report.new + report.updated + report.duplicate + report.rejected, "\(sample.name)")
            }
        }
        #expect(try store.check().isEmpty)
    }
}
