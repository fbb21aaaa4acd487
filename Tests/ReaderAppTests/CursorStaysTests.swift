import Entities
import Library
import TerminalUI
import Testing

@testable import ReaderApp

@Suite struct `The cursor, when who is who was put right under it` {
    private let jelena = EntityID(rawValue: 1)
    private let tomas = EntityID(rawValue: 2)

    /// The first article without the name of somebody.
    private func article(without gone: EntityID) -> OpenedArticle {
        var article = Fixture.article(0)
        article.entities.removeAll { $0.id == gone }
        article.mentions.removeAll { $0.entity == gone }
        return article
    }

    /// The first article with one name of two people.
    private func article(with one: EntityID, as other: EntityID) -> OpenedArticle {
        var article = article(without: one)
        article.mentions = Fixture.article(0).mentions.map {
            LibraryMention(
                entity: $0.entity == one ? other : $0.entity, range: $0.range, kind: $0.kind, form: $0.form,
                reason: $0.reason, confidence: $0.confidence)
        }
        return article
    }

    /// In the text, at the first mention of the second person.
    private func inText() throws -> (reader: Answering, place: Range<Int>) {
        var reader = Answering()
        reader.press("j j Enter ] p ] p ] p")
        let point = try #require(reader.model.text.point)
        #expect(reader.model.text.opened?.mentions[point].entity == tomas)
        return (reader, try #require(reader.model.text.pointRange))
    }

    @Test func `stays in the text where the name was, and is at it again when that is taken back`() throws {
        var (reader, place) = try inText()
        let cursor = reader.model.view().cursor
        reader.press("X Enter")
        reader.take(.reloaded(article(without: tomas)))
        #expect(reader.model.text.point == nil)
        #expect(reader.model.view().cursor == cursor)
        reader.press("u")
        reader.take(.reloaded(Fixture.article(0)))
        #expect(reader.model.text.pointRange == place)
    }

    @Test func `goes on from where the name was`() throws {
        var (reader, place) = try inText()
        reader.take(.reloaded(article(without: tomas)))
        reader.press("] e")
        let next = try #require(reader.model.text.pointRange)
        #expect(next.lowerBound > place.upperBound, "and not from the top of the page")
    }

    @Test func `stays at the mention when it becomes another's`() throws {
        var (reader, place) = try inText()
        reader.take(.reloaded(article(with: tomas, as: jelena)))
        #expect(reader.model.text.pointRange == place)
        reader.take(.reloaded(Fixture.article(0)))
        #expect(reader.model.text.pointRange == place)
    }

    @Test func `stays in its row of the names`() {
        var reader = Answering()
        reader.press("j j Enter 3 j")
        #expect(reader.model.entities.selected?.id == tomas)
        reader.take(.reloaded(article(without: tomas)))
        #expect(reader.model.entities.selected?.name == "Karsk", "the name that came after it")
        reader.take(.reloaded(Fixture.article(0)))
        #expect(reader.model.entities.selected?.name == "Karsk")
    }

    @Test func `is at the one that somebody was merged into`() {
        var reader = Answering()
        reader.press("j j Enter 3 j")
        let request = CorrectionRequest.merge(tomas, into: jelena)
        reader.take(.made(.correct(request), IdentityFixture.kept(request)))
        reader.take(.reloaded(article(with: tomas, as: jelena)))
        #expect(reader.model.entities.selected?.id == jelena)
    }

    @Test func `leaves the names narrowed and the sentence chosen when the article comes again`() {
        var reader = Answering()
        reader.press("j j Enter )")
        let sentence = reader.model.text.sentence
        #expect(sentence != nil)
        reader.press("3 f v a l Enter")
        let names = reader.model.entities.lines
        reader.take(.reloaded(Fixture.article(0)))
        #expect(reader.model.text.sentence == sentence)
        #expect(reader.model.entities.lines == names && reader.model.entities.needle == "val")
    }
}
