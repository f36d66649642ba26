import ClamorLanguage
import ClamorQuery
import ClamorShell
import ClamorText
import Foundation
import Testing

/// Canonical form over every script that there is: cases, examples of the help, and the scripts that ship.
@Suite struct FormattingTests {
    private static let analyses = CaseStores.root.appendingPathComponent("scripts/analyses")

    private static var scripts: [(name: String, text: String)] {
        let cases = GoldenCase.all.map { ($0.name, $0.statements) }
        return cases + Example.all.map { ($0.place, $0.text) } + shipped
    }

    private static var shipped: [(name: String, text: String)] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: analyses.path)) ?? []
        return files.sorted().compactMap { file in
            (try? String(contentsOf: analyses.appendingPathComponent(file), encoding: .utf8)).map { (file, $0) }
        }
    }

    @Test func nothingIsLostAndTheSameFormComesAgain() throws {
        var count = 0
        for script in Self.scripts {
            let source = Source(text: script.text)
            guard let text = try? ScriptFormatter.format(source, grammar: LanguageGrammar.base) else { continue }
            count += 1
            let result = Source(text: text)
            #expect(comments(result) == comments(source), "\(script.name)")
            let (before, after) = (parse(source), parse(result))
            #expect(before.form == after.form, "\(script.name)")
            let again = try ScriptFormatter.format(result, grammar: LanguageGrammar.base)
            #expect(again == text, "\(script.name)")
        }
        #expect(count > 400)
    }

    @Test func whatShipsIsCanonical() throws {
        #expect(Self.shipped.count >= 10)
        for script in Self.shipped {
            let text = try ScriptFormatter.format(Source(text: script.text), grammar: LanguageGrammar.base)
            #expect(text == script.text, "`clamor fmt --write scripts/analyses/\(script.name)` mends it")
        }
    }

    private func parse(_ source: Source) -> Script { Parser(grammar: LanguageGrammar.base).parse(source).0 }

    private func comments(_ source: Source) -> [String] {
        Parser(grammar: LanguageGrammar.base).tokens(of: source).comments.map { comment in
            var text = source[comment]
            while text.last?.isWhitespace == true { text.removeLast() }
            return String(text)
        }
    }
}
