import ArgumentParser

/// Trains the models that clamor ships, and measures them.
@main
struct Lab: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clamor-lab",
        abstract: "Train the models that clamor ships, and measure them.",
        subcommands: [
            Train.self, Evaluate.self, Speed.self, Explain.self, TrainLanguages.self, TrainSpam.self,
            EvaluateListening.self,
        ])
}
