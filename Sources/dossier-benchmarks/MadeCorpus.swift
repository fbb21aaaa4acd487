import Articles
import Entities
import Foundation

/// A made corpus with known people: text files, and a table of article, person and number of mentions.
struct MadeCorpus {
    let folder: String
    let shuffle: UInt64?
    let errors: Bool

    let inLibrary: Bool

    /// Reads the corpus into a register or a library and prints how well its people are told apart.
    ///
    /// The unit is a person in an article: how many of all pairs of articles that the register ties by a person does
    /// the table tie (precision), and how many of those that the table ties does the register tie (recall). A person of
    /// the register is taken for the person of the table whose full name the article has.
    func measure() throws {
        let truth = try peopleOfArticles()
        let annotator = try ArticleAnnotator.shipped()
        var files = try articleFiles()
        if let shuffle {
            var random = SplitMix64(seed: shuffle)
            files.shuffle(using: &random)
        }
        var people = try LinkedPeople(inLibrary: inLibrary)
        var times: [(articles: Int, seconds: Double)] = []
        var taken: [String] = []
        for start in stride(from: 0, to: files.count, by: Self.batch) {
            let batch = Array(files[start..<min(files.count, start + Self.batch)])
            let annotations = Self.read(batch, annotator: annotator)
            let before = Self.secondsOfThread()
            for (file, item) in zip(batch, annotations) {
                guard let (annotation, article) = item else { continue }
                try people.take(annotation, of: article)
                taken.append(URL(filePath: file).deletingPathExtension().lastPathComponent)
            }
            times.append((start + batch.count, (Self.secondsOfThread() - before) / Double(batch.count)))
        }
        let before = Self.secondsOfThread()
        try people.settle()
        let settling = (Self.secondsOfThread() - before) / Double(max(1, files.count))
        report(try people.people(), of: taken, truth: truth)
        for time in times where Self.told.contains(time.articles) {
            print(
                "linking: \(rounded(time.seconds * 1e6)) µs of CPU an article, up to the \(time.articles)th")
        }
        print("settling at the end: \(rounded(settling * 1e6)) µs of CPU an article")
    }

    private func report(_ articles: [[LinkedPeople.Person]], of names: [String], truth: [String: [String]]) {
        var gold: [String: Int] = [:]
        var found: [String: Int] = [:]
        var numbers: [String: Int] = [:]
        for (people, article) in zip(articles, names) {
            var byName: [String: Int64] = [:]
            for person in people { for name in person.names { byName[name.lowercased()] = person.id } }
            for person in truth[article] ?? [] {
                let key = "\(article) \(person)"
                numbers[person] = numbers[person] ?? numbers.count
                gold[key] = numbers[person]
                let words = person.lowercased().split(separator: " ").map(String.init)
                // Only a full name makes it certain who an article means; a bare name counts where the full one is
                // absent.
                if let id = byName[person.lowercased()] ?? words.last.flatMap({ byName[$0] })
                    ?? words.first.flatMap({ byName[$0] })
                {
                    found[key] = Int(id)
                }
            }
        }
        var scores = ClusterScores()
        scores.add(gold: gold, found: found, isLarge: true)
        for (name, ratio) in [("pairs", scores.pairs), ("B3", scores.b3)] {
            print(
                "\(name) P \(IdentityMeasure.percent(ratio.precision)) R \(IdentityMeasure.percent(ratio.recall))"
            )
        }
        print(
            "\(gold.count) people in articles, \(found.count) of them found; \(numbers.count) people, \(Set(found.values).count) found"
        )
        if errors {
            for line in Self.torn(gold, found, numbers, LinkedPeople.names(of: articles)) { print(line) }
        }
    }

    /// Those who were torn into the most pieces.
    private static func torn(
        _ gold: [String: Int], _ found: [String: Int], _ numbers: [String: Int], _ names: [Int64: String]
    ) -> [String] {
        var parts: [Int: [Int: Int]] = [:]
        var lost: [Int: Int] = [:]
        for (key, number) in gold {
            if let id = found[key] {
                parts[number, default: [:]][id, default: 0] += 1
            } else {
                lost[number, default: 0] += 1
            }
        }
        let people = Dictionary(numbers.map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first })
        return parts.sorted { $0.value.count > $1.value.count }.prefix(60).map { number, pieces in
            let list = pieces.sorted { $0.value > $1.value }.prefix(70).map {
                "\(names[Int64($0.key)] ?? "") ×\($0.value)"
            }
            return "torn \(people[number] ?? ""): \(list.joined(separator: ", ")); lost \(lost[number] ?? 0)"
        }
    }

    /// The processor time of this thread, so that other programs do not count.
    private static func secondsOfThread() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// The number of articles after which the time of the last batch is printed.
    private static let told: Set<Int> = [1_000, 10_000, 30_000, 100_000]
    /// How many articles are read at a time; the time to link is that of the last batch.
    private static let batch = 1_000

    private func peopleOfArticles() throws -> [String: [String]] {
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
    private static func read(_ files: [String], annotator: ArticleAnnotator) -> [(Annotation, Article)?] {
        let parser = ArticleParser()
        var results = [(Annotation, Article)?](repeating: nil, count: files.count)
        results.withUnsafeMutableBufferPointer { buffer in
            let slots = Slots(buffer)
            DispatchQueue.concurrentPerform(iterations: files.count) { index in
                guard let data = FileManager.default.contents(atPath: files[index]),
                    let article = try? parser.article(
                        from: [UInt8](data), path: files[index], fileTime: "2020-01-01")
                else { return }
                slots.base[index] = (annotator.annotate(article), article)
            }
        }
        return results
    }

    /// A place for each result, written by one thread each.
    private struct Slots: @unchecked Sendable {
        let base: UnsafeMutableBufferPointer<(Annotation, Article)?>

        init(_ base: UnsafeMutableBufferPointer<(Annotation, Article)?>) { self.base = base }
    }
}
