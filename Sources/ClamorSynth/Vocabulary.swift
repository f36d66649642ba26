/// The languages that mentions are written in. Raw values index tables.
enum Language: UInt8, CaseIterable {
    case en, es, fr, de, pt, ja

    var code: StaticString {
        switch self {
        case .en: "en"
        case .es: "es"
        case .fr: "fr"
        case .de: "de"
        case .pt: "pt"
        case .ja: "ja"
        }
    }
}

/// What a mention is about. Raw values index tables; names are those of grammar rules.
enum Topic: UInt8, CaseIterable {
    case taste, price, app, staff, delivery, refund, queue, loyalty
}

/// What a mention feels about its brand. Raw values index tables; names are those of grammar rules.
enum Polarity: UInt8, CaseIterable {
    case neg, neu, pos
}

/// The occasions of writing. Raw values index tables; names are those of grammar rules.
enum TextForm: UInt8, CaseIterable {
    case post, reply, quote, comment, compare, review, article
    case ownReply, ownPost, spam, petition, voucher
    case complaint, amplifier, outcry, outcryReply, outcryQuote, outcryArticle, lateAnswer, apology, epilogue

    /// The form whose rules serve where a language has none for this one.
    var fallback: TextForm? {
        switch self {
        case .quote, .comment, .outcryReply, .outcryQuote: .reply
        case .compare, .review, .article, .outcry: .post
        default: nil
        }
    }
}

/// All that decides a text: the same plan gives the same bytes, so a post in memory needs no text to be shared.
struct TextPlan {
    var seed: UInt64
    var form: TextForm
    var language: Language
    var brand: Brand
    var other: Brand?
    var topic: Topic
    var polarity: Polarity
}

/// What a grammar leaves to the occasion.
enum Slot: UInt8, CaseIterable {
    /// The clause of the plan's topic and polarity.
    case topic
    /// The plan's brand as a name, an @handle or a #tag; the same as a plain name; and the second brand.
    case brand, name, other
    case handle, help, tag
    /// An @handle of some author, a first name, and made-up places and words with a long tail.
    case user, person, town, word
    case price, number, minutes, clock, order, link
    /// A line break.
    case nl

    init?(name: String) {
        guard let slot = Slot.allCases.first(where: { "\($0)" == name }) else { return nil }
        self = slot
    }
}
