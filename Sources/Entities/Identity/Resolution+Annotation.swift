/// Assembles the annotation from what was found.
extension Resolution {
    func annotation(quotations: [Quotation]) -> Annotation {
        // Entities are numbered by their first mention.
        var order = [Int](repeating: -1, count: drafts.count)
        var count = 0
        for name in names where name.entity >= 0 && order[name.entity] < 0 {
            order[name.entity] = count
            count += 1
        }
        var entities = [Entity?](repeating: nil, count: count)
        for (index, draft) in drafts.enumerated() where order[index] >= 0 {
            entities[order[index]] = entity(draft)
        }
        var repeated: [Int: String] = [:]
        var mentions = names.indices.compactMap { mention($0, order: order, &repeated) }
        for reference in references where order[reference.entity] >= 0 {
            mentions.append(
                Mention(
                    range: bytes(of: reference.tokens), kind: drafts[reference.entity].kind,
                    form: reference.form,
                    entity: order[reference.entity], reason: reference.reason,
                    confidence: reference.confidence))
        }
        mentions.sort { $0.range.lowerBound < $1.range.lowerBound }
        var spoken = quotations
        for index in spoken.indices {
            spoken[index].speaker = spoken[index].speaker.map { order[$0] }
            spoken[index].speaksFor = spoken[index].speaksFor.map { order[$0] }
        }
        let sentences = text.sentences.filter { !$0.isEmpty }.map { bytes(of: $0) }
        return Annotation(
            entities: entities.compactMap { $0 }, mentions: mentions, quotations: spoken, sentences: sentences
        )
    }

    private func bytes(of tokens: Range<Int>) -> Range<Int> {
        Int(text.tokens[tokens.lowerBound].start)..<Int(text.tokens[tokens.upperBound - 1].end)
    }

    /// - Parameter repeated: The reasons of names that repeat another name, by that other name.
    private func mention(_ index: Int, order: [Int], _ repeated: inout [Int: String]) -> Mention? {
        let name = names[index]
        guard name.entity >= 0 else { return nil }
        let draft = drafts[name.entity]
        var reason = name.reason
        if reason.isEmpty {
            let first = draft.names.first ?? index
            if index == first {
                reason = "first mention"
            } else {
                let same = draft.names.first { names[$0].folded == name.folded } ?? first
                if same == index {
                    reason = "the same as \(draft.text)"
                } else {
                    reason = repeated[same] ?? "the same name as \(place(of: same))"
                    repeated[same] = reason
                }
            }
        }
        return Mention(
            range: bytes(of: name.tokens), kind: name.kind, form: .name, entity: order[name.entity],
            reason: reason,
            confidence: max(0, min(1, name.confidence * name.certainty)))
    }

    /// The roles without those that differ from an earlier one in case only: “President” and “president” are one.
    private static func distinct(_ roles: [String]) -> [String] {
        var seen: Set<String> = []
        return roles.filter { seen.insert($0.lowercased()).inserted }
    }

    private func entity(_ draft: Draft) -> Entity {
        var counts: [(text: String, folded: String, count: Int)] = []
        for index in draft.names where names[index].text != draft.text {
            if let place = counts.firstIndex(where: { $0.text == names[index].text }) {
                counts[place].count += 1
            } else {
                counts.append((names[index].text, names[index].folded, 1))
            }
        }
        // A sort by count that keeps the order of appearance.
        let aliases = counts.enumerated().sorted {
            $0.element.count == $1.element.count ? $0.offset < $1.offset : $0.element.count > $1.element.count
        }.map(\.element.text)
        return Entity(
            name: draft.text, kind: draft.kind, aliases: aliases,
            roles: Self.distinct(draft.roles.map(\.text)),
            nation: draft.nation,
            gender: draft.gender)
    }
}
