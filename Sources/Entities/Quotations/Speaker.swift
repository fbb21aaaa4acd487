/// Who says a quotation: somebody named, or somebody whom the article only describes.
struct Speaker {
    let answer: SpeakerFinder.Answer
    /// The tokens that stand for a speaker without a name: “a spokesman for the union”.
    private(set) var words: Range<Int>?
    /// The entity in whose name that speaker speaks.
    private(set) var speaksFor: Int?

    /// - Parameter phrase: The subject of the quotation's verb.
    init(_ found: SpeakerFinder.Answer, phrase: SpeakerPhrase, finder: SpeakerFinder) {
        var answer = found
        // A spokesman keeps his words to himself.
        if finder.isMouthpiece(phrase),
            answer.speaker.map({ finder.resolution.drafts[$0].kind != .person }) ?? true
        {
            speaksFor = phrase.head.flatMap { finder.employer(of: $0, from: phrase.tokens.lowerBound) }
            answer.speaker = nil
            answer.token = nil
        }
        if answer.speaker == nil { words = finder.describedSpeaker(phrase) }
        self.answer = answer
    }
}
