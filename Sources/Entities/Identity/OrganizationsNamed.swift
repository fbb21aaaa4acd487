/// The organisations that an article names, taken apart, and the countries of its bodies.
struct OrganizationsNamed {
    private let names: [Resolution.Named]
    private var forms: [String: OrganizationName] = [:]
    private var first: [String: Int] = [:]
    /// The country of each name that means a body which many countries have, by the index of the name.
    private(set) var nations: [Int: String] = [:]
    /// For each acronym that stands beside its long name, one of the two in brackets, the long name.
    private(set) var explained: [Int: Int] = [:]

    /// - Parameter all: The indices of the organisations' names.
    init(_ all: [Int], in resolution: Resolution) {
        names = resolution.names
        for index in all {
            let text = names[index].text
            if forms[text] == nil { forms[text] = OrganizationName(text, lists: resolution.lists) }
            // A headline shortens what the text introduces.
            if first[text] == nil, !resolution.isInHeadline(index) { first[text] = index }
        }
        findExplained(all, in: resolution)
        findNations(all, in: resolution)
    }

    // MARK: Acronyms

    /// “Doctors Without Borders (MSF)”, “MSF (Doctors Without Borders)”.
    private mutating func findExplained(_ all: [Int], in resolution: Resolution) {
        for (left, right) in zip(all, all.dropFirst()) where resolution.isBracketed(right, after: left) {
            if isShort(right), form(of: left).words.count > 1 {
                explained[right] = left
            } else if isShort(left), form(of: right).words.count > 1, sharesInitial(left, right) {
                explained[left] = right
            }
        }
    }

    /// Whether a name looks like an acronym: one word, at least half of it capitals.
    private func isShort(_ name: Int) -> Bool {
        let text = names[name].text.utf8
        let capitals = text.count { $0 >= 0x41 && $0 <= 0x5A }
        return capitals >= 2 && capitals * 2 >= text.count && text.count <= 8 && !text.contains(0x20)
    }

    private func sharesInitial(_ left: Int, _ right: Int) -> Bool {
        form(of: left).words.first?.utf8.first == form(of: right).words.first?.utf8.first
    }

    func form(of name: Int) -> OrganizationName {
        forms[names[name].text] ?? OrganizationName(names[name].text)
    }

    /// The first name below the headline with the text of this one; the name itself when there is none.
    func firstInText(of name: Int) -> Int { first[names[name].text] ?? name }

    // MARK: Countries of bodies

    private mutating func findNations(_ all: [Int], in resolution: Resolution) {
        let bodies = all.filter { form(of: $0).isBody }
        guard !bodies.isEmpty else { return }
        // What the text says beside the name holds for the same name elsewhere.
        var told: [String: [(name: Int, nation: String)]] = [:]
        for name in bodies {
            let form = form(of: name)
            if let nation = form.nation ?? resolution.nation(beside: name) {
                nations[name] = nation
                told[form.canonical, default: []].append((name, nation))
            }
        }
        var article = ArticleNations(in: resolution)
        for name in all { if let nation = form(of: name).nation { article.count(nation) } }
        for name in bodies where nations[name] == nil {
            let form = form(of: name)
            let same = told[form.canonical, default: []]
            let nearest = same.last { $0.name < name } ?? same.first
            let usual = resolution.lists.bodies[form.canonical]?.usualNation
            nations[name] = nearest?.nation ?? article.nation(usually: usual)
        }
    }
}

/// The countries that an article names.
private struct ArticleNations {
    private var counts: [String: Int] = [:]

    init(in resolution: Resolution) {
        for name in resolution.names where name.kind == .place || name.kind == .nationality {
            if let nation = resolution.lists.country(around: name.folded) { counts[nation, default: 0] += 1 }
        }
    }

    mutating func count(_ nation: String) { counts[nation, default: 0] += 1 }

    /// The country whose body a bare name means: the usual one unless the article is about others only; else the one the article is
    /// mostly about.
    func nation(usually usual: String?) -> String? {
        if let usual, counts.isEmpty || counts[usual] != nil { return usual }
        let ranked = counts.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
        guard let most = ranked.first else { return usual }
        return ranked.count == 1 || most.value > ranked[1].value ? most.key : usual
    }
}
