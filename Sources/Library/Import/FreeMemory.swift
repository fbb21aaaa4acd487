import Glibc

/// Memory that this program no longer uses but the allocator keeps.
enum FreeMemory {
    /// The C library's `malloc_trim`, which Swift's overlay does not have; `nil` where there is none.
    private static let trim: (@convention(c) (Int) -> Int32)? = dlsym(nil, "malloc_trim").map {
        unsafeBitCast($0, to: (@convention(c) (Int) -> Int32).self)
    }

    /// Gives it back to the system: articles of different lengths leave holes, up to half of what an import takes.
    static func giveBack() { _ = trim?(0) }
}
