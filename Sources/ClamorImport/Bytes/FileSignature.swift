/// What the first bytes of a file say that it is, for files that hold no text to read.
enum FileSignature {
    /// A compressed file's format, or nil.
    static func compression(of head: [UInt8]) -> String? {
        compressed.first { head.starts(with: $0.bytes) }?.name
    }

    /// Why the file cannot be an export of text ("is a PNG image"), or nil when it may be one.
    static func refusal(of head: [UInt8]) -> String? {
        if head.isEmpty { return "is empty" }
        if let known = foreign.first(where: { head.starts(with: $0.bytes) }) { return "is \(known.name)" }
        if head.dropFirst(4).starts(with: Array("ftyp".utf8)) { return "is a video or image file" }
        let sample = head.prefix(64 << 10)
        if sample.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) || $0 == 0 }) {
            return "holds nothing but blanks"
        }
        let controls = sample.count { $0 < 0x09 || (0x0E...0x1F).contains($0) && $0 != 0x1B }
        // A stray NUL in a good text is dirt that can be cleaned; more of such bytes are no text.
        if controls > max(2, sample.count / 100) { return "holds binary data, no text" }
        return nil
    }

    private typealias Signature = (bytes: [UInt8], name: String)

    private static let compressed: [Signature] = [
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "xz"),
        (Array("BZh".utf8), "bzip2"),
        ([0x04, 0x22, 0x4D, 0x18], "LZ4"),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "7-Zip"),
    ]

    private static let foreign: [Signature] = [
        ([0x89, 0x50, 0x4E, 0x47], "a PNG image"),
        ([0xFF, 0xD8, 0xFF], "a JPEG image"),
        (Array("GIF8".utf8), "a GIF image"),
        (Array("RIFF".utf8), "a media file (RIFF)"),
        (Array("%PDF".utf8), "a PDF document"),
        (Array("PK\u{3}\u{4}".utf8), "a zip archive"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old office document (.xls, .doc): save the sheet as CSV"),
        (Array("SQLite format 3".utf8), "an SQLite database"),
        (Array("PAR1".utf8), "a Parquet file: convert it to CSV or JSON Lines"),
        (Array("OggS".utf8), "an audio file"),
        (Array("ID3".utf8), "an audio file"),
        ([0x7F, 0x45, 0x4C, 0x46], "a program"),
        (Array("{\\rtf".utf8), "a rich text document"),
    ]
}
