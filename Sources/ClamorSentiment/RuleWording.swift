/// Puts the rules that fired on a text into words.
struct RuleWording {
    let source: UnsafeBufferPointer<UInt8>
    let edits: [PreparedText.Edit]
    let tokens: [Token]

    func words(for rule: FiredRule) -> String {
        switch rule {
        case .lexicon(let value): "lexicon \(Self.signed(value))"
        case .emoji(let place, let value):
            "emoji \(quoted(String(decoding: EmojiTable.shared[place].description, as: UTF8.self))) \(Self.signed(value))"
        case .phrase(let value): "phrase \(Self.signed(value))"
        case .onlyNegates: "only negates what follows"
        case .capitals(let step): "capitals \(Self.signed(step))"
        case .degree(let by, let step): "\(quoted(by)) \(Self.signed(step))"
        case .negated(let by): "\(quoted(by)) reverses × −0.74"
        case .neverSo(let by): "\(quoted(by)) with so or this × 1.25"
        case .least(let by): "\(quoted(by)) reverses × −0.74"
        case .beforeBut: "before “but” × 0.5"
        case .afterBut: "after “but” × 1.5"
        case .takenBack(let by): "closing \(quoted(by)) takes back × −0.74"
        }
    }

    private func quoted(_ token: Int) -> String { quoted(sourceText(range(of: token))) }

    func quoted(_ text: String) -> String { "“\(text)”" }

    func range(of token: Int) -> Range<Int> {
        let token = tokens[token]
        return PreparedText.source(of: Int(token.start)..<Int(token.end), edits: edits)
    }

    func sourceText(_ range: Range<Int>) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: source[range]), as: UTF8.self)
    }

    /// A number with its sign and at most three decimals: `+1.9`, `−0.293`, `0`.
    static func signed(_ number: Double) -> String {
        let thousandths = Int((number * 1_000).rounded())
        let whole = abs(thousandths) / 1_000
        var decimals = String(String(1_000 + abs(thousandths) % 1_000).dropFirst())
        while decimals.last == "0" { decimals.removeLast() }
        let sign = thousandths < 0 ? "−" : thousandths > 0 ? "+" : ""
        return sign + String(whole) + (decimals.isEmpty ? "" : ".\(decimals)")
    }
}
