/// What one's own corrections add to the shipped model: few weights, trained to move it only as far as they must.
package struct Adjustment: Sendable {
    /// Weights ready to read with. The bytes of the buckets are held here.
    final class Weights: Sendable {
        let table: WeightTable
        let dense: [LabelValues]

        init(_ model: TrainedModel) {
            let room = UnsafeMutableRawPointer.allocate(byteCount: model.buckets.count + 1, alignment: 8)
            for (place, weight) in model.buckets.enumerated() {
                room.storeBytes(of: weight, toByteOffset: place, as: Int8.self)
            }
            room.storeBytes(of: 0, toByteOffset: model.buckets.count, as: Int8.self)
            table = WeightTable(bytes: UnsafeRawPointer(room), bits: model.bits, step: Double(model.step))
            dense = (0..<DenseFeature.allCases.count).map { feature in
                LabelValues((0..<3).map { Double(model.dense[feature * 3 + $0]) })
            }
        }

        deinit { table.bytes.deallocate() }
    }

    /// The weights as kept.
    package let bytes: [UInt8]
    let weights: Weights
}
