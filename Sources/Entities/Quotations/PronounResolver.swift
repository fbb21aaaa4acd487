/// Whom each “he” and “she” of an article means, as far as it is plain.
struct PronounResolver {
    /// For each token that is a resolved pronoun: the entity, and whether nobody else could be meant.
    private(set) var antecedents: [Int: (entity: Int, isOnly: Bool)] = [:]

    /// The most sentences that a pronoun looks back over.
    private static let reach = 4

    init(_ resolution: Resolution, isQuoted: [Bool]) {
        let text = resolution.text
        let words = resolution.words
        // The people of each sentence in order, subjects first, as later pronouns see them.
        var recent: [[Int]] = []
        for sentence in text.sentences {
            var here: [Int] = []
            for token in sentence where !isQuoted[token] {
                if resolution.nameAt[token] >= 0 {
                    let name = resolution.names[resolution.nameAt[token]]
                    if name.kind == .person, token == name.tokens.lowerBound { here.append(name.entity) }
                    continue
                }
                let classes = words.classes[token]
                let gender: Entity.Gender
                if classes.contains(.he) {
                    gender = .male
                } else if classes.contains(.she) {
                    gender = .female
                } else {
                    continue
                }
                if let found = Self.antecedent(gender, here: here, before: recent, drafts: resolution.drafts)
                {
                    antecedents[token] = found
                    here.append(found.entity)
                }
            }
            recent.append(here)
            if recent.count > Self.reach { recent.removeFirst() }
        }
    }

    /// The first person who agrees, of this sentence or of the nearest before it that has one.
    private static func antecedent(
        _ gender: Entity.Gender, here: [Int], before: [[Int]], drafts: [Resolution.Draft]
    ) -> (entity: Int, isOnly: Bool)? {
        var agreeing: [Int] = []
        for sentence in [here] + before.reversed() {
            for entity in sentence where !agreeing.contains(entity) {
                if let known = drafts[entity].gender, known != gender { continue }
                agreeing.append(entity)
            }
        }
        // One whose gender is known comes before one who merely does not contradict.
        return agreeing.first.map { ($0, agreeing.count == 1) }
    }
}
