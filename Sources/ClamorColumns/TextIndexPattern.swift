/// A term with wildcards: `?` is one scalar, `*` any number of them.
struct TextIndexPattern {
    private enum Element: Equatable {
        case scalar(Unicode.Scalar)
        case one, any
    }

    /// The bytes before the first wildcard.
    let prefix: [UInt8]
    /// What follows them.
    private let rest: [Element]

    init(_ pattern: String) {
        let scalars = pattern.unicodeScalars
        let head = scalars.prefix { $0 != "?" && $0 != "*" }
        prefix = Array(String(String.UnicodeScalarView(head)).utf8)
        rest = scalars.dropFirst(head.count).map { $0 == "?" ? .one : $0 == "*" ? .any : .scalar($0) }
    }

    /// Whether a term that begins with `prefix` fits. Tagged terms fit only where the pattern begins with their sign.
    func matches(_ term: [UInt8]) -> Bool {
        if prefix.isEmpty, let first = term.first, Self.signs.contains(first) { return false }
        let scalars = Array(String(decoding: term[prefix.count...], as: UTF8.self).unicodeScalars)
        var (place, element) = (0, 0)
        // Where to go on when what followed the last `*` did not fit.
        var retry: (place: Int, element: Int)?
        while place < scalars.count {
            if element < rest.count, rest[element] == .any {
                retry = (place, element + 1)
                element += 1
            } else if element < rest.count, rest[element] == .one || rest[element] == .scalar(scalars[place]) {
                place += 1
                element += 1
            } else if let last = retry {
                retry = (last.place + 1, last.element)
                (place, element) = (last.place + 1, last.element)
            } else {
                return false
            }
        }
        return rest[element...].allSatisfy { $0 == .any }
    }

    private static let signs: [UInt8] = Array("#@$".utf8)
}
