import ClamorColumns
import ClamorLanguage
import ClamorText
import ClamorTime

extension ScalarFunctionDefinition {
    /// Over times it takes a duration as step and gives bucket starts in the zone; over numbers, multiples of the step.
    static let bin = ScalarFunctionDefinition(
        name: "bin", syntax: "bin(number, step) or bin(time, duration)",
        summary: "the number down to a multiple of the step, or the start of the time's bucket",
        examples: ["count by bin(followers, 1000)", "net by bin(time, 6h)"], arity: 2...2
    ) { call, checker in
        let (value, step) = (call.arguments[0], call.arguments[1])
        if value.type == .time {
            guard case .duration(let duration)? = step.literal else {
                checker.report(
                    "bad-argument", at: step.span, "`bin` takes a duration as the step of times",
                    label: step.typeRemark, help: ["for example `bin(time, 6h)`"])
                return nil
            }
            return checker.timeStep(duration, span: step.span).map {
                TypedExpression(.time, .call(.timeBucket($0), [value.typed]))
            }
        }
        guard let number = checker.number(value, of: call) else { return nil }
        guard step.type.isNumeric, let width = step.value?.numeric, width > 0 else {
            checker.report("bad-argument", at: step.span, "`bin` takes a number above 0 as its step")
            return nil
        }
        let type: ValueType = number.type == .integer && step.type == .integer ? .integer : .number
        return TypedExpression(type, .call(.bin, [number, step.typed]))
    }
}

extension PipelineChecker {
    /// A bucket width that has been checked; whole days in hours become days, sixty minutes an hour.
    mutating func timeStep(_ duration: DurationLiteral, span: SourceSpan) -> TimeStep? {
        guard duration.isBounded else {
            report(duration.tooLong(at: span))
            return nil
        }
        do {
            _ = try Buckets(step: duration.calendar, in: zone)
        } catch {
            report("bad-step", at: span, error.message, help: error.help.map { [$0] } ?? [])
            return nil
        }
        switch (duration.unit, duration.count) {
        case (.second, _) where duration.count % 60 != 0:
            report("bad-step", at: span, "the shortest bucket is a minute")
            return nil
        case (.second, let count): return step(minutes: count / 60)
        case (.minute, let count): return step(minutes: count)
        case (.hour, let count): return step(minutes: count * 60)
        default: return BucketUnit(duration.unit).map { TimeStep(count: duration.count, unit: $0) }
        }
    }

    private func step(minutes: Int) -> TimeStep {
        if minutes % 1_440 == 0 { return TimeStep(count: minutes / 1_440, unit: .day) }
        return minutes % 60 == 0 ? TimeStep(count: minutes / 60, unit: .hour) : TimeStep(count: minutes, unit: .minute)
    }
}
