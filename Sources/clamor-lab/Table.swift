import Foundation

/// A plain table: columns as wide as they need be, numbers to the right.
struct Table: CustomStringConvertible {
    private var rows: [[String]]

    init(_ titles: String...) { rows = [titles] }

    mutating func add(_ cells: String...) { rows.append(cells) }

    var description: String {
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let cells = row.indices.map { column in
                let space = String(repeating: " ", count: widths[column] - row[column].count)
                return isNumber(column) ? space + row[column] : row[column] + space
            }
            return cells.joined(separator: "  ")
        }.joined(separator: "\n")
    }

    private func isNumber(_ column: Int) -> Bool {
        rows.dropFirst().allSatisfy { row in
            row[column].allSatisfy { $0.isNumber || "+-.,%".contains($0) }
        }
    }
}

/// A share as percent with one decimal.
func percent(_ share: Double) -> String { fixed(share * 100, 1) }

func fixed(_ number: Double, _ decimals: Int) -> String { String(format: "%.\(decimals)f", number) }

/// Pearson's r.
func correlation(_ pairs: [(Double, Double)]) -> Double {
    let count = Double(pairs.count)
    let first = pairs.reduce(0) { $0 + $1.0 } / count
    let second = pairs.reduce(0) { $0 + $1.1 } / count
    var sums = (both: 0.0, first: 0.0, second: 0.0)
    for pair in pairs {
        sums.both += (pair.0 - first) * (pair.1 - second)
        sums.first += (pair.0 - first) * (pair.0 - first)
        sums.second += (pair.1 - second) * (pair.1 - second)
    }
    return sums.both / (sums.first * sums.second).squareRoot()
}
