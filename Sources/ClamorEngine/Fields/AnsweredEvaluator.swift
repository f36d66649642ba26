import ClamorColumns
import ClamorQuery
import Synchronization

/// When a mention was first answered by one of our own accounts.
struct AnsweredEvaluator: Evaluator {
    var type: ValueType { .time }
    var cost: Cost { .columns }

    func evaluate(_ frame: Frame) throws -> Column {
        let answers = try frame.context.topics.answers.found(frame.context).of(segment: frame.segment)
        if answers.isEmpty { return ConstantEvaluator(.time, .null).evaluate(count: frame.count) }
        var times = [Int64](repeating: 0, count: frame.context.source.rowCount(segment: frame.segment))
        var known = Bitmap(count: times.count)
        for answer in answers {
            times[Int(answer.row)] = answer.time
            known[Int(answer.row)] = true
        }
        let column = Column(type: .time, count: times.count, storage: .integers(times), validity: known)
        return frame.rows.map(column.gathered) ?? column
    }
}

/// Answers of our own accounts, kept from run to run for the snapshots and accounts in use.
final class AnswerTimes: Sendable {
    private struct Key: Equatable {
        var snapshot: SnapshotNumber?
        var handles: [String]
    }

    /// Oldest first.
    private let held = Mutex<[(key: Key, answers: AnsweredMentions)]>([])
    private let capacity = 4

    /// The answers at the run's snapshot. Whoever comes second waits: finding the same twice at once takes longer.
    func found(_ context: RunContext) throws -> AnsweredMentions {
        let key = Key(snapshot: context.snapshot, handles: context.definitions.ownHandles)
        return try held.withLock { held in
            if let known = held.last(where: { $0.key == key }) { return known.answers }
            let made = try AnsweredMentions(context)
            if held.count == capacity { held.removeFirst() }
            held.append((key, made))
            return made
        }
    }
}
