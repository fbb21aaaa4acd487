import Entities

/// Articles made of nothing but words of their own topic, and edits of them as agencies and newspapers make them.
///
/// Two articles of a topic share its people, places, things and turns of phrase, and tell of different doings.
struct MadeTexts {
    private var random: SplitMix64

    struct Text {
        var title: String
        var paragraphs: [String]
        var words: Int { paragraphs.reduce(0) { $0 + $1.split(separator: " ").count } }
        var whole: String { ([title] + paragraphs).joined(separator: "\n\n") }
    }

    /// What the articles of a topic have in common.
    struct Topic {
        var people: [String]
        var places: [String]
        var things: [String]
        var doings: [String]
    }

    /// How a text is edited.
    enum Edit: String, CaseIterable {
        case words, cut, title, paragraphs, update, all
    }

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    private mutating func one<Item>(of items: [Item]) -> Item {
        items[Int.random(in: items.indices, using: &random)]
    }

    private mutating func some(_ count: Int, of items: [String]) -> [String] {
        Array(items.shuffled(using: &random).prefix(count))
    }

    // MARK: Articles

    private static let syllables = [
        "ba", "ko", "ri", "ven", "dal", "mir", "os", "tan", "lu", "gre", "hal", "sto", "pek", "zan", "fi",
        "mor", "ul",
        "ced", "nor", "wis",
    ]
    private static let nouns = """
        harbour contract tender pier crane budget council minister inquiry witness letter ledger vote strike flood bridge \
        river treaty border ferry captain insurer verdict appeal prosecutor committee report audit company union worker \
        school hospital tax loan bank election ballot mayor deputy speech rally police station evidence hearing trial judge \
        lawyer fire warehouse cargo ship engine fuel delay permit plan map wall road tunnel signal train driver market price \
        grain salt well dam turbine cable storm shelter
        """.split(separator: " ").map(String.init)
    private static let verbs = """
        signed rejected delayed opened closed questioned praised blamed inspected repaired sold bought leaked withdrew \
        renewed cancelled announced denied promised postponed measured counted guarded searched
        """.split(separator: " ").map(String.init)
    private static let adjectives = """
        old new northern southern broken secret public private missing final first second long quiet costly narrow empty \
        heavy early late
        """.split(separator: " ").map(String.init)
    private static let fillers = """
        on Monday|after the session|before noon|in a letter|without a word|for the third time|late in the evening|to the \
        surprise of many|as expected|under oath|behind closed doors|at the request of the owners|despite the rain|by a narrow \
        margin|in front of the building|during the break
        """.split(separator: "|").map(String.init)

    private mutating func name() -> String {
        let word = (0..<Int.random(in: 2...3, using: &random)).map { _ in one(of: Self.syllables) }.joined()
        return word.prefix(1).uppercased() + word.dropFirst()
    }

    mutating func topic() -> Topic {
        Topic(
            people: (0..<6).map { _ in "\(name()) \(name())" }, places: (0..<4).map { _ in name() },
            things: some(24, of: Self.nouns), doings: some(12, of: Self.verbs))
    }

    private mutating func thing(_ topic: Topic) -> String {
        (Bool.random(using: &random) ? one(of: Self.adjectives) + " " : "") + one(of: topic.things)
    }

    private mutating func sentence(_ topic: Topic) -> String {
        let who = one(of: topic.people)
        let (doing, other) = (one(of: topic.doings), one(of: topic.doings))
        let (first, second, third) = (thing(topic), thing(topic), thing(topic))
        let filler = one(of: Self.fillers)
        switch Int.random(in: 0..<8, using: &random) {
        case 0: return "\(who) \(doing) the \(first) in \(one(of: topic.places)) \(filler)."
        case 1: return "The \(first) of the \(second) was \(doing) \(filler), \(who) said."
        case 2: return "“Nobody \(doing) the \(first) or the \(second),” \(who) told the \(third) \(filler)."
        case 3:
            return
                "In \(one(of: topic.places)) the \(first) \(other) a \(second), and the \(third) was \(doing) \(filler)."
        case 4: return "\(who) had \(doing) the \(first) and \(other) the \(second) \(filler)."
        case 5:
            return "Whether the \(first) was \(doing) is not known; the \(second) had \(other) it \(filler)."
        case 6:
            return
                "According to \(who), a \(first) from \(one(of: topic.places)) \(doing) the \(second) \(filler)."
        default:
            return
                "The \(first) and the \(second) were \(doing), while \(who) \(other) the \(third) \(filler)."
        }
    }

    mutating func text(_ topic: Topic) -> Text {
        Text(
            title: title(topic),
            paragraphs: (0..<Int.random(in: 4...12, using: &random)).map { _ in paragraph(topic) })
    }

    private mutating func paragraph(_ topic: Topic) -> String {
        (0..<Int.random(in: 2...4, using: &random)).map { _ in sentence(topic) }.joined(separator: " ")
    }

    private mutating func title(_ topic: Topic) -> String {
        "\(one(of: topic.people)) and the \(thing(topic)) of \(one(of: topic.places))"
    }

    // MARK: Edits

    mutating func edited(_ text: Text, _ topic: Topic, _ edit: Edit) -> Text {
        var text = text
        switch edit {
        case .words: changeWords(&text, share: Double.random(in: 0.05...0.2, using: &random))
        case .cut: cut(&text)
        case .title:
            text.title = title(topic)
            changeWords(&text, share: 0.05)
        case .paragraphs: divideAnew(&text)
        case .update: update(&text, topic)
        case .all:
            text.title = title(topic)
            if text.paragraphs.count > 5 { cut(&text) }
            update(&text, topic)
            divideAnew(&text)
            changeWords(&text, share: Double.random(in: 0.05...0.12, using: &random))
        }
        return text
    }

    /// Puts other words for a share of all words, names among them.
    private mutating func changeWords(_ text: inout Text, share: Double) {
        for index in text.paragraphs.indices {
            let words = text.paragraphs[index].split(separator: " ").map { word -> String in
                guard Double.random(in: 0..<1, using: &random) < share else { return String(word) }
                return one(of: Self.nouns + Self.adjectives + Self.verbs)
            }
            text.paragraphs[index] = words.joined(separator: " ")
        }
    }

    /// Leaves out the last paragraphs: up to half of them.
    private mutating func cut(_ text: inout Text) {
        let most = text.paragraphs.count / 2
        text.paragraphs.removeLast(Int.random(in: 1...max(1, most), using: &random))
    }

    private mutating func divideAnew(_ text: inout Text) {
        let sentences = text.paragraphs.joined(separator: " ").split(separator: ". ").map { "\($0)." }
        var paragraphs: [String] = []
        var rest = sentences[...]
        while !rest.isEmpty {
            let count = Int.random(in: 1...5, using: &random)
            paragraphs.append(rest.prefix(count).joined(separator: " ").replacing("..", with: "."))
            rest = rest.dropFirst(count)
        }
        text.paragraphs = paragraphs
    }

    /// Adds up to a third of new paragraphs, at the beginning or the end.
    private mutating func update(_ text: inout Text, _ topic: Topic) {
        for _ in 0..<Int.random(in: 1...max(1, text.paragraphs.count / 3), using: &random) {
            let place = Bool.random(using: &random) ? 0 : text.paragraphs.count
            text.paragraphs.insert(paragraph(topic), at: place)
        }
    }
}
