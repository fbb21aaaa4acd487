import Foundation
import Testing

@testable import dossier_benchmarks

/// The sets of pages, where they are at hand.
private let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "../shared/data/import").standardizedFileURL

private func isHere(_ kind: ExtractionSet.Kind) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: kind.rawValue).path)
}

private func measure(_ kind: ExtractionSet.Kind) throws -> ExtractionMeasure {
    let set = try #require(try ExtractionSet.sets(in: folder.appending(path: kind.rawValue)).first)
    return ExtractionBenchmark.measure(set)
}

/// What is found in web pages does not get worse.
///
/// Bars are the figures asked for, or what was reached where that is less.
@Suite struct `The article in a web page` {
    @Test(
        .enabled(
            if: isHere(.articleExtraction), "the set article-extraction of ../shared/data/import is not here")
    )
    func `has its text, on the pages of article-extraction`() throws {
        let measured = try measure(.articleExtraction)
        #expect(measured.text.f1 >= 0.979, "\(measured.summary)")
        #expect(measured.text.precision >= 0.96 && measured.text.recall >= 0.96, "\(measured.summary)")
    }

    @Test(.enabled(if: isHere(.readability), "the set readability of ../shared/data/import is not here"))
    func `has its text, title, byline, date and site, on the pages of readability`() throws {
        let measured = try measure(.readability)
        // In thousandths, as it is told.
        #expect((measured.text.f1 * 1_000).rounded() >= 972, "\(measured.summary)")
        // Of the two titles that are missed, one page gives the name of its site for one.
        for (thing, least) in [("title", 61), ("byline", 30), ("date", 17), ("site", 28)] {
            #expect(measured.count(of: thing).right >= least, "\(measured.summary)")
        }
    }

    @Test(.enabled(if: isHere(.own), "the set pages of ../shared/data/import is not here"))
    func `is clean, on our own pages with a trap each`() throws {
        let (right, asked) = try measure(.own).count(of: "clean")
        #expect(right == asked && asked >= 10)
    }
}
