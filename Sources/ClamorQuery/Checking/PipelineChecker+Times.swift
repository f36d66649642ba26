import ClamorColumns
import ClamorLanguage
import ClamorText
import ClamorTime

extension PipelineChecker {
    var timeReader: TimeReader { TimeReader(now: now, zone: zone) }

    /// A time as a literal, with the end of the day, month or year that it names.
    func timeOperand(_ reading: TimeReader.Reading, span: SourceSpan) -> Operand {
        let typed = TypedExpression(.time, .literal(.time(reading.start.milliseconds)))
        return Operand(typed, span: span, literal: reading.end.map { .period(end: $0) } ?? .plain)
    }

    /// A text read as a time; nil when it is none.
    func timeOperand(_ text: String, span: SourceSpan) -> Operand? {
        timeReader.read(text).map { timeOperand($0, span: span) }
    }

    mutating func timeLiteral(_ kind: TimePoint.Kind, span: SourceSpan) -> Operand? {
        if forbidsMoments, kind.isRelative {
            report(
                "moving-definition", at: span, "a topic cannot depend on the time of asking",
                help: ["name the day: `2026-01-31`"])
            return nil
        }
        if case .relative(_, let duration, _) = kind, !duration.isBounded {
            report(duration.tooLong(at: span))
            return nil
        }
        guard let reading = timeReader.read(kind) else {
            report("unknown-time", at: span, "there is no such time")
            return nil
        }
        return timeOperand(reading, span: span)
    }

    /// A duration as a literal. Months and longer have no fixed length, which only adding to a time can bear; elsewhere
    /// their value is missing and `fixedDuration` complains.
    mutating func durationLiteral(_ duration: DurationLiteral, span: SourceSpan) -> Operand? {
        guard duration.isBounded else {
            report(duration.tooLong(at: span))
            return nil
        }
        let length = duration.calendar.fixedMilliseconds
        let typed = TypedExpression(.duration, .literal(.duration(length ?? 0)))
        return Operand(typed, span: span, literal: .duration(duration))
    }

    /// The operand, unless it is a literal duration of no fixed length.
    mutating func fixedDuration(_ operand: Operand) -> Operand? {
        guard case .duration(let written)? = operand.literal, written.calendar.fixedMilliseconds == nil else {
            return operand
        }
        report(
            "duration-varies", at: operand.span, "\(written.text) has no fixed length",
            help: ["in days: `\(written.unit == .month ? 30 : written.unit == .quarter ? 90 : 365)d`"])
        return nil
    }
}

extension TimePoint.Kind {
    /// `now`, `today` or `yesterday`; nil for another word.
    init?(word: String) {
        switch word.lowercased() {
        case "now": self = .now
        case "today": self = .today
        case "yesterday": self = .yesterday
        default: return nil
        }
    }

    /// Whether it means another time when asked later.
    var isRelative: Bool {
        switch self {
        case .literal, .parameter: false
        case .now, .today, .yesterday, .relative: true
        }
    }
}
