import TextBytes

/// The article of a message, put together from its headers and its text.
struct MailArticle {
    let message: MailPart
    let input: ArticleInput

    /// Why a message is no article.
    enum Refusal: Error {
        case onlyQuoted, noText, encrypted
    }

    private static let newsletterMarks = [
        "list-id", "list-unsubscribe", "x-mailchimp", "x-campaign", "x-campaignid", "feedback-id",
    ]

    /// Whether a list or a sender of newsletters has sent it.
    private var isFromList: Bool { Self.newsletterMarks.contains(where: message.headers.has) }

    /// What names the message for good.
    var key: String {
        if let id = message.headers["message-id"] {
            let bare = id.filter { $0 != "<" && $0 != ">" && $0 != " " }
            if !bare.isEmpty { return bare }
        }
        let (name, address) = message.headers.address("from")
        var hash = StableHash()
        hash.add(message.headers["date"] ?? "")
        hash.add(address ?? name ?? "")
        for part in bodyCandidates {
            // Blank lines at the end are the mailbox’s.
            hash.add(part.bytes[...(part.bytes.lastIndex { $0 > 0x20 } ?? -1)])
        }
        return hash.text
    }

    // MARK: The body

    /// The parts of which one is the message's text, those of the same text in other forms together.
    private var bodyCandidates: [MailPart] {
        var found: [MailPart] = []
        var open = [message]
        var isFound = false
        while let part = open.popLast(), !isFound {
            if part.type.hasPrefix("text/"), !part.isAttachment {
                if Self.isText(part) { return [part] }
            } else if part.type == "multipart/alternative" {
                found = Self.texts(in: part)
                isFound = !found.isEmpty
            } else if part === message || part.type.hasPrefix("multipart/") {
                open += part.children.reversed()
            }
        }
        return found
    }

    private static func isText(_ part: MailPart) -> Bool {
        part.type == "text/plain" || part.type == "text/html" || part.type == "text/enriched"
            || part.type == "text/markdown"
    }

    private static func texts(in part: MailPart) -> [MailPart] {
        var found: [MailPart] = []
        var open = part.children
        while !open.isEmpty {
            let next = open.removeFirst()
            if isText(next), !next.isAttachment { found.append(next) }
            if next.type.hasPrefix("multipart/") { open = next.children + open }
        }
        return found
    }

    /// The parts beside the text, in their order.
    private var others: [MailPart] {
        let body = bodyCandidates
        var found: [MailPart] = []
        var open = message.children
        while !open.isEmpty {
            let part = open.removeFirst()
            if part.type.hasPrefix("multipart/") {
                open = part.children + open
            } else if !body.contains(where: { $0 === part }) {
                found.append(part)
            }
        }
        return found
    }

    /// Whether a part goes on with the text, as behind a picture.
    private func goesOn(_ part: MailPart) -> Bool {
        Self.isText(part) && part.fileName == nil && !part.isAttachment && bodyCandidates.count == 1
    }

    /// The parts that are no text of the message: files, other messages.
    var attachments: [MailPart] { others.filter { !goesOn($0) } }

    // MARK: The article

    /// - Parameters:
    ///   - part: What names it in its file.
    ///   - attached: What is attached to it and left out.
    /// - Throws: ``Refusal``.
    func found(part: String?, attached: [ArticleText.Line]) throws -> FoundArticle {
        if isEncrypted { throw Refusal.encrypted }
        let subject = message.headers["subject"].map(MailPhrases.withoutPrefixes)
        let texts = bodyCandidates.map { candidate in
            (candidate, self.text(of: candidate, passesOn: subject?.isForward == true))
        }
        // The part with the most text; of two with nearly the same the richer one, which comes last. What a list sends as plain text
        // is made from the other, and longer by its addresses.
        let share = isFromList ? 5 : 9
        var best: (part: MailPart, text: MailText)?
        for (candidate, text) in texts {
            if let known = best, text.words * 10 < known.text.words * share { continue }
            best = (candidate, text)
        }
        let further = others.filter(goesOn).flatMap { self.text(of: $0, passesOn: false).all }
        guard let best, !(best.text.lines + further.kept).isEmpty else {
            throw texts.contains { $0.1.hasQuotation } ? Refusal.onlyQuoted : Refusal.noText
        }
        let forwarded = best.text.forwarded
        let title =
            forwarded?.subject.map { MailPhrases.withoutPrefixes($0).subject } ?? subject?.subject ?? ""
        let lines = best.text.all + further + attached
        let body = ArticleText(title: title, lines: lines)
        let date = (forwarded?.date ?? (forwarded == nil ? message.headers["date"] : nil)).flatMap(
            FeedDate.iso)
        let from = forwarded == nil ? message.headers.address("from") : Self.address(forwarded?.from)
        let (_, encoding) = PageEncoding.decode(best.part.bytes, label: best.part.charset)
        let article = Article(
            title: body.title, text: body.text, blocks: body.blocks,
            date: date.map { ArticleDate(iso: $0, origin: .text) }
                ?? ArticleDate(iso: input.fileTime, origin: .fileTime),
            source: (forwarded == nil ? listName : nil) ?? from.address.flatMap(Self.domain),
            byline: from.name.map(Self.withoutList)?.nilIfEmpty, language: language)
        return FoundArticle(
            article: article,
            provenance: ArticleProvenance(
                format: .mail, part: part, encoding: encoding, leftOut: lines.leftOut()),
            leftOut: input.givesLeftOut ? body.leftOut : [])
    }

    private var isEncrypted: Bool {
        let type = message.children.first?.type ?? ""
        return type == "multipart/encrypted" || type.hasPrefix("application/") && type.hasSuffix("pkcs7-mime")
    }

    private var language: String? {
        message.headers["content-language"].flatMap { $0.split { $0 == "," || $0 == " " }.first }.map(
            String.init
        )
        .flatMap { $0.utf8.count <= 12 ? $0 : nil }
    }

    private func text(of part: MailPart, passesOn: Bool) -> MailText {
        guard part.type == "text/html" else { return MailText(MailLines.plain(part), passesOn: passesOn) }
        let (utf8, _) = PageEncoding.decode(part.bytes, label: part.charset)
        let all = MailText(MailLines.markup(utf8), passesOn: passesOn)
        guard isFromList, all.forwarded == nil, let newsletter = newsletter(utf8),
            newsletter.words * 2 >= all.words
        else { return all }
        return newsletter
    }

    /// The article of a newsletter, found as on a page.
    private func newsletter(_ utf8: [UInt8]) -> MailText? {
        let page = WebPage(utf8, charset: "utf-8")
        guard let lines = page.articleLines() else { return nil }
        var kept: [MailLine] = []
        var before: [ArticleText.Line] = []
        for line in page.lines(kept: lines.kept, lines.leftOut) {
            guard line.leftOut == nil else {
                before.append(line)
                continue
            }
            kept.append(MailLine(text: line.text, isHeading: line.isHeading, before: before))
            before = []
        }
        return MailText(kept, passesOn: false, after: before)
    }

    // MARK: Names

    /// “Harbour News” of “Harbour News <news.post.example>”.
    private var listName: String? {
        guard let id = message.headers["list-id"] else { return nil }
        let name = id.prefix { $0 != "<" }.filter { $0 != "\"" }.trimmed
        return name.nilIfEmpty
    }

    private static func domain(_ address: String) -> String? {
        guard let at = address.lastIndex(of: "@") else { return nil }
        let domain = address[address.index(after: at)...].lowercased().filter { $0 != ">" }
        return domain.contains(".") ? domain : nil
    }

    /// A header's value within a message: “Ada Wren <ada@post.example>”, “Ada Wren [mailto:…]”.
    private static func address(_ text: String?) -> (name: String?, address: String?) {
        guard let text else { return (nil, nil) }
        let name = text.prefix { $0 != "<" && $0 != "[" && $0 != "(" }.filter { $0 != "\"" && $0 != "'" }
            .trimmed
        let words = text.split { " <>[]():,;".contains($0) }
        let address = words.first { $0.contains("@") }.map(String.init)
        return (name.contains("@") ? nil : ArticleText.clean(name).nilIfEmpty, address)
    }

    /// “Ada Wren” of “Ada Wren via Harbour”, as lists write it.
    private static func withoutList(_ name: String) -> String {
        let bare = name.firstRange(of: " via ").map { String(name[..<$0.lowerBound]) } ?? name
        return bare.contains("@") ? "" : bare.filter { $0 != "\"" }.trimmed
    }
}

/// A hash that is the same in every run, for messages without a name of their own.
private struct StableHash {
    private var value = FNV1a.start

    mutating func add(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { FNV1a.add(UInt64(byte), to: &value) }
        FNV1a.add(0xFF, to: &value)
    }

    mutating func add(_ text: String) { add(text.utf8) }

    var text: String { String(value, radix: 16) }
}
