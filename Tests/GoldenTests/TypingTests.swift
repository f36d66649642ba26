import ClamorLanguage
import ClamorQuery
import ClamorText
import ClamorTime
import Foundation
import Testing

@testable import ClamorShell
@testable import clamor

/// Completion and highlighting of everything that the cases and the help show, as if it were being typed.
@Suite struct TypingTests {
    private let session: Session
    private let texts: [String]

    init() throws {
        let now = try #require(Zone.utc.period(of: "2026-03-31T12:00:00")?.lowerBound)
        session = Session(
            workspace: try CaseStores.workspace(for: "synth 2000"),
            settings: SessionSettings(now: now, zone: .utc, clock: { now }), output: MemoryStream(),
            errors: MemoryStream(), interrupts: Interrupts())
        var texts = GoldenCase.all.filter { $0.status == 0 }.map(\.statements)
        texts += Stages.all.flatMap(\.examples) + ScalarFunctions.all.flatMap(\.examples)
        texts += Aggregates.all.flatMap(\.examples)
        self.texts = texts
    }

    @Test func everyPrefixCanBeHighlighted() {
        for text in texts {
            for length in stride(from: 0, through: min(text.utf8.count, 300), by: 7) {
                let prefix = String(decoding: text.utf8.prefix(length), as: UTF8.self)
                var end = 0
                for span in session.highlight(prefix, cursor: length) {
                    #expect(span.range.lowerBound >= end && !span.range.isEmpty, "\(prefix)")
                    end = span.range.upperBound
                }
                #expect(end <= prefix.utf8.count, "\(prefix)")
            }
        }
    }

    @Test func whatIsOfferedFits() {
        let parser = Parser(grammar: session.grammar)
        for text in texts {
            for length in stride(from: 1, through: min(text.utf8.count, 300), by: 31) {
                let end = String.Index(text.utf8.index(text.startIndex, offsetBy: length), within: text)
                guard let prefix = end.map({ String(text[..<$0]) }) else { continue }
                let completion = session.completion(of: text, at: prefix.utf8.count)
                #expect(completion.replaced.upperBound == prefix.utf8.count, "\(prefix)")
                let bytes = Array(prefix.utf8)
                let kept = String(validating: bytes[..<completion.replaced.lowerBound], as: UTF8.self)
                guard let kept else {
                    Issue.record("cut within a character: \(prefix)")
                    continue
                }
                let before = parser.tokens(of: Source(text: kept)).diagnostics.count
                for candidate in completion.candidates.prefix(10) where !candidate.ending.isEmpty {
                    let whole = parser.tokens(of: Source(text: kept + candidate.text))
                    #expect(whole.diagnostics.count <= before, "\(kept)\(candidate.text)")
                }
            }
        }
    }

    /// Of the words of the language that are typed, all but the last letter leave the word among what is offered.
    @Test func wordsAreOfferedBeforeTheirLastLetter() {
        let parser = Parser(grammar: session.grammar)
        var misses: [String] = []
        var count = 0
        var seen: Set<String> = []
        for text in texts {
            let marked = parser.marked(text)
            for (index, role) in marked.words.sorted(by: { $0.key < $1.key }) {
                let token = marked.lexed.tokens[index]
                guard token.kind == .name, token.text.utf8.count > 2, isWord(token.text, role) else { continue }
                // The same word behind the same word is one question.
                let before = index > 0 ? marked.lexed.tokens[index - 1].text : ""
                guard seen.insert("\(before) \(token.text) \(role)").inserted else { continue }
                count += 1
                let offered = session.completion(of: text, at: token.span.upper - 1).candidates.map {
                    $0.text.lowercased()
                }
                let word = token.text.lowercased()
                if !offered.contains(where: { $0 == word || $0 == word + "(" || $0 == word + ":" || $0 == word + "=" })
                {
                    misses.append(
                        "\(String(decoding: text.utf8.prefix(token.span.upper), as: UTF8.self).suffix(60)) [\(role)]")
                }
            }
        }
        #expect(count > 500)
        #expect(Double(misses.count) < 0.05 * Double(count), "\(misses.joined(separator: "\n"))")
    }

    /// Names that a case makes up are no words of the language.
    private func isWord(_ text: String, _ role: WordRole) -> Bool {
        let word = text.lowercased()
        switch role {
        case .stage, .keyword, .function: return true
        case .column, .name: return Fields.named(word) != nil || Measures.named(word) != nil
        case .source, .text: return false
        }
    }
}

extension String {
    fileprivate init?(validating bytes: ArraySlice<UInt8>, as encoding: UTF8.Type) {
        self.init(bytes: bytes, encoding: .utf8)
    }
}
