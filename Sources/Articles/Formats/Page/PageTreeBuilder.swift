import CLibXML2
import Glibc

/// Makes a tree of a page's markup, by libxml2's HTML parser.
final class PageTreeBuilder {
    private var tree = PageTree()
    /// The open elements, the innermost last.
    private var open: [Int32] = []
    private var events = 0
    private let deadline: Int

    /// How much processor time a page may take to parse, in seconds.
    private static let longestTime = 5

    private init() { deadline = Self.processorTime + Self.longestTime }

    /// - Parameter markup: UTF-8 without NUL.
    static func tree(of markup: [UInt8]) -> PageTree {
        let builder = PageTreeBuilder()
        var events = cx_events(
            context: Unmanaged.passUnretained(builder).toOpaque(),
            start: { context, name, attributes in
                guard let builder = PageTreeBuilder.of(context), let name else { return false }
                return builder.start(name, attributes)
            },
            end: { context, _ in PageTreeBuilder.of(context)?.end() ?? false },
            text: { context, bytes, length in
                guard let builder = PageTreeBuilder.of(context), let bytes else { return false }
                return builder.text(UnsafeRawBufferPointer(start: bytes, count: Int(length)))
            },
            problem: { context in PageTreeBuilder.of(context)?.goesOn() ?? false })
        markup.withUnsafeBytes { raw in
            let bytes = raw.bindMemory(to: CChar.self)
            // A page has at most 64 MiB, so its length always fits.
            _ = withExtendedLifetime(builder) {
                cx_parse_html(bytes.baseAddress, Int32(bytes.count), &events)
            }
        }
        while !builder.open.isEmpty { _ = builder.end() }
        return builder.tree
    }

    private static func of(_ context: UnsafeMutableRawPointer?) -> PageTreeBuilder? {
        context.map { Unmanaged<PageTreeBuilder>.fromOpaque($0).takeUnretainedValue() }
    }

    private func start(
        _ name: UnsafePointer<CChar>, _ attributes: UnsafePointer<UnsafePointer<CChar>?>?
    ) -> Bool {
        let tag = PageTag(name: name)
        let node = tree.open(tag, parent: open.last ?? -1)
        var position = attributes
        while let pair = position, let key = pair[0] {
            if let value = pair[1],
                let attribute = PageAttribute.Name(UnsafeBufferPointer(start: key.bytes, count: strlen(key)))
            {
                tree.add(attribute, value: UnsafeBufferPointer(start: value.bytes, count: strlen(value)))
            } else if pair[1] == nil,
                let attribute = PageAttribute.Name(UnsafeBufferPointer(start: key.bytes, count: strlen(key)))
            {
                tree.add(attribute, value: UnsafeBufferPointer(start: nil, count: 0))
            }
            position = pair + 2
        }
        open.append(node)
        return goesOn()
    }

    private func end() -> Bool {
        if let node = open.popLast() { tree.close(node) }
        return goesOn()
    }

    private func text(_ bytes: UnsafeRawBufferPointer) -> Bool {
        tree.add(text: bytes.bindMemory(to: UInt8.self), parent: open.last ?? -1)
        return goesOn()
    }

    /// Whether the page has not become too large, or taken too long, to go on with.
    private func goesOn() -> Bool {
        events += 1
        if events & 0xFFF == 0, Self.processorTime > deadline { return false }
        return tree.nodes.count < PageTree.mostNodes
    }

    private static var processorTime: Int {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return time.tv_sec
    }
}

extension UnsafePointer<CChar> {
    fileprivate var bytes: UnsafePointer<UInt8> { UnsafeRawPointer(self).assumingMemoryBound(to: UInt8.self) }
}
