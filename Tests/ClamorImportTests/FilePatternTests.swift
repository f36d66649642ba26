import Foundation
import Testing

@testable import ClamorImport

/// Which files the arguments of an import name.
@Suite struct FilePatternTests {
    private let scratch = Scratch()

    private func make(_ names: String...) throws {
        for name in names {
            let folder = (("\(scratch.path)/\(name)") as NSString).deletingLastPathComponent
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            _ = scratch.file(name, "x")
        }
    }

    /// The files found, without the folder of the test.
    private func found(_ arguments: String...) -> [String] {
        FilePatterns.inputs(arguments.map { "\(scratch.path)/\($0)" }).flatMap { result -> [String] in
            switch result {
            case .success(.file(let path)): [path]
            case .success(.group(_, let files)): files
            case .failure(let error): ["\(error)"]
            }
        }.map { $0.replacingOccurrences(of: "\(scratch.path)/", with: "") }
    }

    @Test func foldersGiveAllBelowThemByPath() throws {
        try make("a/z.csv", "a/b/c.csv", "a/.hidden.csv", "a/.git/d.csv", "a/B.csv", "a/b.csv")
        #expect(found("a") == ["a/B.csv", "a/b.csv", "a/b/c.csv", "a/z.csv"])
        #expect(found("a/") == ["a/B.csv", "a/b.csv", "a/b/c.csv", "a/z.csv"])
    }

    @Test func linksToFoldersAreNotFollowed() throws {
        try make("a/one.csv", "b/two.csv")
        try FileManager.default.createSymbolicLink(
            atPath: "\(scratch.path)/a/back", withDestinationPath: "\(scratch.path)/a")
        try FileManager.default.createSymbolicLink(
            atPath: "\(scratch.path)/a/two.csv", withDestinationPath: "\(scratch.path)/b/two.csv")
        #expect(found("a") == ["a/one.csv", "a/two.csv"])
        #expect(found("**/one.csv") == ["a/one.csv"])
    }

    @Test func pipesInFoldersAreLeftOut() throws {
        try make("a/one.csv")
        #expect(mkfifo("\(scratch.path)/a/pipe.csv", 0o600) == 0)
        #expect(found("a") == ["a/one.csv"])
        #expect(found("a/pipe.csv") == ["a/pipe.csv"], "one that is named is read")
    }

    @Test func patternsNameWhatMatches() throws {
        try make("x/1.csv", "x/2.csv", "x/10.csv", "x/1.tsv", "x/.3.csv", "y/z/1.csv", "y/1.csv")
        #expect(found("x/*.csv") == ["x/1.csv", "x/10.csv", "x/2.csv"])
        #expect(found("x/?.csv") == ["x/1.csv", "x/2.csv"])
        #expect(found("x/[2-9].csv") == ["x/2.csv"])
        #expect(found("x/[!2].[ct]sv") == ["x/1.csv", "x/1.tsv"])
        #expect(found("*/1.csv") == ["x/1.csv", "y/1.csv"])
        #expect(found("**/1.csv") == ["x/1.csv", "y/1.csv", "y/z/1.csv"])
        #expect(found("y/**") == ["y/1.csv", "y/z/1.csv"])
        #expect(found("x/.*.csv") == ["x/.3.csv"])
    }

    @Test func aPatternWithoutMatchIsAnError() throws {
        try make("x/1.csv")
        #expect(found("x/*.json") == ["no file matches x/*.json"])
        #expect(found("x/*.json", "x/1.csv") == ["no file matches x/*.json", "x/1.csv"])
    }

    @Test func aFileThatBearsSignsOfPatternsIsItself() throws {
        try make("a[1].csv", "a1.csv")
        #expect(found("a[1].csv") == ["a[1].csv"])
        #expect(found("none.csv") == ["none.csv"])
    }

    @Test func aFileIsGivenOnce() throws {
        try make("x/1.csv", "x/2.csv")
        #expect(found("x/2.csv", "x", "x/*.csv", "x/2.csv") == ["x/2.csv", "x/1.csv"])
    }

    @Test func standardInputIsNoFile() {
        #expect(FilePatterns.inputs(["-"]).map { try? $0.get() } == [.file("-")])
    }
}
