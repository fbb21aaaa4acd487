/// Why stored data of an index of words cannot be used.
public enum WordIndexError: Error, Equatable, Sendable {
    /// The documents or the directory of a shard are not what was written.
    case damagedShard(Int64)
}

extension WordIndexError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .damagedShard(let id): "the index of words, part \(id)"
        }
    }
}
