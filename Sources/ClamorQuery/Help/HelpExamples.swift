import ClamorColumns

/// What the pages of fields and measures show beside their one line.
extension Field {
    /// Whole statements that parse and check.
    package var examples: [String] {
        switch type {
        case .text where storage == .row: ["filter \(name) is not missing | select time, author, \(name) | take 5"]
        case .text: ["count by \(name)", "filter \(name) is missing | count by channel"]
        case .list: ["top 10 \(name)", "filter \(name) is not missing | count by \(name), sentiment"]
        case .boolean: ["count by \(name)", "filter not \(name) | take 20"]
        case .time:
            TimeFields.isDerived(name)
                ? ["count by \(name)"] : ["filter \(name) >= 2026-03-01 | group min(\(name)), max(\(name)) by channel"]
        case .duration: ["group median(\(name)), p(\(name), 90) by channel"]
        case .integer where ["batch", "hour_of_day", "day_of_week"].contains(name): ["count by \(name)"]
        case .integer: ["top 10 by \(name) | show", "group sum(\(name)), p(\(name), 90) by channel"]
        case .fixed, .number: ["filter \(name) is not missing | group avg(\(name)), median(\(name)) by channel"]
        }
    }

    /// Fields of the same group, and where they are listed.
    package var related: [String] {
        Fields.all.filter { $0.group == group && $0.name != name }.map(\.name).prefix(6) + ["fields"]
    }
}

extension MeasureDefinition {
    /// Whole statements that parse and check.
    package var examples: [String] {
        ["\(name) by brand", "last 30 days | trend every 1w \(name) by channel"]
            + (estimate == nil ? [] : ["last 30 days | \(name) by brand with interval"])
    }

    package var related: [String] {
        (estimate == nil ? ["compare"] : ["intervals", "compare"]) + ["measures", "group", "trend"]
    }
}
