import Articles

/// The sieves for organisations: the longest names first, so that the shorter ones find them.
extension Resolution {
    mutating func joinOrganizations() {
        let all = names.indices.filter { names[$0].kind == .organization }
        guard !all.isEmpty else { return }
        let forms = OrganizationsNamed(all, in: self)
        var known: [String: Int] = [:]
        var index = OrganizationIndex()
        for name in all.sorted(by: {
            wordCount($0) == wordCount($1) ? $0 < $1 : wordCount($0) > wordCount($1)
        }) {
            let form = forms.form(of: name)
            let key = form.canonical + (form.isBody ? "|" + (forms.nations[name] ?? "") : "")
            if let entity = known[key] {
                let isSame = drafts[entity].folded == names[name].folded
                tie(
                    name, to: entity, reason: isSame ? "" : "another name for \(drafts[entity].text)",
                    certainty: 1)
            } else if let (entity, reason) = organization(of: form, named: name, among: index, forms) {
                tie(name, to: entity, reason: reason, certainty: 0.9)
                known[key] = entity
            } else {
                let entity = addDraft(for: name)
                drafts[entity].nation = form.isBody ? forms.nations[name] : form.nation
                tie(name, to: entity, reason: "", certainty: 1)
                known[key] = entity
                index.add(form, as: entity)
            }
        }
        for entity in drafts.indices where drafts[entity].kind == .organization {
            drafts[entity].names.sort()
        }
    }

    private func wordCount(_ index: Int) -> Int { names[index].tokens.count }

    /// The longer name that `form` abbreviates, when there is exactly one.
    private func organization(
        of form: OrganizationName, named name: Int, among index: OrganizationIndex,
        _ forms: OrganizationsNamed
    ) -> (Int, String)? {
        var found: (Int, String)?
        if let long = forms.explained[name], names[long].entity >= 0 {
            return (names[long].entity, "beside \(names[long].text) in brackets")
        }
        for entity in index.entities(shortenedTo: form) {
            guard let first = drafts[entity].names.first else { continue }
            let long = forms.form(of: first)
            if form.isBody, let nation = forms.nations[name], let other = drafts[entity].nation,
                nation != other
            {
                continue
            }
            guard
                let shortening = OrganizationShortening(
                    form, of: long, isIntroduced: first < forms.firstInText(of: name), lists: lists)
            else { continue }
            guard found == nil else { return nil }
            switch shortening {
            case .initials: found = (entity, "the initials of \(drafts[entity].text)")
            case .part: found = (entity, "short for \(drafts[entity].text)")
            }
        }
        return found
    }
}

extension Resolution {
    /// Whether a name stands alone in brackets right behind another one.
    func isBracketed(_ name: Int, after other: Int) -> Bool {
        let tokens = names[name].tokens
        return names[other].tokens.upperBound == tokens.lowerBound - 1 && tokens.upperBound < nameAt.count
            && words.folded[tokens.lowerBound - 1] == "(" && words.folded[tokens.upperBound] == ")"
    }

    /// Whether a name stands in the article's headline.
    func isInHeadline(_ name: Int) -> Bool {
        let block = names[name].block
        return article.blocks.indices.contains(block) && article.blocks[block].kind == .title
    }

    /// The country told right beside a name: “the Russian Foreign Ministry”, “Russia's Foreign Ministry”, “the Senate of Nigeria”.
    func nation(beside name: Int) -> String? {
        let tokens = names[name].tokens
        var before = tokens.lowerBound - 1
        if before > 0, words.classes[before].contains(.genitive) { before -= 1 }
        if before >= 0, let nation = nation(at: before) { return nation }
        var after = tokens.upperBound
        guard after < nameAt.count - 1, words.folded[after] == "of" || words.folded[after] == "in" else {
            return nil
        }
        after += 1
        if after < nameAt.count - 1, words.classes[after].contains(.the) { after += 1 }
        return nation(at: after)
    }

    private func nation(at token: Int) -> String? {
        guard nameAt[token] >= 0 else { return nil }
        let name = names[nameAt[token]]
        guard name.kind == .place || name.kind == .nationality else { return nil }
        return lists.countryCode(ofFolded: name.folded)
    }
}
