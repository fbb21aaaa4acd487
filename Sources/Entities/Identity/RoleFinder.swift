/// Finds what people are said to be, in the words around their names.
struct RoleFinder {
    /// A role somebody is given by a title or an apposition.
    struct Found: Equatable {
        /// As it stands: “Ukrainian President”.
        var text: String
        /// The folded word that is the role: “president”.
        var head: String
        var family: RoleFamily
        /// The folded words before it that belong to it: “foreign”.
        var modifiers: [String]
        /// The country it belongs to, when the words say so.
        var nation: String?
        var gender: Entity.Gender?
        /// The token that is the role.
        var token: Int
    }

    let text: TokenizedText
    let words: DocumentWords
    let lists: WordLists
    let names: [Resolution.Named]
    let nameAt: Resolution.TokenNames

    /// The most tokens that a role before a name reaches back.
    private static let reach = 9

    /// The roles that the words around name `index` give it.
    func roles(of index: Int) -> [Found] {
        let name = names[index]
        let sentence =
            text.sentences.indices.contains(name.sentence) ? text.sentences[name.sentence] : name.tokens
        var found: [Found] = []
        if let role = title(before: name.tokens.lowerBound, in: sentence) { found.append(role) }
        if let role = apposition(before: name.tokens.lowerBound, in: sentence) { found.append(role) }
        if let role = apposition(after: name.tokens.upperBound, in: sentence) { found.append(role) }
        if let role = copula(after: name.tokens.upperBound, in: sentence) { found.append(role) }
        return found
    }

    // MARK: “Ukrainian President Volodymyr Zelensky”

    /// The role that stands directly before a name.
    func title(before start: Int, in sentence: Range<Int>) -> Found? {
        var end = start
        // “Gen.” and its full stop may be two tokens.
        if end > sentence.lowerBound, words.folded[end - 1] == "." { end -= 1 }
        // “Prime Minister Sir Keir Starmer”
        if end - 1 > sentence.lowerBound, Self.styles.contains(words.folded[end - 1]) { end -= 1 }
        guard end > sentence.lowerBound else { return nil }
        if isRole(end - 1) { return role(head: end - 1, end: end, in: sentence) }
        // “Secretary of State Mike Pompeo”, “president of Serbia Aleksandar Vučić”
        var index = end - 1
        while index > sentence.lowerBound, end - index < 5 {
            if words.classes[index].contains(.ofWord) || words.folded[index] == "to" {
                // “an ally of Vladimir Putin” says nothing of Putin: something must stand between.
                guard index < end - 1, isRole(index - 1) else { return nil }
                return role(head: index - 1, end: end, in: sentence)
            }
            let isPart =
                nameAt[index] >= 0 || words.classes[index].contains(.capital)
                || words.classes[index].contains(.modifier)
                || Self.offices.contains(words.folded[index])
            guard isPart else { return nil }
            index -= 1
        }
        return nil
    }

    /// Styles of address between a title and a name.
    private static let styles: Set<String> = [
        "sir", "dame", "lord", "lady", "dr", "mr", "mrs", "ms", "sheikh",
    ]

    /// What secretaries and ministers are of.
    private static let offices: Set<String> = [
        "state", "defense", "defence", "health", "the", "foreign", "affairs", "interior", "finance", "and",
        "justice", "labor", "labour",
        "commerce", "education", "energy", "transportation", "agriculture", "staff", "police", "operations",
    ]

    private func isRole(_ index: Int) -> Bool {
        index >= 0 && index < nameAt.count && nameAt[index] < 0 && words.classes[index].contains(.role)
    }

    /// The role whose word is at `head`, with what belongs to it before and, up to `end`, after it.
    private func role(head: Int, end: Int, in sentence: Range<Int>) -> Found? {
        var start = head
        var nation: String?
        var modifiers: [String] = []
        while start > sentence.lowerBound, head - start < Self.reach {
            let before = start - 1
            if nameAt[before] >= 0 {
                let name = names[nameAt[before]]
                guard name.kind != .person else { break }
                nation = nation ?? self.nation(of: name)
                start = name.tokens.lowerBound
                continue
            }
            let classes = words.classes[before]
            let isGenitive =
                classes.contains(.genitive) && before > sentence.lowerBound && nameAt[before - 1] >= 0
            guard
                classes.contains(.modifier) || classes.contains(.role) || isGenitive
                    || classes.contains(.capital) && classes.contains(.letters)
                        && before > sentence.lowerBound
                        && classes.isDisjoint(with: [.article, .preposition, .speech])
            else { break }
            if classes.contains(.letters), !isGenitive { modifiers.append(words.folded[before]) }
            start = before
        }
        // “Trump's special envoy”: the envoy is not called “'s special envoy”.
        while start < head, words.classes[start].contains(.genitive) { start += 1 }
        let folded = words.folded[head]
        guard let known = lists.roles[folded] ?? lists.roles[String(folded.drop { $0 != "-" }.dropFirst())]
        else { return nil }
        for index in head..<end where nameAt[index] >= 0 {
            nation = nation ?? self.nation(of: names[nameAt[index]])
        }
        if words.folded[head + 1..<end].contains("state") { modifiers.append("state") }
        let range = Int(text.tokens[start].start)..<Int(text.tokens[end - 1].end)
        return Found(
            text: Self.oneLine(text.utf8[range]), head: folded, family: known.family, modifiers: modifiers,
            nation: nation,
            gender: known.gender, token: head)
    }

    private func nation(of name: Resolution.Named) -> String? {
        switch name.kind {
        case .nationality: lists.nationalities[name.folded]?.code ?? lists.countries[name.folded]?.code
        case .place: lists.countries[name.folded]?.code
        case .organization, .person, .other: nil
        }
    }

    static func oneLine(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }, as: UTF8.self)
    }

    // MARK: “the Serbian president, Aleksandar Vučić,”

    /// The role in an apposition that ends with a comma before the name.
    private func apposition(before start: Int, in sentence: Range<Int>) -> Found? {
        guard start - 2 >= sentence.lowerBound, words.classes[start - 1].contains(.comma) else { return nil }
        let end = start - 1
        var head = end - 1
        // “the head of the Red Cross, X,”: back over one complement.
        if !isRole(head) {
            while head > sentence.lowerBound, end - head < 8,
                nameAt[head] >= 0 || words.classes[head].contains(.the)
                    || words.classes[head].contains(.modifier)
            {
                head -= 1
            }
            guard words.classes[head].contains(.ofWord) || words.folded[head] == "for", isRole(head - 1)
            else { return nil }
            head -= 1
        }
        guard let found = role(head: head, end: end, in: sentence) else { return nil }
        // Only what plainly starts as a description: the verb's object before a comma is somebody else.
        var first = head
        while first > sentence.lowerBound,
            Int(text.tokens[first].start) > Int(text.tokens[head].start) - found.text.utf8.count,
            nameAt[first - 1] >= 0 || words.classes[first - 1].contains(.modifier)
                || words.classes[first - 1].contains(.role)
        {
            first -= 1
        }
        guard
            first == sentence.lowerBound || words.classes[first - 1].contains(.article)
                || words.classes[first - 1].contains(.possessive)
                || words.classes[first - 1].contains(.genitive)
        else { return nil }
        return found
    }

    // MARK: “Aleksandar Vučić, the president of Serbia,”

    /// The role in an apposition after the name's comma.
    private func apposition(after end: Int, in sentence: Range<Int>) -> Found? {
        guard end + 1 < sentence.upperBound, words.classes[end].contains(.comma) else { return nil }
        var index = end + 1
        // “X, 45, a teacher”
        if words.classes[index].contains(.number), index + 2 < sentence.upperBound,
            words.classes[index + 1].contains(.comma)
        {
            index += 2
        }
        return described(from: index, in: sentence)
    }

    // MARK: “X is the president of Serbia”, “X, who was a teacher”

    private func copula(after end: Int, in sentence: Range<Int>) -> Found? {
        var index = end
        while index < sentence.upperBound, index < end + 2,
            words.classes[index].contains(.comma) || words.classes[index].contains(.relative)
        {
            index += 1
        }
        guard index < sentence.upperBound, words.classes[index].contains(.being),
            index + 1 < sentence.upperBound,
            words.classes[index + 1].contains(.article)
        else { return nil }
        return described(from: index + 1, in: sentence)
    }

    /// The role that the words from `start` on describe: modifiers and names up to a role, and whom it is of.
    private func described(from start: Int, in sentence: Range<Int>) -> Found? {
        guard let head = head(from: start, before: min(sentence.upperBound, start + Self.reach)) else {
            return nil
        }
        let end = endOfOffice(from: head + 1, in: sentence)
        return isClosed(end, in: sentence) ? role(head: head, end: end, in: sentence) : nil
    }

    /// The role that ends the modifiers and names from `start` on.
    private func head(from start: Int, before limit: Int) -> Int? {
        var index = start
        while index < limit {
            if nameAt[index] >= 0 {
                let name = names[nameAt[index]]
                guard name.kind != .person else { return nil }
                index = name.tokens.upperBound
                continue
            }
            let classes = words.classes[index]
            if classes.contains(.role), !continues(index, before: limit) { break }
            let isPart =
                classes.contains(.modifier) || classes.contains(.role) || classes.contains(.genitive)
                || index == start && (classes.contains(.article) || classes.contains(.possessive))
                || classes.contains(.letters)
                    && classes.isDisjoint(with: [
                        .speech, .preposition, .relative, .auxiliary, .conjunction, .he, .she, .they,
                    ])
            guard isPart else { return nil }
            index += 1
        }
        return index < limit && isRole(index) ? index : nil
    }

    /// The end of what a role is of: “president of Serbia”, “director of the National Museum”, “secretary of state”.
    private func endOfOffice(from end: Int, in sentence: Range<Int>) -> Int {
        guard end + 1 < sentence.upperBound,
            words.classes[end].contains(.ofWord) || Self.complements.contains(words.folded[end])
        else { return end }
        var next = end + 1
        while next < min(sentence.upperBound, end + 4), nameAt[next] < 0,
            words.classes[next].contains(.the) || words.classes[next].contains(.modifier)
        {
            next += 1
        }
        if next < sentence.upperBound, nameAt[next] >= 0, names[nameAt[next]].kind != .person {
            return names[nameAt[next]].tokens.upperBound
        }
        let isOffice = words.classes[end].contains(.ofWord) && Self.offices.contains(words.folded[end + 1])
        return isOffice ? end + 2 : end
    }

    /// Whether a description ends at token `end`: a verb there would make it the subject of a new clause.
    private func isClosed(_ end: Int, in sentence: Range<Int>) -> Bool {
        guard end < sentence.upperBound else { return true }
        let classes = words.classes[end]
        return !classes.contains(.letters) || classes.contains(.preposition) || classes.contains(.relative)
            || classes.contains(.conjunction) || !classes.isDisjoint(with: [.comma, .stop, .quote])
    }

    private static let complements: Set<String> = ["for", "at", "in", "with"]

    /// Whether the word after a role is a role again: “vice president”, “team captain”.
    private func continues(_ index: Int, before limit: Int) -> Bool {
        index + 1 < limit && isRole(index + 1)
    }
}
