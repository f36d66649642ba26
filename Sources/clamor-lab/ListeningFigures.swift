import Foundation

extension Double {
    /// With so many decimals, and a point whatever the locale.
    func rounded(_ decimals: Int) -> String { String(format: "%.\(decimals)f", self) }
}

extension String {
    /// Filled with spaces up to a width.
    func padded(_ width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }

    /// The same, with the spaces before it.
    func padded(before width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }
}
