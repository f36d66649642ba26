import ClamorRender
import ClamorShell
import ClamorText
import ClamorTime
import Foundation
import Synchronization
import Testing

@testable import clamor

/// Runs every case. `CLAMOR_RECORD=1` writes what was printed into the cases, and fails all the same: what changed is
/// then read with `git diff`.
@Suite struct GoldenTests {
    @Test(arguments: GoldenCase.all)
    func golden(_ expected: GoldenCase) throws {
        let run = try CaseRun(expected)
        if ProcessInfo.processInfo.environment["CLAMOR_RECORD"] == "1" {
            var recorded = expected
            recorded.output = run.output
            recorded.errors = run.errors
            recorded.status = run.status
            if recorded.text != expected.text {
                try recorded.text.write(to: expected.file, atomically: true, encoding: .utf8)
                Issue.record("recorded \(expected.name)")
            }
            return
        }
        #expect(run.output == expected.output)
        #expect(run.errors == expected.errors)
        #expect(run.status == expected.status)
    }

    @Test func thereAreCases() { #expect(GoldenCase.all.count > 40) }
}

/// What a case printed.
private struct CaseRun {
    let output: String
    let errors: String
    let status: Int32

    init(_ test: GoldenCase) throws {
        // As in the program: a command that reads no more is told by the write that fails.
        signal(SIGPIPE, SIG_IGN)
        let workspace = try CaseStores.workspace(for: test.setting("data") ?? "synth 2000")
        let (output, errors) = (MemoryStream(), MemoryStream())
        let now = try #require(Zone.utc.period(of: test.setting("now") ?? "2026-03-31T12:00:00")?.lowerBound)
        var parameters: [String: String] = [:]
        for setting in test.settings where setting.name == "set" {
            let (name, value) = try #require(splitAssignment(setting.value))
            parameters[name] = value
        }
        let format = try test.setting("format").map { try #require(OutputFormat(rawValue: $0)) }
        let settings = SessionSettings(
            format: format, outputIsTerminal: test.setting("terminal") != nil,
            width: try test.setting("width").map { try #require(Int($0)) },
            outputColor: test.setting("color") != nil, ascii: test.setting("ascii") != nil, now: now,
            zone: try test.setting("tz").map { try Zone(identifier: $0) }, clock: { now },
            quiet: test.setting("quiet") != nil, keepGoing: test.setting("keep-going") != nil, parameters: parameters)
        let session = Session(
            workspace: workspace, settings: settings, output: output, errors: errors, interrupts: .shared)
        let places = try CasePlaces()
        var source = Source(text: places.filled(test.statements))
        if let script = test.setting("script") {
            let file = CaseStores.root.appendingPathComponent("scripts/analyses/\(script)")
            source = Source(name: script, text: try String(contentsOf: file, encoding: .utf8))
        } else if let name = test.setting("named") {
            source = Source(name: name, text: source.text)
        }
        let report = try test.setting("report").map { try #require(ReportForm(rawValue: $0)) }
        let result = try report.map { try session.writeReport(source, as: $0) } ?? session.run(source)
        status = result.rawValue
        self.output = places.named(output.text)
        self.errors = places.named(errors.text)
    }
}

/// Folders that cases name as `{data}` (the fixtures) and `{temp}` (empty, one a case), in what is run and what is
/// printed; the store is printed as `{store}`.
private struct CasePlaces {
    private let data = GoldenCase.folder.deletingLastPathComponent().appendingPathComponent("Data").path
    private let temp: String

    init() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("clamor-case-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        temp = folder.path
    }

    func filled(_ text: String) -> String {
        text.replacingOccurrences(of: "{data}", with: data).replacingOccurrences(of: "{temp}", with: temp)
    }

    func named(_ text: String) -> String {
        text.replacingOccurrences(of: data, with: "{data}").replacingOccurrences(of: temp, with: "{temp}")
            .replacing(CaseStores.madeFiles, with: "{store}")
    }
}

extension Interrupts {
    fileprivate static let shared = Interrupts()
}

/// Collects what is written.
final class MemoryStream: ByteStream {
    private let bytes = Mutex<[UInt8]>([])

    func write(_ bytes: [UInt8]) throws { self.bytes.withLock { $0 += bytes } }

    var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }
}
