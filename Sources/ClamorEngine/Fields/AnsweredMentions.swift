import ClamorColumns
import ClamorText

/// The mentions that our own accounts have answered, whenever that was, and when each was answered first.
///
/// A mention is answered by an own one that names it as its parent, on the same channel and not before it; and by what
/// answers a mention of the same author in the same thread that is not before it. Our own mentions are not answered.
struct AnsweredMentions: Sendable {
    struct Answer: Sendable {
        var row: Int32
        /// Milliseconds since 1970.
        var time: Int64
    }

    /// By segment; nil where nothing was answered at all. Rows come in any order, perhaps several times: the last
    /// entry of a row is the one that holds.
    private var segments: [[Answer]] = []

    /// The mentions of a segment that were answered.
    func of(segment: Int) -> [Answer] { segments.isEmpty ? [] : segments[segment] }

    init(_ context: RunContext) throws {
        guard !context.definitions.ownHandles.isEmpty else { return }
        let finder = AnswerFinder(context)
        let replies = try finder.replies()
        if replies.isEmpty { return }
        let direct = try finder.answered(by: replies)
        let earlier = try finder.earlier(in: direct)
        segments = Array(repeating: [], count: context.source.segmentCount)
        for found in direct + earlier {
            let segment = Int(found.row >> 16)
            segments[segment].append(Answer(row: Int32(found.row & 0xFFFF), time: found.answer))
        }
    }
}

/// First answers by the time of what they answer.
struct FirstAnswers: Sendable {
    private var entries: [(time: Int64, answer: Int64)] = []

    mutating func add(_ answer: Int64, to time: Int64) { entries.append((time, answer)) }

    /// Makes the answers ready to be asked for.
    mutating func settle() {
        entries.sort { $0.time < $1.time }
        for index in entries.indices.dropLast().reversed() {
            entries[index].answer = min(entries[index].answer, entries[index + 1].answer)
        }
    }

    /// The first answer to what was not said before a time.
    func first(notBefore time: Int64) -> Int64? {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].time < time { low = middle + 1 } else { high = middle }
        }
        return low < entries.count ? entries[low].answer : nil
    }
}
