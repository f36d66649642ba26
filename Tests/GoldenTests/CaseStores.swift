import ClamorQuery
import ClamorShell
import ClamorSynth
import ClamorTime
import Foundation
import Synchronization
import Testing

@testable import clamor

/// Stores that cases run on, made once a test run: by `@data synth ROWS` (made-up mentions), `@data FILE` (a file of the
/// folder `Data`) or `@data none`. A case that changes the store says `@data copy …` and gets one of its own.
enum CaseStores {
    private static let made = Mutex<[String: LocalWorkspace]>([:])
    private static let folder: URL = {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("clamor-cases-\(getpid())")
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }()

    /// Stores and made-up files as they are printed.
    static var madeFiles: Regex<Substring> {
        // A path has no character that means something in a pattern but the point.
        let path = folder.path.replacingOccurrences(of: ".", with: "\\.")
        return (try? Regex(path + #"/[^/ :]*"#, as: Substring.self)) ?? #/\{store\}/#
    }

    /// The top of the project.
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func workspace(for data: String) throws -> LocalWorkspace {
        if data.hasPrefix("copy ") { return try make(String(data.dropFirst(5)), name: UUID().uuidString) }
        return try made.withLock { made in
            if let known = made[data] { return known }
            let workspace = try make(data, name: data.filter { $0.isLetter || $0.isNumber })
            made[data] = workspace
            return workspace
        }
    }

    private static func make(_ data: String, name: String) throws -> LocalWorkspace {
        let store = folder.appendingPathComponent(name + ".clamor").path
        let workspace = try LocalWorkspace(path: store, readOnly: false)
        var files: [String] = []
        let words = data.split(separator: " ").map(String.init)
        if words.first == "synth", let rows = words.last.flatMap({ Int($0) }) {
            let file = folder.appendingPathComponent("\(name).csv")
            var bytes: [UInt8] = []
            Synth(rows: rows, seed: Synth.defaultSeed).write { bytes += $0 }
            try Data(bytes).write(to: file)
            files = [file.path]
        } else if data != "none" {
            files = words.map { file in
                URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Data/\(file)").path
            }
        }
        if files.isEmpty { return workspace }
        let outcomes = try workspace.importFiles(
            ImportRequest(files: files), now: Instant(milliseconds: 1_774_954_800_000), zone: .utc, progress: { _ in },
            cancellation: Cancellation())
        #expect(outcomes.allSatisfy { $0.failure == nil })
        return workspace
    }
}
