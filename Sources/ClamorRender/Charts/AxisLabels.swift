import ClamorColumns
import ClamorText
import ClamorTime

/// Numbers and times as short as an axis wants them.
enum AxisLabels {
    /// `0`, `250`, `12.5k`, `3M`, `−0.5` with as many places as the step needs.
    static func number(_ value: Double, step: Double, percent: Bool = false) -> String {
        let suffix = percent ? "%" : ""
        let units: [(size: Double, name: String)] = [(1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k")]
        let largest = max(abs(value), step)
        for unit in units where largest >= unit.size && step >= unit.size / 1_000 {
            return trimmed(value / unit.size, places(step / unit.size)) + unit.name + suffix
        }
        return trimmed(value, places(step)) + suffix
    }

    private static func places(_ step: Double) -> Int {
        var places = 0
        var size = step
        while places < 6, abs(size - size.rounded()) > 1e-6 * max(1, abs(size)) {
            size *= 10
            places += 1
        }
        return places
    }

    private static func trimmed(_ value: Double, _ places: Int) -> String {
        formatDecimal(value, places: places)
    }

    /// Labels below a time axis: a fine row (`14`, `10:00`) and a context row (`Mar 2026`), which speaks only where it
    /// changes. At least two blanks stand between labels.
    ///
    /// - Parameter columns: for each bucket the cell where it begins.
    static func times(
        _ starts: [Instant], unit: BucketUnit?, columns: [Int], width: Int, zone: Zone
    ) -> [String] {
        var fine = LabelRow(width: width)
        var context = LabelRow(width: width)
        var lastContext = ""
        for (start, column) in zip(starts, columns) {
            let (label, around) = parts(start, unit ?? finest(starts), zone)
            guard fine.put(label, at: column) else { continue }
            if around != lastContext, !around.isEmpty, context.put(around, at: column) { lastContext = around }
        }
        return [fine.text, context.text].filter { !$0.isEmpty }
    }

    private static func finest(_ starts: [Instant]) -> BucketUnit {
        let whole = starts.allSatisfy { $0.milliseconds % 86_400_000 == 0 }
        return whole ? .day : .hour
    }

    private static func parts(_ start: Instant, _ unit: BucketUnit, _ zone: Zone) -> (String, String) {
        let date = zone.date(of: start)
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let month = months[date.month - 1]
        switch unit {
        case .year: return (String(date.year), "")
        case .quarter: return ("Q\(date.quarter)", String(date.year))
        case .month: return (month, String(date.year))
        case .week: return ("\(month) \(date.day)", String(date.year))
        case .day: return (String(date.day), "\(month) \(date.year)")
        case .hour, .minute:
            let clock = Int(zone.local(at: start.milliseconds) % 86_400_000 / 60_000)
            let minute = clock % 60
            let text = "\(clock / 60):" + (minute < 10 ? "0" : "") + String(minute)
            return (text, "\(month) \(date.day), \(date.year)")
        }
    }
}

/// One line below an axis, filled from the left without overlaps.
struct LabelRow {
    private(set) var text = ""
    private var used = 0
    private let width: Int

    init(width: Int) { self.width = width }

    /// Puts a label so that it begins at a cell; false where there is no room.
    mutating func put(_ label: String, at column: Int) -> Bool {
        let size = displayWidth(of: label)
        guard column >= (used == 0 ? 0 : used + 2), column + size <= width else { return false }
        text += String(repeating: " ", count: column - used) + label
        used = column + size
        return true
    }
}
