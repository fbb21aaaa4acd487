import Articles

/// The annotation in a line of JSON, whose places are counted in Unicode scalars of its text.
struct AnnotationLine {
    private let line: JSONValue
    private let offsets: TextOffsets

    init(_ line: JSONValue, _ offsets: TextOffsets) {
        self.line = line
        self.offsets = offsets
    }

    private typealias Refusal = LineAnnotations.Refusal

    /// - Throws: ``LineAnnotations/Refusal`` where a part of it does not fit the text or another part.
    func annotation() throws -> Annotation {
        guard let entities = list("entities"), let mentions = list("mentions"), let quotes = list("quotes"),
            let sentences = list("sentences")
        else { throw Refusal.damaged(what: "entities, mentions, quotes or sentences") }
        var indices: [String: Int] = [:]
        var annotation = Annotation()
        for (index, item) in entities.enumerated() {
            guard let id = string(item["id"]), let entity = entity(item) else {
                throw Refusal.damaged(what: "entities")
            }
            indices[id] = index
            annotation.entities.append(entity)
        }
        annotation.mentions = try mentions.map { item in
            guard let mention = mention(item, indices) else { throw Refusal.damaged(what: "mentions") }
            return mention
        }
        annotation.quotations = try quotes.map { item in
            guard let quotation = quotation(item, indices) else { throw Refusal.damaged(what: "quotes") }
            return quotation
        }
        var end = 0
        annotation.sentences = try sentences.map { item in
            let pair = item.list
            guard pair.count == 2, let range = offsets.utf8Range(pair[0], pair[1]), range.lowerBound >= end
            else { throw Refusal.damaged(what: "sentences") }
            end = range.upperBound
            return range
        }
        return annotation
    }

    private func list(_ key: String) -> [JSONValue]? {
        guard case .array(let items)? = line[key] else { return nil }
        return items
    }

    /// Text as the recogniser may have found it: in one line, without what a terminal would obey.
    private func string(_ value: JSONValue?) -> String? {
        guard case .string(let text)? = value else { return nil }
        return CleanText.safe(text)
    }

    private func strings(_ value: JSONValue?) -> [String] { (value?.list ?? []).compactMap { string($0) } }

    private func number(_ value: JSONValue?) -> Double? {
        guard case .number(let figures)? = value, let number = Double(figures), (0...1).contains(number)
        else { return nil }
        return number
    }

    private func entity(_ item: JSONValue) -> Entity? {
        guard let name = string(item["name"]), !name.isEmpty,
            let kind = string(item["kind"]).flatMap(EntityKind.init)
        else { return nil }
        return Entity(
            name: name, kind: kind, aliases: strings(item["aliases"]), roles: strings(item["roles"]),
            nation: string(item["nation"]), gender: string(item["gender"]).flatMap(Entity.Gender.init))
    }

    private func mention(_ item: JSONValue, _ indices: [String: Int]) -> Mention? {
        guard let range = offsets.utf8Range(item["start"], item["end"]),
            let kind = string(item["kind"]).flatMap(EntityKind.init),
            let form = string(item["form"]).flatMap(Mention.Form.init),
            let entity = string(item["entity"]).flatMap({ indices[$0] }),
            let reason = string(item["reason"]), let confidence = number(item["confidence"])
        else { return nil }
        return Mention(
            range: range, kind: kind, form: form, entity: entity, reason: reason, confidence: confidence)
    }

    private func quotation(_ item: JSONValue, _ indices: [String: Int]) -> Quotation? {
        guard let range = offsets.utf8Range(item["start"], item["end"]),
            let kind = string(item["kind"]).flatMap(Quotation.Kind.init),
            let confidence = number(item["confidence"])
        else { return nil }
        let speakers = [item["speaker"], item["speaks_for"]].map { string($0) }
        // Whoever is named must be among the entities.
        guard speakers.allSatisfy({ $0.map { indices[$0] != nil } ?? true }) else { return nil }
        return Quotation(
            range: range, speaker: speakers[0].flatMap { indices[$0] }, cue: string(item["cue"]),
            confidence: confidence, kind: kind, speakerWords: string(item["speaker_words"]),
            speaksFor: speakers[1].flatMap { indices[$0] })
    }
}
