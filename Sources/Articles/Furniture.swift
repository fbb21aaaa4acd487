/// Tells what surrounds an article from the article, by its shape: invitations, links to others, captions, notices.
///
/// The rules look for the forms in which such lines are written everywhere, not for the words of any one publisher.
struct Furniture {
    private let lower: [UInt8]
    private let width: Int

    /// Running text is longer than any furniture.
    static let widest = 320

    /// - Parameter block: The bytes of one block.
    init(_ block: ArraySlice<UInt8>, width: Int) {
        self.width = width
        // No-break spaces are common in what was copied from pages.
        original = block.contains(0xC2) ? Self.withPlainSpaces(block) : Array(block)
        lower = original.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    }

    private static func withPlainSpaces(_ block: ArraySlice<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        for byte in block {
            if byte == 0xA0, result.last == 0xC2 {
                result[result.count - 1] = 0x20
            } else {
                result.append(byte)
            }
        }
        return result
    }

    private let original: [UInt8]

    /// Whether the block is matter around an article.
    var isFurniture: Bool {
        guard width <= Self.widest, let first = original.first else { return false }
        if isRule || isLinkLabel || endsWithCredit || isPhotoSlug || isReportingCredit { return true }
        if startsWithLabel || (width <= 40 && isButton) { return true }
        if width <= 160, isNotice || isReadingTime { return true }
        if width <= 240, isInvitation { return true }
        // Text that stands in for a picture: “man in a blue suit at a desk”.
        return width <= 90 && (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first)
            && SentenceEnd.first(in: original, of: original.indices) == nil
    }
}

extension Furniture {
    /// “-----”, “* * *”: a line drawn with marks.
    var isDrawnLine: Bool {
        original.allSatisfy { Array("-=*_~#+ ".utf8).contains($0) }
    }

    /// Nothing but marks.
    private var isRule: Bool {
        original.allSatisfy { byte in
            byte < 0x80 && !(byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) && !(0x30...0x39).contains(byte)
        }
    }

    /// “Storm hits coast [VIDEO]”: the kind of the linked thing in capitals and square brackets at the end.
    private var isLinkLabel: Bool {
        guard original.last == UInt8(ascii: "]"), let open = original.lastIndex(of: UInt8(ascii: "[")) else {
            return false
        }
        let label = original[(open + 1)..<(original.count - 1)]
        return (3...20).contains(label.count)
            && label.allSatisfy { (0x41...0x5A).contains($0) || $0 == 0x20 || $0 == UInt8(ascii: "/") }
    }

    /// “(Image: Getty)”, “[Photo by …]”, “(File photo)” at the end of a caption.
    private var endsWithCredit: Bool {
        guard let last = lower.last, last == UInt8(ascii: ")") || last == UInt8(ascii: "]") else {
            return false
        }
        guard
            let open = lower.lastIndex(of: last == UInt8(ascii: ")") ? UInt8(ascii: "(") : UInt8(ascii: "["))
        else {
            return false
        }
        let credit = lower[(open + 1)..<(lower.count - 1)]
        return credit.count <= 80
            && Self.pictureWords.contains { credit.starts(with: $0) || ends(credit, with: $0) }
    }

    /// “FRANCE-POLITICS-VOTE”: how agencies name a series of pictures.
    private var isPhotoSlug: Bool {
        guard original.contains(UInt8(ascii: "-")), original.count >= 7,
            original.contains(where: { (0x41...0x5A).contains($0) })
        else { return false }
        return original.allSatisfy {
            (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
                || $0 == UInt8(ascii: "/")
        }
    }

    /// “(Reporting by A; editing by B)”, “Additional reporting by C”.
    private var isReportingCredit: Bool {
        let text =
            lower.first == UInt8(ascii: "(") || lower.first == UInt8(ascii: "[")
            ? lower.dropFirst() : lower[...]
        return Self.reportingStarts.contains { text.starts(with: $0) }
    }

    /// “READ MORE: …”, “Related – …”: a label, then what it points to.
    private var startsWithLabel: Bool {
        for label in Self.labels where lower.starts(with: label) {
            var rest = lower.dropFirst(label.count)
            while rest.first == UInt8(ascii: " ") { rest.removeFirst() }
            guard let next = rest.first else { return true }
            if next == UInt8(ascii: ":") || next == UInt8(ascii: "|") || next == UInt8(ascii: ">") {
                return true
            }
            if rest.starts(with: [0xE2, 0x80, 0x93]) || rest.starts(with: [0xE2, 0x80, 0x94]) {
                return true
            }
            // “READ MORE Storm hits coast”: the label shouts, and no sentence begins so.
            let isShouted = original.prefix(label.count).allSatisfy { !(0x61...0x7A).contains($0) }
            if isShouted, label.contains(UInt8(ascii: " ")), rest.count < lower.count - label.count {
                return true
            }
        }
        return false
    }

    /// “Leave a Comment”, “Share this article”, “Advertisement”: nothing else in the block.
    private var isButton: Bool {
        var text = lower[...]
        while let last = text.last, [0x20, 0x2E, 0x21, 0x3A, 0x3E].contains(last) { text.removeLast() }
        // “Comments (12)”, “12 comments”.
        while let last = text.last, [0x28, 0x29, 0x20].contains(last) || (0x30...0x39).contains(last) {
            text.removeLast()
        }
        while let first = text.first, first == 0x20 || (0x30...0x39).contains(first) { text.removeFirst() }
        return Self.buttons.contains { text.elementsEqual($0) }
            || Self.buttonStarts.contains { text.starts(with: $0) }
    }

    /// “© 2024 Example News. All rights reserved.”
    private var isNotice: Bool {
        Self.noticeStarts.contains { lower.starts(with: $0) } || contains(Self.rightsReserved)
    }

    /// How long reading takes: “4 min read”.
    private var isReadingTime: Bool {
        width <= 24 && Self.readingTimes.contains { ends(lower[...], with: $0) }
            && (0x30...0x39).contains(lower.first ?? 0)
    }

    /// “Sign up for our newsletter”, “For all the latest …, go to …”: the reader is asked to do something.
    private var isInvitation: Bool {
        let asks = Self.invitations.contains { lower.starts(with: $0) }
        if asks, Self.wares.contains(where: contains) { return true }
        return Self.latestStarts.contains { lower.starts(with: $0) } && Self.goings.contains(where: contains)
    }

    private func contains(_ phrase: [UInt8]) -> Bool {
        guard let head = phrase.first, lower.count >= phrase.count else { return false }
        for start in 0...(lower.count - phrase.count) where lower[start] == head {
            if lower[start..<(start + phrase.count)].elementsEqual(phrase) { return true }
        }
        return false
    }

    private func ends(_ text: ArraySlice<UInt8>, with phrase: [UInt8]) -> Bool {
        text.count >= phrase.count && text.suffix(phrase.count).elementsEqual(phrase)
    }
}

extension Furniture {
    private static func phrases(_ list: String) -> [[UInt8]] {
        list.split(separator: "|").map { Array($0.utf8) }
    }

    private static let pictureWords = phrases(
        "image:|image by|image credit|images:|photo:|photo by|photo credit|photograph:|picture:|pic:|credit:|file photo"
            + "|file picture|file image|screenshot|archive photo|handout|pool photo|image source")
    private static let reportingStarts = phrases(
        "reporting by |additional reporting by |writing by |editing by |compiled by |with reporting by "
            + "|with agency|with inputs from |(with inputs from ")
    private static let labels = phrases(
        "read more|read next|read also|also read|read|more|see also|see more|related|related stories|related story"
            + "|related articles|related article|related news|recommended|watch|watch also|listen|don't miss|don’t miss"
            + "|just in|in pictures|in photos|video|photos|gallery|image source|image credit|image caption|photo credit"
            + "|picture credit|photo|picture|image|caption|source image|advertisement|editor's picks|most read|trending"
    )
    private static let buttons = phrases(
        "leave a comment|comment|comments|post a comment|add a comment|show comments|view comments|join the conversation"
            + "|share|share this|share this article|share this story|share article|share via email|print|print this page"
            + "|email this|copy link|link copied|save|save article|bookmark|follow|follow us|subscribe|subscribe now"
            + "|sign up|sign in|log in|register|advertisement|sponsored|sponsored content|promoted|ad|loading|skip ad"
            + "|read more|load more|see more|show more|view gallery|play video|back to top|most read|most popular"
            + "|related|related articles|related stories|related topics|more on this story|you may also like"
            + "|recommended stories|recommended for you|editors' picks|editor's picks|tags|topics|next article"
            + "|previous article|continue annotation|getty images|cookie settings|privacy policy|terms of use"
    )
    private static let buttonStarts = phrases(
        "share on |share to |tweet this|follow us on |follow us |click here|tap here|leave a comment|story continues"
            + "|article continues|this video is|listen to this article|skip to |view image|enlarge image")
    private static let noticeStarts = phrases(
        "©|copyright ©|copyright (c)|copyright 1|copyright 2|(c) 1|(c) 2|this article was originally published"
            + "|this article first appeared|this story was originally published|first published in ")
    private static let rightsReserved = Array("all rights reserved".utf8)
    private static let readingTimes = phrases("min read|mins read|minute read|minutes read")
    private static let invitations = phrases(
        "sign up|subscribe|would you like|want |get |follow |join |click |tap |download |visit |don't miss|don’t miss"
            + "|stay |for more|for the |for all|to receive|receive |enter your|register |support |do you have|have you got"
            + "|if you |read more|like us|you can |check out")
    private static let wares = phrases(
        "newsletter|notification|to your inbox|in your inbox|straight to your|our app|the app|whatsapp channel|telegram channel"
            + "|our channel|on facebook|on twitter|on instagram|on telegram|push alert|breaking news alert|news alerts"
            + "|email address|daily briefing|subscri|our podcast|wherever you get your podcasts|click here|here to read"
            + "|contact us|get in touch|our website|youtube channel|google news")
    private static let latestStarts = phrases(
        "for all the latest|for the latest|for more information|for more news|for more stories|for more on |for breaking|for the best|for daily|stay up to date|stay updated|keep up with"
    )
    private static let goings = phrases(
        "go to |visit |click |follow |subscribe|download |see our|head to |check out|sign up|log on")
}
