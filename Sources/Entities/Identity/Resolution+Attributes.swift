/// What the article says about each person: roles, nation, gender.
extension Resolution {
    mutating func findAttributes() {
        let finder = RoleFinder(text: text, words: words, lists: lists, names: names, nameAt: nameAt)
        for index in names.indices where names[index].kind == .person {
            let entity = names[index].entity
            for role in finder.roles(of: index)
            where !drafts[entity].roles.contains(where: { $0.text == role.text }) {
                drafts[entity].roles.append(role)
            }
        }
        for entity in drafts.indices where drafts[entity].kind == .person {
            drafts[entity].nation = drafts[entity].roles.lazy.compactMap(\.nation).first
            drafts[entity].gender = gender(of: drafts[entity])
        }
    }

    /// The gender shown by titles, else by roles, else by pronouns near the name, else by the given name.
    private func gender(of draft: Draft) -> Entity.Gender? {
        for index in draft.names { if let gender = names[index].gender { return gender } }
        if let gender = draft.person?.honorificGender { return gender }
        for role in draft.roles { if let gender = role.gender { return gender } }
        let givenName = draft.person.flatMap { $0.isFull ? $0.words.first : nil }.flatMap {
            lists.givenNames[$0]
        }
        return givenName ?? pronounGender(of: draft)
    }

    /// The gender of the pronouns that follow the only person of a sentence.
    private func pronounGender(of draft: Draft) -> Entity.Gender? {
        var male = 0
        var female = 0
        for index in draft.names {
            let sentence = text.sentences[names[index].sentence]
            var isAlone = true
            for token in sentence where nameAt[token] >= 0 {
                let other = names[nameAt[token]]
                if other.kind == .person, drafts[other.entity].folded != draft.folded { isAlone = false }
            }
            guard isAlone else { continue }
            for token in names[index].tokens
                .upperBound..<max(sentence.upperBound, names[index].tokens.upperBound)
            {
                let classes = words.classes[token]
                if !classes.isDisjoint(with: [.he, .him]) { male += 1 }
                if !classes.isDisjoint(with: [.she, .sheOnly]) { female += 1 }
            }
        }
        if male > 2 * female { return .male }
        return female > 2 * male ? .female : nil
    }
}
