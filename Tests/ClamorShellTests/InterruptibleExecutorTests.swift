import ClamorColumns
import ClamorQuery
import ClamorTime
import Foundation
import Synchronization
import Testing

@testable import ClamorShell

/// Queries that end when they are cancelled, and those that do not.
@Suite struct InterruptibleExecutorTests {
    private static let query = Query(
        source: .mentions, range: nil, operators: [], zone: .utc, now: Instant(milliseconds: 0), snapshot: nil,
        definitions: Definitions(), schema: [ColumnInfo("n", .integer)], yieldsMentions: false)

    private static func executor(_ stub: StubExecutor) -> InterruptibleExecutor {
        InterruptibleExecutor(executor: stub) { _ in }
    }

    @Test func rowsComeInOrderUntilEnoughIsHad() throws {
        let stub = StubExecutor(batches: 5)
        var seen: [Value] = []
        let report = try Self.executor(stub).run(Self.query, cancellation: Cancellation()) { batch in
            seen.append(batch.columns[0][0])
            return seen.count < 3
        }
        #expect(seen == [.integer(0), .integer(1), .integer(2)])
        #expect(report.trace == [3])
    }

    @Test func whatTheReaderThrowsIsThrown() throws {
        #expect(throws: ReaderGone.self) {
            _ = try Self.executor(StubExecutor(batches: 5)).run(Self.query, cancellation: Cancellation()) { _ in
                throw ReaderGone()
            }
        }
    }

    @Test func aQueryThatNeverLooksIsLeftToItself() throws {
        let stub = StubExecutor(batches: 2, blocksAt: 1)
        let cancellation = Cancellation()
        var seen = 0
        #expect(throws: CancellationError.self) {
            _ = try Self.executor(stub).run(Self.query, cancellation: cancellation) { _ in
                seen += 1
                cancellation.cancel()
                return true
            }
        }
        #expect(!stub.hasEnded)
        // What it gives later goes nowhere.
        stub.release()
        stub.waitForEnd()
        #expect(seen == 1)
    }

    @Test func nothingBeginsOnceCancelled() {
        let cancellation = Cancellation()
        cancellation.cancel()
        #expect(throws: CancellationError.self) {
            _ = try Self.executor(StubExecutor(batches: 1)).mentionRows(Self.query, cancellation: cancellation)
        }
    }

    @Test func itTellsWhoeverWaitsHowFarItIs() throws {
        let stub = StubExecutor(batches: 1, blocksAt: 0)
        let told = Mutex<[WorkProgress.State?]>([])
        let executor = InterruptibleExecutor(executor: stub) { state in
            told.withLock { $0.append(state) }
            if state?.done == 7 { stub.release() }
        }
        _ = try executor.run(Self.query, cancellation: Cancellation()) { _ in true }
        let states = told.withLock { $0 }
        #expect(states.contains { $0?.activity == .reading && $0?.total == 9 })
        #expect(states.last == .some(nil))
    }
}

/// Gives batches of one row each; it can be held up before one of them, and looks at no cancellation.
private final class StubExecutor: Executor {
    private let batches: Int
    private let blocksAt: Int?
    private let gate = DispatchSemaphore(value: 0)
    private let end = DispatchSemaphore(value: 0)
    private let ended = Atomic<Bool>(false)

    init(batches: Int, blocksAt: Int? = nil) {
        self.batches = batches
        self.blocksAt = blocksAt
    }

    var hasEnded: Bool { ended.load(ordering: .sequentiallyConsistent) }

    func release() { gate.signal() }

    func waitForEnd() { end.wait() }

    func run(_ query: Query, cancellation: Cancellation, sink: (Batch) throws -> Bool) throws -> RunReport {
        defer {
            ended.store(true, ordering: .sequentiallyConsistent)
            end.signal()
        }
        for number in 0..<batches {
            if number == blocksAt {
                cancellation.progress.begin(.reading, 9)
                cancellation.progress.advance(by: 7)
                gate.wait()
            }
            let column = Column(type: .integer, count: 1, storage: .integers([Int64(number)]))
            if try !sink(Batch(columns: [column], count: 1)) { return RunReport(trace: [number + 1]) }
        }
        return RunReport(trace: [batches])
    }

    func mentionRows(_ query: Query, cancellation: Cancellation) throws -> [Int64] { [1] }
    func currentSnapshot() throws -> SnapshotNumber { SnapshotNumber(batch: 1) }
    func patternProblem(_ pattern: String) -> String? { nil }
    func commonValues(of field: String, limit: Int, cancellation: Cancellation) throws
        -> [(value: String, count: Int)]
    { [] }
}
