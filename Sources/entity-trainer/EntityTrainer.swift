import ArgumentParser

/// The program `entity-trainer`.
@main
struct EntityTrainer: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Trains, evaluates and packs the model that recognises names.",
        subcommands: [Train.self, Evaluate.self, Tag.self, Cluster.self, Compare.self, Coreference.self])
}
