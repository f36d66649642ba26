import ClamorStore
import Testing

/// Records that are prepared in parts, on any thread, must give the file that they give at once.
@Suite struct PreparationTests {
    /// More than a segment, with repeats within a part, across parts and across chunks, newer versions, context and
    /// records without id.
    private static let records: [MentionRecord] = {
        var records = mentions(0..<66_500)
        for index in stride(from: 100, to: 66_000, by: 977) { records[index + 1] = records[index] }
        for index in stride(from: 50, to: 66_000, by: 1_503) {
            records[index + 400] = records[index]
            records[index + 400].likes = 1 << 33
            records[index + 400].collected = noon.milliseconds + 10
        }
        for index in stride(from: 7, to: 66_500, by: 801) { records[index].isContext = true }
        for index in stride(from: 9, to: 66_500, by: 613) { records[index].id = nil }
        records[66_400] = records[12]
        records[66_401] = records[13]
        records[66_401].text = "again, in other words"
        return records
    }()

    @Test(arguments: [1_000, 4_097, 65_535, 65_537]) func partsMakeNoDifference(size: Int) throws {
        let (whole, parts) = (try StoreFixture(), try StoreFixture())
        let expected = try whole.open().importing("a", Self.records)
        let store = try parts.open()
        let importer = try store.openImporter()
        let session = try importer.begin(source: "a.csv", format: "csv", now: noon)
        for start in stride(from: 0, to: Self.records.count, by: size) {
            let part = Array(Self.records[start..<min(start + size, Self.records.count)])
            try session.append(session.preparer.prepare(part))
        }
        let report = try session.finish(identity("a"), now: noon.advanced(byMilliseconds: 1_500))
        importer.close()
        #expect(report == expected)
        #expect(report.updated > 40 && report.duplicate > 60 && report.context > 70)
        #expect(try store.check() == [])
        for table in ["mention", "superseded", "extra_name", "dictionary", "column_segment", "text_part"] {
            let (one, other) = (try whole.query(".dump \(table)"), try parts.query(".dump \(table)"))
            #expect(one == other, "\(table)")
            #expect(one.contains("INSERT INTO"), "\(table)")
        }
    }
}
