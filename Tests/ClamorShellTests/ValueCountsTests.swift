import ClamorColumns
import ClamorQuery
import Dispatch
import Synchronization
import Testing

@testable import ClamorShell

@Suite struct ValueCountsTests {
    @Test func countsAreKeptUntilTheStoreChanges() {
        let executor = CountingExecutor()
        let counts = ValueCounts(executor: executor)
        executor.isOpen.withLock { $0 = true }
        counts.prepare(["channel"])
        executor.done.wait()
        #expect(counts.settled("channel", as: ["channel 1"]) == ["channel 1"])
        #expect(counts.settled("channel", as: ["channel 1"]) == ["channel 1"])
        // Old counts are given at once, while new ones are made.
        executor.isOpen.withLock { $0 = false }
        executor.batch.withLock { $0 = 2 }
        #expect(counts.values(of: "channel").map(\.value) == ["channel 1"])
        executor.isOpen.withLock { $0 = true }
        executor.gate.signal()
        executor.done.wait()
        #expect(counts.settled("channel", as: ["channel 2"]) == ["channel 2"])
        counts.stop()
    }

    @Test func whatTakesLongIsNotWaitedFor() {
        let executor = CountingExecutor()
        let counts = ValueCounts(executor: executor)
        #expect(counts.values(of: "author").isEmpty)
        executor.isOpen.withLock { $0 = true }
        executor.gate.signal()
        executor.done.wait()
        #expect(counts.settled("author", as: ["author 1"]) == ["author 1"])
        counts.stop()
    }

    @Test func nothingIsAskedAfterTheEnd() {
        let executor = CountingExecutor()
        let counts = ValueCounts(executor: executor)
        counts.prepare(["author", "domain"])
        executor.gate.signal()
        executor.done.wait()
        executor.gate.signal()
        counts.stop()
        let asked = executor.asked.withLock { $0 }
        #expect(counts.values(of: "channel").isEmpty)
        counts.prepare(["lang"])
        #expect(executor.asked.withLock { $0 } == asked)
    }
}

extension ValueCounts {
    /// The values, once what was counted has been put down.
    fileprivate func settled(_ field: String, as wanted: [String]) -> [String] {
        let deadline = ContinuousClock.now + .seconds(20)
        var found: [String] = []
        repeat { found = values(of: field).map(\.value) } while found != wanted && ContinuousClock.now < deadline
        return found
    }
}

/// Counts when it is let: the one value of a field names the state of the store.
private final class CountingExecutor: Executor {
    let gate = DispatchSemaphore(value: 0)
    let done = DispatchSemaphore(value: 0)
    /// Whether counting no longer waits for the gate.
    let isOpen = Mutex(false)
    let batch = Mutex<Int64>(1)
    let asked = Mutex(0)

    func run(_ query: Query, cancellation: Cancellation, sink: (Batch) throws -> Bool) throws -> RunReport {
        RunReport()
    }
    func mentionRows(_ query: Query, cancellation: Cancellation) throws -> [Int64] { [] }
    func currentSnapshot() throws -> SnapshotNumber { SnapshotNumber(batch: batch.withLock { $0 }) }
    func patternProblem(_ pattern: String) -> String? { nil }

    func commonValues(
        of field: String, limit: Int, cancellation: Cancellation
    ) throws -> [(value: String, count: Int)] {
        asked.withLock { $0 += 1 }
        if !isOpen.withLock({ $0 }) { gate.wait() }
        defer { done.signal() }
        return [("\(field) \(batch.withLock { $0 })", 1)]
    }
}
