import ArgumentParser
import Articles
import Entities

/// Measures who is who within articles: names joined, descriptions tied, quotations given their speakers.
struct Coreference: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Measures who is who within annotated articles (JSON: paragraphs and marks, an article a line).")

    @Argument(help: "Annotated articles.")
    var files: [String]
    @Option(help: "The model; the one that comes with dossier by default.")
    var model: String?
    @Flag(help: "Print every group that is not as marked, and every speaker that is wrong.")
    var errors = false
    @Flag(help: "Only with the marked names, without the recogniser.")
    var marked = false

    func run() throws {
        let reader =
            try marked
            ? nil : ArticleReader(model: model.map { try NameModel(path: $0) } ?? NameModel.shipped())
        for file in files {
            print(file)
            let articles = try AnnotatedArticle.articles(path: file)
            measure(articles, named: "marked names", reader: nil)
            if let reader { measure(articles, named: "found names", reader: reader) }
        }
    }

    private func measure(_ articles: [AnnotatedArticle], named title: String, reader: ArticleReader?) {
        var evaluation = ReadingEvaluation()
        var readings: [Reading] = []
        let clock = ContinuousClock()
        let texts = articles.map { Tokenizer().tokenize($0.article) }
        let recognized = zip(articles, texts).map { $0.recognized(in: $1).map(\.name) }
        let resolver = EntityResolver()
        let time = clock.measure {
            for (index, article) in articles.enumerated() {
                readings.append(
                    reader?.read(article.article)
                        ?? resolver.resolve(recognized[index], in: texts[index], of: article.article))
            }
        }
        for (index, article) in articles.enumerated() {
            evaluation.add(readings[index], gold: article, text: texts[index], isMarked: reader == nil)
        }
        print("\(title):")
        for line in evaluation.lines { print("  " + line) }
        let mentions = readings.reduce(0) { $0 + $1.mentions.count }
        let each =
            mentions > 0
            ? Double(time.components.attoseconds) / 1e12 / Double(mentions) + Double(time.components.seconds)
                * 1e6 / Double(mentions) : 0
        print("  \(Percent.tenths(each)) µs a mention")
        if errors { for line in evaluation.errors { print("  " + line) } }
    }
}
