/// Where the blocks of shards are kept.
public protocol TermBlockStore {
    /// Calls `body` with the bytes of a block of a shard, which are valid only during the call.
    ///
    /// - Parameter number: From 0 on, in the order of terms.
    /// - Throws: What the store throws when the block cannot be read or is not there.
    func read(_ number: Int, of shard: Int64, _ body: (UnsafeBufferPointer<UInt8>) -> Void) throws
}
