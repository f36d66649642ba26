/// The form of embedded models, little-endian: "clamorS1", a digest of all that follows (64 bits), the number of models
/// and of dense features (32 bits each), then for each model its language code (8 bytes, padded with 0), log₂ of its buckets (32 bits), its step and dense
/// weights (32-bit floats, three a feature), its buckets (three signed bytes each) and one byte 0.
enum ModelFile {
    private static let magic = Array("clamorS1".utf8)

    /// The models in a file; nil if it is none, of another version, or damaged.
    /// - Parameter bytes: must live as long as the models.
    static func models(in bytes: UnsafeRawBufferPointer) -> [SentimentModel]? {
        var reader = Reader(bytes: bytes)
        guard reader.take(8).map(Array.init) == magic, let digest = reader.take(8),
            digest.elementsEqual(Self.digest(bytes.dropFirst(16))), let count = reader.word(),
            let features = reader.word(),
            features == DenseFeature.allCases.count
        else { return nil }
        var models: [SentimentModel] = []
        for _ in 0..<count {
            guard let code = reader.take(8), let bits = reader.word(), (1...24).contains(bits),
                let step = reader.float()
            else { return nil }
            var dense: [LabelValues] = []
            for _ in 0..<features {
                guard let first = reader.float(), let second = reader.float(), let third = reader.float() else {
                    return nil
                }
                dense.append(LabelValues(first, second, third))
            }
            guard let buckets = reader.take((3 << Int(bits)) + 1), let start = buckets.baseAddress else { return nil }
            let language = String(decoding: code.prefix { $0 != 0 }, as: UTF8.self)
            let table = WeightTable(bytes: start, bits: Int(bits), step: step)
            models.append(SentimentModel(language: language, table: table, dense: dense))
        }
        return models
    }

    /// The digest that a file states, 16 digits.
    static func name(of bytes: UnsafeRawBufferPointer) -> String {
        bytes.dropFirst(8).prefix(8).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count < 2 ? "0" + digits : digits
        }.joined()
    }

    static func bytes(of models: [TrainedModel]) -> [UInt8] {
        var bytes: [UInt8] = []
        append(UInt32(models.count), to: &bytes)
        append(UInt32(DenseFeature.allCases.count), to: &bytes)
        for model in models {
            bytes +=
                Array(model.language.utf8).prefix(8) + Array(repeating: 0, count: max(0, 8 - model.language.utf8.count))
            append(UInt32(model.bits), to: &bytes)
            append(model.step.bitPattern, to: &bytes)
            for weight in model.dense { append(weight.bitPattern, to: &bytes) }
            bytes += model.buckets.map { UInt8(bitPattern: $0) }
            bytes.append(0)
        }
        return magic + digest(bytes) + bytes
    }

    private static func digest(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        var hash = ByteHash()
        for byte in bytes { hash.add(byte) }
        return stride(from: 0, to: 64, by: 8).map { UInt8(truncatingIfNeeded: hash.value >> UInt64($0)) }
    }

    private static func append(_ word: UInt32, to bytes: inout [UInt8]) {
        for shift in stride(from: 0, to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: word >> UInt32(shift))) }
    }

    private struct Reader {
        let bytes: UnsafeRawBufferPointer
        var position = 0

        mutating func take(_ count: Int) -> UnsafeRawBufferPointer? {
            guard position + count <= bytes.count else { return nil }
            defer { position += count }
            return UnsafeRawBufferPointer(rebasing: bytes[position..<position + count])
        }

        mutating func word() -> UInt32? {
            take(4).map { UInt32(littleEndian: $0.loadUnaligned(as: UInt32.self)) }
        }

        mutating func float() -> Double? { word().map { Double(Float(bitPattern: $0)) } }
    }
}
