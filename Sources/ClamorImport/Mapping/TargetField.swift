import ClamorText

/// The fields of a mention that a column, `map` or `fill` can give.
enum TargetField: UInt8, CaseIterable, Sendable {
    case id, channel, kind, url, domain, time, title, text, lang, hashtags, handles, rating
    case author, authorName, followers, verified, country, location, parent, thread, shareOf, quoteOf
    case likes, shares, replies, views, sentiment, score, reach, brand, theme, spam, collected

    /// The name in the language.
    var name: String {
        switch self {
        case .authorName: "author_name"
        case .shareOf: "share_of"
        case .quoteOf: "quote_of"
        default: "\(self)"
        }
    }

    /// The kind of value that a field takes.
    enum Form: Sendable {
        case id, text, word, time, count, boolean, rating, score, list
    }

    var form: Form {
        switch self {
        case .id, .parent, .thread, .shareOf, .quoteOf: .id
        case .title, .text, .authorName, .location, .url: .text
        case .channel, .kind, .domain, .lang, .author, .country, .sentiment: .word
        case .time, .collected: .time
        case .followers, .likes, .shares, .replies, .views, .reach: .count
        case .verified, .spam: .boolean
        case .rating: .rating
        case .score: .score
        case .hashtags, .handles, .brand, .theme: .list
        }
    }

    /// What the field takes, for messages.
    var expected: String {
        switch self {
        case .kind: "share, reply, quote, review, comment, article or post"
        default:
            switch form {
            case .id, .text, .word, .list: "a text"
            case .time: "a date or time"
            case .count: "a whole number"
            case .boolean: "yes or no"
            case .rating: "a number from 1 to 5"
            case .score: "a number from -1 to 1"
            }
        }
    }

    /// The field with that name, whatever its case. Throws `ImportError.unknownField` with the nearest names.
    static func named(_ name: String) throws -> TargetField {
        let lower = name.lowercased()
        let plain = ColumnName.plain(lower)
        if let field = allCases.first(where: { ColumnName.plain($0.name) == plain }) { return field }
        throw ImportError.unknownField(name, nearest: nearest(to: lower, in: allCases.map(\.name)))
    }
}

/// Names of columns as they are compared.
enum ColumnName {
    /// Letters and digits alone, in lower case: `Author.Public_Metrics` and `author public metrics` are one.
    static func plain(_ name: some StringProtocol) -> String {
        var result = ""
        for scalar in name.unicodeScalars {
            if scalar.isASCII {
                switch scalar {
                case "a"..."z", "0"..."9": result.unicodeScalars.append(scalar)
                case "A"..."Z": result.unicodeScalars.append(Unicode.Scalar(scalar.value + 32)!)
                default: break
                }
            } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                result += scalar.properties.lowercaseMapping
            }
        }
        return result
    }

    /// The forms under which a column is looked for: its whole name, then without leading parts that only wrap.
    static func forms(_ name: String) -> [String] {
        let parts = name.split(separator: ".")
        // The name inside an account is its display name, while "user name" mostly is the handle.
        if parts.count > 1, plain(parts[parts.count - 1]) == "name", people.contains(plain(parts[parts.count - 2])) {
            return ["displayname"]
        }
        return unwrapped(name)
    }

    /// The whole name, then without leading parts that only wrap.
    static func unwrapped(_ name: String) -> [String] {
        var parts = name.split(separator: ".")[...]
        var forms = [plain(name)]
        while parts.count > 1, let first = parts.first, wrappers.contains(plain(first)) {
            parts = parts.dropFirst()
            forms.append(plain(parts.joined(separator: ".")))
        }
        return forms
    }

    private static let people: Set<String> = ["user", "author", "account", "from", "owner", "creator", "consumer"]

    private static let wrappers: Set<String> = [
        "data", "item", "post", "tweet", "status", "snippet", "record", "source", "node", "attributes", "mention",
        "result",
        "chunkresult", "toplevelcomment", "comment", "message", "legacy", "doc", "object", "value",
    ]
}
