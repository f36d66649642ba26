/// Words in one run of bytes, read by number.
struct WordList {
    private let bytes: [UInt8]
    private let starts: [Int]

    /// The words of a text, cut at `separator` and at line breaks.
    init(_ text: StaticString, separator: UInt8 = 32) {
        self.init(text.withUTF8Buffer { $0.split { $0 == separator || $0 == 10 }.map(Array.init) })
    }

    init(_ words: [[UInt8]]) {
        bytes = Array(words.joined())
        starts = words.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
    }

    var count: Int { starts.count - 1 }

    /// Writes word `index`.
    func write(_ index: Int, into buffer: inout ByteBuffer) {
        bytes.withUnsafeBufferPointer {
            buffer.append(UnsafeBufferPointer(rebasing: $0[starts[index]..<starts[index + 1]]))
        }
    }

    /// The same words in lower-case ASCII, as handles are written: é becomes e; other bytes than letters go.
    func folded() -> WordList {
        // The base letters of U+00C0 ... U+00FF, whose UTF-8 is C3 80 ... C3 BF.
        let letters: StaticString = "aaaaaaaceeeeiiiidnoooooxouuuuypsaaaaaaaceeeeiiiidnoooooxouuuuypy"
        return WordList(
            (0..<count).map { index in
                var word: [UInt8] = []
                var lead = false
                for byte in bytes[starts[index]..<starts[index + 1]] {
                    if lead { word.append(letters.utf8Start[Int(byte & 0x3F)]) }
                    lead = byte == 0xC3
                    if byte | 0x20 >= 97, byte | 0x20 <= 122 { word.append(byte | 0x20) }
                }
                return word
            }
        )
    }
}
