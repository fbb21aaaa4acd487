import Testing
import TextBytes

@Suite struct `Folded text` {
    private func part(_ range: Range<Int>, of text: String) -> String {
        String(decoding: Array(text.utf8)[range], as: UTF8.self)
    }

    @Test(arguments: [
        ("Vučić", "vucic"), ("Đặng Łukasz", "dang lukasz"), ("STRAẞE", "strasse"), ("Zoe\u{308}", "zoe"),
        ("O’Brien", "o'brien"), ("ÉCOLE", "ecole"), ("Путин", "путин"), ("Ærø", "aero"),
        ("Τσίπρας", "τσιπρασ"), ("ΤΣΙΠΡΑΣ", "τσιπρασ"), ("Ἀθῆναι", "αθηναι"), ("Зелёный", "зеленый"),
        ("Йод и иней", "йод и иней"), ("Йод", "йод"), ("Київ", "київ"),
        ("ﬁnance eﬃcient", "finance efficient"),
        ("ＡＢＣ１２", "abc12"), ("Straße ﬆ", "strasse st"), ("İstanbul ılık", "istanbul ilik"),
        ("Œuvre Łódź", "oeuvre lodz"),
        ("مُحَمَّد", "محمد"), ("أحمد", "احمد"), ("שָׁלוֹם", "שלום"), ("한국", "한국"), ("が", "が"), ("เมื่อ", "เมื่อ"),
        ("½", "½"), ("क़", "क़"), ("Ⅳ", "iv"),
    ])
    func `it has neither case nor marks`(text: String, folded: String) {
        #expect(Folding.folded(text) == folded)
    }

    @Test func `a match is given where it stands in the source`() {
        let text = "Aleksandar Vučić met VUČIĆ."
        let found = FoldedText(text).ranges(of: "vucic").map { part($0, of: text) }
        #expect(found == ["Vučić", "VUČIĆ"])
    }

    @Test func `a letter with a combining mark is taken whole`() {
        let text = "Zoe\u{308} and Zoe"
        let found = FoldedText(text).ranges(of: "zoe").map { part($0, of: text) }
        #expect(found == ["Zoe\u{308}", "Zoe"])
    }

    @Test func `a ligature of which a part matches is taken whole`() {
        let text = "An eﬃcient ﬁrm"
        let found = FoldedText(text).ranges(of: "fi").map { part($0, of: text) }
        #expect(found == ["ﬃ", "ﬁ"])
        #expect(FoldedText("ο Τσίπρας").ranges(of: "ΤΣΙΠΡΑΣ") == [3..<17])
    }

    @Test func `nothing is found in nothing`() {
        #expect(FoldedText("").ranges(of: "a").isEmpty)
        #expect(FoldedText("abc").ranges(of: "").isEmpty)
    }
}
