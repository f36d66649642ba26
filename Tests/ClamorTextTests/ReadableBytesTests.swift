import ClamorText
import Testing

/// Bytes of any encoding can be read.
@Suite struct ReadableBytesTests {
    @Test(arguments: [
        (Array("caf\u{e9} 🎉".utf8), "café 🎉"), (Array("caf".utf8) + [0xE9], "caf\\xE9"),
        ([0xE9, 0x20, 0xC3, 0xA9], "\\xE9 é"), ([0x80, 0x0A, 0xFF], "\\x80\n\\xFF"),
        (Array("🎉".utf8.prefix(3)), "\\xF0\\x9F\\x8E"), ([0xED, 0xA0, 0x80], "\\xED\\xA0\\x80"), ([], ""),
    ])
    func readable(bytes: [UInt8], expected: String) { #expect(SafeText.readable(bytes) == expected) }
}
