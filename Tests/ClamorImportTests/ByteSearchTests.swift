import Testing

@testable import ClamorImport

@Suite struct ByteSearchTests {
    @Test func findsTheFirstOfTwoBytesAtAnyPlace() {
        for length in 0...40 {
            for place in 0...length {
                // 0x2D and 0x0B are one above the bytes that are looked for, 0xAC and 0x8A have their low bits.
                var bytes = (0..<length).map { [0x2D, 0x0B, 0xAC, 0x8A, 0x61][$0 % 5] as UInt8 }
                if place < length { bytes[place] = place % 2 == 0 ? 0x2C : 0x0A }
                if place + 3 < length { bytes[place + 3] = 0x2C }
                bytes.withUnsafeBufferPointer { bytes in
                    for start in 0...place {
                        #expect(ByteSearch.first(0x2C, 0x0A, in: bytes, from: start) == place)
                    }
                }
            }
        }
    }
}
