/// A passage that is cut out of a source before its lines are known.
struct CutPassage {
    /// The kind, in words.
    var what: String
    var text: String
    /// Where it stood: so many bytes of what is left stand before it.
    var place: Int
}
