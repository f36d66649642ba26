/// What a token is to the model.
struct WordForm {
    enum Kind: UInt8 {
        /// A word: its spelling, its neighbour and its letters count.
        case word
        /// An emoji, an emoticon, a sign that stands alone: only itself and its neighbour count.
        case picture
        /// A link: says nothing.
        case link
        /// A handle: says nothing.
        case handle
        /// A name that is masked: says nothing.
        case masked
        /// A word whose meaning the user has set: only that counts.
        case overridden
    }

    /// Hash of the folded spelling; of the name alone for a handle; 0 for a link.
    var spelling: UInt64
    /// Where the token stands in the prepared text, whatever phrase it becomes part of.
    var start: Int32
    var end: Int32
    /// Where the folded scalars are, between "^" and "$".
    var first: Int32
    var count: Int32
    var kind: Kind
    /// Within four words behind a negation, in the same clause.
    var isNegated = false
    /// Its first letters, which lean on it ("l'"), are left out.
    var isElided = false
    /// Has a letter three times or more in a row.
    var isDrawnOut = false
    /// What stands between it and the next token.
    var marks: Marks = []

    struct Marks: OptionSet {
        let rawValue: UInt8
        static let exclamation = Marks(rawValue: 1)
        static let manyExclamations = Marks(rawValue: 2)
        static let question = Marks(rawValue: 4)
        static let manyQuestions = Marks(rawValue: 8)
        static let ellipsis = Marks(rawValue: 16)
        /// Something that ends a clause: . ! ? , ; : ( )
        static let stop = Marks(rawValue: 32)
        /// A semicolon or a dash between spaces, which part clauses that name targets.
        static let strong = Marks(rawValue: 64)
        static let comma = Marks(rawValue: 128)

        /// At most two of a run count.
        var exclamations: Int { contains(.manyExclamations) ? 2 : contains(.exclamation) ? 1 : 0 }
        var questions: Int { contains(.manyQuestions) ? 2 : contains(.question) ? 1 : 0 }
    }

    var isSilent: Bool { kind.rawValue >= Kind.link.rawValue }
}

/// Makes the forms of the tokens of a prepared text: one pass, in room that the caller lends.
struct WordFormScan {
    let bytes: UnsafeBufferPointer<UInt8>
    let tokens: UnsafeMutableBufferPointer<Token>
    let forms: UnsafeMutablePointer<WordForm>
    /// Room for a scalar for each byte and two for each token.
    let scalars: UnsafeMutablePointer<UInt32>
    let rules: LanguageRules
    private var used = 0

    init(
        _ bytes: UnsafeBufferPointer<UInt8>, _ tokens: UnsafeMutableBufferPointer<Token>,
        forms: UnsafeMutablePointer<WordForm>, scalars: UnsafeMutablePointer<UInt32>, rules: LanguageRules
    ) {
        self.bytes = bytes
        self.tokens = tokens
        self.forms = forms
        self.scalars = scalars
        self.rules = rules
    }

    mutating func run() {
        var scope = 0
        for position in tokens.indices {
            let token = tokens[position]
            var form = form(of: token)
            let next = position + 1 < tokens.count ? Int(tokens[position + 1].start) : bytes.count
            form.marks = marks(Int(token.end), next)
            if form.kind == .word {
                form.isNegated = scope > 0
                scope -= scope > 0 ? 1 : 0
                if rules.negators.contains(form.spelling, token) { scope = 4 }
            }
            if form.marks.contains(.stop) { scope = 0 }
            (forms + position).initialize(to: form)
        }
    }

    private mutating func form(of token: Token) -> WordForm {
        var start = Int(token.start)
        var end = Int(token.end)
        let first = used
        if token.emoji > 0 {
            let spelling = EmojiTable.shared[Int(token.emoji) - 1].spelling
            var hash = FeatureHash(seed: FeatureSeed.picture)
            for byte in spelling { hash.add(UInt32(byte)) }
            return WordForm(
                spelling: hash.value, start: token.start, end: token.end, first: Int32(first), count: 0, kind: .picture)
        }
        var kind = WordForm.Kind.word
        var isElided = false
        if token.has(.masked) {
            kind = bytes[start] == UInt8(ascii: "@") ? .handle : .link
            if kind == .link {
                return WordForm(
                    spelling: 0, start: token.start, end: token.end, first: Int32(first), count: 0, kind: .link)
            }
            start += 1
            end = bytes[start..<end].firstIndex(of: UInt8(ascii: "@")) ?? end
        } else if token.has([.pictorial, .punctuation]) {
            kind = .picture
        } else if end - start > 2, bytes[end - 2] == UInt8(ascii: "'"), bytes[end - 1].lowered == UInt8(ascii: "s") {
            end -= 2
        } else if rules.elides, let apostrophe = bytes[start..<min(end, start + 6)].firstIndex(of: UInt8(ascii: "'")),
            apostrophe + 2 < end
        {
            start = apostrophe + 1
            isElided = true
        }
        scalars[used] = UInt32(UInt8(ascii: "^"))
        used += 1
        var hash = FeatureHash(seed: kind == .picture ? FeatureSeed.picture : FeatureSeed.word)
        let isDrawnOut = FoldedScalars.append(bytes, start..<end, to: scalars, at: &used, &hash)
        scalars[used] = UInt32(UInt8(ascii: "$"))
        used += 1
        return WordForm(
            spelling: hash.value, start: token.start, end: token.end, first: Int32(first), count: Int32(used - first),
            kind: kind, isElided: isElided, isDrawnOut: isDrawnOut)
    }

    /// Reads what stands between two tokens: most often one space.
    @inline(__always)
    private func marks(_ start: Int, _ end: Int) -> WordForm.Marks {
        var marks: WordForm.Marks = []
        var exclamations = 0
        var questions = 0
        var dots = 0
        var position = start
        while position < end {
            switch bytes[position] {
            case UInt8(ascii: " "): break
            case UInt8(ascii: "!"): exclamations += 1
            case UInt8(ascii: "?"): questions += 1
            case UInt8(ascii: "."): dots += 1
            case UInt8(ascii: ","): marks.formUnion([.stop, .comma])
            case UInt8(ascii: ";"): marks.formUnion([.stop, .strong])
            case UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: ")"), 0x0A: marks.insert(.stop)
            default: break
            }
            position += 1
        }
        if exclamations > 0 { marks.formUnion([.stop, exclamations > 1 ? .manyExclamations : .exclamation]) }
        if questions > 0 { marks.formUnion([.stop, questions > 1 ? .manyQuestions : .question]) }
        if dots > 0 { marks.formUnion(dots > 1 ? [.stop, .ellipsis] : .stop) }
        return marks
    }
}

/// Where the hashes of each kind of feature begin, so that kinds share buckets by chance alone.
enum FeatureSeed {
    static let word: UInt64 = 0x243F_6A88_85A3_08D3
    static let picture: UInt64 = 0x1319_8A2E_0370_7344
    static let negated: UInt64 = 0xA409_3822_299F_31D0
    static let pair: UInt64 = 0x082E_FA98_EC4E_6C89
    static let letters: UInt64 = 0x4528_21E6_38D0_1377
    static let marks: UInt64 = 0xBE54_66CF_34E9_0C6C
}
