import ClamorQuery
import ClamorShell
import ClamorText
import ClamorTime
import Foundation
import Testing

@testable import clamor

/// What an export leaves behind.
@Suite struct ExportTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
        "clamor-export-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    @Test(arguments: ["all.csv", "all.jsonl.gz", "all.sqlite"])
    func oneThatIsInterruptedLeavesNothing(name: String) throws {
        let workspace = try CaseStores.workspace(for: "small.csv")
        let path = folder.appendingPathComponent(name).path
        let target = ExportTarget(path: path, format: try #require(ExportFormat(path: path)), replaces: true)
        let snapshot = try workspace.executor.currentSnapshot()
        let cancellation = Cancellation()
        cancellation.cancel()
        #expect(throws: CancellationError.self) {
            try workspace.export(rows: [0, 1], snapshot: snapshot, to: target, cancellation: cancellation)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }

    @Test func theStoreItselfIsNeverWrittenOver() throws {
        let store = folder.appendingPathComponent("store.db").path
        let workspace = try LocalWorkspace(path: store, readOnly: false)
        defer { workspace.close() }
        try FileManager.default.createSymbolicLink(
            atPath: folder.appendingPathComponent("link.db").path, withDestinationPath: store)
        let errors = MemoryStream()
        let settings = SessionSettings(now: nil, zone: .utc, clock: { .init(milliseconds: 0) })
        let session = Session(
            workspace: workspace, settings: settings, output: MemoryStream(), errors: errors, interrupts: Interrupts())
        for name in ["store.db", "link.db"] {
            let status = try session.run(
                Source(text: "export \"\(folder.appendingPathComponent(name).path)\" replace"))
            #expect(status == .failed)
        }
        #expect(errors.text.components(separatedBy: "is the store itself").count == 3)
    }
}
