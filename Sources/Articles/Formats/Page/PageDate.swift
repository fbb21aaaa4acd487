/// Finds when an article was published by what its page says.
///
/// Dates of change, of the day of saving and of other articles
/// are no answer.
struct PageDate {
    let page: WebPage
    /// The first block of the article's text, if it has any.
    let firstBlock: Int?

    /// The date, or `nil` when the page does not say.
    func date(address: String?) -> ArticleDate? {
        let metadata = page.metadata
        let said: [String?] = [
            metadata.article?["datePublished"]?.string,
            metadata.meta(
                "article:published_time", "og:published_time", "og:article:published_time", "datepublished",
                "article:published",
                "publish_date", "publishdate", "publish-date", "publication_date", "publicationdate",
                "pubdate",
                "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dc.date",
                "dcterms.date",
                "dc.date.created", "dcterms.created", "citation_publication_date", "citation_date",
                "originalpublicationdate",
                "rnews:datepublished", "article.published", "published_at", "published"),
        ]
        for text in said {
            if let iso = text.flatMap(Self.iso) { return ArticleDate(iso: iso, origin: .page) }
        }
        if let iso = marked ?? nearHeadline ?? metadata.meta("date").flatMap(Self.iso) {
            return ArticleDate(iso: iso, origin: .page)
        }
        return address.flatMap(Self.day(inAddress:)).map { ArticleDate(iso: $0, origin: .address) }
    }

    /// The first date of a text as ISO 8601.
    static func iso(_ text: String) -> String? {
        let text = text.trimmed
        if text.utf8.count == 10 || text.utf8.count == 13, let number = Int(text) {
            return CalendarDay.timestamp(secondsSince1970: text.utf8.count == 13 ? number / 1000 : number)
        }
        return DateReader(MonthNames.inEnglish(text).utf8).dates().first?.iso
    }

    /// `https://example.com/2024/06/25/story`, `…/2024-06-25-story`, `…/20240625/…`.
    static func day(inAddress address: String) -> String? {
        guard let path = address.firstRange(of: "://").map({ address[$0.upperBound...] }) else { return nil }
        let numbers = path.split { !$0.isASCII || !$0.isNumber }
        for (index, part) in numbers.enumerated() {
            let after = path[part.endIndex...].first
            if part.count == 8, let day = day(part.prefix(4), part.dropFirst(4).prefix(2), part.suffix(2)) {
                return day
            }
            guard part.count == 4, index + 2 < numbers.count, after == "/" || after == "-" || after == "_",
                path.index(after: part.endIndex) == numbers[index + 1].startIndex,
                path.index(after: numbers[index + 1].endIndex) == numbers[index + 2].startIndex,
                path[numbers[index + 1].endIndex] == after
            else { continue }
            if let day = day(part, numbers[index + 1], numbers[index + 2]) { return day }
        }
        return nil
    }

    private static func day(_ year: Substring, _ month: Substring, _ day: Substring) -> String? {
        guard let year = Int(year), (1990...2100).contains(year), let month = Int(month), let day = Int(day)
        else { return nil }
        return CalendarDay(year: year, month: month, day: day)?.iso
    }
}

extension PageDate {
    /// The blocks around the headline, in which a line may say when the article was published.
    private var zone: ClosedRange<Int> {
        let headline = page.headline?.block
        let first = max(0, (headline ?? firstBlock ?? 0) - 6)
        let last = min((firstBlock ?? (headline ?? 0)) + 3, (headline ?? firstBlock ?? 0) + 24)
        return first...max(first, last)
    }

    /// An element that is marked as the date of publication, or as a time near the headline.
    private var marked: String? {
        var near: String?
        for node in page.tree.nodes.indices {
            let element = page.tree.nodes[node]
            guard element.tag != .text, element.tag != .meta,
                page.regions.kinds[node].map({ $0 == .credits }) ?? true
            else { continue }
            if let name = page.tree.string(.itemprop, of: node),
                name.split(separator: " ").contains("datePublished"),
                let iso = date(of: node)
            {
                return iso
            }
            guard near == nil, element.tag == .time || element.tag == .abbr, !isOfChange(node) else {
                continue
            }
            let range = page.blocks.range(of: node, in: page.tree)
            if zone.contains(range.lowerBound) { near = date(of: node) }
        }
        return near
    }

    private func date(of node: Int) -> String? {
        let tree = page.tree
        for name in [PageAttribute.Name.content, .datetime, .title] {
            if let iso = tree.string(name, of: node).flatMap(Self.iso) { return iso }
        }
        return Self.iso(tree.textContent(of: node))
    }

    private static let changes = [
        "updated", "modified", "aktualisiert", "mis à jour", "actualizado", "aggiornato", "обновлено",
    ]

    /// Whether an element, or one around it, says that it is the date of a change.
    private func isOfChange(_ node: Int) -> Bool {
        var node = node
        for _ in 0..<2 where node >= 0 {
            for name in [PageAttribute.Name.class, .itemprop, .id] {
                let value = page.tree.string(name, of: node)?.lowercased() ?? ""
                if value.contains("modified") || value.contains("updated") { return true }
            }
            let text =
                page.tree.nodes[node].end - Int32(node) < 12
                ? page.tree.textContent(of: node).lowercased() : ""
            if Self.changes.contains(where: text.hasPrefix) { return true }
            node = Int(page.tree.nodes[node].parent)
        }
        return false
    }

    /// A short line near the headline that holds a date.
    private var nearHeadline: String? {
        for index in zone where index < page.blocks.blocks.count {
            let block = page.blocks.blocks[index]
            let kind = page.regions.kind(ofBlock: index)
            guard block.words <= 24, kind == nil || kind == .credits, index != page.headline?.block else {
                continue
            }
            let text = page.blocks.string(index)
            let lower = text.lowercased()
            let reader = DateReader(MonthNames.inEnglish(text).utf8)
            guard let found = reader.dates().first else { continue }
            // “Updated: 8 January 2025” tells of a change; a sentence of what happened then.
            if Self.changes.contains(where: lower.hasPrefix) || lower.hasPrefix("last ")
                || lower.hasPrefix("©")
            {
                continue
            }
            if block.isProse, block.isSentenceEnd, reader.pieces.count > 12 { continue }
            return found.iso
        }
        return nil
    }
}

/// Month names in languages that ``DateReader`` does not read.
enum MonthNames {
    private static let lists = [
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
        "ledna února března dubna května června července srpna září října listopadu prosince",
        "januari februari mars april maj juni juli augusti september oktober november december",
        "januar februar marts april maj juni juli august september oktober november december",
        "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    ]
    private static let english = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
        "november", "december",
    ]
    private static let table: [String: String] = {
        var table: [String: String] = [:]
        for list in lists {
            for (index, name) in list.split(separator: " ").enumerated() where table[String(name)] == nil {
                table[String(name)] = english[index]
            }
        }
        return table
    }()

    /// Whether a text is, or begins with, the name of a month or a weekday.
    static func isIn(_ text: String) -> Bool {
        let reader = DateReader("1 \(inEnglish(text)) 2000".utf8)
        return !reader.dates().isEmpty || text.lowercased().contains("day")
    }

    /// The text with such names in English.
    static func inEnglish(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 >= 0x80 }) || text.contains(" ") else { return text }
        return text.split(separator: " ", omittingEmptySubsequences: false).map { word in
            let name = word.lowercased().trimmingMarks
            return table[name].map { word.lowercased().replacing(name, with: $0) } ?? String(word)
        }.joined(separator: " ")
    }
}

extension String {
    fileprivate var trimmingMarks: String { filter { $0.isLetter } }
}
