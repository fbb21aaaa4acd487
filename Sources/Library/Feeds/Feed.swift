/// A feed whose new entries are taken into the library.
public struct Feed: Equatable, Sendable, Identifiable {
    /// In the library that it was read from.
    public let id: Int64
    /// Where it is asked for.
    public var address: String
    /// What its file beside the library is called; it stays when the address changes, so that its entries stay what they are.
    public let file: String
    /// What it calls itself.
    public var title: String?
    /// The `ETag` of the last answer, as it came.
    public var etag: String?
    /// The `Last-Modified` of the last answer, as it came.
    public var lastModified: String?
    /// When it was asked last, in seconds since 1970; `nil` for never.
    public var asked: Int?
    /// Of the last answer, as HTTP has it; `nil` where none came.
    public var status: Int?
    /// Why it gave nothing when it was asked last, in a sentence.
    public var problem: String?
    /// Whether it is gone for good, and not asked any more.
    public var isStopped: Bool

    /// As a person knows it: its title, else its address.
    public var name: String { title ?? address }
}
