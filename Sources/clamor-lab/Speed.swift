import ArgumentParser
import ClamorSentiment
import Dispatch

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
        var table = Table("threads", "texts a second", "µs a text and thread")
        for threads in [1, 2] {
            let best = (0..<5).map { _ in seconds(bytes, threads) }.min() ?? 0
            let rate = Double(bytes.count) / best
            table.add("\(threads)", fixed(rate, 0), fixed(Double(threads) / rate * 1e6, 2))
        }
        print(table)
    }

    private static func seconds(_ texts: [[UInt8]], _ threads: Int) -> Double {
        let start = DispatchTime.now()
        DispatchQueue.concurrentPerform(iterations: threads) { thread in
            for place in stride(from: thread, to: texts.count, by: threads) {
                texts[place].withUnsafeBufferPointer { _ = SentimentReader.shipped.read($0, language: "en") }
            }
        }
        return Double(DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds) / 1e9
    }
}
