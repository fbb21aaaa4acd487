import Articles
import CrossReferences
import Entities
import Foundation

/// A made corpus whose people are known: text files, and a table of article, person and number of mentions.
struct MadeCorpus {
    let folder: String
    let shuffle: UInt64?
    let errors: Bool

    /// Reads the corpus into a book and prints how well its people are told apart.
    ///
    /// The unit is a person in an article: of all pairs of articles that the book ties by a person, how many does the table
    /// tie (precision), and of those that the table ties, how many does the book (recall). A person of the book is taken for the
    /// table's whose full name the article has.
    func measure() throws {
        let truth = try people()
        let reader = ArticleReader(model: try NameModel.shipped())
        var files = try articleFiles()
        if let shuffle {
            var random = SplitMix(state: shuffle)
            files.shuffle(using: &random)
        }
        var book = IdentityBook()
        var pairing = Pairing()
        let clock = ContinuousClock()
        var linking = Duration.zero
        var marks: [(Int, Duration)] = []
        var readings: [(Reading, Article)?] = []
        for (place, file) in files.enumerated() {
            if place % Self.batch == 0 {
                readings = Self.read(
                    Array(files[place..<min(files.count, place + Self.batch)]), reader: reader)
                linking = .zero
            }
            let number = URL(filePath: file).deletingPathExtension().lastPathComponent
            guard let (reading, article) = readings[place % Self.batch] else { continue }
            var links: [IdentityBook.Link] = []
            linking += clock.measure { links = book.take(reading, of: article) }
            if [1_000, 10_000, 30_000, 100_000].contains(place + 1) { marks.append((place + 1, linking)) }
            pairing.add(
                reading, sightings: links.map(\.sighting), people: truth[number] ?? [], article: number)
        }
        book.settle()
        pairing.settle(by: book)
        printScores(of: pairing, book)
        if errors { printErrors(of: pairing, book) }
        for (count, time) in marks { print("linking: \(time / Self.batch) an article, up to the \(count)th") }
    }

    /// Whom the table and the book tie each person of each article to.
    private struct Pairing {
        private(set) var gold: [String: Int] = [:]
        private(set) var found: [String: Int] = [:]
        /// The table's people by number.
        private(set) var numbers: [String: Int] = [:]

        mutating func add(_ reading: Reading, sightings: [Int], people: [String], article: String) {
            var byName: [String: Int] = [:]
            for (index, entity) in reading.entities.enumerated() where entity.kind == .person {
                for form in [entity.name] + entity.aliases { byName[form.lowercased()] = sightings[index] }
            }
            for person in people {
                let key = "\(article) \(person)"
                numbers[person] = numbers[person] ?? numbers.count
                gold[key] = numbers[person]
                let surname = person.split(separator: " ").last.map { $0.lowercased() } ?? ""
                let given = person.split(separator: " ").first.map { $0.lowercased() } ?? ""
                // Only in full is it sure whom an article means; a bare name counts where the full one is absent.
                if let id = byName[person.lowercased()] ?? byName[surname] ?? byName[given] {
                    found[key] = id
                }
            }
        }

        /// Takes everybody for whom they turned out to be in the end.
        mutating func settle(by book: IdentityBook) { found = found.mapValues { Int(book.person(of: $0)) } }
    }

    private func printScores(of pairing: Pairing, _ book: IdentityBook) {
        var scores = ClusterScores()
        scores.add(gold: pairing.gold, found: pairing.found, isLarge: true)
        print(
            "pairs P \(IdentityMeasure.percent(scores.pairs.precision)) R \(IdentityMeasure.percent(scores.pairs.recall))"
        )
        print(
            "B3 P \(IdentityMeasure.percent(scores.b3.precision)) R \(IdentityMeasure.percent(scores.b3.recall))"
        )
        print(
            "\(pairing.gold.count) people in articles, \(pairing.found.count) of them found; "
                + "\(pairing.numbers.count) people, \(book.profiles.count) entities")
    }

    /// Prints those of the table's people whom the book has torn into most parts.
    private func printErrors(of pairing: Pairing, _ book: IdentityBook) {
        var torn: [Int: [Int: Int]] = [:]
        var lost: [Int: Int] = [:]
        for (key, number) in pairing.gold {
            if let id = pairing.found[key] {
                torn[number, default: [:]][id, default: 0] += 1
            } else {
                lost[number, default: 0] += 1
            }
        }
        let names = Dictionary(uniqueKeysWithValues: pairing.numbers.map { ($0.value, $0.key) })
        for (number, parts) in torn.sorted(by: { $0.value.count > $1.value.count }).prefix(60) {
            let list = parts.sorted { $0.value > $1.value }.prefix(70).map { id, count in
                let profile = book.profiles[Int64(id)]
                return "\(profile?.name ?? "")\(profile?.isResolved == false ? "?" : "") ×\(count)"
            }
            print("torn \(names[number] ?? ""): \(list.joined(separator: ", ")); lost \(lost[number] ?? 0)")
        }
    }

    /// How many articles are read at a time; the time to link is that of the last batch.
    private static let batch = 1_000

    private func people() throws -> [String: [String]] {
        var result: [String: [String]] = [:]
        for line in try String(contentsOfFile: folder + "/people.tsv", encoding: .utf8).split(separator: "\n")
        {
            let fields = line.split(separator: "\t")
            if fields.count > 1 { result[String(fields[0]), default: []].append(String(fields[1])) }
        }
        return result
    }

    private func articleFiles() throws -> [String] {
        let all = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return all.filter { $0.hasSuffix(".txt") }.sorted().map { folder + "/" + $0 }
    }

    /// Reads all articles on all cores.
    private static func read(_ files: [String], reader: ArticleReader) -> [(Reading, Article)?] {
        let parser = ArticleParser()
        var results = [(Reading, Article)?](repeating: nil, count: files.count)
        results.withUnsafeMutableBufferPointer { buffer in
            let slots = Slots(buffer)
            DispatchQueue.concurrentPerform(iterations: files.count) { index in
                guard let data = FileManager.default.contents(atPath: files[index]),
                    let article = try? parser.article(
                        from: [UInt8](data), path: files[index], fileTime: "2020-01-01")
                else { return }
                slots.base[index] = (reader.read(article), article)
            }
        }
        return results
    }

    /// A place for each result, written by one thread each.
    private struct Slots: @unchecked Sendable {
        let base: UnsafeMutableBufferPointer<(Reading, Article)?>

        init(_ base: UnsafeMutableBufferPointer<(Reading, Article)?>) { self.base = base }
    }
}
