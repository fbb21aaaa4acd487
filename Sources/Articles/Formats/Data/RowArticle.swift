/// Makes articles of rows.
struct RowArticle {
    let guess: FieldGuess
    let dates: DataDate
    let savedDates: DataDate
    let input: ArticleInput

    /// What a row is.
    enum Result {
        case article(FoundArticle, isDateAmbiguous: Bool)
        /// It holds an address and no text.
        case address(FoundAddress)
        case none
    }

    /// - Parameter sample: The first rows, which show how the file's dates are written.
    init(_ guess: FieldGuess, sample: [DataRow], input: ArticleInput) {
        self.guess = guess
        self.input = input
        func columnDates(_ role: FieldRole) -> DataDate {
            DataDate(sample.compactMap { row in guess.columns[role].flatMap { row[$0]?.text } })
        }
        dates = columnDates(.date)
        savedDates = columnDates(.saved)
    }

    private func text(_ role: FieldRole, _ row: DataRow) -> String? {
        guess.columns[role].flatMap { row[$0]?.text.trimmed.nilIfEmpty }
    }

    func result(of row: DataRow, encoding: String) -> Result {
        let url = text(.url, row).flatMap(Particulars.webAddress)
        let lines = text(.text, row).map(Self.lines) ?? []
        let title = text(.title, row)?.plainText.nilIfEmpty ?? ""
        guard lines.contains(where: { $0.leftOut == nil }) else {
            guard let url else { return .none }
            return .address(FoundAddress(address: url, title: title.nilIfEmpty, marks: marks(of: row)))
        }
        let whole = ArticleText(title: title, lines: lines)
        guard !whole.title.isEmpty else { return .none }
        let (date, isAmbiguous) = date(of: row, url: url)
        let site = url.flatMap(Particulars.site)
        let article = Article(
            title: whole.title, text: whole.text, blocks: whole.blocks, date: date,
            source: text(.source, row).map { ArticleText.clean($0.plainText) } ?? site,
            byline: byline(of: row, site: text(.source, row) ?? site), url: url,
            language: text(.language, row).flatMap(Self.language))
        let key = text(.id, row) ?? url ?? row.hash
        let found = FoundArticle(
            article: article,
            provenance: ArticleProvenance(
                format: .data, part: key, encoding: encoding,
                leftOut: lines.leftOut(order: LeftOutKind.order)),
            marks: marks(of: row), leftOut: input.givesLeftOut ? whole.leftOut : [])
        return .article(found, isDateAmbiguous: isAmbiguous)
    }

    /// Markup becomes the lines that it shows; of plain text, each line is a paragraph.
    private static func lines(of text: String) -> [ArticleText.Line] {
        if MarkupText.isMarkup(text) { return MarkupText(text).all }
        // By bytes: a text has many characters.
        return text.utf8.split { $0 == 0x0A || $0 == 0x0D }
            .map { ArticleText.Line(text: String(Substring($0)).trimmed) }.filter { !$0.text.isEmpty }
    }

    private func date(of row: DataRow, url: String?) -> (date: ArticleDate, isAmbiguous: Bool) {
        let reading = text(.date, row).map(dates.read) ?? .none
        if case .known(let iso) = reading { return (ArticleDate(iso: iso, origin: .text), false) }
        if let day = url.flatMap(PageDate.day) { return (ArticleDate(iso: day, origin: .address), false) }
        return (ArticleDate(iso: input.fileTime, origin: .fileTime), reading == .ambiguous)
    }

    private func byline(of row: DataRow, site: String?) -> String? {
        guard let column = guess.columns[.author], let field = row[column] else { return nil }
        let texts = field.items.isEmpty ? [field.text] : field.items
        let names = texts.flatMap { AuthorNames.split($0.plainText, site: site) }
        return names.isEmpty ? nil : ArticleText.clean(names.joined(separator: ", "))
    }

    /// A tag like “en” or “pt-BR”; a language's name is none.
    private static func language(_ text: String) -> String? {
        let parts = text.replacing("_", with: "-").split(separator: "-")
        guard let first = parts.first, (2...3).contains(first.count), text.utf8.count <= 12,
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x61...0x7A).contains($0 | 0x20) } })
        else { return nil }
        return parts.joined(separator: "-")
    }
}

// MARK: Marks

extension RowArticle {
    private func marks(of row: DataRow) -> SavedMarks {
        var saved: String?
        if let text = text(.saved, row), case .known(let iso) = savedDates.read(text) { saved = iso }
        return SavedMarks(
            tags: tags(of: row), isStarred: text(.starred, row).map(Self.isStarred) ?? false,
            isRead: text(.read, row).flatMap(Self.isRead), savedTime: saved)
    }

    private func tags(of row: DataRow) -> [String] {
        guard let column = guess.columns[.tags], let field = row[column] else { return [] }
        var tags = field.items
        if tags.isEmpty, field.text.hasPrefix("[") {
            tags = JSONValue(Array(field.text.utf8))?.list.compactMap(\.string) ?? []
        } else if tags.isEmpty {
            let separator = ["|", ";"].first { field.text.contains($0) } ?? ","
            tags = field.text.split(separator: separator).map(String.init)
        }
        var seen: Set<String> = []
        return tags.map { ArticleText.clean($0).trimmed }.filter { !$0.isEmpty && seen.insert($0).inserted }
    }

    private static func isStarred(_ text: String) -> Bool {
        ["true", "1", "yes", "starred", "favorite", "favourite"].contains(text.lowercased())
    }

    /// Programs say it by a mark, or by the folder that an article is in.
    private static func isRead(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "true", "1", "yes", "read", "archive", "archived": true
        case "false", "0", "no", "unread", "new", "later", "inbox", "shortlist", "active", "succeeded": false
        default: nil
        }
    }
}
