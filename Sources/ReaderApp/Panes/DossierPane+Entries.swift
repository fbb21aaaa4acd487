import Articles
import CrossReferences
import Entities
import Library
import TerminalUI

/// What the views of a dossier list, and where.
extension DossierPane {
    // MARK: Places

    private static let sideFrom = PageShape.framedFrom

    var hasSide: Bool { size.columns >= Self.sideFrom }

    /// The views that can be gone to: the short lists are views where they do not stand beside the others.
    var views: [DossierView] {
        DossierView.allCases.filter { isThere($0) && (!hasSide || $0.parts == nil) }
    }

    /// Whether there is a view: of what is new about somebody who is followed, of notes where there are any.
    private func isThere(_ view: DossierView) -> Bool {
        switch view {
        case .new: isFollowed
        case .notes: dossier?.notes.isEmpty == false
        case .said, .mentions, .articles, .meets, .names, .with: true
        }
    }

    /// The rows of the head without the chart.
    var headRows: Int { size.rows < 20 || size.columns >= Self.sideFrom ? 2 : 3 }

    var chartRows: Int {
        guard chart != nil else { return 0 }
        return size.rows >= 40 ? 7 : size.rows >= 16 ? 6 : 0
    }

    var shape: PageShape {
        PageShape(
            size: size, heights: [headRows + chartRows, nil],
            sideWidth: hasSide ? max(36, min(48, size.columns * 30 / 100)) : nil)
    }

    /// The view that is shown; on a wide screen never a short list, which stands beside it.
    var shownView: DossierView {
        if !isThere(view) { return .said }
        return hasSide && view.parts != nil ? .mentions : view
    }

    /// Where the short lists are; `nil` where they are not on the screen.
    var sideArea: Rect? {
        let shape = shape
        if let side = shape.side { return side }
        return shownView.parts == nil ? nil : shape.parts[1]
    }

    // MARK: Entries

    func count(of view: DossierView) -> Int? {
        guard let dossier else { return nil }
        switch view {
        case .new: return newMentions == nil ? nil : new.count
        case .said: return said.count
        case .mentions: return mentioned.count
        case .articles: return stops.count
        case .meets: return company == nil ? nil : companions(.person)
        case .notes: return dossier.notes.count
        case .names: return dossier.names.count
        case .with: return company?.companions.count
        }
    }

    func entryList(_ view: DossierView) -> EntryList {
        EntryList(
            area: shape.parts[1], count: count(of: view) ?? 0, isSpaced: size.rows >= 40,
            entry: { entry($0, in: view) })
    }

    /// - Returns: `nil` for a quotation that is shown with the one before it.
    private func entry(_ index: Int, in view: DossierView) -> Entry? {
        switch view {
        case .said: return said.place(of: index).flatMap { saidEntry(stop: $0.stop, item: $0.item) }
        case .mentions:
            return mentioned.place(of: index).map { mentionEntry(stop: $0.stop, item: $0.item) }
        case .new:
            return new.place(of: index).map { place in
                var entry = mentionEntry(stop: place.stop, item: newMention(place) ?? 0)
                if place.item == 0 {
                    entry.heading = stop(place.stop).map(heading)
                } else {
                    entry.heading = nil
                }
                return entry
            }
        case .articles: return articleEntry(index)
        case .meets: return meetingEntry(index)
        case .notes: return note(index).map(noteEntry)
        case .names, .with: return nil
        }
    }

    func note(_ place: Int) -> Note? {
        dossier.flatMap { $0.notes.indices.contains(place) ? $0.notes[place] : nil }
    }

    private func noteEntry(_ note: Note) -> Entry {
        let day = DateInWords.day(CalendarDay(secondsSince1970: note.made))
        return Entry(heading: .init(date: day, title: note.about), text: note.text.inOneLine)
    }

    private func heading(_ stop: EntityDossier.Stop) -> Entry.Heading {
        if let headline = appearances[stop.article]?.headline {
            return Entry.Heading(headline, copies: Int(stop.copies))
        }
        let day = DateInWords.day(CalendarDay(secondsSince1970: stop.seconds))
        return Entry.Heading(date: day, title: "…", copies: Int(stop.copies))
    }

    /// Which of an article's mentions an entry of the new ones is.
    private func newMention(_ place: (stop: Int, item: Int)) -> Int? {
        guard let stop = stop(place.stop), let items = newMentions?[stop.article],
            items.indices.contains(place.item)
        else { return nil }
        return items[place.item]
    }

    private func saidEntry(stop place: Int, item: Int) -> Entry? {
        guard let stop = stop(place) else { return nil }
        let all = quotations(stop)
        guard all.indices.contains(item) else {
            return Entry(heading: item == 0 ? heading(stop) : nil, text: "…")
        }
        if item > 0, all[item].isContinued { return nil }
        return Entry(
            heading: item == 0 ? heading(stop) : nil, lead: all[item].cue ?? "",
            text: passage(all, from: item))
    }

    /// What is quoted in one breath, from a quotation on: “one” … “two”.
    private func passage(_ all: [SpokenQuotation], from item: Int) -> String {
        let rest = all.dropFirst(item + 1).prefix { $0.isContinued }
        return ([all[item]] + rest).map(\.inWords).joined(separator: " … ")
    }

    private func mentionEntry(stop place: Int, item: Int) -> Entry {
        guard let stop = stop(place), let mention = mention(stop: place, item: item) else {
            return Entry(heading: item == 0 ? stop(place).map(heading) : nil, text: "…")
        }
        return Entry(
            heading: item == 0 ? heading(stop) : nil, text: mention.sentence,
            marks: [RoleSpan(mention.rangeInSentence, .currentName)])
    }

    private func articleEntry(_ place: Int) -> Entry? {
        guard let stop = stop(place) else { return nil }
        let counts = Int(stop.mentions).counted("mention")
        guard let mention = mention(stop: place, item: 0) else {
            return Entry(heading: heading(stop), lead: counts, text: "…")
        }
        return Entry(
            heading: heading(stop), lead: counts, text: mention.sentence,
            marks: [RoleSpan(mention.rangeInSentence, .currentName)])
    }

    private func meetingEntry(_ place: Int) -> Entry? {
        guard let companion = companion(.person, place) else { return nil }
        let latest = companion.latest.map { CalendarDay(secondsSince1970: $0) }
        let last = latest.map { ", last \(DateInWords.day($0))" } ?? ""
        let name = (followed.contains(companion.entity) ? "◆ " : "") + companion.name
        return Entry(
            text: name, marks: [RoleSpan(0..<name.utf8.count, .person)],
            count: companion.articles.counted("article") + last)
    }

    // MARK: What articles say

    func mention(stop place: Int, item: Int) -> MentionInSentence? {
        guard let stop = stop(place), let all = appearances[stop.article]?.mentions,
            all.indices.contains(item)
        else { return nil }
        return all[item]
    }

    /// What an article has that was said, of what is listed.
    private func quotations(_ stop: EntityDossier.Stop) -> [SpokenQuotation] {
        let all = appearances[stop.article]?.quotations ?? []
        return showsReported ? all : all.filter { $0.kind != .reported }
    }

    func quotation(stop place: Int, item: Int) -> SpokenQuotation? {
        guard let stop = stop(place) else { return nil }
        let all = quotations(stop)
        return all.indices.contains(item) ? all[item] : nil
    }

    /// What was said in one passage, as its entry shows it.
    func passage(stop place: Int, item: Int) -> String? {
        guard let stop = stop(place) else { return nil }
        let all = quotations(stop)
        return all.indices.contains(item) ? passage(all, from: item) : nil
    }

    // MARK: What is selected

    var selected: DossierItem? {
        if isBesideShown { return selectedLine.map(DossierItem.line) }
        let index = lists[shownView]?.selection ?? 0
        switch shownView {
        case .said: return said.place(of: index).map { .said(stop: $0.stop, item: $0.item) }
        case .mentions: return mentioned.place(of: index).map { .mention(stop: $0.stop, item: $0.item) }
        case .new:
            return new.place(of: index).flatMap { place in
                newMention(place).map { .mention(stop: place.stop, item: $0) }
            }
        case .articles: return stop(index) == nil ? nil : .article(stop: index)
        case .meets: return companion(.person, index) == nil ? nil : .meets(index)
        case .notes: return note(index) == nil ? nil : .note(index)
        case .names, .with: return nil
        }
    }

    /// Whether keys go to the short lists.
    var isBesideShown: Bool { hasSide ? isBeside : shownView.parts != nil }

    /// The place of the cursor as the page says it: “4 of 11”.
    var placeInWords: String {
        if isBesideShown {
            guard case .entry(let part, let place)? = selectedLine else { return "" }
            return "\(place + 1) of \(size(of: part))"
        }
        let count = count(of: shownView) ?? 0
        guard count > 0 else { return "" }
        return "\((lists[shownView]?.selection ?? 0) + 1) of \(count)"
    }
}
