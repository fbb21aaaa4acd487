/// The numbers by which rows of `epithet` say what they are.
enum EpithetRole: Int {
    case name, role
    /// Of a corrected entity, as it is shown.
    case shownName, shownRole

    static func name(isCorrected: Bool) -> EpithetRole { isCorrected ? .shownName : .name }

    /// A condition on rows of `epithet` for what an entity, argument 1 of the statement, is shown to be called.
    static let isShownName = "entity = ?1 AND role = (SELECT 2 * isCorrected FROM entity WHERE id = ?1)"
    /// The same for its roles.
    static let isShownRole = "entity = ?1 AND role = (SELECT 2 * isCorrected + 1 FROM entity WHERE id = ?1)"
}
