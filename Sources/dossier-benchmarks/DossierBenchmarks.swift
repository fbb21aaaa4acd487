import ArgumentParser

/// The program `dossier-benchmarks`.
@main
struct DossierBenchmarks: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measures how fast dossier is and how much memory it takes.",
        subcommands: [
            ExtractionBenchmark.self, FormatsBenchmark.self, IdentityBenchmark.self, ImportBenchmark.self,
            JoiningBenchmark.self, KeyBenchmark.self,
            LibraryBenchmark.self, PageBenchmark.self, PeopleBenchmark.self,
            QueryBenchmark.self,
            RecogniserBenchmark.self, RelationsBenchmark.self, ScreenBenchmark.self,
        ])
}
