/// The brands' customer service: which complaints it answers and when.
struct BrandAnswers {
    private struct Pending {
        let due: Int64
        let complaint: Post
    }

    /// A binary heap, the earliest first.
    private var heap: [Pending] = []
    /// More than this many wait for no answer, which bounds the memory.
    private static let capacity = 65_536

    /// When the next answer is due; `Int64.max` when none is.
    var nextDue: Int64 { heap.first?.due ?? Int64.max }

    /// Decides whether and when a complaint is answered. `percent` of 100 are.
    mutating func consider(_ complaint: Post, percent: Int, _ curves: Curves, _ random: inout RandomNumbers) {
        guard random.chance(percent), heap.count < BrandAnswers.capacity else { return }
        let brand = complaint.plan.brand
        let minutes = brand.profile.answerMinutes * curves.power(1.3 * random.normal())
        var due = complaint.reference.time + Int64(minutes * Double(Civil.minute)) + 20 * Civil.second
        due = BrandAnswers.withinOpeningHours(due, &random)
        if brand == ViralEvent.brand, due >= ViralEvent.start, due <= ViralEvent.answered {
            due = ViralEvent.answered + Int64((1 + 90 * curves.exponential(&random)) * Double(Civil.minute))
        }
        push(Pending(due: due, complaint: complaint))
    }

    /// Answers are written from 7 to 22 h, at weekends from 9 to 18 h; what falls outside waits for the morning.
    private static func withinOpeningHours(_ time: Int64, _ random: inout RandomNumbers) -> Int64 {
        func hours(_ time: Int64) -> (opens: Int64, closes: Int64) { Civil.isWeekend(time) ? (9, 18) : (7, 22) }
        var day = time - time % Civil.day
        let hour = time % Civil.day / Civil.hour
        if hour >= hours(time).opens, hour < hours(time).closes { return time }
        if hour >= hours(time).closes { day += Civil.day }
        return day + hours(day).opens * Civil.hour + Int64(random.below(Int(150 * Civil.minute)))
    }

    /// Takes the complaint whose answer is due next.
    mutating func popFirst() -> (due: Int64, complaint: Post) {
        let first = heap[0]
        let last = heap.removeLast()
        if !heap.isEmpty {
            heap[0] = last
            sink()
        }
        return (first.due, first.complaint)
    }

    private mutating func push(_ pending: Pending) {
        heap.append(pending)
        var child = heap.count - 1
        while child > 0, heap[child].due < heap[(child - 1) / 2].due {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    private mutating func sink() {
        var parent = 0
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && heap[child].due < heap[least].due
            {
                least = child
            }
            if least == parent { return }
            heap.swapAt(parent, least)
            parent = least
        }
    }
}
