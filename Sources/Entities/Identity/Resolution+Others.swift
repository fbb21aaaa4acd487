/// The sieves for places, nationalities and other names.
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
            return ("p:" + (country?.code ?? lists.placeForm(of: name.folded)), country?.code)
        case .nationality:
            let country = lists.nationalities[name.folded] ?? lists.countries[name.folded]
            return ("n:" + (country?.code ?? lists.peopleForm(of: name.folded)), country?.code)
        case .organization, .person, .other: return ("x:" + name.folded, nil)
        }
    }
}
