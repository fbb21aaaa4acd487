/// The numbers by which rows of `epithet` say what they are: what articles call an entity, and what they call it once corrected.
enum EpithetRole {
    static func name(_ isCorrected: Bool) -> Int { isCorrected ? 2 : 0 }
    static func role(_ isCorrected: Bool) -> Int { isCorrected ? 3 : 1 }
}
