import ClamorText

/// "did you mean `followers`?", or with alternatives "`likes` or `links`".
func didYouMean(_ names: [String]) -> String {
    "did you mean \(orList(names.map { "`\($0)`" }))?"
}

/// "a", "a or b", "a, b or c".
func orList(_ items: [String]) -> String {
    items.count < 2 ? items.joined() : items.dropLast().joined(separator: ", ") + " or " + items[items.count - 1]
}
