/// What the words of an element's class and id suggest of it.
///
/// They are plain words of English, and only a weak sign.
struct PageHints: OptionSet {
    let rawValue: UInt32

    static let comment = PageHints(rawValue: 1 << 0)
    static let related = PageHints(rawValue: 1 << 1)
    static let share = PageHints(rawValue: 1 << 2)
    static let newsletter = PageHints(rawValue: 1 << 3)
    static let advertisement = PageHints(rawValue: 1 << 4)
    static let caption = PageHints(rawValue: 1 << 5)
    static let byline = PageHints(rawValue: 1 << 6)
    static let biography = PageHints(rawValue: 1 << 7)
    static let navigation = PageHints(rawValue: 1 << 8)
    static let footer = PageHints(rawValue: 1 << 9)
    static let sidebar = PageHints(rawValue: 1 << 10)
    static let consent = PageHints(rawValue: 1 << 11)
    static let pullQuote = PageHints(rawValue: 1 << 12)
    static let tags = PageHints(rawValue: 1 << 13)
    static let picture = PageHints(rawValue: 1 << 14)
    static let title = PageHints(rawValue: 1 << 15)
    static let hidden = PageHints(rawValue: 1 << 16)
    static let tools = PageHints(rawValue: 1 << 17)
    static let keyEvents = PageHints(rawValue: 1 << 18)

    init(rawValue: UInt32) { self.rawValue = rawValue }

    /// - Parameter value: A class or an id: words parted by spaces, hyphens, underscores or capitals. What has five words or
    ///   more is a sentence and no name.
    init(_ value: ArraySlice<UInt8>) {
        var hints = PageHints()
        for name in value.split(whereSeparator: { $0 <= 0x20 }) { hints.formUnion(Self.hints(of: name)) }
        self = hints
    }

    private static let mostWords = 4

    private static func hints(of name: ArraySlice<UInt8>) -> PageHints {
        var hints = PageHints()
        var words = 0
        var (key, previous): (UInt64, UInt64) = (0, 0)
        var length = 0
        var wasSmall = false
        func finish() {
            guard length > 0 else { return }
            if length > 1, length <= 12, let hint = Self.words[key] { hints.formUnion(hint) }
            if previous != 0, let hint = pairs[previous &* 31 &+ key] { hints.formUnion(hint) }
            (previous, key, length) = (key, 0, 0)
        }
        var isInWord = false
        for byte in name {
            let isCapital = (0x41...0x5A).contains(byte)
            let isLetter = isCapital || (0x61...0x7A).contains(byte)
            if !isLetter || isCapital && wasSmall { finish() }
            if isLetter, !isInWord { words += 1 }
            isInWord = isLetter
            if isLetter {
                key = key &* 40 &+ UInt64(byte & 0x1F)
                length += 1
            }
            wasSmall = isLetter && !isCapital
        }
        finish()
        return words <= mostWords ? hints : []
    }

    private static func key(_ word: some StringProtocol) -> UInt64 {
        word.utf8.reduce(0) { $0 &* 40 &+ UInt64($1 & 0x1F) }
    }

    private static let words: [UInt64: PageHints] = {
        let words: [(PageHints, String)] = [
            (.comment, "comment comments commenting commentlist discussion reply replies respond responses"),
            (
                .related,
                "related recommended recommendation recommendations trending popular recirculation teaser teasers promo promos upsell"
            ),
            (.share, "share shares sharing social"),
            (.newsletter, "newsletter newsletters subscribe subscription signup optin"),
            (.advertisement, "ad ads advert adverts advertisement advertising sponsor sponsored sponsors"),
            (.caption, "caption captions credit credits figcaption"),
            (.byline, "byline author authors contributor"),
            (.biography, "bio biography"),
            (.navigation, "nav navbar navigation menu breadcrumb breadcrumbs pager pagination paging"),
            (.footer, "footer footers colophon copyright"), (.sidebar, "sidebar rail widget widgets"),
            (.consent, "cookie cookies consent gdpr modal popup overlay lightbox"),
            (.pullQuote, "pullquote"), (.tags, "tags taglist topics keywords tag"),
            (.picture, "image photo picture gallery slideshow slider carousel figure media"),
            (.title, "title headline"),
            (.hidden, "hidden hide invisible visuallyhidden"),
            (.tools, "tools toolbar toolbox print login"),
        ]
        return words.reduce(into: [:]) { table, entry in
            for word in entry.1.split(separator: " ") { table[key(word), default: []].formUnion(entry.0) }
        }
    }()

    private static let pairs: [UInt64: PageHints] = {
        let pairs: [(PageHints, String)] = [
            (.pullQuote, "pull-quote"), (.keyEvents, "key-events"),
            (.related, "read-more also-read more-from most-read see-also more-stories you-may"),
            (.biography, "about-author author-bio author-info author-box author-description author-profile"),
            (.newsletter, "sign-up"), (.hidden, "sr-only screen-reader"),
            (.navigation, "table-contents"), (.hidden, "d-none"),
        ]
        return pairs.reduce(into: [:]) { table, entry in
            for pair in entry.1.split(separator: " ") {
                let words = pair.split(separator: "-")
                table[key(words[0]) &* 31 &+ key(words[1]), default: []].formUnion(entry.0)
            }
        }
    }()
}
