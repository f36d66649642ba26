import ArgumentParser
import Foundation

/// An amount of memory, written as bytes or with K, M, G or T for powers of 1,024.
struct ByteCount: ExpressibleByArgument, Equatable {
    var bytes: Int

    init(bytes: Int) { self.bytes = bytes }

    /// nil for anything but a number from 1, and for amounts that no machine has.
    init?(argument: String) {
        let units: [Character: Int] = ["K": 1 << 10, "M": 1 << 20, "G": 1 << 30, "T": 1 << 40]
        let unit = argument.uppercased().last.flatMap { units[$0] }
        let digits = unit == nil ? argument[...] : argument.dropLast()
        guard let number = Int(digits), number > 0, digits.first != "+" else { return nil }
        let (bytes, overflows) = number.multipliedReportingOverflow(by: unit ?? 1)
        if overflows { return nil }
        self.bytes = bytes
    }

    /// Where nothing is asked twice, little need be kept: memory that comes back is quicker than memory that is new.
    static let forOneStatement = ByteCount(bytes: 16 << 20)

    /// Leaves room for everything else that people run.
    static var quarterOfMachine: ByteCount { ByteCount(bytes: Int(ProcessInfo.processInfo.physicalMemory / 4)) }
}
