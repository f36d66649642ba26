import Foundation
import Testing

@testable import ClamorImport

/// Folders and patterns as arguments.
@Suite struct ManyFilesTests {
    private let test: TestImport

    init() throws {
        test = try TestImport()
        try FileManager.default.createDirectory(
            atPath: "\(test.scratch.path)/in/deep", withIntermediateDirectories: true)
    }

    private func table(_ ids: Range<Int>) -> String {
        "id,channel,time,text\n" + ids.map { "\($0),forum,2026-01-01T10:00:00Z,text \($0)\n" }.joined()
    }

    @Test func whatIsNoExportInAFolderIsLeftOut() throws {
        _ = test.scratch.file("in/b.csv", table(0..<3))
        _ = test.scratch.file("in/README.md", "# About\n\nThese are exports.\n")
        _ = test.scratch.file("in/deep/a.csv.gz", Packing.gzip(table(3..<5)))
        _ = test.scratch.file("in/deep/odd.csv", "a,b\n1,2\n")
        #expect(
            try test.lines("in") == [
                "left out: in/README.md: it begins with “# About”", "in/b.csv csv 3/3", "in/deep/a.csv.gz csv 2/2",
                "left out: in/deep/odd.csv: it has no column that says what was said",
            ])
    }

    @Test func aFolderWithoutAnyExportIsAFailure() throws {
        #expect(try test.lines("in") == ["in holds no file"])
        _ = test.scratch.file("in/README.md", "# About\n")
        #expect(
            try test.lines("in")[0] == "in holds no export clamor knows: in/README.md begins with “# About”")
    }

    @Test func filesThatAreNamedMustBeExports() throws {
        _ = test.scratch.file("in/b.csv", table(0..<3))
        _ = test.scratch.file("in/README.md", "# About\n")
        let lines = try test.lines("in/README.md", "in/*.csv", "in/*.json")
        #expect(lines[0].hasPrefix("in/README.md is no export clamor knows"))
        #expect(lines[1...] == ["in/b.csv csv 3/3", "no file matches in/*.json"])
    }

    @Test func aFileThatCannotBeReadDoesNotStopTheOthers() throws {
        _ = test.scratch.file("in/a.csv.xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00, 1, 2])
        _ = test.scratch.file("in/b.csv", table(0..<3))
        let lines = try test.lines("in")
        #expect(lines[0].hasPrefix("in/a.csv.xz is compressed (xz): unpack it first"))
        #expect(lines[1] == "in/b.csv csv 3/3")
    }
}
