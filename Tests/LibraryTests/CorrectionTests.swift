import Articles
import CrossReferences
import Entities
import GRDB
import TestSupport
import Testing

@testable import Library

private let names = PlainNames(
    people: ["Vera Lind", "Ada Crane", "Jens Holm", "Olaf Berg", "Monday"], places: ["Norvik", "Crane"])

/// Some articles in which few people meet in many ways.
private func ferryNews(_ range: Range<Int>) -> [(path: String, article: Article)] {
    let sentences = [
        "Vera Lind met Ada Crane in Norvik. Lind smiled.", "Crane left.", "Jens Holm and Olaf Berg spoke.",
        "Monday was quiet in Norvik.", "Berg asked Vera Lind about Jens Holm. Holm said nothing.",
        "Ada Crane wrote to Berg on Monday.",
    ]
    return range.map { number in
        let chosen = [sentences[number % 6], sentences[(number / 2 + 3) % 6], sentences[(number * 5) % 6]]
        return (
            "/a/\(number)",
            article(
                "Story \(number % 25)", chosen[0], chosen[1], chosen[2],
                date: "2024-0\(number % 3 + 1)-1\(number % 9)")
        )
    }
}

extension Library {
    fileprivate func take(_ range: Range<Int>) throws {
        for item in ferryNews(range) { try put(item.article, path: item.path, names: names) }
    }

    /// All that the library answers, without the numbers that corrections gave to those they made.
    fileprivate func answers() throws -> [String] {
        let rows = try entities(matching: "", window: 0..<1_000).items
        var labels: [EntityID: String] = [:]
        for row in rows {
            labels[row.id] =
                "\(row.name)|\(row.kind)|\(row.aliases.sorted())|\(row.mentions)|\(row.articles)|\(row.first ?? "-")|\(row.last ?? "-")"
        }
        var lines = labels.values.sorted()
        for row in rows {
            let trail = try trail(of: row.id).map { "\($0.article.rawValue):\($0.mentions)" }
            lines.append("trail \(labels[row.id] ?? "") \(trail)")
        }
        lines.sort()
        for row in try self.articles(matching: "", window: 0..<1_000).items {
            guard let opened = try article(row.id) else { continue }
            let mentions = opened.mentions.map {
                "\($0.range) \($0.kind) \(labels[$0.entity] ?? "?")"
            }
            lines.append("article \(row.id.rawValue) \(row.people) \(mentions)")
        }
        for query in [
            "person:lind", "person:crane", "place:crane", "person:\"nobody at all\"", "with:berg,holm",
        ] {
            lines.append(
                "\(query) \(try self.articles(matching: query, window: 0..<1_000).items.map(\.id.rawValue))")
        }
        return lines
    }

    fileprivate func id(_ name: String) throws -> EntityID {
        try #require(try entities(named: name).first?.id)
    }

    /// The names by which each file's mentions are shown, and all names that are known of those who bear them.
    fileprivate func namesInArticles() throws -> [String] {
        try articles(matching: "", window: 0..<1_000).items.sorted { $0.path < $1.path }.map { row in
            guard let opened = try article(row.id) else { return row.path }
            let names = Dictionary(opened.entities.map { ($0.id, "\($0.name) \($0.aliases.sorted())") }) {
                $1
            }
            return "\(row.path) \(row.people) \(opened.mentions.map { names[$0.entity] ?? "?" })"
        }
    }

    fileprivate func people() throws -> [String] {
        try entities(matching: "person:", window: 0..<100).items.map(\.name).sorted()
    }
}

@Suite struct `Corrections of a library` {
    private func library() throws -> Library {
        let library = try Library.inMemory()
        try library.take(0..<12)
        return library
    }

    @Test func `a kept line that cannot be read is told, decides nothing and is not lost`() throws {
        let library = try library()
        _ = try library.correct(.about(library.id("Vera Lind"), .rename(to: "Vera Lund")))
        let line = #"befriend person "Ada Crane" with "Jens Holm""#
        try library.write {
            try $0.execute(sql: "INSERT INTO correction (line) VALUES (?)", arguments: [line])
        }
        _ = try library.correct(.about(library.id("Ada Crane"), .notAName))
        let corrections = try library.corrections()
        #expect(corrections.map { $0.correction.problem != nil } == [false, true, false])
        #expect(corrections.map(\.isApplied) == [true, false, true])
        #expect(try library.exportedCorrections().split(separator: "\n")[2] == line)
        #expect(try library.check().problems.count == 1)
        _ = try library.undoCorrection()
        #expect(try library.undoCorrection()?.correction.line == line)
        #expect(try library.check().problems.isEmpty)
        #expect(try library.redoCorrection()?.correction.line == line)
        #expect(try library.corrections().count == 2)
    }

    @Test func `a renamed person is found by both names`() throws {
        let library = try library()
        let id = try library.id("Vera Lind")
        let kept = try library.correct(.about(id, .rename(to: "Vera Lund")))
        #expect(kept.correction.line == #"rename person "Vera Lind" to "Vera Lund""#)
        #expect(kept.isApplied && kept.entity == id)
        #expect(try library.entities(named: "vera lund").map(\.id) == [id])
        #expect(try library.entities(named: "Vera Lind").map(\.name) == ["Vera Lund"])
        #expect(try library.check().problems.isEmpty)
    }

    @Test func `the list of corrections says whom each leads to now`() throws {
        let library = try library()
        let lind = try library.id("Vera Lind")
        let holm = try library.id("Jens Holm")
        _ = try library.correct(.about(lind, .rename(to: "Vera Lund")))
        _ = try library.correct(.about(try library.id("Norvik"), .changeKind(to: .organization)))
        _ = try library.correct(.neverMerge(lind, try library.id("Ada Crane")))
        _ = try library.correct(.about(try library.id("Monday"), .notAName))
        let norvik = try library.id("Norvik")
        #expect(try library.corrections().map(\.entity) == [lind, norvik, lind, nil])
        // The renamed one became another.
        _ = try library.correct(.merge(lind, into: holm))
        #expect(try library.corrections().map(\.entity) == [holm, norvik, holm, nil, holm])
        #expect(try library.undoCorrection()?.entity == holm)
        #expect(try library.corrections().map(\.entity) == [lind, norvik, lind, nil])
    }

    @Test func `a merged person has the mentions of both, also of articles that come later`() throws {
        let library = try library()
        let lind = try library.id("Vera Lind")
        let holm = try library.id("Jens Holm")
        let before = try library.trail(of: lind).count
        #expect(try library.correct(.merge(lind, into: holm)).entity == holm)
        #expect(try library.people().contains("Jens Holm"))
        #expect(try !library.people().contains("Vera Lind"))
        try library.take(12..<30)
        #expect(try library.trail(of: holm).count > before)
        #expect(try library.entities(named: "Vera Lind").map(\.id) == [holm])
        #expect(try library.entities(named: "\(lind.rawValue)").map(\.id) == [holm])
        #expect(try library.check().problems.isEmpty)
    }

    @Test func `renaming to a name that somebody has makes them one`() throws {
        let library = try library()
        let kept = try library.correct(.about(library.id("Vera Lind"), .rename(to: "Jens Holm")))
        #expect(kept.correction.line == #"merge person "Vera Lind" into "Jens Holm""#)
    }

    @Test func `a split takes an article away and gives it to somebody else`() throws {
        let library = try library()
        let lind = try library.id("Vera Lind")
        let trail = try library.trail(of: lind)
        let kept = try library.correct(
            .about(lind, .split(as: "Vera Lind (singer)"), in: [.init(trail[0].article)]))
        let singer = try #require(kept.entity)
        #expect(try library.trail(of: singer).map(\.article) == [trail[0].article])
        #expect(try library.trail(of: lind) == Array(trail.dropFirst()))
        #expect(try library.entities(named: "Vera Lind (singer)").map(\.id) == [singer])
        let mention = try library.article(trail[0].article)?.mentions.first { $0.entity == singer }
        #expect(mention?.reason.hasPrefix("you decided: split person") == true)
        #expect(try library.check().problems.isEmpty)
    }

    @Test func `of two who bear one name the known one gets what is split off, and the line tells which`()
        throws
    {
        let library = try Library.inMemory()
        let smiths = PlainNames(people: ["John Smith", "Vera Lind"])
        for (number, text) in [
            "John Smith ran.", "John Smith sailed.", "John Smith ran again.", "Vera Lind sang.",
        ].enumerated() {
            try library.put(
                article("Story \(number)", text, date: "2024-03-0\(number + 1)"), path: "/\(number)",
                names: smiths)
        }
        _ = try library.importCorrections(
            #"never-merge person "John Smith" of "2024-03-01 Story 0" with "John Smith" of "2024-03-02 Story 1""#
                .utf8)
        let rows = try library.entities(named: "John Smith")
        #expect(rows.map(\.articles) == [2, 1])
        let lind = try library.id("Vera Lind")
        let place = try library.trail(of: lind)[0].article
        for (row, story) in zip(rows, ["2024-03-01 Story 0", "2024-03-02 Story 1"]) {
            let kept = try library.correct(
                .about(lind, .split(as: "ignored"), in: [.init(place)], known: row.id))
            #expect(
                kept.correction.line
                    == #"split person "Vera Lind" in "2024-03-04 Story 3" as "John Smith" of "\#(story)""#)
            #expect(kept.isApplied && kept.entity == row.id)
            #expect(try library.trail(of: row.id).map(\.article).contains(place))
            _ = try library.undoCorrection()
        }
        // From one of them to the other, too.
        let runner = try library.trail(of: rows[0].id).last?.article ?? place
        _ = try library.correct(
            .about(rows[0].id, .split(as: "John Smith"), in: [.init(runner)], known: rows[1].id))
        #expect(try library.entities(named: "John Smith").map(\.articles) == [2, 1])
        #expect(try library.trail(of: rows[1].id).map(\.article).contains(runner))
        #expect(throws: CorrectionRefusal.self) {
            try library.correct(.about(lind, .split(as: "Vera"), in: [.init(place)], known: lind))
        }
        #expect(try library.check().problems.isEmpty)
    }

    @Test func `a single mention may mean somebody else, or nobody`() throws {
        let library = try library()
        let lind = try library.id("Vera Lind")
        let stop = try #require(try library.trail(of: lind).first { $0.mentions > 1 })
        let mentions = try #require(try library.article(stop.article)).mentions.filter { $0.entity == lind }
        let second = mentions[1].range.lowerBound
        let kept = try library.correct(
            .about(lind, .split(as: "Jens Holm"), in: [.init(stop.article, at: second)]))
        #expect(kept.entity == (try library.id("Jens Holm")))
        #expect(
            try library.trail(of: lind).first { $0.article == stop.article }?.mentions == stop.mentions - 1)
        _ = try library.correct(
            .about(lind, .notAName, in: [.init(stop.article, at: mentions[0].range.lowerBound)]))
        #expect(
            try library.article(stop.article)?.mentions.contains { $0.range == mentions[0].range } == false)
        #expect(try library.check().problems.isEmpty)
    }

    @Test func `what is no name is gone, and comes back with undo`() throws {
        let library = try library()
        let before = try library.answers()
        let status = try library.status()
        _ = try library.correct(.about(library.id("Monday"), .notAName))
        #expect(try library.entities(named: "Monday").isEmpty)
        #expect(try library.status().entities < status.entities)
        #expect(try library.check().problems.isEmpty)
        #expect(try library.undoCorrection()?.correction.line == #"not-a-name person "Monday""#)
        #expect(try library.answers() == before)
        #expect(try library.undoCorrection() == nil)
        #expect(try library.redoCorrection() != nil)
        #expect(try library.entities(named: "Monday").isEmpty)
    }

    @Test func `of another kind it joins what has its name there`() throws {
        let library = try library()
        _ = try library.correct(.about(library.id("Monday"), .changeKind(to: .other)))
        #expect(try library.entities(named: "Monday").map(\.kind) == [.other])
        let mention = try library.mentions(of: library.id("Monday"), window: 0..<1).items.first
        #expect(mention?.mention.kind == .other)
        #expect(try library.check().problems.isEmpty)
    }

    @Test func `what makes no sense is refused in a sentence`() throws {
        let library = try library()
        let lind = try library.id("Vera Lind")
        #expect(throws: CorrectionRefusal.same("Vera Lind")) { try library.correct(.merge(lind, into: lind)) }
        #expect(throws: CorrectionRefusal.differentKinds("Vera Lind", "Norvik")) {
            try library.correct(.merge(lind, into: library.id("Norvik")))
        }
        #expect(throws: CorrectionRefusal.emptyName) { try library.correct(.about(lind, .rename(to: " \n"))) }
        #expect(throws: CorrectionRefusal.nothingToDo) {
            try library.correct(.about(lind, .rename(to: "Vera Lind")))
        }
        #expect(try library.corrections().isEmpty)
    }

    @Test func `a log holds in another library, and what fits nothing there is told`() throws {
        let library = try library()
        _ = try library.correct(.about(library.id("Vera Lind"), .rename(to: "Vera \"V\" Lund")))
        _ = try library.correct(.merge(library.id("Olaf Berg"), into: library.id("Jens Holm")))
        let text = try library.exportedCorrections()
        let other = try Library.inMemory()
        let early = try other.importCorrections((text + "forget it\n").utf8)
        #expect(early.new == 2 && early.unapplied.count == 2 && early.problems.count == 1)
        try other.take(0..<12)
        #expect(try other.answers() == library.answers())
        #expect(try other.corrections().allSatisfy(\.isApplied))
        let again = try other.importCorrections(text.utf8)
        #expect(again.new == 0 && again.known == 2)
    }

    @Test func `corrections outlive articles that change`() throws {
        let library = try library()
        _ = try library.correct(.merge(library.id("Vera Lind"), into: library.id("Jens Holm")))
        for item in ferryNews(0..<12) {
            let changed = article(
                item.article.title, "Jens Holm spoke to Vera Lind again.", date: item.article.date.iso)
            try library.put(changed, path: item.path, names: names)
        }
        #expect(try library.people() == ["Jens Holm"])
        #expect(try library.check().problems.isEmpty)
    }

    @Test func `articles that changed a hundred times leave what a fresh import of them would`() throws {
        var random = SeededRandom(seed: 3)
        let library = try Library.inMemory()
        var latest: [Int: Article] = [:]
        for step in 0..<100 {
            let place = Int.random(in: 0..<9, using: &random)
            // Whose a bare surname is depends on what was there before; an article that has the full name says it.
            let people = [
                "Vera Lind smiled. Lind sang.", "Ada Crane left.", "Jens Holm and Olaf Berg spoke.",
            ]
            let text = people.filter { _ in Bool.random(using: &random) }.joined(separator: " ")
            let story = article(
                "Story \(place)", "It was Monday in Norvik. " + text, date: "2024-03-0\(place + 1)")
            latest[place] = story
            try library.put(story, path: "/b/\(place)", names: names)
            if place == 0 { _ = try correct(library, using: &random) }
            if step % 10 == 9 { #expect(try library.check().problems.isEmpty) }
        }
        while try library.undoCorrection() != nil {}
        let fresh = try Library.inMemory()
        for place in 0..<9 {
            try latest[place].map { _ = try fresh.put($0, path: "/b/\(place)", names: names) }
        }
        #expect(try library.namesInArticles() == fresh.namesInArticles())
        #expect(try library.check().problems.isEmpty)
    }

    @Test func `a thousand corrections and undos leave what a fresh import and the remaining ones would`()
        throws
    {
        var random = SeededRandom(seed: 11)
        let library = try Library.inMemory()
        try library.take(0..<20)
        var made = 0
        for step in 0..<1_000 {
            if step == 300 { try library.take(20..<40) }
            if step == 700 { try library.take(40..<50) }
            if Int.random(in: 0..<9, using: &random) < 5 {
                if try correct(library, using: &random) { made += 1 }
            } else {
                _ = try library.undoCorrection()
            }
        }
        #expect(made > 300)
        let fresh = try Library.inMemory()
        try fresh.take(0..<20)
        try fresh.take(20..<40)
        try fresh.take(40..<50)
        let roster = try library.roster()
        let rows = try library.entities(matching: "", window: 0..<1_000).items
        #expect(roster.entries.indices.map { roster[$0] } == rows)
        let remaining = try library.corrections()
        #expect(!remaining.isEmpty)
        _ = try fresh.correct(remaining.map(\.correction))
        #expect(try library.answers().difference(from: fresh.answers()).isEmpty)
        #expect(try library.check().problems.isEmpty)
        while try library.undoCorrection() != nil {}
        let plain = try Library.inMemory()
        for range in [0..<20, 20..<40, 40..<50] { try plain.take(range) }
        #expect(try library.answers().difference(from: plain.answers()).isEmpty)
        #expect(try library.check().problems.isEmpty)
    }

    @Test func `who was merged into somebody may be split off again where only they are named`() throws {
        let library = try Library.inMemory()
        for (number, text) in ["Vera Lind met Ada Crane.", "Vera Lind sang.", "Ada Crane left."].enumerated()
        {
            let story = article("Story \(number)", text, date: "2024-03-0\(number + 1)")
            try library.put(story, path: "/\(number)", names: names)
        }
        let crane = try library.id("Ada Crane")
        _ = try library.correct(.merge(library.id("Vera Lind"), into: crane))
        let place = try library.trail(of: crane)[1].article
        _ = try library.correct(.about(crane, .split(as: "Ida Stone"), in: [.init(place)]))
        #expect(try library.trail(of: crane).map(\.mentions) == [2, 1])
        #expect(try library.check().problems == [])
        _ = try library.undoCorrection()
        let offset = try #require(try library.article(place)?.mentions.first?.range.lowerBound)
        _ = try library.correct(.about(crane, .split(as: "Ida Stone"), in: [.init(place, at: offset)]))
        #expect(try library.trail(of: crane).map(\.mentions) == [2, 1])
        #expect(try library.check().problems == [])
    }

    @Test(arguments: UInt64(0)..<5)
    func
        `after each correction, undo and redo a library is sound, and as a fresh one with the same corrections`(
            seed: UInt64
        ) throws
    {
        var random = SeededRandom(seed: seed)
        let library = try Library.inMemory()
        try library.take(0..<8)
        for step in 0..<60 {
            switch Int.random(in: 0..<10, using: &random) {
            case 0: _ = try library.undoCorrection()
            case 1: _ = try library.redoCorrection()
            default: _ = try correct(library, using: &random)
            }
            let told = try "step \(step), \(library.corrections().last?.correction.line ?? "")"
            try #require(library.check().problems == [], "\(told)")
            // All that is told takes longer to compare.
            guard step % 4 == 3 else { continue }
            let fresh = try Library.inMemory()
            try fresh.take(0..<8)
            _ = try fresh.correct(library.corrections().map(\.correction))
            try #require(library.answers().difference(from: fresh.answers()).isEmpty, "\(told)")
        }
    }

    /// Three lots of files, in which bare names come before the full ones and some articles come anew.
    private func lots() throws -> [TemporaryFolder] {
        try (0..<3).map { lot in
            let folder = try TemporaryFolder()
            for item in ferryNews(lot * 15..<lot * 15 + 15) {
                let bare = lot == 0 ? "Then Lind and Crane and Berg went home." : "Ada Crane stayed."
                try folder.write(
                    item.article.text + "\n\n" + bare,
                    to: "\(item.article.date.iso) \(item.path.dropFirst(3)).txt")
            }
            return folder
        }
    }

    @Test func `corrections between imports leave what an import of everything and the corrections would`()
        throws
    {
        let lots = try lots()
        var random = SeededRandom(seed: 5)
        let library = try Library.inMemory()
        for (number, lot) in lots.enumerated() {
            _ = try Importer(library: library, names: names.annotate).add(paths: [lot.path])
            for _ in 0..<60 where number < 2 || Bool.random(using: &random) {
                _ = try correct(library, using: &random)
                if Int.random(in: 0..<3, using: &random) == 0 { _ = try library.undoCorrection() }
            }
            #expect(try library.check().problems.isEmpty)
        }
        let fresh = try Library.inMemory()
        for lot in lots { _ = try Importer(library: fresh, names: names.annotate).add(paths: [lot.path]) }
        _ = try fresh.correct(try library.corrections().map(\.correction))
        #expect(try library.answers().difference(from: fresh.answers()).isEmpty)
        while try library.undoCorrection() != nil {}
        while try fresh.undoCorrection() != nil {}
        #expect(try library.answers().difference(from: fresh.answers()).isEmpty)
        #expect(try library.check().problems.isEmpty)
    }

    /// Any correction of anybody; false where the library refuses it.
    private func correct(_ library: Library, using random: inout SeededRandom) throws -> Bool {
        let rows = try library.entities(matching: "", window: 0..<1_000).items.sorted { $0.id < $1.id }
        guard let row = rows.randomElement(using: &random), let other = rows.randomElement(using: &random)
        else {
            return false
        }
        let newNames = ["Vera Lind", "Lind", "Ida Stone", "Ada Crane (pilot)", "Crane", "Jens O’Holm"]
        let name = newNames[Int.random(in: 0..<newNames.count, using: &random)]
        let trail = try library.trail(of: row.id)
        guard let stop = trail.randomElement(using: &random) else { return false }
        let mentions = try library.article(stop.article)?.mentions.filter { $0.entity == row.id } ?? []
        let offset = mentions.randomElement(using: &random)?.range.lowerBound ?? 0
        let request: CorrectionRequest =
            switch Int.random(in: 0..<9, using: &random) {
            case 0: .about(row.id, .rename(to: name))
            case 1, 2: .merge(row.id, into: other.id)
            case 3: .about(row.id, .split(as: name), in: [.init(stop.article)])
            case 4: .about(row.id, .split(as: name), in: [.init(stop.article, at: offset)])
            case 5: .about(row.id, .notAName, in: [.init(stop.article, at: offset)])
            case 6: .neverMerge(row.id, other.id)
            case 7: .about(row.id, .changeKind(to: Bool.random(using: &random) ? .other : .person))
            default: .about(row.id, .notAName)
            }
        do {
            _ = try library.correct(request)
            return true
        } catch is CorrectionRefusal {
            return false
        }
    }
}
