/// A growing run of bytes to write text into, without the check for unique ownership that arrays make on each append.
struct ByteBuffer: ~Copyable {
    private var base: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private(set) var count = 0

    init(capacity: Int) {
        self.capacity = max(capacity, 64)
        base = .allocate(capacity: self.capacity)
    }

    deinit {
        base.deallocate()
    }

    /// The bytes written so far; valid until the buffer changes.
    var bytes: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: base, count: count)
    }

    subscript(index: Int) -> UInt8 {
        get {
            precondition(index >= 0 && index < count)
            return base[index]
        }
        set {
            precondition(index >= 0 && index < count)
            base[index] = newValue
        }
    }

    /// Changes the bytes from `start` on in place.
    mutating func edit(from start: Int, _ change: (UnsafeMutableBufferPointer<UInt8>) -> Void) {
        precondition(start >= 0 && start <= count)
        change(UnsafeMutableBufferPointer(start: base + start, count: count - start))
    }

    /// Keeps the first `length` bytes.
    mutating func truncate(to length: Int) {
        precondition(length >= 0 && length <= count)
        count = length
    }

    private mutating func reserve(_ more: Int) {
        if count + more > capacity { grow(more) }
    }

    @inline(never)
    private mutating func grow(_ more: Int) {
        let larger = max(capacity * 2, count + more)
        let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        moved.update(from: base, count: count)
        base.deallocate()
        base = moved
        capacity = larger
    }

    mutating func append(_ byte: UInt8) {
        reserve(1)
        base[count] = byte
        count += 1
    }

    mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
        guard let start = text.baseAddress else { return }
        reserve(text.count)
        (base + count).update(from: start, count: text.count)
        count += text.count
    }

    mutating func append(_ text: StaticString) {
        append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// A number in decimal digits, with zeros before it up to `width`.
    mutating func append(decimal number: Int64, width: Int = 1) {
        write(UInt64(number), 10, width)
    }

    /// A number in digits 0-9a-z of a base up to 36, with zeros before it up to `width`.
    mutating func append(digitsOf number: UInt64, base radix: UInt64, width: Int = 1) {
        write(number, radix, width)
    }

    /// Inlined, so that the divisions by ten become multiplications.
    @inline(__always)
    private mutating func write(_ number: UInt64, _ radix: UInt64, _ width: Int) {
        var length = 1
        var rest = number / radix
        while rest > 0 {
            length += 1
            rest /= radix
        }
        length = max(length, width)
        reserve(length)
        rest = number
        for place in stride(from: count + length - 1, through: count, by: -1) {
            let digit = UInt8(truncatingIfNeeded: rest % radix)
            base[place] = digit < 10 ? 48 + digit : 87 + digit
            rest /= radix
        }
        count += length
    }

    /// A field of comma-separated values, in quotes when it holds a comma, a quote or a line break (RFC 4180).
    mutating func append(field: UnsafeBufferPointer<UInt8>) {
        let needsQuotes = field.contains { $0 == 44 || $0 == 34 || $0 == 10 || $0 == 13 }
        guard needsQuotes else { return append(field) }
        reserve(field.count * 2 + 2)
        var place = count
        base[place] = 34
        place += 1
        for byte in field {
            if byte == 34 {
                base[place] = 34
                place += 1
            }
            base[place] = byte
            place += 1
        }
        base[place] = 34
        count = place + 1
    }
}
