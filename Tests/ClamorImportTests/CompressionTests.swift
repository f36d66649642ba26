import Testing

@testable import ClamorImport

/// Packed bytes, whole and damaged.
@Suite struct CompressionTests {
    private let scratch = Scratch()

    /// Everything that a file holds.
    private func content(_ bytes: [UInt8]) throws -> (text: String, source: ByteSource) {
        let source = try ByteSource(path: scratch.file("file", bytes))
        var read: [UInt8] = []
        while try source.read(into: &read) {}
        return (String(decoding: read, as: UTF8.self), source)
    }

    private static let text = (0..<60_000).map { "\($0),a line that says \($0 &* 2_654_435_761 % 9973)\n" }.joined()

    @Test(arguments: [
        (Packing.gzip(text), ["gzip"]), (Packing.gzip(""), ["gzip"]), (Packing.zstd(text), ["Zstandard"]),
        (Packing.zstd(text, windowLog: 27), ["Zstandard"]), (Packing.zstd(text, windowLog: 31), ["Zstandard"]),
        (Packing.gzip(Packing.zstd(text)), ["gzip", "Zstandard"]),
        (Packing.skippableFrame([1, 2, 3]) + Packing.zstd(text) + Packing.skippableFrame([]), ["Zstandard"]),
        (Array(text.utf8), []),
    ])
    func packedBytesAreUnpackedByTheirContent(bytes: [UInt8], ways: [String]) throws {
        let (text, source) = try content(bytes)
        #expect(text == Self.text || text.isEmpty && bytes == Packing.gzip(""))
        #expect(source.compression == ways)
        #expect(source.findings.isEmpty)
        #expect(source.consumed == Int64(bytes.count))
        #expect(source.progress.done == source.progress.total)
    }

    @Test(arguments: [Packing.gzip, { Packing.zstd($0) }] as [@Sendable (String) -> [UInt8]])
    func severalStreamsAreOneText(pack: @Sendable (String) -> [UInt8]) throws {
        let (text, source) = try content(pack("one\n") + pack("") + pack(Self.text) + pack("three\n"))
        #expect(text == "one\n" + Self.text + "three\n")
        #expect(source.findings.isEmpty)
    }

    @Test func theDigestIsOverThePackedBytes() throws {
        let packed = try ByteSource(path: scratch.file("a", Packing.gzip(Self.text)))
        let plain = try ByteSource(path: scratch.file("b", Self.text))
        try packed.drain()
        try plain.drain()
        #expect(packed.digestText != plain.digestText)
        let (_, read) = try content(Packing.gzip(Self.text))
        #expect(packed.digestText == read.digestText)
    }

    @Test func encodingsAreFoundInWhatIsPacked() throws {
        let wide: [UInt8] = [0xFF, 0xFE] + "id,text\n1,für\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let (text, source) = try content(Packing.gzip(wide))
        #expect(text == "id,text\n1,für\n")
        #expect(source.encoding == .utf16LittleEndian(marked: true))
    }

    @Test(arguments: [
        (Packing.gzip(text), "gzip"), (Packing.zstd(text), "Zstandard"),
        (Packing.zstd(text, windowLog: 27), "Zstandard"),
    ])
    func whatComesBeforeACutIsRead(bytes: [UInt8], way: String) throws {
        let (text, source) = try content(Array(bytes.prefix(bytes.count * 2 / 3)))
        #expect(Self.text.hasPrefix(text))
        #expect(text.utf8.count > 100_000)
        #expect(source.findings.map(\.isDamage) == [true])
        #expect(source.findings[0].text.hasPrefix("the \(way) data is cut off after "))
        #expect(source.findings[0].text.hasSuffix(" unpacked bytes: what came before is imported"))
    }

    @Test(arguments: [(Packing.gzip(text), "gzip"), (Packing.zstd(text), "Zstandard")])
    func whatComesBeforeDamageIsRead(bytes: [UInt8], way: String) throws {
        var bytes = bytes
        for place in (bytes.count * 2 / 3)..<(bytes.count * 2 / 3 + 40) { bytes[place] ^= 0xA5 }
        let (text, source) = try content(bytes)
        #expect(text.utf8.count > 100_000)
        #expect(source.findings.map(\.isDamage) == [true])
        #expect(source.findings[0].text.hasPrefix("the \(way) data is "))
        let start = text.utf8.prefix(100_000)
        #expect(Self.text.utf8.starts(with: start))
    }

    @Test func aWrongChecksumIsTold() throws {
        var bytes = Packing.gzip(Self.text)
        bytes[bytes.count - 6] ^= 1
        let (text, source) = try content(bytes)
        #expect(text == Self.text)
        #expect(
            source.findings.map(\.text) == [
                "the gzip data is damaged (incorrect data check) after 1,662,215 unpacked bytes: what came before is imported"
            ])
    }

    @Test func bytesAfterTheEndAreLeftOutAndTold() throws {
        let (text, source) = try content(Packing.gzip("a\n") + Array("<html>".utf8))
        #expect(text == "a\n")
        #expect(source.findings == [.init(text: "6 bytes after the end of the gzip data left out", isDamage: false)])
        #expect(try content(Packing.gzip("a\n") + [UInt8](repeating: 0, count: 512)).source.findings.isEmpty)
        #expect(
            try content(Packing.zstd("a\n") + Array("?".utf8)).source.findings.map(\.text) == [
                "1 byte after the end of the Zstandard data left out"
            ])
    }

    @Test func nothingUnpackedIsARefusal() throws {
        let path = scratch.file("a.gz", [0x1F, 0x8B, 0x08, 0x00])
        do {
            _ = try ByteSource(path: path)
            Issue.record("opened")
        } catch {
            #expect(
                "\(error)".hasPrefix(
                    "\(path): cannot be read: the gzip data is cut off before anything could be unpacked"))
        }
    }
}
