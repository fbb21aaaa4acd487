import Entities

// Looking at names again when more is known: bare names not linked to anybody, people who share a full name, and organisations
// that were only named by a shorter form.
extension IdentityRegister {
    /// Looks again at the next people that more is known about now.
    ///
    /// - Returns: Whether there was anybody to look at.
    public mutating func settleNext() throws -> Bool {
        if let namesakes = try store.nextNamesakes() {
            try sortOut(namesakes)
        } else if let key = try store.nextKeyToSettle() {
            try settle(key)
        } else {
            return false
        }
        return true
    }

    /// Looks again at everybody that more is known about now.
    public mutating func settle() throws { while try settleNext() {} }

    /// Looks again at the people and organisations filed under a key.
    private mutating func settle(_ key: IdentityKey) throws {
        for id in try store.newest(filedUnder: key) {
            guard let profile = try store.profile(of: id) else { continue }
            if profile.kind == .organization {
                try settle(id, profile, key)
                continue
            }
            guard profile.kind == .person else { continue }
            let keys = IdentityKeys(name: profile.name, kind: .person)
            if profile.isResolved, keys.exact != key { continue }
            let candidates = try candidates(for: keys).filter { $0.id != id }
            let decision = linker.link(profile, candidates: candidates)
            guard case .existing(let person) = decision.outcome,
                let other = candidates.first(where: { $0.id == person })?.profile
            else { continue }
            // When both are known, the one in fewer articles is moved.
            if other.isResolved, profile.isResolved, other.articles < profile.articles {
                try merge(person, other, into: id, decision)
            } else {
                try merge(id, profile, into: person, decision)
            }
        }
        // If the key was noted again meanwhile, it was because of entities merged here, which have been looked at.
        try store.remove(keyToSettle: key)
    }

    /// Looks again at an organisation that is perhaps only named by a shorter form of another one.
    private mutating func settle(_ id: Int64, _ profile: IdentityProfile, _ key: IdentityKey) throws {
        guard let name = profile.names.first?.organization else { return }
        let keys = IdentityKeys(organization: name, nation: profile.nations.first?.text)
        guard keys.exact == key else { return }
        let candidates = try candidates(for: keys).filter { $0.id != id }
        if let decision = linker.organization(profile, candidates: candidates),
            case .existing(let other) = decision.outcome
        {
            try merge(id, profile, into: other, decision)
        }
    }

    private mutating func merge(
        _ old: Int64, _ profile: IdentityProfile, into person: Int64, _ decision: IdentityDecision
    ) throws {
        for key in profile.filingKeys { try store.unfile(old, from: key) }
        try store.retire(old)
        try absorb(into: person, names: profile.names.count + profile.aliases.count) {
            $0.absorb(profile)
            return true
        }
        var decision = decision
        decision.outcome = .existing(person)
        for article in try store.articles(of: old) {
            try store.move(old, to: person, in: article, place: nil, by: decision)
        }
    }

    // MARK: Namesakes

    /// Looks again at all mentions linked to a person without the middle name or suffix that tells the person from a
    /// namesake, once for each person, unless the name clearly belongs more to this person than to the namesake.
    private mutating func sortOut(_ namesakes: IdentityNamesakes) throws {
        let person = namesakes.person
        guard try !store.isSortedOut(person), let profile = try store.profile(of: person),
            let other = try store.profile(of: namesakes.other),
            IdentityLinker.isOpen(profile, toNamesake: other)
        else { return try store.close(namesakes, isSortedOut: false) }
        try store.close(namesakes, isSortedOut: true)
        let all = try store.articles(of: person).flatMap { try store.sightings(of: person, in: $0) }
        let own = all.filter { IdentityLinker.isDistinguished($0.entity.name) }
        let open = all.filter { !IdentityLinker.isDistinguished($0.entity.name) }
        guard let first = own.first, !open.isEmpty else { return }
        try rebuild(person, profile, from: first, own.dropFirst())
        for isFull in [true, false] {
            for sighting in open where PersonName(sighting.entity.name).isFull == isFull {
                let link = try link(
                    sighting.entity, sighting.context, keys: IdentityKeys(of: sighting.entity))
                guard link.id != person else { continue }
                try store.move(
                    person, to: link.id, in: sighting.article, place: sighting.place, by: link.decision)
            }
        }
    }

    /// Reduces what is known about a person to what these sightings say.
    private mutating func rebuild(
        _ person: Int64, _ profile: IdentityProfile, from first: IdentitySighting,
        _ others: some Sequence<IdentitySighting>
    ) throws {
        var rebuilt = IdentityProfile(of: first.entity, context: first.context)
        for sighting in others { rebuilt.absorb(sighting.entity, context: sighting.context) }
        for key in profile.filingKeys { try store.unfile(person, from: key) }
        try store.change(person) { $0 = rebuilt }
        try file(person, under: rebuilt.filingKeys)
    }
}
