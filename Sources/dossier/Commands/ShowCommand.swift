import ArgumentParser
import Articles
import Entities
import Library
import ReaderApp
import TerminalUI

/// `dossier show ARTICLE`: one article.
struct ShowCommand: OptionsWithValues {
    static let optionsWithValue: Set<String> = ["--version"]
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "An article; with --json also its names and quotations.",
        discussion: """
            examples:
              dossier show 12 | less
              dossier show ~/news/story.txt --json
              dossier show 12 --versions
              dossier show ~/news/all.zip#june/story.html --about
              dossier show 12 --left-out
            """)

    @OptionGroup var library: LibraryOptions
    @Flag(help: "Print one JSON object, with names and quotations.") var json = false
    @Flag(help: "Tell where the article comes from, and how it was read.") var about = false
    @Flag(help: "List the versions of the article, the one in front first.") var versions = false
    @Flag(help: "Show in its place what was left out of the article, read anew from its file.")
    var leftOut = false
    @Option(help: ArgumentHelp("Show this version of the article.", valueName: "N")) var version: Int?
    @Flag(help: "In the JSON, also what is told that somebody said, without quotation marks.")
    var reported = false
    @Argument(
        help: ArgumentHelp("An id as “dossier list” prints it, or a path.", valueName: "ARTICLE"),
        completion: LibraryCompletion.articles)
    var article: String

    func run() throws {
        let library = try library.open()
        let opened = try library.article(called: article)
        var output = Output()
        if about { return tellAbout(opened.row, &output) }
        if versions { return list(try library.versions(of: opened.row.id), &output) }
        if leftOut { return try showLeftOut(of: opened, in: library, &output) }
        if let version { return try show(version, of: opened.row.id, in: library, &output) }
        if json { return output.line(ArticleJSON.json(opened, reported: reported)) }
        output.write(
            opened.article, date: String(opened.row.headline.date.day),
            isPartial: opened.row.provenance.isPartial)
        let people = opened.entities.map { (kind: $0.kind, name: $0.name, mentions: $0.mentionsHere) }
        output.writeEntities(people)
    }

    private func tellAbout(_ row: ArticleRow, _ output: inout Output) {
        if json { return output.line(row.json) }
        output.line(row.headline.title, bold: [0..<row.headline.title.utf8.count])
        for fact in row.about {
            let name = fact.name + String(repeating: " ", count: max(1, 16 - fact.name.count))
            output.line(name + fact.value)
        }
    }

    private func showLeftOut(of opened: OpenedArticle, in library: Library, _ output: inout Output) throws {
        guard let answer = try library.leftOut(of: opened.row.id) else { return }
        guard case .passages(let passages) = answer else { throw Failure(answer.problem ?? "") }
        guard json else {
            return output.write(
                opened.article, date: String(opened.row.headline.date.day),
                isPartial: opened.row.provenance.isPartial, leftOut: passages)
        }
        let offsets = TextOffsets(opened.article.text)
        for passage in passages {
            output.line([
                "what": .string(passage.what), "text": .string(passage.text),
                "position": .int(offsets.scalars(at: passage.position)),
            ])
        }
    }

    private func list(_ versions: [ArticleVersion], _ output: inout Output) {
        for version in versions {
            if json {
                output.line(version.json)
                continue
            }
            let place = version.path + (version.provenance.part.map { "#\($0)" } ?? "")
            let facts = [
                "\(Columns.right("\(version.number)", width: 3))  \(version.saved.prefix(10))",
                "\(version.words) words", place,
                version.change?.wordsOfVersion,
                version.provenance.isPartial ? "only the beginning was saved" : nil,
                version.missing ? "its file is gone" : nil,
            ].compactMap { $0 }
            output.row(facts.joined(separator: "  "))
        }
    }

    private func show(_ number: Int, of id: ArticleID, in library: Library, _ output: inout Output) throws {
        let versions = try library.versions(of: id)
        guard let version = versions.first(where: { $0.number == number }) else {
            throw Failure("Article \(id.rawValue) has no version \(number); it has \(versions.count).")
        }
        if json { return output.line(version.json) }
        output.write(
            version.article, date: String(version.article.date.day), isPartial: version.provenance.isPartial)
    }
}

extension ArticleVersion {
    fileprivate var json: JSON {
        [
            "number": .int(number), "path": .string(path), "part": JSON(provenance.part),
            "saved": .string(saved),
            "words": .int(words), "missing": .bool(missing), "partial": .bool(provenance.isPartial),
            "format": .string(provenance.format.rawValue), "title": .string(article.title),
            "text": .string(article.text), "change": JSON(change?.wordsOfVersion),
        ]
    }
}
