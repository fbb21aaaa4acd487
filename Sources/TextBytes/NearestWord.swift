/// The word that was meant by a mistyped one.
public enum NearestWord {
    /// The nearest of `words`, if it is near: at most a third of the letters differ.
    public static func of(_ word: String, among words: [String]) -> String? {
        let bytes = Array(word.utf8)
        let limit = max(1, bytes.count / 3)
        let near = words.compactMap { word in
            EditDistance.between(bytes, Array(word.utf8), limit: limit).map { (word: word, distance: $0) }
        }
        return near.min { $0.distance < $1.distance }?.word
    }

    /// “; did you mean …?”, where a word is near; else nothing.
    public static func hint(for word: String, among words: [String]) -> String {
        of(word, among: words).map { "; did you mean \($0)?" } ?? ""
    }
}
