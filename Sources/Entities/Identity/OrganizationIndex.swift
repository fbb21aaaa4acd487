/// The organisations of an article by what their names can be shortened to.
struct OrganizationIndex {
    private var byInitials: [String: [Int]] = [:]
    private var byHead: [String: [Int]] = [:]
    private var byTail: [String: [Int]] = [:]

    mutating func add(_ form: OrganizationName, as entity: Int) {
        for letters in form.initials { byInitials[letters, default: []].append(entity) }
        var head = ""
        var tail = ""
        for (word, last) in zip(form.words, form.words.reversed()).prefix(max(0, form.words.count - 1)) {
            head += head.isEmpty ? word : " " + word
            tail = tail.isEmpty ? last : last + " " + tail
            byHead[head, default: []].append(entity)
            byTail[tail, default: []].append(entity)
        }
    }

    /// The organisations, in the order they were added, that have these initials, or this beginning or end.
    func entities(shortenedTo form: OrganizationName) -> [Int] {
        let letters = form.letters.flatMap { byInitials[$0] } ?? []
        let all = letters + byHead[form.essential, default: []] + byTail[form.essential, default: []]
        return all.count < 2 ? all : Set(all).sorted()
    }
}
