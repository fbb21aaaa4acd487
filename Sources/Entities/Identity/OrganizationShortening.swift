/// How a name can abbreviate a longer one.
enum OrganizationShortening {
    case initials
    case part

    /// - Parameter isIntroduced: Whether the text has the long name before the short one.
    init?(_ short: OrganizationName, of long: OrganizationName, isIntroduced: Bool, lists: WordLists) {
        if short.isAcronym(of: long) {
            self = .initials
            return
        }
        guard short.words.count < long.words.count, let first = short.words.first else { return nil }
        // “the Commission” for the European Commission, but not “the House” for the White House.
        if long.words.suffix(short.words.count).elementsEqual(short.words), short.essential != "house" {
            self = .part
            return
        }
        guard long.words.starts(with: short.words), !short.isBody, !short.isAcronym,
            short.words.count > 1 || !OrganizationName.isGeneric(first),
            lists.countryCode(ofFolded: first) == nil,
            // The United Nations is not its Security Council, nor is a firm its branch in a country.
            !short.isListed, isIntroduced || long.plainShort == short.canonical
        else { return nil }
        self = .part
    }
}
