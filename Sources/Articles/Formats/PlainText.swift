extension ArticleFormat {
    /// Plain text: one article a file.
    ///
    /// It may be anything that nothing else claims; whether it is a text at all, reading it tells.
    static let text = ArticleFormat(
        name: .text, extensions: ["txt", "text"], sniff: { _ in .possible },
        read: { input, sink in
            var bytes = try input.wholeFile()
            var named: String?
            if let charset = input.charset {
                let decoded = PageEncoding.decode(bytes, label: charset)
                (bytes, named) = (decoded.utf8, decoded.name)
            }
            let (article, encoding) = try ArticleParser().parse(
                bytes, path: input.path, name: input.name, fileTime: input.fileTime)
            try sink.take(
                FoundArticle(
                    article: article,
                    provenance: ArticleProvenance(format: .text, encoding: named ?? encoding.rawValue)))
        })
}
