import Foundation
import Testing

/// One readable case: what is run on which data, and everything it prints.
///
///     # What the case shows.
///     @data synth 2000
///     @now 2026-03-31T12:00
///     === run
///     count by channel
///     === out
///     …
///     === err
///     …
///     === status 0
struct GoldenCase: CustomTestStringConvertible, Sendable {
    /// Path below the folder of cases, without the ending.
    let name: String
    let file: URL
    /// Comment lines, kept when recording.
    var comments: [String] = []
    /// `@name value` lines in order.
    var settings: [(name: String, value: String)] = []
    var statements = ""
    var output = ""
    var errors = ""
    var status: Int32 = 0

    var testDescription: String { name }

    func setting(_ name: String) -> String? { settings.last { $0.name == name }?.value }

    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases")

    /// All cases, sorted by name.
    static let all: [GoldenCase] = {
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects ?? []
        return files.compactMap { $0 as? URL }.filter { $0.pathExtension == "case" }
            .map { GoldenCase(file: $0) }.sorted { $0.name < $1.name }
    }()

    init(file: URL) {
        self.file = file
        let path = file.resolvingSymlinksInPath().deletingPathExtension().path
        name = String(path.dropFirst(Self.folder.resolvingSymlinksInPath().path.count + 1))
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        var section = ""
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast(text.hasSuffix("\n") ? 1 : 0)
        {
            if line.hasPrefix("=== ") {
                section = String(line.dropFirst(4))
                if section.hasPrefix("status ") { status = Int32(section.dropFirst(7)) ?? -1 }
                continue
            }
            switch section {
            case "run": statements += line + "\n"
            case "out": output += line + "\n"
            case "err": errors += line + "\n"
            case "" where line.hasPrefix("@"):
                let parts = line.dropFirst().split(separator: " ", maxSplits: 1).map(String.init)
                settings.append((parts[0], parts.count > 1 ? parts[1] : ""))
            case "" where line.hasPrefix("#"): comments.append(String(line))
            default: break
            }
        }
    }

    /// The case as a file's text.
    var text: String {
        var text = comments.map { $0 + "\n" }.joined()
        text += settings.map { "@" + [$0.name, $0.value].filter { !$0.isEmpty }.joined(separator: " ") + "\n" }.joined()
        text += "=== run\n" + statements
        text += "=== out\n" + output
        if !errors.isEmpty { text += "=== err\n" + errors }
        return text + "=== status \(status)\n"
    }
}
