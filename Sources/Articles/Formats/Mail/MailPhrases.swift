/// What mail programs and mailing lists write around what a person says, in the languages in which they are used most.
enum MailPhrases {
    /// “On 4 March 2024 Ada Wren wrote:”, above what is quoted.
    static func isAttribution(_ text: String) -> Bool {
        if isWholeAttribution(text) { return true }
        guard text.utf8.count <= 200, text.contains(where: \.isNumber) else { return false }
        let lower = text.lowercased()
        return attributions.contains { lower.hasSuffix($0.verb + ":") }
    }

    /// The same where its beginning is one, too.
    static func isWholeAttribution(_ text: String) -> Bool {
        guard text.utf8.count <= 400, text.hasSuffix(":") || text.hasSuffix(">") else { return false }
        let lower = text.lowercased()
        return attributions.contains { lower.hasPrefix($0.start) && lower.contains($0.verb) }
    }

    private static let attributions: [(start: String, verb: String)] = [
        ("on ", " wrote"), ("at ", " wrote"), ("in ", " wrote"), ("am ", " schrieb"), ("on ", " schrieb"),
        ("le ", " a écrit "), ("le ", " écrit"), ("el ", " escribió"), ("em ", " escreveu"),
        ("a ", " escreveu"),
        ("il ", " ha scritto"), ("il giorno ", " scritto"), ("op ", " schreef"), ("den ", " skrev"),
        ("w dniu ", " napisał"), ("w dniu ", " pisze"), ("dne ", " napsal"), ("в ", " писал"),
        ("в ", " пишет"),
        ("2", " wrote"), ("2", " пишет"), ("2", " geschrieben"),
    ]

    /// “---------- Forwarded message ---------”.
    static func isForwardMark(_ text: String) -> Bool {
        guard text.utf8.count <= 120 else { return false }
        let lower = text.lowercased()
        let inner = lower.filter { $0 != "-" && $0 != "_" && $0 != "*" }.trimmed
        return forwards.contains { inner == $0 || inner == $0 + ":" }
    }

    private static let forwards = [
        "forwarded message", "begin forwarded message", "start of forwarded message",
        "forwarded message from", "weitergeleitete nachricht", "anfang der weitergeleiteten nachricht",
        "message transféré", "message transmis", "début du message réexpédié", "mensaje reenviado",
        "inicio del mensaje reenviado", "mensagem encaminhada", "início da mensagem encaminhada",
        "messaggio inoltrato", "inizio messaggio inoltrato", "doorgestuurd bericht",
        "begin doorgestuurd bericht",
        "пересылаемое сообщение", "пересланное сообщение", "начало переадресованного сообщения",
        "wiadomość przekazana dalej", "wiadomość oryginalna przekazana", "vidarebefordrat brev",
    ]

    /// “-----Original Message-----”, above a message that is answered or passed on.
    static func isOriginalMark(_ text: String) -> Bool {
        guard text.utf8.count <= 100, text.hasPrefix("-") else { return false }
        let inner = text.lowercased().filter { $0 != "-" }.trimmed
        return [
            "original message", "ursprüngliche nachricht", "originalnachricht", "message d'origine",
            "message d’origine", "mensaje original", "mensagem original", "messaggio originale",
            "oorspronkelijk bericht", "исходное сообщение", "wiadomość oryginalna", "ursprungligt meddelande",
        ].contains(inner)
    }

    enum Field { case from, date, subject, other }

    /// A header above a message within a message: “From: Ada Wren”.
    static func field(_ text: String) -> (field: Field, value: String)? {
        guard text.utf8.count <= 1000, let colon = text.firstIndex(where: { $0 == ":" || $0 == "：" }) else {
            return nil
        }
        let name = text[..<colon].lowercased().filter { $0 != "*" }.trimmed
        guard let field = fields[name] else { return nil }
        return (field, text[text.index(after: colon)...].filter { $0 != "*" }.trimmed)
    }

    private static let fields: [String: Field] = {
        var all: [String: Field] = [:]
        for name in ["from", "von", "de", "da", "van", "от", "od", "från"] { all[name] = .from }
        for name in [
            "date", "sent", "datum", "gesendet", "envoyé", "fecha", "enviado", "enviado el", "data",
            "inviato",
            "verzonden", "дата", "отправлено", "wysłano", "skickat",
        ] {
            all[name] = .date
        }
        for name in [
            "subject", "betreff", "objet", "asunto", "assunto", "oggetto", "onderwerp", "тема", "temat",
            "ämne",
        ] {
            all[name] = .subject
        }
        for name in [
            "to", "cc", "bcc", "reply-to", "an", "à", "para", "a", "aan", "кому", "do", "till", "kopie",
            "копия",
            "importance", "wichtigkeit", "attachments", "anlagen", "message-id", "organization",
        ] {
            all[name] = .other
        }
        return all
    }()

    /// Offers to leave a list, or to look at a message elsewhere; they say nothing else.
    static func isListMatter(_ text: String) -> Bool {
        let words = text.split(separator: " ").count
        guard words <= 40 else { return false }
        let lower = text.lowercased()
        if unsubscribing.contains(where: lower.contains) { return true }
        return words <= 20 && viewing.contains(where: lower.contains)
    }

    private static let unsubscribing = [
        "unsubscribe", "opt out of these emails", "email preferences", "manage your preferences",
        "update your preferences", "manage your subscription", "you are receiving this email because",
        "you received this message because", "you're receiving this email because",
        "you’re receiving this email because",
        "abbestellen", "vom newsletter abmelden", "hier abmelden", "se désabonner", "se désinscrire",
        "désinscription",
        "désabonner", "darse de baja", "cancelar la suscripción", "cancelar suscripción",
        "cancelar a inscrição",
        "cancelar inscrição", "descadastrar", "annulla l'iscrizione", "annulla l’iscrizione",
        "cancella l'iscrizione",
        "cancella iscrizione", "disiscriv", "отписаться", "отказаться от рассылки", "wypisz się",
        "zrezygnuj z subskrypcji",
        "afmelden", "uitschrijven", "avregistrera",
    ]
    private static let viewing = [
        "view in browser", "view in your browser", "view this email in", "view it in your browser",
        "view online",
        "read online", "open in browser", "view web version", "view the web version", "trouble viewing this",
        "having trouble reading this", "im browser ansehen", "im browser anzeigen", "im browser öffnen",
        "online-version",
        "onlineversion", "dans votre navigateur", "dans le navigateur", "version en ligne", "en tu navegador",
        "en su navegador", "en el navegador", "versión en línea", "no navegador", "nel browser",
        "versione online",
        "в браузере", "w przeglądarce", "in de browser", "in je browser", "i webbläsaren",
    ]

    /// “Re:”, “Fwd:”, “AW:”, as they stand before a subject.
    static func withoutPrefixes(_ subject: String) -> (subject: String, isForward: Bool, isReply: Bool) {
        var rest = subject[...]
        var (isForward, isReply) = (false, false)
        while let colon = rest.prefix(8).firstIndex(where: { $0 == ":" || $0 == "：" }) {
            // “Re[2]:”
            let mark = rest[..<colon].lowercased().prefix { $0.isLetter }
            if ["fwd", "fw", "wg", "tr", "rv", "enc", "i", "pd", "doorst", "vb"].contains(mark) {
                isForward = true
            } else if ["re", "aw", "sv", "antw", "odp", "res", "rif", "ref", "r"].contains(mark) {
                isReply = true
            } else {
                break
            }
            rest = rest[rest.index(after: colon)...].drop { $0 == " " }
        }
        return (String(rest).trimmed, isForward, isReply)
    }
}
