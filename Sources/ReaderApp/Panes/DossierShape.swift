import Entities
import TerminalUI

/// How a dossier fills its place on the screen: one column of parts or two, and at the foot the line under the cursor in full.
struct DossierShape: Equatable, Sendable {
    /// Where rows of parts stand.
    let columns: [Rect]
    /// The parts of each column.
    let parts: [[DossierPart]]
    /// The line under the cursor in full, below a rule that names its source; empty when there is no space.
    let foot: Rect
    /// How high the chart is.
    let chartRows: Int

    /// From this width on, the long lists are next to the short parts.
    private static let twoColumnsFrom = 92
    private static let gap = 3

    init(in area: Rect) {
        let footRows = area.height >= 26 ? 5 : area.height >= 14 ? 4 : area.height >= 8 ? 3 : 0
        let height = max(0, area.height - footRows)
        foot = Rect(x: area.x, y: area.y + height, width: area.width, height: footRows)
        chartRows = height >= 30 ? 4 : height >= 18 ? 2 : 1
        guard area.width >= Self.twoColumnsFrom else {
            columns = [Rect(x: area.x, y: area.y, width: area.width, height: height)]
            parts = [DossierPart.all]
            return
        }
        let left = max(38, min(60, area.width * 37 / 100))
        columns = [
            Rect(x: area.x, y: area.y, width: left, height: height),
            Rect(
                x: area.x + left + Self.gap, y: area.y, width: area.width - left - Self.gap, height: height),
        ]
        parts = [
            [.who, .names, .roles] + DossierPart.companions, [.said, .mentions],
        ]
    }

    var heights: [Int] { columns.map(\.height) }

    /// The column of the line between two columns.
    var rule: Int? { columns.count > 1 ? columns[1].x - 2 : nil }

    /// How many entries of a part, or articles with quotations, are shown before the rest is asked for.
    func limit(of part: DossierPart) -> Int {
        let isLow = columns[0].height < 18
        return switch part {
        case .who, .mentions: .max - 1
        case .names: isLow ? 3 : 4
        case .roles: isLow ? 3 : 5
        case .with(.person): isLow ? 4 : 8
        case .with: isLow ? 2 : 4
        case .said: isLow ? 2 : columns.count > 1 ? 6 : 3
        }
    }
}
