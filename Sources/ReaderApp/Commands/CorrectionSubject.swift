import Articles
import CrossReferences
import Entities
import Library

/// The subject of a correction: an entity, and the article and the mention where the reader looks at it.
struct CorrectionSubject: Equatable, Sendable {
    /// The mention under the cursor.
    struct Mention: Equatable, Sendable {
        /// Where it starts, as an UTF-8 offset.
        var offset: Int
        /// Its text in the article, in one line.
        var text: String
    }
    var entity: EntityID
    var name: String
    var kind: EntityKind
    /// The articles of the library that name it.
    var articles: Int
    /// The article on the screen, if it names the entity.
    var article: ArticleID?
    var mentionsHere = 0
    var mention: Mention?

    /// The name with its number of articles: “Foke” (3 articles).
    var inWords: String { "“\(name)” (\(articles.counted("article")))" }
}

extension Model {
    /// The entity that a command applies to: in the pane of names the selected one, in the text that of the mention
    /// under the cursor, else the current one.
    var subjectInHand: CorrectionSubject? {
        if focus == .dossier { return subjectOfDossier }
        if focus == .start, let subject = subjectOfStart { return subject }
        if focus == .entities, let entity = entities.selected { return subject(entity) }
        if focus == .text, let index = text.pointInView(height: textHeight), let opened = text.opened,
            let entity = opened.entities.first(where: { $0.id == opened.mentions[index].entity })
        {
            return subject(entity)
        }
        guard let trail else { return nil }
        if let entity = text.opened?.entities.first(where: { $0.id == trail.entity }) {
            return subject(entity)
        }
        return CorrectionSubject(
            entity: trail.entity, name: trail.name, kind: trail.kind, articles: trail.stops.count)
    }

    private func subject(_ entity: ArticleEntity) -> CorrectionSubject {
        var subject = CorrectionSubject(
            entity: entity.id, name: entity.name, kind: entity.kind, articles: entity.articles,
            article: text.opened?.row.id, mentionsHere: entity.mentionsHere)
        if focus == .text, let point = text.point, let opened = text.opened,
            opened.mentions[point].entity == entity.id
        {
            let range = opened.mentions[point].range
            subject.mention = CorrectionSubject.Mention(
                offset: range.lowerBound, text: opened.article.text.slice(utf8: range).inOneLine)
        }
        return subject
    }

    /// The entity that a command applies to; when there is none, says how to choose one.
    mutating func subjectOrAdvice() -> CorrectionSubject? {
        guard let subject = subjectInHand else {
            say(
                "Choose a name first: \(key("next-name")) goes to one in the text, \(key("names-pane")) goes to the pane of names."
            )
            return nil
        }
        return subject
    }
}
