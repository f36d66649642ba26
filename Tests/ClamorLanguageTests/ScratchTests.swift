import ClamorText
import Foundation
import Testing

@testable import ClamorLanguage
@Test func scratch() throws {
    for piece in ["count by channel\n", "filter x = 'a' | ", "fitler x | ", "fitler x\n", "search a OR (b AND c) ", "x matches /a ", "\"a\\\" ",
    "a or ", "let x = search(\"a\n", "url:a,,,,", "# a\n", "count\n\n\n# b\n", "f(a, ", "^ ", "x:(a b ", "a + ", "(", "if(","7d", "sort a,", "help ", "a|", "a;", "a\n"] {
        var out = piece.debugDescription
        for n in [20_000, 80_000] {
          let text = "filter " + String(repeating: piece, count: n / piece.utf8.count)
          let t = ContinuousClock().measure { _ = Lexer(text, grammar: .test).run() }
          let u = ContinuousClock().measure { _ = parse(text) }
          out += "  \(n): lex \(t) parse \(u)"
        }
        print(out)
    }
}
