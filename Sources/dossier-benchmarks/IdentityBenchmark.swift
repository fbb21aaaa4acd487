import ArgumentParser
import Articles
import CrossReferences
import Entities
import Foundation

/// How well people, organisations, places and nationalities are told apart and put together across articles.
struct IdentityBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "identity",
        abstract:
            "Measures who is who across articles: annotated ones (JSON) as one library, or a made corpus with its people.tsv."
    )

    @Argument(help: "Files of annotated articles (.jsonl), or the folder of a made corpus.")
    var paths: [String]
    @Flag(help: "Names as the recogniser finds them, not as they are marked.")
    var found = false
    @Flag(help: "Print who and what was mixed up or torn apart.")
    var errors = false
    @Flag(help: "Put the articles into a library, in memory, instead of a register alone.")
    var library = false
    @Option(help: "Take the articles in another order: a seed.")
    var shuffle: UInt64?

    func run() throws {
        if let folder = paths.first, paths.count == 1,
            FileManager.default.fileExists(atPath: folder + "/people.tsv")
        {
            try MadeCorpus(folder: folder, shuffle: shuffle, errors: errors, inLibrary: library).measure()
            return
        }
        var articles = try paths.flatMap { path in
            try AnnotatedArticle.articles(path: path).map { (file: path, article: $0) }
        }
        if let shuffle {
            var random = SplitMix64(seed: shuffle)
            articles.shuffle(using: &random)
        }
        let annotator = found ? try ArticleAnnotator.shipped() : nil
        let resolver = EntityResolver()
        var linked = try LinkedEntities(inLibrary: library)
        var measures = [EntityKind.person, .organization, .place, .nationality].map(IdentityMeasure.init(of:))
        var reliability = LinkReliability()
        for (file, article) in articles {
            let text = Tokenizer().tokenize(article.article)
            let annotation =
                annotator?.annotate(article.article)
                ?? resolver.resolve(article.recognized(in: text).map(\.name), in: text, of: article.article)
            for index in measures.indices { measures[index].add(article) }
            let links = try linked.take(annotation, of: article.article)
            if !links.isEmpty { reliability.add(links, of: annotation, gold: article, file: file) }
        }
        try linked.settle()
        let entities = try linked.entities()
        for index in measures.indices {
            measures[index].take(entities, of: articles.map(\.article))
            for line in measures[index].lines() { print(line) }
        }
        for line in reliability.lines() { print(line) }
        if errors { for measure in measures { for line in measure.errors() { print(line) } } }
    }
}
