/// A part of a longer list, with the length of the whole.
public struct Window<Element: Sendable & Equatable>: Equatable, Sendable {
    /// Where in the whole list `items` begins, from 0.
    public var offset: Int
    public var items: [Element]
    /// The length of the whole list.
    public var total: Int

    public init(offset: Int, items: [Element], total: Int) {
        self.offset = offset
        self.items = items
        self.total = total
    }
}
