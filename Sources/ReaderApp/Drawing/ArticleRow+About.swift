import Articles
public import Library

extension ArticleRow {
    /// What is known of where an article comes from, a fact a line: what it is, and in words.
    public var about: [(name: String, value: String)] {
        var facts: [(name: String, value: String)] = [("format", provenance.format.inWords)]
        if let part = provenance.part {
            facts += [("from", path), ("its name there", part)]
        } else {
            facts.append(("file", path))
        }
        if missing { facts.append(("", "it is gone; the article is kept")) }
        facts.append(("address", url ?? "none was found"))
        facts.append(("encoding", provenance.encoding))
        facts.append(("language", language.map { "\($0) (\(LanguageName.english(of: $0)))" } ?? "not known"))
        facts.append(("date", "\(DateInWords.dayAlone(headline.date)), \(headline.date.origin.inWords)"))
        if provenance.isPartial { facts.append(("saved", "only the beginning")) }
        let left = provenance.leftOut.map { "\($0.count) \($0.what)" }.joined(separator: ", ")
        facts.append(("left out", left.isEmpty ? "nothing" : left))
        facts.append(("versions", versions == 1 ? "this one" : "\(versions)"))
        return facts
    }

    /// The name of the file that holds the article and others.
    var containerName: String? { container.flatMap { $0.split(separator: "/").last }.map(String.init) }
}

extension ArticleFormat.Name {
    /// What files of the format are.
    var inWords: String {
        switch self {
        case .text: "plain text"
        case .page: "web page"
        case .pdf: "PDF"
        default: rawValue
        }
    }
}

extension ArticleDate.Origin {
    /// Where a date was found.
    var inWords: String {
        switch self {
        case .text: "as the text says"
        case .page: "as the page says"
        case .address: "from the web address"
        case .fileName: "from the file’s name"
        case .fileTime: "when the file last changed, as nothing better is known"
        }
    }
}
