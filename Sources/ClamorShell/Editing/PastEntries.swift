/// Entries of before, oldest first, and the one that is being written.
struct PastEntries {
    private(set) var entries: [String]
    /// What has been made of entries since the line was begun: by place, the one being written last.
    private var drafts: [Int: String] = [:]
    private var place: Int

    init(_ entries: [String] = []) {
        self.entries = entries
        place = entries.count
    }

    mutating func add(_ entry: String) {
        if entries.last != entry { entries.append(entry) }
        begin()
    }

    /// A new line is begun.
    mutating func begin() {
        drafts = [:]
        place = entries.count
    }

    /// The entry before; nil at the first. What the buffer holds is kept for the way back.
    mutating func older(than text: String) -> String? { step(-1, leaving: text) }

    mutating func newer(than text: String) -> String? { step(1, leaving: text) }

    private mutating func step(_ by: Int, leaving text: String) -> String? {
        guard (0...entries.count).contains(place + by) else { return nil }
        drafts[place] = text
        place += by
        return drafts[place] ?? (place < entries.count ? entries[place] : "")
    }

    /// What the latest entry that begins so goes on with; nil where there is none.
    func suggestion(for text: String) -> String? {
        guard !text.isEmpty else { return nil }
        return entries.last { $0.utf8.count > text.utf8.count && $0.hasPrefix(text) }.map {
            String(decoding: Array($0.utf8.dropFirst(text.utf8.count)), as: UTF8.self)
        }
    }
}

/// The search of past entries for a part of them, newest first.
struct EntrySearch {
    private let entries: [String]
    private(set) var wanted = ""
    /// Places of those that hold what is wanted, newest first, each text once.
    private var found: [Int] = []
    private var chosen = 0

    init(_ entries: [String]) { self.entries = entries }

    var count: Int { found.count }
    /// From 1; 0 where nothing is found.
    var number: Int { found.isEmpty ? 0 : chosen + 1 }
    var entry: String? { found.isEmpty ? nil : entries[found[chosen]] }
    /// Where what is wanted stands in the entry, in bytes.
    var match: Range<Int>? { entry.flatMap { Self.match(wanted, in: $0) } }

    mutating func look(for text: String) {
        // What is shown stays as long as it fits.
        let kept = found.isEmpty ? nil : found[chosen]
        wanted = text
        var seen: Set<String> = []
        found = entries.indices.reversed().filter { place in
            !text.isEmpty && Self.match(text, in: entries[place]) != nil && seen.insert(entries[place]).inserted
        }
        chosen = kept.flatMap { kept in text.isEmpty ? nil : found.firstIndex { $0 <= kept } } ?? 0
    }

    mutating func older() { chosen = min(chosen + 1, max(0, found.count - 1)) }

    mutating func newer() { chosen = max(chosen - 1, 0) }

    /// Case counts only where a capital is wanted.
    private static func match(_ wanted: String, in entry: String) -> Range<Int>? {
        let isExact = wanted.contains(where: \.isUppercase)
        func bytes(_ text: String) -> [UInt8] {
            isExact ? Array(text.utf8) : text.utf8.map { (65...90).contains($0) ? $0 + 32 : $0 }
        }
        let (pattern, text) = (bytes(wanted), bytes(entry))
        guard !pattern.isEmpty, pattern.count <= text.count else { return nil }
        return (0...text.count - pattern.count).first { text[$0..<$0 + pattern.count].elementsEqual(pattern) }
            .map { $0..<$0 + pattern.count }
    }
}
