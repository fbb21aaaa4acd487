import Entities

/// The name of an organisation, brought to one form.
enum OrganizationName {
    /// `name` folded, without a leading article and a company's legal form: “The Acme Corp.” → “acme”.
    static func normalized(_ name: String) -> String {
        var words = NameFolding.fold(name).split(separator: " ").map(String.init)
        if words.count > 1, words[0] == "the" { words.removeFirst() }
        while words.count > 1, let last = words.last, legalForms.contains(last) { words.removeLast() }
        return words.joined(separator: " ").split(separator: ",").joined()
    }

    private static let legalForms: Set<String> = [
        "inc", "plc", "ltd", "limited", "llc", "corp", "corporation", "co", "company", "ag", "gmbh", "sa",
        "nv", "spa", "oyj", "ab",
        "as", "bv", "kg", "kgaa", "se", "llp", "lp", "pty", "incorporated",
    ]
}
