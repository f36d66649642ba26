import ClamorRender
import Foundation
import Testing

/// Compares pictures with those that were looked at. `CLAMOR_RECORD=1` writes what is drawn now, and fails all the same:
/// what changed is then read with `git diff`.
@Suite struct ChartGoldens {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
        "Pictures")

    @Test(arguments: ChartFixture.all)
    func picture(_ fixture: ChartFixture) throws {
        try Self.compare(try Self.drawn(fixture), with: "\(fixture.kind.rawValue)/\(fixture.name).txt")
    }

    @Test func namesAreUnique() {
        #expect(Set(ChartFixture.all.map { $0.testDescription }).count == ChartFixture.all.count)
    }

    /// Compares a text with what a file of the folder holds, or records it.
    static func compare(_ text: String, with path: String) throws {
        let file = folder.appendingPathComponent(path)
        let held = try? String(contentsOf: file, encoding: .utf8)
        if ProcessInfo.processInfo.environment["CLAMOR_RECORD"] == "1" {
            guard held != text else { return }
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("recorded \(path)")
            return
        }
        #expect(text == held)
    }

    /// The same chart at three widths, in ASCII, and where asked for in 256 colours with escapes readable.
    private static func drawn(_ fixture: ChartFixture) throws -> String {
        var text = ""
        for width in [40, 80, 120] { text += "== \(width)\n\(try fixture.text(width: width))" }
        text += "== 80 ascii\n\(try fixture.text(width: 80, ascii: true))"
        guard fixture.hasColors else { return text }
        let colored = try fixture.text(width: 80, palette: Palette(depth: .many, background: .dark))
        return text + "== 80 colors\n" + colored.replacing("\u{1b}", with: "\\e")
    }
}
