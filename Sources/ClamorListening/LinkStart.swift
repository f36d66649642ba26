/// How links begin in running text.
enum LinkStart {
    /// Whether `http://`, `https://` or `www.` stands there, in any case.
    static func stands(in text: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        switch text[start] | 0x20 {
        case UInt8(ascii: "h"): matches("ttp://", text, start + 1) || matches("ttps://", text, start + 1)
        case UInt8(ascii: "w"): matches("ww.", text, start + 1)
        default: false
        }
    }

    private static func matches(_ word: StaticString, _ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        guard start + word.utf8CodeUnitCount <= text.count else { return false }
        for offset in 0..<word.utf8CodeUnitCount where text[start + offset] | 0x20 != word.utf8Start[offset] | 0x20 {
            return false
        }
        return true
    }
}
