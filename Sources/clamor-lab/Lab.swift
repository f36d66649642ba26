import ArgumentParser

/// Trains the models that clamor ships, and measures them.
@main
struct Lab: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clamor-lab",
        abstract: "Train the models that clamor ships, and measure them.",
        subcommands: [
            Train.self, TrainLanguages.self, TrainSpam.self, Evaluate.self, EvaluateListening.self,
            EvaluateDuplicates.self, Speed.self, Explain.self,
        ])
}
