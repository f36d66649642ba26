import ClamorText
import Foundation
import Testing

@testable import ClamorLanguage

@Test func scratch() throws {
    let text = try String(contentsOfFile: "/tmp/scratch.txt", encoding: .utf8)
    for line in text.components(separatedBy: "\n") where !line.isEmpty {
        let input = line.replacingOccurrences(of: "⏎", with: "\n")
        let (script, diagnostics) = parse(input)
        print(line)
        for s in script.statements {
            print("   →", s.form.compact)
            print("   =", Printer(grammar: .test).print(s))
        }
        for d in diagnostics {
            print("   !", d.severity, d.code, "«\(underlined(d, in: input))»", d.message, "| help:", d.help, "| fix:", d.fix.map { "\($0.span.lower)..\($0.span.upper) '\($0.replacement)'" } ?? "-")
        }
    }
}
