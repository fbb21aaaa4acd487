import Articles
import Library
import Testing

@Suite struct `Asking in other scripts` {
    private let library: Library

    init() throws {
        library = try Library.inMemory()
        try library.put(article("ΑΛΕΞΗΣ", "Ο Τσίπρας μίλησε."), path: "/s/greek")
        try library.put(article("Зелёный", "Йод и ёлка."), path: "/s/cyrillic")
        try library.put(article("Print", "An eﬃcient ﬁnance ＡＢＣ１２ system."), path: "/s/print")
        try library.put(
            article("Thai", "นายกรัฐมนตรีแถลงข่าวที่กรุงเทพมหานครเมื่อวานนี้ ABC กรุงเก่า"), path: "/s/thai")
        try library.put(article("Khmer", "រាជធានីភ្នំពេញជាទីក្រុង"), path: "/s/khmer")
        try library.put(article("Burmese", "ရန်ကုန်မြို့တွင်ပြောသည်"), path: "/s/burmese")
        try library.put(article("Lao", "ນະຄອນຫຼວງວຽງຈັນ"), path: "/s/lao")
        try library.put(article("Arabic", "قال مُحَمَّد أحمد"), path: "/s/arabic")
    }

    @Test(arguments: [
        ("τσιπρας", "ΑΛΕΞΗΣ"), ("ΤΣΙΠΡΑΣ", "ΑΛΕΞΗΣ"), ("αλεξης", "ΑΛΕΞΗΣ"), ("зеленый", "Зелёный"),
        ("ЁЛКА", "Зелёный"),
        ("йод", "Зелёный"), ("finance", "Print"), ("efficient", "Print"), ("abc12", "Print"),
        ("ｆｉｎａｎｃｅ", "Print"),
        ("กรุงเทพ", "Thai"), ("แถลงข่าว", "Thai"), ("กรุงเทพมหานคร ABC", "Thai"), ("กรุ* กรุงเก่า", "Thai"),
        ("ភ្នំពេញ", "Khmer"), ("ရန်ကုန်", "Burmese"), ("ວຽງຈັນ", "Lao"), ("محمد", "Arabic"), ("احمد", "Arabic"),
    ])
    func `words are found as people write them`(query: String, title: String) throws {
        #expect(try library.titles(query) == [title])
    }

    @Test(arguments: ["иод", "กรุงกรุง", "เทพกรุง", "ពេញភ្នំ"])
    func `other words are not`(query: String) throws {
        #expect(try library.titles(query).isEmpty)
    }

    @Test(arguments: [
        ("กรุงเทพ", "กรุงเทพ"), ("τσιπρας", "Τσίπρας"), ("finance", "ﬁnance"), ("ភ្នំពេញ", "ភ្នំពេញ"),
        ("محمد", "مُحَمَّد"),
    ])
    func `a hit is marked where it stands`(query: String, marked: String) throws {
        let hit = try #require(try library.search(query, window: 0..<1, isTyping: false).items.first)
        #expect(hit.matches.map { String(hit.sentence.slice(utf8: $0)) } == [marked])
        #expect(try library.places(of: query, in: hit.headline.article, isTyping: false).count == 1)
    }

    @Test(arguments: ["ก", "กรุงเ", "กรุงเท", "กรุงเทพม"])
    func `a word without spaces is found while it is typed`(typed: String) throws {
        #expect(try library.search(typed, window: 0..<5, isTyping: true).total == 1)
    }
}
