/// The sieves for organisations, places, nationalities and other names.
extension Resolution {
    /// Ties every name that is not a person's to its entity.
    mutating func joinOthers() {
        joinOrganizations()
        var known: [String: Int] = [:]
        for index in names.indices where names[index].entity < 0 && names[index].kind != .person {
            let (key, nation) = self.key(of: names[index])
            if let entity = known[key] {
                let isSame = drafts[entity].folded == names[index].folded
                tie(
                    index, to: entity, reason: isSame ? "" : "another name for \(drafts[entity].text)",
                    certainty: isSame ? 1 : 0.97)
                // The longest name of a country is its fullest: “United States” over “US”.
                if names[index].text.utf8.count > drafts[entity].text.utf8.count, names[index].kind == .place
                {
                    drafts[entity].text = names[index].text
                    drafts[entity].folded = names[index].folded
                }
            } else {
                let entity = addDraft(for: index)
                drafts[entity].nation = nation
                tie(index, to: entity, reason: "", certainty: 1)
                known[key] = entity
            }
        }
    }

    private func key(of name: Named) -> (String, nation: String?) {
        switch name.kind {
        case .place:
            let country = lists.countries[name.folded]
            return ("p:" + (country?.code ?? name.folded), country?.code)
        case .nationality:
            let country = lists.nationalities[name.folded] ?? lists.countries[name.folded]
            return ("n:" + (country?.code ?? Self.singular(name.folded)), country?.code)
        case .organization: return ("o:" + name.folded, nil)
        case .person, .other: return ("x:" + name.folded, nil)
        }
    }

    /// “democrats” → “democrat”.
    private static func singular(_ word: String) -> String {
        word.utf8.count > 4 && word.utf8.last == UInt8(ascii: "s") ? String(word.dropLast()) : word
    }

    // MARK: Organisations

    private mutating func joinOrganizations() {
        let all = names.indices.filter { names[$0].kind == .organization }
        var known: [String: Int] = [:]
        for index in all.sorted(by: {
            wordCount($0) == wordCount($1) ? $0 < $1 : wordCount($0) > wordCount($1)
        }) {
            let form = OrganizationName(names[index].text)
            if let entity = known[form.essential] {
                tie(index, to: entity, reason: "", certainty: 1)
            } else if let (entity, reason) = organization(of: form, named: index) {
                tie(index, to: entity, reason: reason, certainty: 0.9)
                known[form.essential] = entity
            } else {
                let entity = addDraft(for: index)
                tie(index, to: entity, reason: "", certainty: 1)
                known[form.essential] = entity
            }
        }
        for entity in drafts.indices where drafts[entity].kind == .organization {
            drafts[entity].names.sort()
        }
    }

    private func wordCount(_ index: Int) -> Int { names[index].tokens.count }

    /// The longer name that `form` abbreviates, when there is exactly one.
    private func organization(of form: OrganizationName, named index: Int) -> (Int, String)? {
        var found: (Int, String)?
        for (entity, draft) in drafts.enumerated() where draft.kind == .organization {
            guard let reason = shortening(form, of: OrganizationName(draft.text), text: draft.text) else {
                continue
            }
            guard found == nil else { return nil }
            found = (entity, reason)
        }
        return found
    }

    private func shortening(_ short: OrganizationName, of long: OrganizationName, text: String) -> String? {
        if short.isAcronym(of: long) { return "the initials of \(text)" }
        guard short.words.count < long.words.count, let first = short.words.first else { return nil }
        let isTelling = short.words.count > 1 || !OrganizationName.isGeneric(first)
        if long.words.starts(with: short.words), isTelling, lists.countries[first] == nil,
            lists.nationalities[first] == nil
        {
            return "short for \(text)"
        }
        // “the Commission” for the European Commission.
        if long.words.suffix(short.words.count).elementsEqual(short.words) { return "short for \(text)" }
        return nil
    }
}
