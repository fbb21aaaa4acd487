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
        let annotator =
            try marked
            ? nil : ArticleAnnotator(model: model.map { try NameModel(path: $0) } ?? NameModel.shipped())
        for file in files {
            print(file)
            let articles = try AnnotatedArticle.articles(path: file)
            measure(articles, named: "marked names", annotator: nil)
            if let annotator { measure(articles, named: "found names", annotator: annotator) }
        }
    }

    private func measure(_ articles: [AnnotatedArticle], named title: String, annotator: ArticleAnnotator?) {
        var evaluation = AnnotationEvaluation()
        var annotations: [Annotation] = []
        let clock = ContinuousClock()
        let texts = articles.map { Tokenizer().tokenize($0.article) }
        let recognized = zip(articles, texts).map { $0.recognized(in: $1).map(\.name) }
        let resolver = EntityResolver()
        let time = clock.measure {
            for (index, article) in articles.enumerated() {
                annotations.append(
                    annotator?.annotate(article.article)
                        ?? resolver.resolve(recognized[index], in: texts[index], of: article.article))
            }
        }
        for (index, article) in articles.enumerated() {
            evaluation.add(annotations[index], gold: article, text: texts[index], isMarked: annotator == nil)
        }
        print("\(title):")
        for line in evaluation.lines { print("  " + line) }
        let mentions = annotations.reduce(0) { $0 + $1.mentions.count }
        let each =
            mentions > 0
            ? Double(time.components.attoseconds) / 1e12 / Double(mentions) + Double(time.components.seconds)
                * 1e6 / Double(mentions) : 0
        print("  \(Percent.tenths(each)) µs a mention")
        if errors { for line in evaluation.errors { print("  " + line) } }
    }
}
