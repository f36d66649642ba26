/// Words that no dictionary has, one for each number, made of syllables: the long tail of a vocabulary.
struct InventedWords {
    private let onsets = WordList("b d f g k l m n p r s t v z br dr gl kr pl st tr th qu sh v h j w m n l r")
    private let vowels = WordList("a e i o u a e i o ai ea ou y a o e")
    private let codas = WordList("n r l s m x rn nd st ck lt n r l s n")
    private let endings = WordList("ford by ham ton wick field burgh mere haven stead gate cross bridge hill mouth ley")

    /// Two or three syllables for a word's number; rarer words are longer.
    func writeWord(_ number: Int, into buffer: inout ByteBuffer) {
        var bits = RandomNumbers.mix(UInt64(number) &+ 0x5EED)
        for _ in 0..<(number < 2_000 ? 2 : 3) { writeSyllable(&bits, into: &buffer) }
        codas.write(Int(bits & 15), into: &buffer)
    }

    /// A place name with a capital.
    func writeTown(_ number: Int, into buffer: inout ByteBuffer) {
        var bits = RandomNumbers.mix(UInt64(number) &+ 0x70_0000)
        let from = buffer.count
        writeSyllable(&bits, into: &buffer)
        if number > 200 { writeSyllable(&bits, into: &buffer) }
        codas.write(Int(bits & 15), into: &buffer)
        endings.write(Int((bits >> 4) & 15), into: &buffer)
        buffer[from] -= 32
    }

    private func writeSyllable(_ bits: inout UInt64, into buffer: inout ByteBuffer) {
        onsets.write(Int(bits & 31), into: &buffer)
        vowels.write(Int((bits >> 5) & 15), into: &buffer)
        bits >>= 9
    }
}
