extension Buckets {
    /// The start of each time's bucket, in `out`, which takes the count of `times`.
    package func starts(of times: [Int64], into out: inout [Int64]) {
        if out.count != times.count { out = [Int64](repeating: 0, count: times.count) }
        times.withUnsafeBufferPointer { times in
            out.withUnsafeMutableBufferPointer { starts(of: times, into: $0) }
        }
    }

    /// The same over buffers of one length.
    package func starts(of times: UnsafeBufferPointer<Int64>, into out: UnsafeMutableBufferPointer<Int64>) {
        precondition(times.count == out.count, "one start a time")
        if let (step, phase) = uniform {
            uniformStarts(of: times, step: step, phase: phase, into: out)
        } else {
            nearbyStarts(of: times, into: out)
        }
    }

    /// Multiplies by the inverse of the step, which is off by one at most, and corrects: a 64-bit division costs more.
    private func uniformStarts(
        of times: UnsafeBufferPointer<Int64>, step: Int64, phase: Int64, into out: UnsafeMutableBufferPointer<Int64>
    ) {
        let inverse = 1 / Double(step)
        for index in times.indices {
            let shifted = times[index] &- phase
            guard shifted.magnitude < 1 << 52 else {
                out[index] = start(of: times[index])
                continue
            }
            let guess = Int64(Double(shifted) * inverse) &* step
            let rest = shifted &- guess
            // All ones where the rest is below 0, or at or past the step.
            let below = rest >> 63
            let above = (step &- 1 &- rest) >> 63
            out[index] = guess &+ (below & (0 &- step)) &+ (above & step) &+ phase
        }
    }

    /// Keeps the bucket of the time before: neighbours mostly share it.
    private func nearbyStarts(of times: UnsafeBufferPointer<Int64>, into out: UnsafeMutableBufferPointer<Int64>) {
        var cursor = ZoneCursor(zone)
        var lower = Int64.max
        var upper = Int64.min
        for index in times.indices {
            let time = times[index]
            if time < lower || time >= upper {
                lower = start(of: time, &cursor)
                // As long as the clock does not change, it says how far the bucket reaches.
                let end = advanceLocal(floorLocal(time + cursor.offset)) - cursor.offset
                upper = max(time + 1, min(cursor.ends, end))
            }
            out[index] = lower
        }
    }
}
