import Entities

// The names of an organisation: the fullest ones are its names, “WHO” and “Amnesty” its aliases once a fuller one is known.
extension IdentityProfile {
    /// An alias that is written in initials is shown when it is used so many times as often as the commonest full name.
    private static let timesForInitials = 3
    /// A name that tells the country of a body is shown when it is used at least once for so many uses of the commonest name.
    private static let usesForNation = 4
    /// An alias that is no acronym must be used by so many articles beside the full name before others are taken for it.
    static let customaryShort = 2

    /// The commonest full name; initials that nearly everybody uses instead, such as NATO.
    var organizationName: String {
        guard let first = names.first else { return "" }
        let full =
            nations.isEmpty
            ? first
            : names.first { $0.organization?.nation != nil && $0.count * Self.usesForNation >= first.count }
                ?? first
        guard let short = aliases.first, short.organization?.isAcronym ?? false,
            short.count > full.count * Self.timesForInitials
        else { return full.text }
        return short.text
    }

    var organizationFilingKeys: [IdentityKey] {
        guard isResolved else { return [] }
        var keys: [IdentityKey] = []
        for tally in names {
            guard let name = tally.organization else { continue }
            keys += IdentityKeys(organization: name, nation: nations.first?.text).filing
        }
        for alias in aliases where Self.isCustomary(alias) {
            if let form = alias.organization { keys.append(IdentityKeys.short(form.canonical)) }
        }
        var seen: Set<IdentityKey> = []
        return keys.filter { seen.insert($0).inserted }
    }

    /// Whether other articles may mean the organisation by an alias alone.
    static func isCustomary(_ alias: Tally) -> Bool {
        guard let form = alias.organization else { return false }
        return form.isAcronym || alias.count >= customaryShort
    }

    /// The keys of organisations that are named by nothing but a shorter form of this one.
    var organizationKeysToSettle: [IdentityKey] {
        var forms: [String] = []
        for tally in names {
            guard let name = tally.organization else { continue }
            if let short = name.plainShort { forms.append(short) }
            forms += name.initials.filter { $0.utf8.count >= IdentityKeys.leastInitials }.sorted()
        }
        for alias in aliases where Self.isCustomary(alias) {
            if let form = alias.organization { forms.append(form.canonical) }
        }
        var seen: Set<String> = []
        return forms.filter { seen.insert($0).inserted }.map { IdentityKey(0x67, $0) }
    }

    /// How many articles call the organisation by this form beside a fuller name; one when its name says that it may be called so.
    func uses(ofShort form: OrganizationName) -> Int {
        var uses = 0
        for alias in aliases where Self.isCustomary(alias) && alias.organization?.canonical == form.canonical
        {
            uses += alias.count
        }
        if uses == 0, names.contains(where: { $0.organization?.plainShort == form.canonical }) { uses = 1 }
        return uses
    }

    // MARK: Counting

    /// Counts the names that an article uses; true when there may be new keys.
    mutating func addOrganization(_ entity: Entity) -> Bool {
        var isNew = addOrganizationName(entity.name, times: 1)
        guard let own = names.first(where: { $0.text == entity.name })?.organization else { return isNew }
        var seen: Set<String> = []
        for alias in entity.aliases {
            let form = OrganizationName(alias)
            guard form.isAcronym || form.isTelling, form.canonical != own.canonical, !form.isBody,
                seen.insert(alias).inserted
            else { continue }
            isNew = addShort(alias, times: 1) || isNew
        }
        return isNew
    }

    private mutating func addOrganizationName(_ name: String, times: Int) -> Bool {
        guard !names.isEmpty, aliases.contains(where: { $0.text == name }) else {
            return addName(name, times: times)
        }
        return addShort(name, times: times)
    }

    /// Counts a shorter name; true when others may be taken for it now.
    private mutating func addShort(_ name: String, times: Int) -> Bool {
        if names.count == 1, names[0].text == name { return addName(name, times: times) }
        var times = times
        if let place = names.firstIndex(where: { $0.text == name }) { times += names.remove(at: place).count }
        let before = aliases.first { $0.text == name }.map(Self.isCustomary) ?? false
        Self.count(name, .organization, times: times, in: &aliases)
        return !before && (aliases.first { $0.text == name }.map(Self.isCustomary) ?? false)
    }

    /// Takes over the names of another organisation that turned out to be this one.
    mutating func addOrganizationNames(of other: IdentityProfile) {
        if other.isShort(of: self) {
            for tally in other.names { _ = addShort(tally.text, times: tally.count) }
        } else {
            let short = isShort(of: other) ? names : []
            if !short.isEmpty { names = [] }
            for tally in other.names { _ = addOrganizationName(tally.text, times: tally.count) }
            for tally in short { _ = addShort(tally.text, times: tally.count) }
        }
        for tally in other.aliases { _ = addShort(tally.text, times: tally.count) }
    }

    /// Whether all its names are shorter forms of another organisation's.
    private func isShort(of other: IdentityProfile) -> Bool {
        names.allSatisfy { tally in
            guard let form = tally.organization else { return false }
            return other.uses(ofShort: form) > 0 || other.hasInitials(form)
        }
    }

    /// Whether a name is written as the initials of one of this organisation's names.
    func hasInitials(_ form: OrganizationName) -> Bool {
        names.contains { tally in tally.organization.map { form.isAcronym(of: $0) } ?? false }
    }
}
