import ClamorShell
import ClamorText
import ClamorTime
import Foundation
import Testing

@testable import ClamorQuery
@testable import clamor

/// Every example that the help and the README give runs without an error.
@Suite struct ExampleTests {
    @Test func everyExampleRuns() throws {
        let place = try ExamplePlace()
        for example in Example.all {
            let (status, errors) = try place.run(example.text)
            #expect(status == .done, "\(example.place): \(example.text)\n\(errors)")
        }
    }

    /// Without this the test above could pass for want of examples.
    @Test func thereAreExamples() {
        #expect(Example.all.count > 100)
        #expect(Stages.all.allSatisfy { !$0.examples.isEmpty })
        #expect(ScalarFunctions.all.allSatisfy { !$0.examples.isEmpty })
        #expect(Aggregates.all.allSatisfy { !$0.examples.isEmpty })
    }
}

/// A script that documentation shows, and where.
struct Example {
    let place: String
    let text: String

    static let all: [Example] = {
        var all: [(String, [String])] = Stages.all.map { ($0.name, $0.examples) }
        all += ScalarFunctions.all.map { ("\($0.name), a function", $0.examples) }
        all += Aggregates.all.map { ("\($0.name), an aggregate", $0.examples) }
        all += Measures.all.map { ("\($0.name), a measure", $0.examples + ["group x = \($0.formula)"]) }
        all += Fields.all.map { ("\($0.name), a field", $0.examples) }
        all += (LanguageTopics.all + StatementTopics.all).map { ($0.name, $0.examples) }
        all.append(("README", readme))
        return all.flatMap { place, texts in texts.map { Example(place: place, text: $0) } }
    }()

    /// Blocks that the README marks as the language's.
    private static var readme: [String] {
        let file = CaseStores.root.appendingPathComponent("README.md")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return text.components(separatedBy: "```clamor\n").dropFirst().map { $0.components(separatedBy: "```")[0] }
    }
}

/// A store with three batches and the column `Page Type`, and a folder for the files that examples name.
private struct ExamplePlace {
    private let workspace: LocalWorkspace
    private let folder: String
    private let now: Instant

    init() throws {
        workspace = try CaseStores.workspace(for: "copy synth 2000")
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "clamor-examples-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        self.folder = folder.path
        now = try #require(Zone.utc.period(of: "2026-03-31T12:00:00")?.lowerBound)
        let export = GoldenCase.folder.deletingLastPathComponent().appendingPathComponent("Data/export.csv")
        try FileManager.default.copyItem(at: export, to: folder.appendingPathComponent("export.csv"))
        let (status, errors) = try run("import \"export.csv\"\ntake 1 | tag \"seen\"")
        #expect(status == .done, "\(errors)")
    }

    func run(_ text: String) throws -> (status: ClamorShell.ExitStatus, errors: String) {
        let errors = MemoryStream()
        let settings = SessionSettings(now: now, zone: .utc, clock: { [now] in now })
        let session = Session(
            workspace: workspace, settings: settings, output: MemoryStream(), errors: errors, interrupts: Interrupts())
        // Files are named without a folder: they are read from and written to this place's.
        let placed = text.replacing(#/(import|into|export|file) "/#) { "\($0.1) \"\(folder)/" }
        return (try session.run(Source(text: placed)), errors.text)
    }
}
