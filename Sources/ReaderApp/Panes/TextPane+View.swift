import Algorithms
import Articles
import Entities
import Library
import TerminalUI

extension TextPane {
    func title(_ facts: PaneFacts) -> String {
        // The headline stands in the text itself while its top is in view.
        guard let row = opened?.row else { return "Text" }
        return top == 0 && facts.layout.form != .single ? row.headline.source ?? "Text" : row.headline.title
    }

    func placeInStatus(_ facts: PaneFacts) -> String {
        // A single pane has no lower border that tells the place.
        facts.layout.form == .single ? progressInWords(facts) ?? "" : ""
    }

    func titleAtRight(_ facts: PaneFacts) -> [String] {
        guard facts.layout.form == .rows, let row = opened?.row else { return [] }
        let date = DateInWords.long(row.headline.date)
        return ["\(date) · \(max(1, (row.words + 115) / 230)) min", date]
    }

    /// Draws the text; mentions of the current entity stand out.
    func draw(_ facts: PaneFacts, on screen: inout Screen) {
        let area = facts.layout.textColumn
        guard opened != nil else {
            // Where the selected article is about to come, nothing stands that goes again.
            if !facts.settings.preview, facts.listed > 0 {
                drawWelcome(in: area, facts.settings.keys, on: &screen)
            }
            return
        }
        for offset in 0..<max(0, area.height) where rows.indices.contains(top + offset) {
            let y = area.y + offset
            switch rows[top + offset] {
            case .blank: break
            case .facts(let line):
                screen.put(self.facts[line], column: area.x, row: y, width: area.width, role: .dim)
            case .leftOut(let index):
                screen.put("│", column: area.x, row: y, width: area.width, role: .dim)
                screen.put(
                    leftOutLines[index], from: area.x + LeftOutRows.barWidth, to: area.endX, row: y,
                    role: .dim)
            case .line(let index): draw(line: index, in: area, row: y, facts, on: &screen)
            }
        }
        drawMap(facts, on: &screen)
        if facts.hasFocus { placeCursor(in: area, on: &screen) }
    }

    private func draw(line index: Int, in area: Rect, row: Int, _ facts: PaneFacts, on screen: inout Screen) {
        let line = layout.line(index)
        let role = role(ofParagraph: line.paragraph)
        let current = facts.trail?.entity
        let spans = spans(
            in: line.range, MentionLooks(facts), inHeadline: role == .title || role == .heading)
        screen.put(line: line, column: area.x, row: row, width: area.width, role: role, roles: spans)
        guard facts.settings.bars, !line.range.isEmpty, let current,
            isAbout(current, paragraph: line.paragraph)
        else { return }
        let bar = max(facts.layout.content(of: .text).x, area.x - 2)
        if bar < area.x { screen.put("▌", column: bar, row: row, role: .speech) }
    }

    /// Whether an entity is named, or speaks, in a paragraph.
    private func isAbout(_ entity: EntityID, paragraph: Int) -> Bool {
        guard let opened, opened.article.blocks.indices.contains(paragraph) else { return false }
        let block = opened.article.blocks[paragraph]
        guard block.kind != .title else { return false }
        var index = opened.mentions.partitioningIndex { $0.range.upperBound > block.range.lowerBound }
        while index < opened.mentions.count, opened.mentions[index].range.lowerBound < block.range.upperBound
        {
            if opened.mentions[index].entity == entity { return true }
            index += 1
        }
        return opened.quotations.contains { $0.speaker == entity && $0.range.overlaps(block.range) }
    }

    private func role(ofParagraph index: Int) -> Role {
        guard let blocks = opened?.article.blocks, blocks.indices.contains(index) else { return .plain }
        return switch blocks[index].kind {
        case .title: .title
        case .heading: .heading
        case .paragraph: .plain
        case .furniture: .dim
        }
    }

    /// The roles of what is marked, of mentions, finds and the cursor within a range of the text, later ones over earlier.
    private func spans(
        in range: Range<Int>, _ looks: MentionLooks, inHeadline: Bool
    ) -> [RoleSpan] {
        guard let mentions = opened?.mentions else { return [] }
        var spans = (opened?.notes ?? []).compactMap { note in
            note.subject.range.flatMap { $0.overlaps(range) ? RoleSpan($0, .noted) : nil }
        }
        var index = mentions.partitioningIndex { $0.range.upperBound > range.lowerBound }
        while index < mentions.count, mentions[index].range.lowerBound < range.upperBound {
            let mention = mentions[index]
            if let role = index == point ? .cursor : looks.role(of: mention) {
                spans.append(RoleSpan(mention.range, inHeadline ? role.inHeadline : role))
            }
            index += 1
        }
        if let markedRange { spans.append(RoleSpan(markedRange, .selectedDim)) }
        if let find {
            var index = find.matches.partitioningIndex { $0.upperBound > range.lowerBound }
            while index < find.matches.count, find.matches[index].lowerBound < range.upperBound {
                spans.append(RoleSpan(find.matches[index], index == find.current ? .currentMatch : .match))
                index += 1
            }
        }
        return spans
    }

    /// Puts the terminal's cursor on the sentence, find or mention one is at, for screen readers; else on the first line.
    private func placeCursor(in area: Rect, on screen: inout Screen) {
        screen.cursor = Position(column: area.x, row: area.y)
        let match = find.flatMap { find in find.current.map { find.matches[$0] } }
        let marked = sentence.flatMap { opened?.sentences[$0] }
        guard let range = marked ?? match ?? pointRange ?? vanished else { return }
        let row = row(of: range.lowerBound)
        guard row >= top, row < top + area.height, case .line(let index) = rows[row] else { return }
        let line = layout.line(index)
        screen.cursor = Position(
            column: area.x + line.indent + line.cells(of: range).lowerBound, row: area.y + row - top)
    }

    private func drawWelcome(in area: Rect, _ keys: KeyBindings, on screen: inout Screen) {
        let lines = [
            "{open} opens the selected article.", "",
            "{search} searches all of them, {help} shows every key.",
        ].map { keys.filled($0, in: .articles) }
        for (offset, line) in lines.enumerated() where offset + 1 < area.height {
            screen.put(line, column: area.x, row: area.y + 1 + offset, width: area.width, role: .dim)
        }
    }
}

/// How mentions look in the text.
struct MentionLooks {
    private let names: Settings.NamesShown
    private let current: EntityID?
    private let followed: Set<EntityID>

    init(_ facts: PaneFacts) {
        names = facts.settings.names
        current = facts.trail?.entity
        followed = facts.followed
    }

    /// The looks of a mention; `nil` where it is to look like the words around it.
    func role(of mention: LibraryMention) -> Role? {
        if names == .none { return nil }
        if mention.entity == current { return .currentName }
        guard mention.form == .name else { return nil }
        let isFollowed = followed.contains(mention.entity)
        switch names {
        case .all: break
        case .people: guard mention.kind == .person else { return nil }
        case .followed: guard isFollowed else { return nil }
        case .none: return nil
        }
        return isFollowed && mention.kind == .person ? .followedPerson : mention.kind.role
    }
}
