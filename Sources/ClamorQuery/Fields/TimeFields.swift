import ClamorColumns

/// Fields that are `time` seen more coarsely. They are lowered to functions of `time`, so that executors need not know
/// them, and whole rows leave them out.
enum TimeFields {
    /// The bucket unit of a field such as `day`.
    static func bucket(of field: String) -> BucketUnit? { BucketUnit(rawValue: field) }

    /// Whether the field is computed from `time`.
    static func isDerived(_ field: String) -> Bool { expression(of: field) != nil }

    /// The field as a function of `time`; nil for other fields.
    static func expression(of field: String) -> TypedExpression? {
        let time = TypedExpression(.time, .column("time"))
        if let unit = bucket(of: field) {
            return TypedExpression(.time, .call(.timeBucket(TimeStep(count: 1, unit: unit)), [time]))
        }
        switch field {
        case "hour_of_day": return TypedExpression(.integer, .call(.hourOfDay, [time]))
        case "day_of_week": return TypedExpression(.integer, .call(.dayOfWeek, [time]))
        default: return nil
        }
    }
}

extension Field {
    /// How the field's values are written.
    var format: ColumnFormat {
        if let unit = TimeFields.bucket(of: name), type == .time { return .bucket(unit) }
        switch name {
        case "id", "url", "parent", "thread", "share_of", "quote_of": return .identifier
        case "rating": return .decimals(1)
        default: return .plain
        }
    }

    var info: ColumnInfo { ColumnInfo(name, type, format: format) }
}

extension Fields {
    /// The columns of whole mentions: every field but those that are `time` seen more coarsely, and those that are
    /// found among other mentions, which takes time and is done where they are named.
    package static let wholeRow: [ColumnInfo] = all.filter {
        !TimeFields.isDerived($0.name) && !foundElsewhere.contains($0.name)
    }.map(\.info)

    /// Fields that other mentions decide.
    static let foundElsewhere: Set<String> = ["answered", "response_time", "duplicate_of", "campaign"]
}
