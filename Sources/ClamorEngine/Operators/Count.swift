import ClamorText

/// A count as notes write it: `1,204`.
struct Count: CustomStringConvertible {
    private let value: Int

    init(_ value: Int) { self.value = value }

    var description: String { formatInteger(value, grouped: true) }

    /// `1 mention is`, `1,204 mentions are`.
    func of(_ noun: String, _ singular: String, _ plural: String) -> String {
        "\(self) \(noun)\(value == 1 ? "" : "s") \(value == 1 ? singular : plural)"
    }
}
