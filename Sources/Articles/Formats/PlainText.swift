extension ArticleFormat {
    /// Plain text, and Markdown as it is written: one article a file.
    ///
    /// It may be anything that nothing else claims; whether it is a text at all, reading it tells.
    static let text = ArticleFormat(
        name: .text, extensions: ["txt", "text", "md"], sniff: { _ in .possible },
        read: { input, sink in
            let (article, encoding) = try ArticleParser().parse(
                try input.wholeFile(), path: input.path, fileTime: input.fileTime)
            try sink.take(
                FoundArticle(
                    article: article,
                    provenance: ArticleProvenance(format: .text, encoding: encoding.rawValue)))
        })
}
