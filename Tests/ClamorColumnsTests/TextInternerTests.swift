import ClamorColumns
import Testing

@Suite struct TextInternerTests {
    /// Texts of all short lengths that differ in one byte each, at every place.
    private static let texts: [[UInt8]] =
        [[]]
        + (1...40).flatMap { length in
            (0..<length).flatMap { place in
                (0..<3).map { change in
                    var text = (0..<length).map { UInt8(0x61 + $0 % 26) }
                    text[place] = UInt8(0x41 + change)
                    return text
                }
            }
        }

    @Test func equalBytesHaveOneNumber() {
        var interner = TextInterner(capacity: 1)
        for (number, text) in Self.texts.enumerated() {
            #expect(text.withUnsafeBufferPointer { interner.intern($0) } == UInt32(number))
        }
        #expect(interner.count == Self.texts.count)
        for (number, text) in Self.texts.enumerated() {
            #expect(text.withUnsafeBufferPointer { interner.intern($0) } == UInt32(number))
            #expect(text.withUnsafeBufferPointer { interner.number(of: $0) } == UInt32(number))
        }
        #expect(Array("Zz".utf8).withUnsafeBufferPointer { interner.number(of: $0) } == nil)
        #expect(interner.dictionary().count == Self.texts.count)
        #expect(interner.intern("abc") == interner.intern(String(decoding: "abc".utf8, as: UTF8.self)))
    }
}
