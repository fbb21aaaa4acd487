import ArgumentParser

/// The program `dossier`.
@main
struct Dossier: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "A terminal reader for people who follow people through the news.")
}
