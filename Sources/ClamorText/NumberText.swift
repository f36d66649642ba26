/// An integer in decimal digits, the thousands set apart when asked: `-1234567`, `-1,234,567`. No locale.
package func formatInteger(_ value: Int64, grouped: Bool = false) -> String {
    let digits = grouped ? groupedDigits(String(value.magnitude)) : String(value.magnitude)
    return value < 0 ? "-" + digits : digits
}

/// The same for `Int`.
package func formatInteger(_ value: Int, grouped: Bool = false) -> String {
    formatInteger(Int64(value), grouped: grouped)
}

/// A number with a fixed count of decimal places (0 to 15), rounded from its exact binary value, halves away from zero;
/// what rounds to zero has no sign. Not-a-number is `nan`, infinities are `inf` and `-inf`. No locale.
package func formatDecimal(_ value: Double, places: Int, grouped: Bool = false) -> String {
    precondition((0...15).contains(places), "places from 0 to 15")
    guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
    let magnitude = value.magnitude
    var whole = magnitude.rounded(.towardZero)
    let scale = powersOfTen[places]
    var fraction = roundedProduct(magnitude - whole, Double(scale))
    if fraction == scale {
        fraction = 0
        whole += 1
    }
    let digits = wholeDigits(whole)
    var result = value < 0 && (whole != 0 || fraction != 0) ? "-" : ""
    result += grouped ? groupedDigits(digits) : digits
    if places > 0 {
        let tail = String(fraction)
        result += "." + String(repeating: "0", count: places - tail.utf8.count) + tail
    }
    return result
}

private let powersOfTen: [UInt64] = (0...15).map { (0..<$0).reduce(1) { power, _ in power * 10 } }

/// `part × scale` rounded to the nearest integer as if the product were exact: the fused remainder settles what the
/// rounded product hides. `part` is below 1 and `scale` at most 10^15, so an eighth is the coarsest step of the product.
private func roundedProduct(_ part: Double, _ scale: Double) -> UInt64 {
    let product = part * scale
    let remainder = (-product).addingProduct(part, scale)
    let low = product.rounded(.down)
    let above = product - low
    let roundsUp = above > 0.5 || (above == 0.5 && remainder >= 0)
    return UInt64(low) + (roundsUp ? 1 : 0)
}

private func wholeDigits(_ whole: Double) -> String {
    if whole < 0x1p64 { return String(UInt64(whole)) }
    if whole < 0x1p128 { return String(UInt128(whole)) }
    return String(describing: whole)
}

/// The digits with a comma before every group of three from the right.
private func groupedDigits(_ digits: String) -> String {
    let count = digits.utf8.count
    guard count > 3 else { return digits }
    var result = ""
    result.reserveCapacity(count + count / 3)
    for (index, digit) in digits.unicodeScalars.enumerated() {
        if index > 0, (count - index) % 3 == 0 { result += "," }
        result.unicodeScalars.append(digit)
    }
    return result
}
