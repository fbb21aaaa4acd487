/// Tells tables that hold data from those that only lay out a page.
enum PageTable {
    static func holdsData(_ table: Int, in tree: PageTree) -> Bool {
        var rows = 0
        var cells = 0
        var hasHeads = false
        var bytes = 0
        var index = table + 1
        while index < tree.nodes[table].end {
            switch tree.nodes[index].tag {
            case .table, .h1, .h2, .iframe, .form, .article, .section, .ul, .ol: return false
            case .tr: rows += 1
            case .td: cells += 1
            case .th:
                cells += 1
                hasHeads = true
            case .caption, .thead: hasHeads = true
            case .text: bytes += tree.text(of: index).count
            default: break
            }
            index += 1
        }
        guard rows >= 2, cells >= 2 * rows - 1 || hasHeads && cells > rows else { return false }
        return bytes / max(cells, 1) < (hasHeads ? 200 : 80)
    }
}
