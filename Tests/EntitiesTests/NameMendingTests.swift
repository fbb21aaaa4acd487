import Testing

@testable import Entities

@Suite struct `Names as the model finds them are mended` {
    /// The mended names of one sentence, whose words are parted by blanks, as `text|kind`.
    ///
    /// - Parameter names: `text|kind`, and a confidence where it is not 0.8.
    private func mended(_ sentence: String, _ names: [String]) -> [String] {
        mended([sentence], names)
    }

    private func mended(_ sentences: [String], _ names: [String]) -> [String] {
        let split = sentences.map { $0.split(separator: " ").map(String.init) }
        let words = split.flatMap { $0 }
        var ranges: [Range<Int>] = []
        for sentence in split {
            let start = ranges.last?.upperBound ?? 0
            ranges.append(start..<start + sentence.count)
        }
        var from = 0
        let found = names.map { name -> RecognizedName in
            let parts = name.split(separator: "|").map(String.init)
            let own = parts[0].split(separator: " ").map(String.init)
            let start =
                (from...words.count - own.count).first { Array(words[$0..<$0 + own.count]) == own } ?? 0
            from = start + own.count
            return RecognizedName(
                tokens: start..<from, kind: EntityKind(rawValue: parts[1]) ?? .other,
                confidence: parts.count > 2 ? Double(parts[2]) ?? 0 : 0.8)
        }
        let mending = NameMending(
            sentences: ranges, word: { words[$0] }, length: { words[$0].utf8.count })
        return mending.mended(found).map {
            words[$0.tokens].joined(separator: " ") + "|" + $0.kind.rawValue
        }
    }

    @Test func `a hashtag and a title alone are no names`() {
        #expect(mended("They wrote #OpenTheQuay under it", ["#OpenTheQuay|organization"]).isEmpty)
        #expect(mended("When the Sultan died , all wept", ["Sultan|person"]).isEmpty)
        #expect(mended("When Sultan died , all wept", ["Sultan|person"]) == ["Sultan|person"])
        #expect(mended("the Sultan Qaboos died", ["Sultan Qaboos|person"]) == ["Sultan Qaboos|person"])
    }

    @Test func `a noun of nationality is parted from the person it stands before`() {
        #expect(
            mended("Briton Marsh was third", ["Briton Marsh|person"]) == [
                "Briton|nationality", "Marsh|person",
            ])
        #expect(
            mended("behind Welshman Rees", ["Welshman Rees|place"]) == [
                "Welshman|nationality", "Rees|person",
            ])
        #expect(
            mended("in British Columbia", ["British Columbia|place"]) == ["British Columbia|place"])
        // German is a given name as well.
        #expect(mended("German Borisov left", ["German Borisov|person"]) == ["German Borisov|person"])
    }

    @Test func `a surname takes in its particles`() {
        #expect(mended("a call with von der Lann lasted", ["Lann|person"]) == ["von der Lann|person"])
        #expect(mended("the town of la Marsh", ["Marsh|person"]) == ["Marsh|person"])
        #expect(mended("le fils de Ana Kovač", ["Ana Kovač|person"]) == ["Ana Kovač|person"])
        #expect(mended("the ship of de Vries", ["Vries|organization"]) == ["Vries|organization"])
    }

    @Test(arguments: [
        ("Ana “ Red ” Kovač won", ["Ana|person", "Red|other", "Kovač|place"], "Ana “ Red ” Kovač|person"),
        ("Tom \" The Post \" Reed lost", ["Tom|person", "Reed|person"], "Tom \" The Post \" Reed|person"),
        (
            "Eduarda ( Lala ) Campos won", ["Eduarda|person", "Campos|person"],
            "Eduarda ( Lala ) Campos|person"
        ),
    ])
    func `a nickname stands within its name`(sentence: String, names: [String], right: String) {
        #expect(mended(sentence, names) == [right])
    }

    @Test func `what else stands in quotation marks or brackets behind a name does not join it`() {
        #expect(mended("Tom “ Never ” said Reed", ["Tom|person", "Reed|person"]).count == 2)
        #expect(mended("Ann ( UK ) Lee won", ["Ann|person", "Lee|person"]).count == 2)
        #expect(mended("Tom Reed ( Hull ) Ann Lee", ["Tom Reed|person", "Ann Lee|person"]).count == 2)
        #expect(mended("Tom “ Red", ["Tom|person"]) == ["Tom|person"])
    }

    @Test func `two names with an ampersand are a firm, unless they are two of something else`() {
        #expect(
            mended("two from Hale & Weir and", ["Hale|place", "Weir|person"]) == ["Hale & Weir|organization"])
        #expect(mended("one from Frith & Cole , too", ["Cole|person"]) == ["Frith & Cole|organization"])
        #expect(mended("for Ann & Tom , always", ["Ann|person", "Tom|person"]).count == 2)
        #expect(mended("in England & Wales", ["England|place", "Wales|place"]).count == 2)
        #expect(mended("Ann Lee & Tom Reed sang", ["Ann Lee|person", "Tom Reed|person"]).count == 2)
        #expect(mended("The Lasting Tomatoes & Cole", ["Cole|person"]) == ["Cole|person"])
        #expect(
            mended("They saw Salt & Bread", ["Salt|other", "Bread|person"]) == ["Salt & Bread|other"])
    }

    @Test func `one form has one kind in a document, unless both may be meant`() {
        let sentences = ["Ain Sabra has no water", "They left Ain Sabra", "Ain Sabra waits"]
        let names = ["Ain Sabra|place", "Ain Sabra|person|0.6", "Ain Sabra|place|0.7"]
        #expect(mended(sentences, names) == Array(repeating: "Ain Sabra|place", count: 3))
        // The model is sure of it.
        let sure = ["Ain Sabra|place", "Ain Sabra|person|0.95", "Ain Sabra|place|0.9"]
        #expect(mended(sentences, sure)[1] == "Ain Sabra|person")
        let country = ["Wales|place", "Wales|organization|0.6", "Wales|place"]
        #expect(
            mended(["Wales is wet", "and Wales won", "near Wales"], country)
                == ["Wales|place", "Wales|organization", "Wales|place"])
    }

    @Test func `what makes something is parted from who makes it, and “herself” tells a person`() {
        #expect(
            mended("Carmakers Arden and Sól fell", ["Carmakers Arden|person", "Sól|organization"]).first
                == "Arden|organization")
        #expect(mended("Castellane herself appears", []) == ["Castellane|person"])
        #expect(
            mended("Castellane herself met Ann Lee", ["Ann Lee|person"]) == [
                "Castellane|person", "Ann Lee|person",
            ])
        #expect(mended("President herself met Ann Lee", ["Ann Lee|person"]) == ["Ann Lee|person"])
    }

    @Test(arguments: [
        ("The tanker , Mira Dole , sank", "Mira Dole|person", "other"),
        ("The tanker Mira Dole sank", "Mira Dole|place", "other"),
        ("The tanker captain Mira Dole swam", "Mira Dole|person", "person"),
        ("Sorani is an old language", "Sorani|person", "other"),
        ("Sorani is an old language teacher", "Sorani|person", "person"),
        ("Shares of retailer Tom Hale fell", "Tom Hale|person", "organization"),
        ("Shares of the founder Tom Hale fell", "Tom Hale|person", "person"),
    ])
    func `the words beside a name state its kind`(sentence: String, name: String, kind: String) {
        let words = name.split(separator: "|")[0]
        #expect(mended(sentence, [name]) == ["\(words)|\(kind)"])
    }

    @Test func `what is stated once holds wherever the name stands`() {
        let sentences = ["Shares of retailer Tom Hale fell", "Tom Hale warned of worse"]
        #expect(
            mended(sentences, ["Tom Hale|person", "Tom Hale|person"])
                == ["Tom Hale|organization", "Tom Hale|organization"])
        #expect(
            mended(sentences, ["Tom Hale|person", "Tom Hale|person|0.98"])
                == ["Tom Hale|organization", "Tom Hale|person"])
    }

    @Test func `an acronym and a nationality of no country are settled by the vote`() {
        #expect(
            mended(["the dam NKRD", "NKRD is full"], ["NKRD|place|0.8", "NKRD|organization|0.4"])
                == ["NKRD|place", "NKRD|place"])
        #expect(
            mended(
                ["broker Alderpine fell", "an Alderpine user"],
                ["Alderpine|organization|0.7", "Alderpine|nationality|0.6"])
                == ["Alderpine|organization", "Alderpine|organization"])
    }
}
