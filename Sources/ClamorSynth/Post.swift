/// What names a mention: its serial number and time make the id on its channel.
struct Reference {
    /// The row number, or for planted rows a number that does not depend on how many rows there are.
    var serial: UInt64
    var time: Int64
    var channel: Channel

    /// Planted row `index`.
    static func planted(_ index: Int, time: Int64, channel: Channel) -> Reference {
        Reference(serial: plantedSerials + UInt64(index), time: time, channel: channel)
    }

    private static let plantedSerials: UInt64 = 1 << 40
    private static let twitterEpoch: Int64 = 1_288_834_974_657
    private static let alphabet: StaticString = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

    /// Writes the id in the manner of the channel. Unique on the channel: each is one-to-one with the serial number.
    func writeID(into buffer: inout ByteBuffer) {
        switch channel {
        case .twitter:
            // Milliseconds above 22 bits; the low bits of planted rows count down from the top, which others leave out.
            let isPlanted = serial >= Reference.plantedSerials
            let low = isPlanted ? 0x3F_FFFF - (serial - Reference.plantedSerials) : serial % 4_194_000
            buffer.append(decimal: (time - Reference.twitterEpoch) << 22 | Int64(low))
        case .reddit: buffer.append(digitsOf: 60_000_000_000 + serial &* 61, base: 36)
        case .youtube, .instagram:
            var bits = RandomNumbers.mix(serial)
            for _ in 0..<11 {
                buffer.append(Reference.alphabet.utf8Start[Int(bits & 63)])
                bits >>= 6
            }
        case .news, .blog: buffer.append(digitsOf: RandomNumbers.mix(serial), base: 16, width: 16)
        case .forum: buffer.append(decimal: Int64(4_000_000 + serial * 3))
        case .review:
            buffer.append("rv")
            buffer.append(digitsOf: 1_000_000 + serial &* 7, base: 36)
        }
    }
}

/// A mention as far as later ones need it, to answer, share or quote it.
struct Post {
    var reference: Reference
    /// The start of its thread, itself unless it is a reply or comment.
    var root: Reference
    var author: Author
    var plan: TextPlan
    var site: Int
    /// How much attention it draws, on a logarithmic scale.
    var appeal: Double
}

/// The latest posts in order of time, at most `capacity`: a window, so that memory does not grow with the rows.
struct RecentPosts {
    private let capacity: Int
    private var posts: [Post] = []
    private var times: [Int64] = []
    /// Where the oldest post is.
    private var oldest = 0

    init(capacity: Int) {
        self.capacity = capacity
    }

    var isEmpty: Bool { posts.isEmpty }

    /// Adds a post; times must not decrease. `time` is when it was seen, its own time or that of a share.
    mutating func add(_ post: Post, at time: Int64) {
        if posts.count < capacity {
            posts.append(post)
            times.append(time)
        } else {
            posts[oldest] = post
            times[oldest] = time
            oldest = oldest + 1 == capacity ? 0 : oldest + 1
        }
    }

    private func place(_ age: Int) -> Int {
        let index = oldest + age
        return index >= posts.count ? index - posts.count : index
    }

    /// The most appealing of the `choice` posts up to a time; any post if all are later. Nil when there is none.
    func pick(at time: Int64, of choice: Int = 4, _ random: inout RandomNumbers) -> Post? {
        guard !posts.isEmpty else { return nil }
        var low = 0
        var high = posts.count
        while low < high {
            let middle = (low + high) / 2
            if times[place(middle)] <= time { low = middle + 1 } else { high = middle }
        }
        if low == 0 { low = 1 + random.below(posts.count) }
        var best = place(low - 1)
        for age in max(0, low - choice)..<low {
            let candidate = place(age)
            if posts[candidate].appeal > posts[best].appeal { best = candidate }
        }
        return posts[best]
    }
}
