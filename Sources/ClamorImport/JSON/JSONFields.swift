import ClamorStore
import ClamorTime

/// Reads members of a platform's objects as values of fields, and remembers what could not be read: one broken value
/// costs itself alone. A member that is missing, null or empty gives nil without a word.
final class JSONFields {
    let document: JSONDocument
    private var unread: [(name: String, value: String)] = []
    /// For every time read, whether its zone was known.
    private var times: [Bool] = []

    init(_ document: JSONDocument) {
        self.document = document
    }

    /// Tells what was read since the last call, and keeps what could not be as text.
    func settle(_ record: inout MentionRecord, _ tally: inout ImportTally) {
        for isKnown in times { tally.noteTime(isZoneStated: isKnown) }
        for (name, value) in unread {
            tally.noteUnreadable(name, value)
            record.extra.append((name, value))
        }
        times.removeAll(keepingCapacity: true)
        unread.removeAll(keepingCapacity: true)
    }

    /// A string that is not empty.
    func text(_ object: JSONValue?, _ key: StaticString) -> String? {
        read(object, key) { $0.text }
    }

    /// An id: a string, or an integer in digits.
    func id(_ object: JSONValue?, _ key: StaticString) -> String? {
        read(object, key) { $0.identifier }
    }

    /// A count as number or text (`"1.2K"`); −1 is how platforms write that they do not tell.
    func count(_ object: JSONValue?, _ key: StaticString) -> Int64? {
        guard let value = object?[key], value.integer != -1 else { return nil }
        return read(object, key) { value in
            if let number = value.integer { return number >= 0 ? number : nil }
            return value.utf8.flatMap { CellValue.count(CellValue.trimmed($0)) }
        }
    }

    /// A time in milliseconds since 1970: text of any form, or a count of seconds, milliseconds or microseconds as number
    /// or text. 0 is how platforms write that there is none.
    ///
    /// - Parameter zone: of times without offset, where the platform leaves it open; nil where they are in UTC.
    func time(_ object: JSONValue?, _ key: StaticString, zone: Zone? = nil) -> Int64? {
        guard let value = object?[key], value.integer != 0 else { return nil }
        return read(object, key) { value in
            guard !value.isObject, !value.isArray, value.boolean == nil,
                let text = JSONFlattener.cell(value, document)?.text,
                let found = parseTime(text, zone: zone ?? .utc)
            else { return nil }
            times.append(found.isZoneStated || zone == nil)
            return found.instant.milliseconds
        }
    }

    /// A truth value.
    func truth(_ object: JSONValue?, _ key: StaticString) -> Bool? {
        read(object, key) { $0.boolean }
    }

    /// The value of a member, made by `make`; what that gives nil for is remembered.
    func read<Value>(_ object: JSONValue?, _ key: StaticString, _ make: (JSONValue) -> Value?) -> Value? {
        guard let value = object?[key] else { return nil }
        if let made = make(value) { return made }
        guard let text = JSONFlattener.cell(value, document)?.text, !text.isEmpty else { return nil }
        unread.append(("\(key)", text))
        return nil
    }

    /// The strings of an array, or of the members `key` of its objects.
    func list(_ array: JSONValue?, _ key: StaticString? = nil) -> [String] {
        array?.elements.compactMap { item in key.map { item[$0]?.text } ?? item.text } ?? []
    }
}

/// Ids that say when they were made: milliseconds above 22 bits of other things.
enum TimedID {
    /// The time of a tweet (docs.x.com, “X IDs”: milliseconds since 1288834974657); nil for those before November 2010.
    static func tweet(_ id: String) -> Int64? {
        guard let number = Int64(id), number >= 29_700_859_247 else { return nil }
        return number >> 22 + 1_288_834_974_657
    }

    /// The time of a LinkedIn activity: its first 41 bits are milliseconds since 1970 (found by its users, not
    /// documented by LinkedIn).
    static func linkedIn(_ id: String) -> Int64? {
        guard let number = Int64(id), number >> 22 > 1_041_379_200_000 else { return nil }
        return number >> 22
    }
}
