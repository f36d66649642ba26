import Foundation
import Testing

@testable import ClamorShell

@Suite struct FileCandidatesTests {
    private let folder: String

    init() throws {
        let place = FileManager.default.temporaryDirectory.appendingPathComponent("clamor-files-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: place.appendingPathComponent("exports"), withIntermediateDirectories: true)
        for name in ["Extra.csv", "a \"b\".csv", ".hidden"] {
            try Data().write(to: place.appendingPathComponent(name))
        }
        folder = place.path
    }

    private func offered(_ name: String) -> [String] {
        CandidateList.files(folder + "/" + name).map { $0.text.replacing(folder + "/", with: "") + $0.ending }
    }

    @Test func foldersStayOpen() {
        #expect(offered("ex") == ["\"Extra.csv\" ", "\"exports/"])
    }

    @Test func quotesInsideNamesAreWrittenSo() {
        #expect(offered("a") == ["\"a \\\"b\\\".csv\" "])
    }

    @Test func hiddenFilesAreShownWhenAskedFor() {
        #expect(!offered("").contains { $0.contains("hidden") })
        #expect(offered(".h") == ["\".hidden\" "])
    }

    @Test func homeIsUnderstood() {
        let here = CandidateList.files("~/").allSatisfy { $0.text.hasPrefix("\"~/") }
        #expect(here)
        #expect(CandidateList.files("/no/such/folder/x").isEmpty)
    }

    @Test func filesAfterCommasToo() {
        let typing = Typing()
        let offered = typing.offered("import \"a.csv\", \"\(folder)/exp")
        #expect(offered == ["\"\(folder)/exports/"])
        #expect(typing.offered("filter author in file \"\(folder)/Ext") == ["\"\(folder)/Extra.csv\""])
        #expect(typing.offered("count | into \"\(folder)/Ext") == ["\"\(folder)/Extra.csv\""])
        #expect(typing.offered("include \"\(folder)/Ext") == ["\"\(folder)/Extra.csv\""])
    }
}
