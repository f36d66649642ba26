import ClamorColumns

/// The columns of an answer as charts need them, read across batches without making a value for every cell.
struct ChartColumns {
    let schema: [ColumnInfo]
    let count: Int
    private let batches: [Batch]

    init(_ table: Table) {
        schema = table.schema
        batches = table.batches
        count = table.count
    }

    func index(of name: String) -> Int? { schema.firstIndex { $0.name == name } }

    /// Beyond this nothing is measured, and differences would no longer be numbers.
    private static let largest = 1e300

    /// Numbers by row; spans of time in seconds, times in milliseconds; nil where missing or no number that can be drawn.
    func numbers(_ column: Int) -> [Double?] {
        let divisor: Double =
            switch schema[column].type {
            case .fixed: 10_000
            case .duration: 1_000
            default: 1
            }
        var result: [Double?] = []
        result.reserveCapacity(count)
        for batch in batches {
            let values = batch.columns[column]
            switch values.storage {
            case .integers(let integers):
                for row in 0..<batch.count {
                    result.append(values.isNull(row) ? nil : Double(integers[row]) / divisor)
                }
            case .numbers(let numbers):
                for row in 0..<batch.count {
                    let isDrawn = !values.isNull(row) && numbers[row].magnitude <= Self.largest
                    result.append(isDrawn ? numbers[row] : nil)
                }
            default: result.append(contentsOf: [Double?](repeating: nil, count: batch.count))
            }
        }
        return result
    }

    /// For each row the place of its value among the distinct ones, which come in the order of their first rows.
    func keys(_ column: Int) -> (places: [Int], values: [Value]) {
        var places: [Int] = []
        places.reserveCapacity(count)
        var values: [Value] = []
        var known: [Value: Int] = [:]
        func place(_ value: Value) -> Int {
            if let place = known[value] { return place }
            known[value] = values.count
            values.append(value)
            return values.count - 1
        }
        for batch in batches {
            let cells = batch.columns[column]
            switch cells.storage {
            case .codes(let codes, let dictionary):
                // Texts are looked up once a code, not once a row.
                var byCode = [Int](repeating: -1, count: dictionary.count)
                for row in 0..<batch.count {
                    if cells.isNull(row) {
                        places.append(place(.null))
                        continue
                    }
                    let code = Int(codes[row])
                    if byCode[code] < 0 { byCode[code] = place(.text(dictionary[codes[row]])) }
                    places.append(byCode[code])
                }
            case .integers(let integers):
                var last: (value: Int64, place: Int)?
                for row in 0..<batch.count {
                    if let last, last.value == integers[row], !cells.isNull(row) {
                        places.append(last.place)
                        continue
                    }
                    let found = place(cells[row])
                    if !cells.isNull(row) { last = (integers[row], found) }
                    places.append(found)
                }
            default: for row in 0..<batch.count { places.append(place(cells[row])) }
            }
        }
        return (places, values)
    }
}
