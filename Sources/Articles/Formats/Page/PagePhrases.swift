/// Tells lines that stand around articles on all sites by the words they begin with, in eight languages.
enum PagePhrases {
    /// What a short line is that begins with words of a well-known kind; `nil` for any other line.
    ///
    /// - Parameters:
    ///   - line: The text of a block.
    ///   - words: How many words it has.
    static func kind(of line: ArraySlice<UInt8>, words: Int) -> LeftOutKind? {
        guard words <= 40 else { return nil }
        let lower = lowercased(line)
        let bare = withoutMarks(lower)
        guard let first = lower.first else { return nil }
        for phrase in phrases[Int(first)] where words <= phrase.mostWords && lower.starts(with: phrase.bytes)
        {
            // A short phrase is one only where nothing else stands in the line.
            if phrase.mostWords <= 3, !bare.elementsEqual(phrase.bytes) { continue }
            let next = lower.dropFirst(phrase.bytes.count).first
            // Of a whole word only, and of nothing else where it must stand alone.
            if let next, isLetter(next), phrase.bytes.last.map(isLetter) ?? false { continue }
            return phrase.kind
        }
        if words <= 15, lower[...].range(of: "©") != nil { return .captions }
        if standIns.contains(where: { lower[...].range(of: $0) != nil }) { return .captions }
        return countedComments(lower, words: words)
    }

    /// Whether a line that heads links says so little that it may head anything: “More”, “Next”.
    static func isVague(_ line: ArraySlice<UInt8>) -> Bool { vague.contains(withoutMarks(lowercased(line))) }

    /// What stands in the place of what needs a script or another browser.
    private static let standIns = ["requires javascript", "enable javascript", "does not support"]

    private static let vague: Set<[UInt8]> = Set(
        [
            "more", "latest", "next", "previous", "continue annotation", "keep annotation", "weiterlesen",
            "mehr",
            "en savoir plus",
            "más información", "подробнее", "więcej", "next article", "previous article", "top",
            "back to top", "read on",
            "full story", "read more", "sign in", "log in", "register", "subscribe",
        ].map { Array($0.utf8) })

    private static func withoutMarks(_ lower: [UInt8]) -> [UInt8] {
        var rest = lower[...]
        while let last = rest.last {
            if " :.>!".utf8.contains(last) {
                rest = rest.dropLast()
            } else if ["»", "›", "→", "…"].contains(where: {
                rest.count > $0.utf8.count && rest.suffix($0.utf8.count).elementsEqual($0.utf8)
            }) {
                rest = rest.dropLast(last == 0xBB && rest.suffix(2).first == 0xC2 ? 2 : 3)
            } else {
                break
            }
        }
        return Array(rest)
    }

    /// “3 comments”, “12 thoughts on …”.
    private static func countedComments(_ lower: [UInt8], words: Int) -> LeftOutKind? {
        guard words <= 12, let first = lower.first, (0x30...0x39).contains(first) else { return nil }
        let rest = lower.drop { (0x30...0x39).contains($0) || $0 == 0x20 || $0 == 0x2C || $0 == 0x2E }
        return counted.contains { rest.starts(with: $0) } ? .comments : nil
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || byte >= 0x80
    }

    /// In small letters, Latin and Cyrillic.
    static func lowercased(_ text: ArraySlice<UInt8>) -> [UInt8] {
        if text.allSatisfy({ $0 < 0x80 }) { return text.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 } }
        return Array(String(decoding: text, as: UTF8.self).lowercased().replacing("’", with: "'").utf8)
    }

    private static let counted = [
        "comment", "thoughts", "thought on", "responses", "replies", "kommentar", "commentaire", "comentario",
        "comentário", "comment", "комментари", "komentarz",
    ].map { Array($0.utf8) }

    private struct Phrase {
        var bytes: [UInt8]
        var kind: LeftOutKind
        var mostWords: Int
    }

    /// The phrases by their first bytes; in the lists they are parted by “|”, and those of lists for long lines may be a part of one.
    private static let phrases: [[Phrase]] = {
        let lists: [(LeftOutKind, Int, String)] = [
            (
                .relatedLinks, 24,
                "read more:|read more on|related news|related posts|related links|related annotation|related video|related videos|read also|also read|see also|see more|related:|related stories|related articles|"
                    + "related content|related coverage|related topics|more from|more on this|more stories|more on:|more:|more news|"
                    + "you may also like|you might also like|you may like|recommended for you|recommended stories|"
                    + "most read|most popular|most viewed|trending now|top stories|up next|further annotation|"
                    + "also of interest|also on|what to read next|in other news|editor's picks|editors' picks|from around the web|"
                    + "read the full|read next|read this next|watch:|watch now|listen:|don't miss|must read|latest news|"
                    + "lesen sie auch|lesen sie mehr|mehr zum thema|mehr zu |das könnte sie auch|auch interessant|lesetipp|"
                    + "lire aussi|à lire aussi|lire également|voir aussi|sur le même sujet|lire la suite|à voir aussi|"
                    + "lea también|lee también|leer más|te puede interesar|te recomendamos|ver también|noticias relacionadas|"
                    + "lea además|leia também|leia mais|veja também|saiba mais|leia ainda|"
                    + "leggi anche|leggi di più|vedi anche|potrebbe interessarti|articoli correlati|"
                    + "читайте также|читать также|смотрите также|читайте ещё|по теме:|"
                    + "czytaj także|czytaj też|czytaj więcej|zobacz także|zobacz też|przeczytaj także|przeczytaj też"
            ),
            (
                .relatedLinks, 3,
                "read more|related|more|recommended|trending|popular|latest|next|previous|continue annotation|keep annotation|"
                    + "weiterlesen|mehr|en savoir plus|más información|подробнее|więcej|next article|previous article|top|"
                    + "back to top|read on|full story"
            ),
            (
                .newsletterOffers, 40,
                "sign up for|sign up to|sign up here|subscribe to|subscribe now|subscribe for|get our|get the best|get the latest|get daily|"
                    + "join our newsletter|register for|enter your email|enter email|by signing up|by subscribing|"
                    + "want more|support our journalism|become a member|"
                    + "melden sie sich|newsletter abonnieren|jetzt abonnieren|inscrivez-vous|abonnez-vous|"
                    + "suscríbete|suscríbase|regístrate|assine|inscreva-se|iscriviti|abbonati|"
                    + "подпишитесь|подписывайтесь|zapisz się|zaprenumeruj"
            ),
            (
                .newsletterOffers, 3,
                "subscribe|sign up|newsletter|newsletters|sign in|log in|register|abonnieren"
            ),
            (
                .shareLines, 10,
                "share this|share on|share via|share to|share with|share article|share story|share:|follow us|email this|"
                    + "tweet this|copy link|like us on|find us on|click to share|"
                    + "teilen auf|artikel teilen|partager sur|partagez|compartir en|compartir esta|compartilhar|"
                    + "condividi|поделиться|udostępnij|printer-friendly|print this|e-mail this"
            ),
            (
                .shareLines, 2,
                "share|print|email|tweet|facebook|twitter|whatsapp|linkedin|pinterest|reddit|pin it|teilen|drucken|"
                    + "partager|imprimer|compartir|imprimir|save|like|follow|comment"
            ),
            (
                .advertisements, 8,
                "advertisement|story continues below|article continues below|continue annotation below|anzeige|werbung|"
                    + "publicité|publicidad|publicidade|pubblicità|реклама|reklama|sponsored content|loading..."
            ),
            (
                .comments, 14,
                "comments|leave a comment|leave a reply|post a comment|add a comment|join the conversation|show comments|"
                    + "view comments|have your say|comments are closed|kommentare|kommentar schreiben|commentaires|"
                    + "laisser un commentaire|comentarios|deja un comentario|comentários|deixe um comentário|commenti|"
                    + "lascia un commento|комментарии|оставить комментарий|komentarze|dodaj komentarz"
            ),
            (
                .captions, 40,
                "photo:|photos:|photo by|photo credit|photograph:|photographs:|image:|image credit|image source|image copyright|picture:|"
                    + "pictured:|credit:|caption:|(photo|(image|foto:|fotos:|bild:|(bild|crédit|фото:|zdjęcie:|fot.|"
                    + "media playback is|your browser does not|file photo|video:|media caption|image caption"
            ),
            (
                .republishingNotes, 40,
                "© |copyright ©|copyright 20|all rights reserved|alle rechte vorbehalten|tous droits réservés"
            ),
            (
                .biographies, 6,
                "about the author|about the writer|about the authors|über den autor|über die autorin|à propos de l'auteur"
            ),
            (
                .tags, 30,
                "tags:|topics:|filed under|tagged|keywords:|schlagworte|mots-clés|etiquetas|теги:|метки:|tagi:|categories:"
            ),
            (.keyEvents, 3, "key events|key moments|key points|at a glance"),
        ]
        var table = [[Phrase]](repeating: [], count: 256)
        for (kind, mostWords, list) in lists {
            for text in list.split(separator: "|") {
                let phrase = Phrase(bytes: Array(text.utf8), kind: kind, mostWords: mostWords)
                if let first = phrase.bytes.first { table[Int(first)].append(phrase) }
            }
        }
        return table
    }()
}
