/// Finds by their first bytes how bytes are packed, and unpacks them.
enum Compression {
    /// What `bytes` hold, unpacked once or twice where they are packed, with the ways, the outermost first.
    static func unpacked(_ bytes: any ByteStage) throws -> (bytes: any ByteStage, ways: [String]) {
        var stage = bytes
        var ways: [String] = []
        while true {
            var head: [UInt8] = []
            try stage.read(upTo: 4, into: &head)
            stage = ResumedBytes(head, stage)
            guard ways.count < nesting, let codec = codec(of: head[...]) else { return (stage, ways) }
            ways.append(codec.name)
            stage = UnpackedBytes(stage, codec)
        }
    }

    /// How many packings may lie in each other.
    private static let nesting = 2

    private static func codec(of head: ArraySlice<UInt8>) -> (any Codec)? {
        if DeflateCodec.isGzip(head) { return DeflateCodec(.gzip) }
        if ZstdCodec.isZstd(head) { return ZstdCodec() }
        return nil
    }
}
