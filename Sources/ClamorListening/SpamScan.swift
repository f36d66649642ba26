import ClamorText

/// Takes what `SpamScan` finds.
package protocol SpamSink {
    /// A word, or a pair of words.
    mutating func word(_ bucket: Int)
    /// The letters of a word, between `^` and `$`. `SpamBuckets.forEachGram` gives its sequences.
    mutating func letters(_ letters: UnsafeBufferPointer<UInt8>)
    /// The end of a word, at these bytes of the text. What came since the last end belongs to it.
    mutating func endWord(_ range: Range<Int>)
}

/// Reads a text for the spam scorer, in one pass: words, pairs of words, letter sequences, and signs.
///
/// Words are runs of letters and digits, small where ASCII; apostrophes drop out. A link is one word, the same for all,
/// and so is the name of an account. A link has a scheme, or `www.`, or a path behind its domain. The first `limit` bytes
/// count.
package struct SpamScan<Sink: SpamSink> {
    package static var limit: Int { 4_096 }

    private var sink: Sink
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    private var counts = SpamCounts()

    /// Letters of the word under way, after `^`, and where it started in the text.
    private let letters: UnsafeMutablePointer<UInt8>
    private var length = 1
    private var start = 0
    private var previous: UInt64 = 0
    private var previousRole: SpamWords.Role = []

    /// Reads all, and gives the signs and the sink.
    package static func scan(_ text: UnsafeBufferPointer<UInt8>, into sink: Sink) -> (sink: Sink, signs: SpamSigns) {
        let text = UnsafeBufferPointer(rebasing: text.prefix(limit))
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.count + 2) { letters in
            guard let letters = letters.baseAddress else { return (sink, SpamSigns()) }
            var scan = SpamScan(text, sink, letters)
            scan.run()
            return (scan.sink, scan.counts.signs)
        }
    }

    private init(_ text: UnsafeBufferPointer<UInt8>, _ sink: Sink, _ letters: UnsafeMutablePointer<UInt8>) {
        bytes = text
        self.sink = sink
        self.letters = letters
        letters[0] = UInt8(ascii: "^")
    }

    private mutating func run() {
        while position < bytes.count {
            let byte = bytes[position]
            if (byte | 0x20) &- 0x61 < 26 {
                if length == 1, LinkStart.stands(in: bytes, at: position) { addLink() } else { appendRun() }
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

    /// Fast path: the ASCII letters that start here.
    private mutating func appendRun() {
        if length == 1 { start = position }
        let target = letters + length - position
        var next = position
        var capitals = 0
        while next < bytes.count {
            let byte = bytes[next]
            let letter = byte | 0x20
            guard letter &- 0x61 < 26 else { break }
            target[next] = letter
            capitals += byte == letter ? 0 : 1
            next += 1
        }
        counts.letters += next - position
        counts.capitals += capitals
        length += next - position
        position = next
    }

    private mutating func append(_ byte: UInt8) {
        if length == 1 { start = position }
        letters[length] = byte
        length += 1
    }

    private mutating func endWord() {
        guard length > 1 else { return }
        let word = UnsafeBufferPointer(start: letters + 1, count: length - 1)
        letters[length] = UInt8(ascii: "$")
        sink.letters(UnsafeBufferPointer(start: letters, count: length + 1))
        finishWord(WordHash.hash(word))
        length = 1
    }

    private mutating func finishWord(_ value: UInt64) {
        sink.word(SpamBuckets.bucket(value, 0x9E37_79B9_7F4A_7C15))
        let role = SpamWords.shared.role(value)
        var phrase: SpamWords.Role = []
        if previous != 0 {
            let pair = SpamWords.pair(previous, value)
            sink.word(SpamBuckets.bucket(pair, 0xD6E8_FEB8_6659_FD93))
            if role.contains(.endsPhrase) { phrase = SpamWords.shared.role(pair) }
        }
        counts.word(role, phrase: phrase)
        sink.endWord(start..<position)
        if role.contains(.topDomain) || role.contains(.pathDomain) { finishDomain(role) }
        previous = value
        previousRole = role
    }

    /// A word that may end a domain: right behind a dot that stands right behind a word.
    private mutating func finishDomain(_ role: SpamWords.Role) {
        guard start > 1, bytes[start - 1] == UInt8(ascii: "."), Self.isNamePart(bytes[start - 2]) else { return }
        let hasPath = position < bytes.count && bytes[position] == UInt8(ascii: "/")
        guard hasPath || role.contains(.topDomain) else { return }
        counts.domain(previousRole, hasPath: hasPath)
        if hasPath { skip { $0 > 0x20 } }
    }

    private mutating func skip(while holds: (UInt8) -> Bool) {
        while position < bytes.count, holds(bytes[position]) { position += 1 }
    }

    /// A letter, a digit, or a sign within a name.
    private static func isNamePart(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
    }

    /// The name of an account, dots and second `@` within: `@acme.example`, `@acme@mastodon.example`.
    private mutating func addHandle() {
        start = position
        counts.sign(UInt8(ascii: "@"))
        skip { Self.isNamePart($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "@") }
        finishWord(SpamBuckets.handle)
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
                role.formUnion(isInHost ? SpamWords.shared.role(host.value) : [])
                host = WordHash()
                // The host begins after `//`, or after `www.`, and ends at the next slash.
                let isSlash = byte == UInt8(ascii: "/")
                if isSlash, isInHost { break }
                isInHost = isInHost || isSlash && bytes[position - 1] == byte || byte == UInt8(ascii: ".")
            }
            position += 1
        }
        if isInHost { role.formUnion(SpamWords.shared.role(host.value)) }
        skip { $0 > 0x20 }
        counts.link(role)
        finishWord(SpamBuckets.link)
    }

    private mutating func addSign(_ byte: UInt8) {
        if byte == UInt8(ascii: "'") {
            position += 1
            return
        }
        let isFirst = length == 1
        endWord()
        // Ending a domain has read its path.
        guard position < bytes.count, bytes[position] == byte else { return }
        if byte == UInt8(ascii: "@"), isFirst, position + 1 < bytes.count, Self.isNamePart(bytes[position + 1]) {
            addHandle()
            return
        }
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
    /// The word that stands for every account.
    static let handle: UInt64 = 0x6163_636F_756E_7421

    @inline(__always)
    static func bucket(_ value: UInt64, _ factor: UInt64) -> Int {
        Int(((value ^ value >> 31) &* factor) >> UInt64(64 - bits))
    }

    /// Calls with the bucket of each sequence of four bytes.
    @inline(__always)
    package static func forEachGram(_ letters: UnsafeBufferPointer<UInt8>, _ body: (Int) -> Void) {
        guard letters.count > 3 else { return }
        var window = UInt64(letters[0]) << 16 | UInt64(letters[1]) << 8 | UInt64(letters[2])
        for index in 3..<letters.count {
            window = window << 8 & 0xFFFF_FFFF | UInt64(letters[index])
            body(gram(window))
        }
    }

    /// The bucket of four bytes.
    @inline(__always)
    static func gram(_ window: UInt64) -> Int { bucket(window, 0xC2B2_AE3D_27D4_EB4F) }
}
