/// How English writers spell what they mean: capitals or none, shouting, typing slips.
enum Styling {
    /// Restyles the text that starts at `from`, one way of writing for the whole text.
    static func apply(to buffer: inout ByteBuffer, from: Int, form: TextForm, _ random: inout RandomNumbers) {
        switch form {
        case .article, .outcryArticle, .ownReply, .ownPost, .lateAnswer, .apology, .complaint, .amplifier, .epilogue:
            return capitalise(&buffer, from: from)
        default: break
        }
        switch random.below(100) {
        case ..<22: lower(&buffer, from: from)
        case ..<24: shout(&buffer, from: from)
        default: capitalise(&buffer, from: from)
        }
        if random.chance(7) { slip(&buffer, from: from, &random) }
    }

    /// A capital at the start of each sentence.
    static func capitalise(_ buffer: inout ByteBuffer, from: Int) {
        buffer.edit(from: from) { text in
            var isStart = true
            var isPause = false
            for index in text.indices {
                let byte = text[index]
                if byte >= 97, byte <= 122 {
                    if isStart { text[index] = byte - 32 }
                    isStart = false
                } else if byte == 46 || byte == 33 || byte == 63 {
                    isPause = true
                    continue
                } else if byte == 10 || (byte == 32 && isPause) {
                    isStart = true
                } else if byte != 34 && byte != 32 {
                    isStart = false
                }
                isPause = false
            }
        }
    }

    private static func lower(_ buffer: inout ByteBuffer, from: Int) {
        buffer.edit(from: from) { text in
            for index in text.indices where text[index] >= 65 && text[index] <= 90 { text[index] += 32 }
        }
    }

    private static func shout(_ buffer: inout ByteBuffer, from: Int) {
        for index in from..<end(buffer, from: from) where buffer[index] >= 97 && buffer[index] <= 122 {
            buffer[index] -= 32
        }
    }

    /// Two letters swapped, or one left out, inside a word of plain letters.
    private static func slip(_ buffer: inout ByteBuffer, from: Int, _ random: inout RandomNumbers) {
        let end = end(buffer, from: from)
        guard end - from > 12 else { return }
        let place = from + 4 + random.below(end - from - 8)
        guard (place - 1...place + 2).allSatisfy({ isLetter(buffer[$0]) }) else { return }
        if random.chance(60) {
            let letter = buffer[place]
            buffer[place] = buffer[place + 1]
            buffer[place + 1] = letter
        } else {
            for index in place..<buffer.count - 1 { buffer[index] = buffer[index + 1] }
            buffer.truncate(to: buffer.count - 1)
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        byte | 0x20 >= 97 && byte | 0x20 <= 122
    }

    /// Where the links, handles and tags that must stay as they are begin, else the end.
    private static func end(_ buffer: borrowing ByteBuffer, from: Int) -> Int {
        let bytes = buffer.bytes
        for index in from..<bytes.count where bytes[index] == 64 || bytes[index] == 35 || bytes[index] == 58 {
            // A colon ends the scheme of a link; its letters may be spared along.
            return bytes[index] == 58 ? max(from, index - 5) : index
        }
        return bytes.count
    }
}
