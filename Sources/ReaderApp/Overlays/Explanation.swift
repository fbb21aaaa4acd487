import Entities
import Library
import TerminalUI

/// Why a mention is tied to its entity, and how sure that is.
struct Explanation: Equatable {
    /// The mention as it stands in the text.
    var text: String
    var mention: LibraryMention
    var entity: ArticleEntity?

    private var lines: [(String, Role)] {
        var lines: [(String, Role)] = []
        if let entity {
            lines.append(("“\(text)” is taken for \(entity.name) (\(entity.kind.inWords)).", .plain))
        }
        lines.append(("", .plain))
        lines.append(("Because: \(mention.reason).", .plain))
        let percent = Int((mention.confidence * 100).rounded())
        lines.append(("Sure to \(percent) in 100.", .plain))
        if let entity, !entity.roles.isEmpty {
            lines.append(("", .plain))
            lines.append(("Described as: \(entity.roles.prefix(6).joined(separator: ", ")).", .dim))
        }
        if let entity, entity.aliases.count > 1 || entity.aliases.first.map({ $0 != entity.name }) ?? false {
            lines.append(("Also called: \(entity.aliases.prefix(8).joined(separator: ", ")).", .dim))
        }
        return lines
    }

    func draw(on screen: inout Screen, isASCII: Bool) {
        let width = min(screen.size.columns, 72)
        let wrapped = lines.flatMap { line in line.0.wrapped(to: width - 4).map { ($0, line.1) } }
        let height = min(screen.size.rows, wrapped.count + 2)
        let box = Rect(
            x: (screen.size.columns - width) / 2, y: max(0, (screen.size.rows - height) / 3), width: width,
            height: height)
        let inner = screen.drawBox(box, title: "Why · any key closes", isASCII: isASCII)
        for (offset, line) in wrapped.enumerated() where offset < inner.height {
            screen.put(line.0, column: inner.x, row: inner.y + offset, width: inner.width, role: line.1)
        }
        screen.cursor = Position(column: inner.x, row: inner.y)
    }
}
