import ArgumentParser
import ClamorSentiment
import Dispatch
import Foundation

/// Texts a second through the whole scoring path. The one figure that differs from run to run.
struct Speed: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Measure how fast texts are scored.")

    @Argument(help: "The folder that holds the folder `sentiment` of labelled sets.")
    var data: String

    func run() throws { Self.report(try SentimentData(data).tweets(SentimentData.test).map(\.text.text)) }

    static func report(_ texts: [String]) {
        let bytes = texts.map { Array($0.utf8) }
        let size = bytes.reduce(0) { $0 + $1.count } / max(1, bytes.count)
        print("\n## Speed, texts of \(size) bytes on average; goal: 100,000 a second on two cores")
        var table = Table("threads", "texts a second", "µs of processor a text")
        for threads in [1, 2] {
            let runs = (0..<5).map { _ in run(bytes, threads) }
            let time = runs.map(\.time).min() ?? 0
            let work = runs.map(\.work).min() ?? 0
            table.add("\(threads)", fixed(Double(bytes.count) / time, 0), fixed(work / Double(bytes.count) * 1e6, 2))
        }
        print(table)
    }

    /// - Returns: seconds on the clock and of all processors.
    private static func run(_ texts: [[UInt8]], _ threads: Int) -> (time: Double, work: Double) {
        let start = DispatchTime.now()
        let work = clock()
        DispatchQueue.concurrentPerform(iterations: threads) { thread in
            for place in stride(from: thread, to: texts.count, by: threads) {
                texts[place].withUnsafeBufferPointer { _ = SentimentReader.shipped.read($0, language: "en") }
            }
        }
        let time = Double(DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds) / 1e9
        return (time, Double(clock() - work) / Double(CLOCKS_PER_SEC))
    }
}
