import Entities
import Foundation
import Library

/// What finding copies and stories costs while articles are taken in: time, and room in the library.
struct RelationsCost {
    /// The articles that are taken in.
    let folder: String
    /// How often they are taken in with relations and without; the shortest time of each counts.
    let rounds: Int
    let annotator: ArticleAnnotator

    private struct Taken {
        var articles = 0
        var seconds = Double.infinity
        var bytes = 0
    }

    func measure() throws {
        var taken = [false: Taken(), true: Taken()]
        // In turn, so that what else happens on the machine slows both.
        for _ in 0..<max(1, rounds) {
            for findsRelations in [false, true] {
                let found = try take(findsRelations: findsRelations)
                let best = taken[findsRelations]?.seconds ?? .infinity
                if found.seconds < best { taken[findsRelations] = found }
            }
        }
        guard let without = taken[false], let with = taken[true], without.bytes > 0 else { return }
        print(
            "taking in \(with.articles) articles: without relations \(rounded(without.seconds, 2)) s, with them \(rounded(with.seconds, 2)) s, \(percent(with.seconds, of: without.seconds))"
        )
        print(
            "the library: without relations \(rounded(Double(without.bytes) / 1e6, 2)) MB, with them \(rounded(Double(with.bytes) / 1e6, 2)) MB, \(percent(Double(with.bytes), of: Double(without.bytes)))"
        )
    }

    /// Takes the articles into a new library.
    private func take(findsRelations: Bool) throws -> Taken {
        let path = FileManager.default.temporaryDirectory.appending(path: "cost-\(UUID().uuidString).db").path
        defer { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) } }
        let library = try Library(path: path)
        var importer = Importer(library: library, names: annotator.annotate)
        importer.findsRelations = findsRelations
        var taken = Taken()
        taken.seconds = try timed { _ = try importer.add(paths: [folder]) }
        let status = try library.status()
        (taken.articles, taken.bytes) = (status.articles, status.fileBytes)
        return taken
    }

    /// “+4.2 %”.
    private func percent(_ number: Double, of other: Double) -> String {
        let more = 100 * (number / other - 1)
        return "\(more < 0 ? "" : "+")\(rounded(more)) %"
    }
}
