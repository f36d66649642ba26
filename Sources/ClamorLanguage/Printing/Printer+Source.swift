extension Printer {
    /// nil where nothing is written.
    func text(_ source: SourceNode) -> String? {
        switch source {
        case .implicit: nil
        case .named(let name): name.name
        case .ofBatch(let table, let batch, _): table.name.lowercased() + (batch.map { " \($0)" } ?? "")
        case .versions(let id, _): "versions \(quoted(id.value))"
        case .importing(let node): text(node)
        case .rescoring: "rescore"
        case .training(let action, _): "train" + (action.word.map { " \($0)" } ?? "")
        }
    }

    func text(_ node: AsOfNode) -> String {
        switch node.kind {
        case .batch(let number): "as of batch \(number)"
        case .time(let point): "as of \(point.kind.text)"
        }
    }

    func text(_ range: RangeNode) -> String {
        switch range.kind {
        case .rolling(let count, let unit, let full):
            "last \(count) \(full ? "full " : "")\(unit.rawValue)\(count == 1 ? "" : "s")"
        case .calendar(let unit, let offset): "\(offset == 0 ? "this" : "last") \(unit.rawValue)"
        case .today: "today"
        case .yesterday: "yesterday"
        case .period(let point): "\(point.kind.isDayOrFiner ? "on" : "in") \(point.kind.text)"
        case .span(let since, let until):
            ([since.map { "since \($0.kind.text)" }, until.map { "until \($0.kind.text)" }] as [String?])
                .compactMap { $0 }.joined(separator: " ")
        case .between(let low, let high): "between \(low.kind.text) and \(high.kind.text)"
        }
    }
}

extension TimePoint.Kind {
    /// As it is written.
    var text: String {
        switch self {
        case .literal(let text): text
        case .now: "now"
        case .today: "today"
        case .yesterday: "yesterday"
        case .relative(let negative, let duration, let snap):
            (negative ? "-" : "+") + duration.text + (snap.map { "@\($0.symbol)" } ?? "")
        case .parameter(let name): "$" + name
        }
    }

    /// Whether `on` fits it better than `in`: anything but a year, a quarter or a month.
    fileprivate var isDayOrFiner: Bool {
        if case .literal(let text) = self { text.utf8.count > 7 || text.contains(":") } else { true }
    }
}
