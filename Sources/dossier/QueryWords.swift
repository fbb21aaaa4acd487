import ArgumentParser

/// The words of a query on the command line, where “-ferry” means “not ferry” and is no option.
enum QueryWords {
    /// Refuses what was meant as an option and is none.
    static func check(_ words: [String]) throws {
        if let option = words.first(where: { $0.hasPrefix("--") && $0.utf8.count > 2 }) {
            throw ValidationError("Unknown option “\(option)”.")
        }
    }
}
