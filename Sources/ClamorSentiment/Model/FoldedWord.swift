/// A single word folded on its own, as names and lists are, so that it meets the tokens of texts.
enum FoldedWord {
    /// The spelling of a word, an emoji or an emoticon, as `WordForm` has it.
    static func hash(_ word: some StringProtocol) -> UInt64 {
        let bytes = Array(word.utf8)
        let picture = bytes.withUnsafeBufferPointer { bytes -> UInt64? in
            guard let first = bytes.first, first >= 0x80 else { return nil }
            var steps = 0
            guard let match = EmojiTable.shared.longestMatch(in: bytes, at: 0, steps: &steps), match.end == bytes.count
            else { return nil }
            var hash = FeatureHash(seed: FeatureSeed.picture)
            for byte in EmojiTable.shared[match.place].spelling { hash.add(UInt32(byte)) }
            return hash.value
        }
        if let picture { return picture }
        let isSign = bytes.allSatisfy { $0.isPunctuation }
        var hash = FeatureHash(seed: isSign ? FeatureSeed.picture : FeatureSeed.word)
        _ = scalars(word, &hash)
        return hash.value
    }

    static func scalars(_ word: some StringProtocol) -> [UInt32] {
        var hash = FeatureHash(seed: FeatureSeed.word)
        return scalars(word, &hash)
    }

    private static func scalars(_ word: some StringProtocol, _ hash: inout FeatureHash) -> [UInt32] {
        let bytes = Array(word.utf8)
        return bytes.withUnsafeBufferPointer { bytes in
            Array(unsafeUninitializedCapacity: bytes.count) { room, count in
                guard let room = room.baseAddress else { return }
                _ = FoldedScalars.append(bytes, bytes.indices, to: room, at: &count, &hash)
            }
        }
    }
}
