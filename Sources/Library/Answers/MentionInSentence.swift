/// A mention in its sentence, as `dossier mentions` and a person's dossier show it.
public struct MentionInSentence: Equatable, Sendable {
    public var headline: Headline
    public var mention: LibraryMention
    /// The name as it stands in the text.
    public var text: String
    public var sentence: String
    /// UTF-8 offsets of the mention within `sentence`.
    public var rangeInSentence: Range<Int>

    public init(
        _ headline: Headline, mention: LibraryMention, text: String, sentence: String,
        rangeInSentence: Range<Int>
    ) {
        self.headline = headline
        self.mention = mention
        self.text = text
        self.sentence = sentence
        self.rangeInSentence = rangeInSentence
    }
}
