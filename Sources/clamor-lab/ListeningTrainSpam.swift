import ArgumentParser
import Foundation

/// `clamor-lab train-spam`: makes the weights of the spam scorer.
struct TrainSpam: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train-spam", abstract: "Train the spam scorer.",
        discussion: """
            Labelled comments, and texts of other sets as examples of what is no spam. The same files give the same bytes.
            """)

    @Argument(help: "Folder of the labelled sets.")
    var data: String

    @Option(help: "File that the weights are written to.")
    var into = "Sources/CListeningData/data/spam.bin"

    func run() throws {
        let trial = try SpamTrial(ListeningData(data))
        let bytes = trial.train()
        try Data(bytes).write(to: URL(fileURLWithPath: into))
        print("\(trial.comments.count) comments, \(bytes.count) bytes into \(into)")
    }
}
