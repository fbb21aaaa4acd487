/// The numbers in rows of `epithet` that say what they are.
enum EpithetRole: Int {
    case name, role
    /// The name and role of a corrected entity, as they are shown.
    case shownName, shownRole

    static func name(isCorrected: Bool) -> EpithetRole { isCorrected ? .shownName : .name }

    /// A condition on rows of `epithet` for the names that an entity, argument 1 of the statement, is shown with.
    static let isShownName = "entity = ?1 AND role = (SELECT 2 * isCorrected FROM entity WHERE id = ?1)"
    /// The same for its roles.
    static let isShownRole = "entity = ?1 AND role = (SELECT 2 * isCorrected + 1 FROM entity WHERE id = ?1)"
}
