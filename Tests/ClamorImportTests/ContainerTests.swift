import ClamorStore
import ClamorTime
import Testing

@testable import ClamorImport

/// A store for the files of one test.
struct TestImport {
    let scratch = Scratch()
    let importer: FileImporter

    init() throws {
        importer = FileImporter(
            store: try MentionStore.open(path: "\(scratch.path)/.store.clamor"),
            now: Instant(milliseconds: 1_767_225_600_000))
    }

    func results(_ paths: String..., options: ImportOptions = ImportOptions()) throws -> [Result<
        ImportOutcome, any Error
    >] {
        try importer.importFiles(paths, options: options)
    }

    /// What came of each file, in a line: `NAME FORMAT new/read`, or the failure, without the folder of the test.
    func lines(_ paths: String..., options: ImportOptions = ImportOptions()) throws -> [String] {
        try importer.importFiles(paths.map { "\(scratch.path)/\($0)" }, options: options).map { result in
            let line =
                switch result {
                case .success(let done):
                    "\(done.report.source) \(done.report.format) \(done.report.new)/\(done.report.read)"
                case .failure(let error): "\(error)"
                }
            return line.replacing("\(scratch.path)/", with: "")
        }
    }
}

/// Archives of files.
@Suite struct ContainerTests {
    private let test: TestImport

    init() throws {
        test = try TestImport()
    }

    private static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A]

    private func table(_ ids: Range<Int>) -> String {
        "id,channel,time,text\n" + ids.map { "\($0),forum,2026-01-01T10:00:00Z,text \($0)\n" }.joined()
    }

    private func lines(_ bytes: [UInt8], sheet: String? = nil) throws -> [String] {
        _ = test.scratch.file("a.zip", bytes)
        return try test.lines("a.zip", options: ImportOptions(sheet: sheet))
    }

    @Test(arguments: [(UInt16(0), false), (8, false), (0, true), (8, true)])
    func everyFileOfAnArchiveIsReadAsAFileOfItsOwn(method: UInt16, isWide: Bool) throws {
        let files = ["posts.csv", "deep/more.csv"].enumerated().map { place, name in
            Packing.ZipFile(name, Array(table(place * 10..<place * 10 + 5).utf8), method: method, isWide: isWide)
        }
        let expected = ["a.zip: posts.csv csv 5/5", "a.zip: deep/more.csv csv 5/5"]
        #expect(try lines(Packing.zip(files)) == expected)
    }

    @Test func bytesBeforeTheArchiveDoNoHarm() throws {
        // They make it no archive by its first bytes, unless they are one's own.
        let inner = Packing.zip([.init("x.csv", table(0..<1))])
        #expect(try lines(inner + Packing.zip([.init("y.csv", table(1..<3))])) == ["a.zip: y.csv csv 2/2"])
    }

    @Test func whatIsNoExportIsLeftOutAndTold() throws {
        let archive = Packing.zip([
            .init("media/", [], method: 0), .init("media/1.png", Self.png), .init("posts.csv", table(0..<5)),
            .init("__MACOSX/._posts.csv", [0, 5, 22, 7]), .init("empty.txt", ""),
        ])
        #expect(
            try lines(archive) == [
                "left out: a.zip: media/1.png: it is a PNG image", "a.zip: posts.csv csv 5/5",
                "left out: a.zip: empty.txt: it is empty",
                "left out: a.zip: __MACOSX/._posts.csv: it is a hidden file",
            ])
    }

    @Test func anArchiveWithoutExportIsAFailure() throws {
        #expect(
            try lines(Packing.zip([.init("1.png", Self.png)])) == [
                "a.zip holds no export clamor knows: 1.png is a PNG image"
            ])
        #expect(try lines(Packing.zip([])) == ["a.zip holds no file"])
    }

    @Test func packedFilesAndArchivesInArchivesAreReadOnceMore() throws {
        let archive = Packing.zip([
            .init("a.csv.gz", Packing.gzip(table(0..<3))), .init("b.zst", Packing.zstd(table(3..<7)), method: 0),
            .init("c.zip", Packing.zip([.init("d.csv", table(7..<9))])),
        ])
        let expected = ["a.zip: a.csv.gz csv 3/3", "a.zip: b.zst csv 4/4", "a.zip: c.zip: d.csv csv 2/2"]
        #expect(try lines(archive) == expected)
        let twice = Packing.zip([.init("b.zip", Packing.zip([.init("c.zip", Packing.zip([.init("d", "x")]))]))])
        #expect(try lines(twice)[0].contains("b.zip holds no export"))
    }

    @Test func anArchiveThatIsPackedIsRead() throws {
        let archive = Packing.gzip(Packing.zip([.init("a.csv", table(0..<3))]))
        #expect(try lines(archive) == ["a.zip: a.csv csv 3/3"])
    }

    @Test func whatCannotBeUnpackedIsRefusedWithItsReason() throws {
        let archive = Packing.zip([
            .init("secret.csv", Array(table(0..<3).utf8), method: 0, flags: 1),
            .init("odd.csv", Array(table(0..<3).utf8), method: 9), .init("good.csv", table(0..<3)),
        ])
        #expect(
            try lines(archive) == [
                "a.zip: secret.csv: cannot be read: it is encrypted",
                "a.zip: odd.csv: cannot be read: it is packed by method 9 (Deflate64); stored and deflate are read",
                "a.zip: good.csv csv 3/3",
            ])
    }

    @Test func ofAnArchiveThatIsCutOffIsReadWhatIsThere() throws {
        let files = [Packing.ZipFile("a.csv", table(0..<3)), .init("b.csv", table(3..<3_000))]
        for whole in [Packing.zip(files), Packing.zip(files, isStreamed: true)] {
            _ = test.scratch.file("a.zip", Array(whole.prefix(whole.count * 2 / 3)))
            let results = try test.results(
                "\(test.scratch.path)/a.zip", options: ImportOptions(fill: [("brand", "\(whole.count)")]))
            #expect(try results[0].get().report.read == 3)
            let cut = try results[1].get()
            #expect(cut.report.read > 1_000 && cut.report.read < 2_997)
            #expect(cut.notes.contains { $0.hasPrefix("the deflate data is cut off") })
            #expect(throws: ImportError.self) { try results[2].get() }
        }
        #expect(
            try lines(Array(Packing.zip(files).prefix(20))) == ["a.zip: cannot be read: the zip archive is cut off"])
        #expect(
            try lines(Array(Packing.zip([files[0]]).dropLast(30))) == [
                "a.zip: a.csv csv 0/3",
                "left out: a.zip: (what followed): it was cut off with the end of the archive",
            ])
    }

    @Test func damageInAnArchiveCostsWhatItTouches() throws {
        var bytes = Packing.zip([.init("a.csv", table(0..<20_000)), .init("b.csv", table(0..<3))])
        for place in 60_000..<60_040 { bytes[place] ^= 0xA5 }
        _ = test.scratch.file("a.zip", bytes)
        let results = try test.results("\(test.scratch.path)/a.zip")
        let damaged = try results[0].get()
        #expect(damaged.report.new > 1_000 && damaged.report.new < 20_000)
        #expect(damaged.report.details.contains { $0.section == "damage" })
        #expect(try results[1].get().report.read == 3)
    }

    @Test func sheetNamesOneFile() throws {
        let archive = Packing.zip([.init("x/one.csv", table(0..<3)), .init("two.csv", table(3..<5))])
        #expect(try lines(archive, sheet: "two.csv") == ["a.zip: two.csv csv 2/2"])
        #expect(try lines(archive, sheet: "ONE.csv") == ["a.zip: x/one.csv csv 3/3"])
        #expect(
            try lines(archive, sheet: "tow.csv") == [
                "a.zip has no file `tow.csv` (did you mean `two.csv`?). It has: `x/one.csv`, `two.csv`"
            ])
        _ = test.scratch.file("plain.csv", table(0..<3))
        #expect(
            try test.lines("plain.csv", options: ImportOptions(sheet: "two")) == [
                "plain.csv is one table: `sheet` names a part of a workbook, an archive or a database"
            ])
    }

    @Test func theSamePartsAgainAreReportsAndNoBatches() throws {
        let archive = Packing.zip([.init("a.csv", table(0..<3)), .init("b.csv", table(3..<7))])
        _ = try lines(archive)
        let again = try test.results("\(test.scratch.path)/a.zip").map { try $0.get().report }
        #expect(again.map(\.batch) == [nil, nil])
        #expect(again.map(\.duplicate) == [3, 4])
    }
}
