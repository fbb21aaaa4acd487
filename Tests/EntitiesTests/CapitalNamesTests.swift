import Articles
import Testing

@testable import Entities

@Suite struct `Names in a language that the model does not know` {
    private static let polish = """
        Promy nie wypłyną

        Minister Helena Wasko odwołała w poniedziałek wszystkie promy. Według ministerstwa w Gdańsku nikt nie wie, dlaczego \
        Helena Wasko milczy. W piątek Tomasz Reed, prezes spółki PKP, powiedział, że Wasko wróci. W Gdańsku czekają.
        """

    private func article(_ text: String, _ language: String?) throws -> Article {
        let input = ArticleInput(bytes: Array(text.utf8), path: "a.txt", fileTime: "2024-03-04T10:00:00Z")
        var article = try #require(try input.articles().first).article
        article.language = language
        return article
    }

    private func names(_ text: String, _ language: String) throws -> [(String, EntityKind, Double)] {
        let article = try article(text, language)
        let tokens = Tokenizer().tokenize(article)
        return CapitalNames().names(in: tokens, language: language).map {
            (tokens.words($0.tokens), $0.kind, $0.confidence)
        }
    }

    @Test func `are found by capitals and repetition, and are unsure`() throws {
        let found = try names(Self.polish, "pl")
        #expect(
            found.map(\.0) == [
                "Helena Wasko", "Gdańsku", "Helena Wasko", "Tomasz Reed", "PKP", "Wasko", "Gdańsku",
            ])
        #expect(found.allSatisfy { $0.2 <= CapitalNames.surest })
        #expect(
            found.contains { $0 == ("PKP", .organization, 0.4) }
                && found.contains { $0.0 == "Wasko" && $0.1 == .person })
        // A word that begins a sentence and is written small elsewhere is none, nor is one that stands once.
        #expect(!found.contains { ["Promy", "Według", "W"].contains($0.0) })
    }

    @Test func `are not nouns where nouns have capitals`() throws {
        let text = """
            Die Fähre bleibt im Hafen

            Die Ministerin hat die Fähre gestoppt. Der Hafen wartet, und die Fähre wartet im Hafen. Am Montag sprach \
            Ursula von der Werft mit dem Hafen, aber die Werft sagte nichts. Am Abend war Ursula von der Werft fort.
            """
        #expect(try Set(names(text, "de").map(\.0)) == ["Ursula von der Werft", "Werft"])
    }

    @Test func `are not nouns that small words join, and begin with the given name`() throws {
        let text = """
            Die Akte bleibt

            Der Nutzen von Daten für die Versorgung des Patienten sei groß, sagte die Ministerin Helga Brand am Montag. Die \
            Werft Nordkai schweigt, und die Werft Nordkai wartet.
            """
        #expect(try names(text, "de").map(\.0) == ["Helga Brand", "Werft Nordkai", "Werft Nordkai"])
    }

    @Test func `are looked for by rule, not at all, or by the model, as the language and its script are`()
        throws
    {
        #expect(try NameSearch(article(Self.polish, "pl")) == .rules(language: "pl"))
        #expect(try NameSearch(article(Self.polish, "pl-PL")) == .rules(language: "pl"))
        #expect(try NameSearch(article("港の船\n\n船は九日間とまったままだった。鍵が見つからなかった。", "ja")) == .none(language: "ja"))
        #expect(
            try NameSearch(article("Паром\n\nПаром стоит в порту девять дней.", "ru"))
                == .rules(language: "ru"))
        #expect(try NameSearch(article("A ferry\n\nThe ferry stayed.", "en-GB")) == .model)
        #expect(try NameSearch(article("A ferry\n\nThe ferry stayed.", nil)) == .model)
        // A short English text with foreign names in it is taken for another language.
        let mistaken =
            "Marić at the quay\n\nJelena Marić of Karsk said that the prosecutor Tomas Vale was not there."
        #expect(try NameSearch(article(mistaken, "hr")) == .model)
    }

    @Test func `are annotated with that reason, and nothing is made of their sentences`() throws {
        let annotator = try ArticleAnnotator.shipped()
        let annotation = annotator.annotate(try article(Self.polish, "pl"))
        #expect(
            annotation.entities.contains { $0.name.hasSuffix("Helena Wasko") && $0.aliases.contains("Wasko") }
        )
        #expect(
            annotation.mentions.allSatisfy {
                $0.confidence <= 0.5 && $0.reason.hasPrefix("found by its capitals")
            })
        #expect(annotation.mentions.allSatisfy { $0.form == .name } && !annotation.sentences.isEmpty)
        let japanese = annotator.annotate(try article("港の船\n\n船は九日間とまったままだった。", "ja"))
        #expect(japanese.entities.isEmpty && !japanese.sentences.isEmpty)
    }
}
