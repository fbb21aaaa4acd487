import Entities

/// The written form, a line for each:
///
///     rename person "Vladmir Putin" to "Vladimir Putin"
///     merge person "Foke" into "Fauzi Bowo"
///     split person "John Smith" in "2024-03-12 City win again" as "John Smith (footballer)"
///     split person "John Smith" in "2024-03-12 City win again" at 120 as "John Smith (footballer)"
///     not-a-name person "Monday"
///     never-merge person "John Smith" with "John Smith (footballer)"
///     change-kind person "Titanic" to other
///     merge person "John Smith" of "2024-03-12 City win again" into "John Smith" of "2024-05-01 A minister resigns"
extension Correction {
    /// The correction as a line of text, without the newline.
    public var line: String {
        if case .unread(let line, _) = action { return line }
        let form = action.form
        var words = [form.verb, kind.rawValue, Self.quoted(name)]
        if let anchor { words += ["of", Self.quoted(anchor)] }
        for place in places {
            words += ["in", Self.quoted(place.article)]
            if let offset = place.offset { words += ["at", String(offset)] }
        }
        switch form.value {
        case .nothing: break
        case .name(let name, let word, _, _): words += [word, Self.quoted(name)]
        case .kind(let kind, let word, _): words += [word, kind.rawValue]
        }
        if let otherAnchor { words += ["of", Self.quoted(otherAnchor)] }
        return words.joined(separator: " ")
    }

    /// The first word of its line.
    public var verb: String { String(line.prefix { $0 != " " }) }

    /// The correction that a kept line says; a line that cannot be read stays what it is.
    public init(kept line: String) {
        do {
            try self.init(line: line)
        } catch {
            self.init(.unread(line: line, problem: String(describing: error)), kind: .other, name: "")
        }
    }

    /// The correction that a line says.
    ///
    /// - Throws: ``CorrectionError``.
    public init(line: String) throws {
        var words = try LineWords(line)
        let verb = try words.next("what is decided")
        guard let known = Action.kinds.first(where: { $0.form.verb == verb }) else {
            throw CorrectionError.unknownAction(verb)
        }
        kind = try words.kind()
        name = try words.next("the name")
        anchor = words.skip("of") ? try words.next("the article’s day and title") : nil
        places = []
        while known.places != .none, words.skip("in") { places.append(try words.place()) }
        switch known.form.value {
        case .nothing: action = known
        case .name(_, let word, _, let make): action = make(try words.name(after: word))
        case .kind(_, let word, let make):
            try words.expect(word)
            action = make(try words.kind())
        }
        if otherName != nil, words.skip("of") { otherAnchor = try words.next("the article’s day and title") }
        if known.places == .required, places.isEmpty {
            throw CorrectionError.missing("the article where it holds")
        }
        if let word = words.rest { throw CorrectionError.tooMuch(word) }
    }

    /// `text` between quotation marks, with its own marks, backslashes and line breaks escaped, so that it stays one
    /// line.
    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}

/// The words of a line; what stands between quotation marks is one.
private struct LineWords {
    private var words: [String] = []
    private var position = 0

    init(_ line: String) throws {
        var scalars = line.unicodeScalars.makeIterator()
        var word = ""
        var isInside = false
        var isOpen = false
        while let scalar = scalars.next() {
            switch scalar {
            case "\\" where isOpen:
                guard let next = scalars.next() else { throw CorrectionError.unfinishedQuotation }
                word.unicodeScalars.append(next == "n" ? "\n" : next == "r" ? "\r" : next)
            case "\"":
                isOpen.toggle()
                isInside = true
            case " " where !isOpen, "\t" where !isOpen, "\r" where !isOpen:
                if isInside { words.append(word) }
                word = ""
                isInside = false
            default:
                word.unicodeScalars.append(scalar)
                isInside = true
            }
        }
        guard !isOpen else { throw CorrectionError.unfinishedQuotation }
        if isInside { words.append(word) }
    }

    var rest: String? { position < words.count ? words[position] : nil }

    mutating func next(_ what: String) throws -> String {
        guard let word = rest else { throw CorrectionError.missing(what) }
        position += 1
        return word
    }

    mutating func skip(_ word: String) -> Bool {
        guard rest == word else { return false }
        position += 1
        return true
    }

    mutating func expect(_ word: String) throws {
        guard let found = rest else { throw CorrectionError.missing("“\(word)”") }
        guard skip(word) else { throw CorrectionError.tooMuch(found) }
    }

    /// An article, and where it says so an offset in it.
    mutating func place() throws -> Correction.Place {
        var place = Correction.Place(article: try next("the article’s day and title"))
        if skip("at") {
            let number = try next("the offset")
            guard let offset = Int(number), offset >= 0 else { throw CorrectionError.tooMuch(number) }
            place.offset = offset
        }
        return place
    }

    mutating func name(after word: String) throws -> String {
        try expect(word)
        return try next("the other name")
    }

    mutating func kind() throws -> EntityKind {
        let word = try next("the kind")
        guard let kind = EntityKind(rawValue: word) else { throw CorrectionError.unknownKind(word) }
        return kind
    }
}
