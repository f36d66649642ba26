import ClamorText

extension DotCommand {
    static let save = DotCommand(
        name: "save", usage: ".save FILE [N…]",
        summary: "writes what was asked as a script: all, or the entries of those numbers, such as 2 4-6"
    ) { session, text in
        guard let target = try ScriptTarget(text, of: "save", in: session) else {
            try session.fail("`.save` needs the name of a file", help: "for example `.save week.clamor`")
            return .goOn
        }
        try session.attempt {
            let numbers = try target.rest.isEmpty ? nil : session.entryNumbers(target.rest)
            let count = try session.save(target.path, entries: numbers, replaces: target.replaces)
            try session.remark("wrote \(count == 1 ? "1 entry" : "\(count) entries") to \(target.path)")
        }
        return .goOn
    }
}

extension Session {
    /// `2 4-6` as numbers of entries.
    func entryNumbers(_ words: [String]) throws -> Set<Int> {
        var numbers: Set<Int> = []
        let count = log?.entries.count ?? 0
        for word in words {
            let ends = word.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
            guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1], first <= last
            else {
                throw Files.Failure(description: "`\(word)` is no entry's number", help: "entries are written 2 or 4-6")
            }
            guard first >= 1, last <= count else {
                throw Files.Failure(description: "there is no entry \(word)", help: "`.entries` lists them")
            }
            numbers.formUnion(first...last)
        }
        return numbers
    }
}
