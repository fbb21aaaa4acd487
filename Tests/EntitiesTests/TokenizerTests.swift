import Articles
import Testing

@testable import Entities

private func words(_ text: String) -> [String] {
    let tokenized = Tokenizer().tokenize(text, blocks: [])
    return tokenized.tokens.indices.map(tokenized.word)
}

private func sentences(_ text: String, blocks: [Article.Block] = []) -> [String] {
    let tokenized = Tokenizer().tokenize(text, blocks: blocks)
    return tokenized.sentences.map(tokenized.words)
}

@Suite struct `Cutting text into words` {
    @Test(arguments: [
        ("The U.S. said so.", ["The", "U.S.", "said", "so", "."]),
        ("Mr. Vega met Lt. Gen. Ann O'Brien", ["Mr.", "Vega", "met", "Lt.", "Gen.", "Ann", "O'Brien"]),
        ("Bashar al-Assad and David-Wilp", ["Bashar", "al-Assad", "and", "David-Wilp"]),
        ("AT&T paid $3bn on 9/11", ["AT&T", "paid", "$", "3bn", "on", "9/11"]),
        ("Kenya’s vote, Kenya's vote", ["Kenya", "’s", "vote", ",", "Kenya", "'s", "vote"]),
        ("the Smiths' house", ["the", "Smiths", "'", "house"]),
        ("the U.S.’s plan", ["the", "U.S.", "’s", "plan"]),
        ("“Yes,” she said—twice", ["“", "Yes", ",", "”", "she", "said", "—", "twice"]),
        ("wait... what…", ["wait", "...", "what", "…"]),
        ("KYIV, Ukraine (AP) — Rain", ["KYIV", ",", "Ukraine", "(", "AP", ")", "—", "Rain"]),
        ("see https://example.com/a,b?c=d. Then", ["see", "https://example.com/a,b?c=d", ".", "Then"]),
        ("write to a.b@example.com, now", ["write", "to", "a.b@example.com", ",", "now"]),
        ("@ann_b on #Kyiv2024!", ["@ann_b", "on", "#Kyiv2024", "!"]),
        ("London-based, pro-Assad, US-led", ["London", "-based", ",", "pro-", "Assad", ",", "US", "-led"]),
        ("US-China talks", ["US", "-", "China", "talks"]),
        ("Vučić, Erdoğan, Łukasz, Đặng", ["Vučić", ",", "Erdoğan", ",", "Łukasz", ",", "Đặng"]),
        ("don't and doesn’t", ["don't", "and", "doesn’t"]),
        ("1,000.5 at 10:30", ["1,000.5", "at", "10:30"]),
        ("J. R. Vega Jr.", ["J.", "R.", "Vega", "Jr."]),
        ("ended.The next", ["ended", ".", "The", "next"]),
        ("US$5m", ["US$5m"]),
    ])
    func `news is cut where a reader would cut it`(text: String, expected: [String]) {
        #expect(words(text) == expected)
    }

    @Test(arguments: [
        "", " \n\t ", "\u{0301}", "’s", "'", "-", "a-", "-a", "@", "#", "://", "www.", "…", "\u{200B}", "😀😀",
        "x\u{0}y",
    ])
    func `whatever stands there, tokens lie within the text in order`(text: String) {
        let tokenized = Tokenizer().tokenize(text, blocks: [])
        var end = 0
        for token in tokenized.tokens {
            #expect(token.range.lowerBound >= end && token.range.upperBound > token.range.lowerBound)
            end = token.range.upperBound
        }
        #expect(end <= text.utf8.count)
    }
}

@Suite struct `Cutting text into sentences` {
    @Test(arguments: [
        ("It ended. Then it began.", ["It ended.", "Then it began."]),
        ("He lives in the U.S. The rest left.", ["He lives in the U.S.", "The rest left."]),
        ("The U.S. Senate met Mr. Vega on Jan. 5.", ["The U.S. Senate met Mr. Vega on Jan. 5."]),
        ("“Go!” she said. “Now.” They went.", ["“Go!” she said.", "“Now.”", "They went."]),
        ("He asked why? Nobody knew…", ["He asked why?", "Nobody knew…"]),
        ("Dr. J. K. Vega spoke.", ["Dr. J. K. Vega spoke."]),
        (
            "Walter A. I. Vega spoke. So did I. He left.",
            ["Walter A. I. Vega spoke.", "So did I.", "He left."]
        ),
        ("- one\n- two", ["- one", "- two"]),
        ("It was Ana de Vries. de Vries left.", ["It was Ana de Vries.", "de Vries left."]),
        ("See p. de Vries.", ["See p. de Vries."]),
    ])
    func `full stops of abbreviations end none`(text: String, expected: [String]) {
        #expect(sentences(text) == expected)
    }

    @Test func `no sentence goes over the border of a block`() {
        let blocks = [
            Article.Block(kind: .title, range: 0..<9), Article.Block(kind: .paragraph, range: 10..<20),
        ]
        let tokenized = Tokenizer().tokenize("The title\nThe text. ", blocks: blocks)
        #expect(tokenized.sentences.map(tokenized.words) == ["The title", "The text."])
        #expect(tokenized.blocks == [0, 1])
    }

    @Test func `a text without full stops is cut all the same`() {
        let tokenized = Tokenizer().tokenize(String(repeating: "word ", count: 5000), blocks: [])
        #expect(tokenized.sentences.count > 10)
        #expect(tokenized.sentences.last?.upperBound == 5000)
    }

    @Test(arguments: [")", "X-based", "-a", "’s", "(\"", ". ", "U.S.", "@", "a.", "Ann Lee "])
    func `a line of one thing over and over is cut in time that grows with its length`(piece: String) {
        let text = String(repeating: piece, count: 300_000 / piece.utf8.count)
        let start = ContinuousClock.now
        let tokenized = Tokenizer().tokenize(text, blocks: [])
        #expect(!tokenized.tokens.isEmpty)
        #expect(start.duration(to: .now) < .seconds(20))
    }
}
