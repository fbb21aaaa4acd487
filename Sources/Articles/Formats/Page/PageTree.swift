/// A page as a flat tree: its elements and texts in the order in which they begin.
struct PageTree {
    struct Node {
        var tag: PageTag
        var hints: PageHints
        /// The element it stands in; -1 for the outermost.
        var parent: Int32
        /// The index after the last node in it.
        var end: Int32
        /// Of a text, where it is in `texts`; of an element, where its attributes are in `attributes`.
        var range: Range<UInt32>
    }

    private(set) var nodes: [Node] = []
    private(set) var texts: [UInt8] = []
    private(set) var attributes: [PageAttribute] = []
    /// The values of all attributes, one after the other.
    private(set) var values: [UInt8] = []

    /// More nodes than this are not looked at.
    static let mostNodes = 5_000_000

    /// The value of an element's attribute.
    func value(_ name: PageAttribute.Name, of node: Int) -> ArraySlice<UInt8>? {
        guard nodes[node].tag != .text else { return nil }
        for index in nodes[node].range where attributes[Int(index)].name == name {
            return values[attributes[Int(index)].value]
        }
        return nil
    }

    /// The same as text.
    func string(_ name: PageAttribute.Name, of node: Int) -> String? {
        value(name, of: node).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The text of a text node.
    func text(of node: Int) -> ArraySlice<UInt8> {
        let range = nodes[node].range
        return texts[Int(range.lowerBound)..<Int(range.upperBound)]
    }

    /// All text in an element, words parted by single spaces.
    func textContent(of node: Int) -> String {
        var bytes: [UInt8] = []
        var index = node
        while index < nodes[node].end {
            if nodes[index].tag.isInvisible, index != node {
                index = Int(nodes[index].end)
                continue
            }
            if nodes[index].tag == .text {
                bytes.append(contentsOf: text(of: index))
            } else if nodes[index].tag.isBlock || nodes[index].tag == .br {
                bytes.append(UInt8(ascii: " "))
            }
            index += 1
        }
        return String(decoding: bytes, as: UTF8.self).inOneLine
    }

    /// Whether an element says that it is not shown.
    func isHidden(_ node: Int) -> Bool {
        if value(.hidden, of: node) != nil { return true }
        guard let style = value(.style, of: node) else { return false }
        let plain = style.filter { $0 > 0x20 }.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }[...]
        return plain.range(of: "display:none") != nil || plain.range(of: "visibility:hidden") != nil
    }

    /// Whether `node` is `ancestor` or stands in it.
    func isNode(_ node: Int, in ancestor: Int) -> Bool {
        node >= ancestor && node < Int(nodes[ancestor].end)
    }
}

extension PageTree {
    mutating func open(_ tag: PageTag, parent: Int32) -> Int32 {
        let start = UInt32(attributes.count)
        nodes.append(Node(tag: tag, hints: [], parent: parent, end: 0, range: start..<start))
        return Int32(nodes.count - 1)
    }

    mutating func add(_ name: PageAttribute.Name, value: UnsafeBufferPointer<UInt8>) {
        let start = values.count
        values.append(contentsOf: value)
        attributes.append(PageAttribute(name: name, value: start..<values.count))
        let last = nodes.count - 1
        nodes[last].range = nodes[last].range.lowerBound..<UInt32(attributes.count)
        if name == .class || name == .id { nodes[last].hints.formUnion(PageHints(values[start...])) }
    }

    mutating func close(_ node: Int32) { nodes[Int(node)].end = Int32(nodes.count) }

    mutating func add(text: UnsafeBufferPointer<UInt8>, parent: Int32) {
        let start = UInt32(texts.count)
        texts.append(contentsOf: text)
        if let last = nodes.last, last.tag == .text, last.parent == parent {
            nodes[nodes.count - 1].range = last.range.lowerBound..<UInt32(texts.count)
        } else {
            nodes.append(
                Node(
                    tag: .text, hints: [], parent: parent, end: Int32(nodes.count + 1),
                    range: start..<UInt32(texts.count)))
        }
    }
}

extension String {
    /// The words of the text, parted by single spaces.
    var inOneLine: String {
        split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
