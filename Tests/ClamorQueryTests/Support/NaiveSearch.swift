import ClamorText

/// What a search means, by the words of the language's reference: every way to place its terms is tried.
indirect enum NaiveSearch {
    case and([NaiveSearch])
    case or([NaiveSearch])
    case not(NaiveSearch)
    case near([NaiveTerm], [NaiveTerm], distance: Int, ordered: Bool)
    case term(NaiveTerm)
    /// A condition on a field, and whether it holds; nil where that is unknown.
    case field(String, Bool?)

    /// Whether it finds a mention; false decides AND and true decides OR, whatever is unknown.
    func finds(_ title: NaiveText, _ text: NaiveText) -> Bool? {
        switch self {
        case .and(let parts):
            let found = parts.map { $0.finds(title, text) }
            return found.contains(false) ? false : found.contains(nil) ? nil : true
        case .or(let parts):
            let found = parts.map { $0.finds(title, text) }
            return found.contains(true) ? true : found.contains(nil) ? nil : false
        case .not(let inner): return inner.finds(title, text).map { !$0 }
        case .near(let left, let right, let distance, let ordered):
            return [title, text].contains { text in
                left.flatMap { $0.spans(in: text) }.contains { one in
                    right.flatMap { $0.spans(in: text) }.contains { other in
                        Self.isNear(one, other, distance) || !ordered && Self.isNear(other, one, distance)
                    }
                }
            }
        case .term(let term):
            return term.scope != "text" && !term.spans(in: title).isEmpty
                || term.scope != "title" && !term.spans(in: text).isEmpty
        case .field(_, let outcome): return outcome
        }
    }

    private static func isNear(_ one: ClosedRange<Int>, _ other: ClosedRange<Int>, _ distance: Int) -> Bool {
        (0...distance).contains(other.lowerBound - one.upperBound - 1)
    }

    /// Outcomes of the conditions, from left to right.
    var outcomes: [Bool?] {
        switch self {
        case .and(let parts), .or(let parts): parts.flatMap(\.outcomes)
        case .not(let inner): inner.outcomes
        case .near, .term: []
        case .field(_, let outcome): [outcome]
        }
    }

    /// As it is typed, with no more brackets than it needs: NEAR holds tightest, then NOT, AND, OR.
    func typed(_ numbers: inout some RandomNumberGenerator, within outer: Int = 0) -> String {
        let (level, text): (Int, String)
        switch self {
        case .or(let parts): (level, text) = (0, parts.map { $0.typed(&numbers, within: 1) }.joined(separator: " OR "))
        case .and(let parts):
            let parts = parts.map { $0.typed(&numbers, within: 2) }
            (level, text) = (
                1, parts.dropFirst().reduce(parts[0]) { $0 + (Bool.random(using: &numbers) ? " AND " : " ") + $1 }
            )
        case .not(let inner):
            let inner = inner.typed(&numbers, within: 2)
            let isMinus = Bool.random(using: &numbers) && !inner.hasPrefix("-")
            (level, text) = (2, (isMinus ? "-" : "NOT ") + inner)
        case .near(let left, let right, let distance, let ordered):
            func side(_ terms: [NaiveTerm]) -> String {
                terms.count == 1 ? terms[0].typed : "(" + terms.map(\.typed).joined(separator: " OR ") + ")"
            }
            (level, text) = (3, "\(side(left)) NEAR/\(distance)\(ordered ? "f" : "") \(side(right))")
        case .term(let term): (level, text) = (4, term.typed)
        case .field(let typed, _): (level, text) = (4, typed)
        }
        return level < outer || Int.random(in: 0..<10, using: &numbers) == 0 && level < 3 ? "(\(text))" : text
    }
}

/// A word or phrase, cut by hand.
struct NaiveTerm {
    /// What is looked for at one place.
    enum Place {
        case word(String)
        /// With the accents that were typed.
        case accented(String)
        case prefix(String)
        /// `?` is any one scalar.
        case pattern(String)
    }

    var typed: String
    var places: [Place]
    /// Punctuation before the first place, between, and after the last; nil: anything may stand there.
    var gaps: [String?] = []
    var slop: Int?
    /// The text as it must be written.
    var exact: String?
    /// `title`, `text`, or both.
    var scope = ""

    /// All stretches of places where it stands.
    func spans(in text: NaiveText) -> [ClosedRange<Int>] {
        var found: [ClosedRange<Int>] = []
        func place(_ number: Int, _ taken: [NaiveText.Token]) {
            if number == places.count {
                guard let first = taken.map(\.position).min(), let last = taken.map(\.position).max(),
                    last - first < places.count + (slop ?? 0), holdsAround(taken, text)
                else { return }
                found.append(first...last)
                return
            }
            for token in text.tokens where fits(places[number], token) {
                if slop == nil, let before = taken.last, token.position != before.position + 1 { continue }
                if taken.contains(where: { $0.position == token.position }) { continue }
                place(number + 1, taken + [token])
            }
        }
        place(0, [])
        return found
    }

    private func fits(_ place: Place, _ token: NaiveText.Token) -> Bool {
        switch place {
        case .word(let word): return token.text == word
        case .accented(let word): return token.accented == word
        case .prefix(let beginning): return Array(token.text.utf8).starts(with: Array(beginning.utf8))
        case .pattern(let pattern):
            let scalars = Array(token.text.unicodeScalars)
            let wanted = Array(pattern.unicodeScalars)
            return scalars.count == wanted.count && zip(scalars, wanted).allSatisfy { $1 == "?" || $0 == $1 }
        }
    }

    /// Whether the punctuation is as typed, and of `{…}` the writing.
    private func holdsAround(_ taken: [NaiveText.Token], _ text: NaiveText) -> Bool {
        if slop != nil { return true }
        if let exact {
            let bytes = Array(exact.utf8)
            return Array(text.bytes[taken[0].range.lowerBound...].prefix(bytes.count)) == bytes
        }
        for (number, gap) in gaps.enumerated() {
            guard let gap else { continue }
            let lower = number == 0 ? 0 : taken[number - 1].range.upperBound
            let upper = number == taken.count ? text.bytes.count : taken[number].range.lowerBound
            let between = String(decoding: text.bytes[lower..<upper], as: UTF8.self)
            if number == 0 ? !between.hasSuffix(gap) : number == taken.count ? !between.hasPrefix(gap) : between != gap
            {
                return false
            }
        }
        return true
    }
}

/// A text with its tokens.
struct NaiveText {
    struct Token {
        var text: String
        /// With its accents.
        var accented: String
        var position: Int
        /// UTF-8 bytes of the text.
        var range: Range<Int>
    }

    let bytes: [UInt8]
    let tokens: [Token]

    init(_ text: String) {
        bytes = Array(text.utf8)
        tokens = zip(ClamorText.tokens(of: text), ClamorText.tokens(of: text, form: .keepingAccents)).map {
            Token(text: $0.text, accented: $1.text, position: $0.position, range: $0.range)
        }
    }
}
