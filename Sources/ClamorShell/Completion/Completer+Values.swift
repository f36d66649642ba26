import ClamorLanguage
import ClamorQuery
import ClamorText

/// Values of fields, commonest first, with their counts.
extension Completer {
    func offerValues(of name: String, _ list: inout CandidateList) {
        if names.columns[name]?.type == .boolean {
            list.offer("true")
            list.offer("false")
            return
        }
        guard let field = Fields.asked(by: name), isCounted(field) else { return }
        for known in counted(field) where !list.isFull {
            offerValue(known.value, folded: known.folded, formatInteger(known.count, grouped: true), &list)
        }
        for value in Fields.values[field] ?? [] { offerValue(value, folded: value, "", &list) }
    }

    private func offerValue(
        _ value: String, folded: String, _ note: @autoclosure () -> String, _ list: inout CandidateList
    ) {
        let mayBeBare = isAfterColon && !place.isQuoted
        list.offer(
            mayBeBare && Self.needsNoQuotes(value) ? value : ExpressionText.quoted(value), note(), folded: folded)
    }

    /// Whether a value stands whole behind `field:` as it is.
    private static func needsNoQuotes(_ value: String) -> Bool {
        !value.isEmpty
            && value.unicodeScalars.allSatisfy { scalar in
                switch scalar {
                case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".", "/": true
                default: !scalar.isASCII && scalar.properties.isAlphabetic
                }
            }
    }

    /// Whether a name stands behind `@` or `#` as it is.
    private static func isHandle(_ name: String) -> Bool {
        needsNoQuotes(name) && !name.utf8.contains(UInt8(ascii: "/"))
    }

    /// Whether the values of a field are texts that can be counted.
    private func isCounted(_ field: String) -> Bool {
        guard let known = Fields.named(field) else { return names.families.contains(field) }
        return (known.type == .text || known.type == .list) && known.storage != .row && field != "links"
    }

    func offerWords(of stage: String, _ list: inout CandidateList) {
        switch stage {
        case "tag": for tag in counted("tags") { offerCounted(tag, &list) }
        case "assign": for name in counted("assignee") { offerCounted(name, &list) }
        default:
            guard !place.isQuoted else { return }
            for word in Stages.named(stage)?.words ?? [] { list.offer(word) }
        }
    }

    private func offerCounted(_ known: ValueCounts.Counted, _ list: inout CandidateList) {
        list.offer(
            ExpressionText.quoted(known.value), formatInteger(known.count, grouped: true), folded: known.folded)
    }

    /// `@handle`, where a handle alone or a handle among others can stand.
    func offerAccounts(_ list: inout CandidateList) {
        for author in counted("author") where !list.isFull && Self.isHandle(author.value) {
            list.offer(
                "@" + author.value, formatInteger(author.count, grouped: true), folded: "@" + author.folded)
        }
    }

    func offerSearchTerms(_ list: inout CandidateList) {
        switch place.word.first {
        case "@": offerAccounts(&list)
        case "#":
            for tag in counted("hashtags") where !list.isFull && Self.isHandle(tag.value) {
                list.offer("#" + tag.value, formatInteger(tag.count, grouped: true), folded: "#" + tag.folded)
            }
        case "$": offerParameters(&list)
        default:
            list.offer("NOT", "the opposite of what follows")
            for (name, note) in Self.searchFields { list.offer(name + ":", note, ending: "") }
            for field in Fields.all where field.type != .time && field.storage != .row {
                list.offer(field.name + ":", field.summary, ending: "")
            }
            for family in names.families { list.offer(family + ":", "family of topics", ending: "") }
        }
    }

    private static let searchFields = [
        ("title", "words of the title alone"), ("text", "words of the text alone"),
        ("site", "a host and everything below it"), ("language", "as given: en, es"), ("links", "a part of an address"),
        ("url", "the address of the mention"),
    ]
}
