import ClamorText

/// Takes what `SpamScan` finds.
package protocol SpamSink {
    /// A word, or a pair of words.
    mutating func word(_ bucket: Int)
    /// Four or five bytes of a word, its edges included.
    mutating func gram(_ bucket: Int)
    /// The end of a word, at these bytes of the text. What came since the last end belongs to it.
    mutating func endWord(_ range: Range<Int>)
}

/// Reads a text for the spam scorer, in one pass: words, pairs of words, letter sequences, and signs.
///
/// Words are runs of letters and digits, small where ASCII; apostrophes drop out. A link is one word, the same for all.
/// The first `limit` bytes count.
package struct SpamScan<Sink: SpamSink> {
    package static var limit: Int { 4_096 }

    package private(set) var sink: Sink
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    private var counts = SpamCounts()

    private var start = 0
    private var hash = WordHash()
    private var window: UInt64 = 0
    private var depth = 0
    private var previous: UInt64 = 0
    private let words = SpamWords.shared

    /// Reads all, and gives the signs and the sink.
    package static func scan(_ text: UnsafeBufferPointer<UInt8>, into sink: Sink) -> (sink: Sink, signs: SpamSigns) {
        var scan = SpamScan(text, sink)
        scan.run()
        return (scan.sink, scan.counts.signs)
    }

    private init(_ text: UnsafeBufferPointer<UInt8>, _ sink: Sink) {
        bytes = UnsafeBufferPointer(rebasing: text.prefix(Self.limit))
        self.sink = sink
    }

    private mutating func run() {
        while position < bytes.count {
            let byte = bytes[position]
            let letter = byte | 0x20
            if letter &- 0x61 < 26 {
                if depth == 0, LinkStart.stands(in: bytes, at: position) {
                    addLink()
                    continue
                }
                counts.letters += 1
                counts.capitals += byte == letter ? 0 : 1
                append(letter)
                position += 1
            } else if byte &- 0x30 < 10 {
                counts.digit()
                append(byte)
                position += 1
            } else if byte < 0x80 {
                addSign(byte)
            } else {
                addScalar()
            }
        }
        endWord()
        counts.finish()
    }

    @inline(__always)
    private mutating func append(_ byte: UInt8) {
        if depth == 0 {
            start = position
            window = UInt64(UInt8(ascii: "^"))
            depth = 1
        }
        hash.add(byte)
        push(byte)
    }

    @inline(__always)
    private mutating func push(_ byte: UInt8) {
        window = window << 8 | UInt64(byte)
        depth += 1
        if depth >= 4 { sink.gram(SpamBuckets.bucket(window & 0xFFFF_FFFF, 0xC2B2_AE3D_27D4_EB4F)) }
        if depth >= 5 { sink.gram(SpamBuckets.bucket(window & 0xFF_FFFF_FFFF, 0x1656_67B1_9E37_79F9)) }
    }

    private mutating func endWord() {
        guard depth > 0 else { return }
        push(UInt8(ascii: "$"))
        finishWord(hash.value)
    }

    private mutating func finishWord(_ value: UInt64) {
        sink.word(SpamBuckets.bucket(value, 0x9E37_79B9_7F4A_7C15))
        if previous != 0 { sink.word(SpamBuckets.bucket(previous &* 31 &+ value, 0xD6E8_FEB8_6659_FD93)) }
        previous = value
        counts.word(words.role(value), isAfterDot: start > 0 && bytes[start - 1] == UInt8(ascii: "."))
        sink.endWord(start..<position)
        hash = WordHash()
        depth = 0
    }

    /// A link to white space; its host tells whether the site is known.
    private mutating func addLink() {
        start = position
        var host = WordHash()
        var isInHost = false
        var role: SpamWords.Role = []
        while position < bytes.count, bytes[position] > 0x20 {
            let byte = bytes[position]
            let letter = byte | 0x20
            if isInHost, letter &- 0x61 < 26 || byte &- 0x30 < 10 {
                host.add(letter)
            } else {
                role.formUnion(isInHost ? words.role(host.value) : [])
                host = WordHash()
                // The host begins after `//`, or after `www.`, and ends at the next slash.
                let isSlash = byte == UInt8(ascii: "/")
                if isSlash, isInHost { break }
                isInHost = isInHost || isSlash && bytes[position - 1] == byte || byte == UInt8(ascii: ".")
            }
            position += 1
        }
        if isInHost { role.formUnion(words.role(host.value)) }
        while position < bytes.count, bytes[position] > 0x20 { position += 1 }
        counts.link(role)
        finishWord(SpamBuckets.link)
    }

    private mutating func addSign(_ byte: UInt8) {
        if byte == UInt8(ascii: "'") {
            position += 1
            return
        }
        endWord()
        position += 1
        if byte > 0x20 { counts.sign(byte) }
    }

    private mutating func addScalar() {
        let (scalar, length) = UTF8Scalars.decode(bytes, at: position)
        switch scalar {
        // Apostrophes, joiners, marks that change nothing.
        case 0xAD, 0x2019, 0x200B...0x200F, 0xFE00...0xFE0F, 0xFEFF: break
        case 0x20A0...0x20CF, 0xA2...0xA5:
            endWord()
            counts.sign(UInt8(ascii: "$"))
        case 0x80...0xBF, 0x2000...0x206F, 0x3000...0x3020, 0xFFFD: endWord()
        case 0x2190...0x2BFF, 0x1F000...0x1FBFF:
            endWord()
            counts.emoji += 1
        default:
            counts.letters += 1
            for offset in 0..<length { append(bytes[position + offset]) }
        }
        position += length
    }
}

/// Where features are in the table of weights.
package enum SpamBuckets {
    package static let bits = 16
    /// The word that stands for every link.
    static let link: UInt64 = 0x6C69_6E6B_6C69_6E6B

    @inline(__always)
    static func bucket(_ value: UInt64, _ factor: UInt64) -> Int {
        Int(((value ^ value >> 31) &* factor) >> UInt64(64 - bits))
    }
}
