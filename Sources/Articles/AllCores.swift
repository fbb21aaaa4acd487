import Glibc
import Synchronization

/// Work that is done on all cores at once.
package enum AllCores {
    /// Calls `body` once for each of the parts, on as many threads as there are cores, and waits for all of them.
    package static func perform(parts: Int, _ body: @Sendable (_ part: Int) -> Void) {
        let next = Atomic(0)
        @Sendable func work() {
            while true {
                let part = next.add(1, ordering: .relaxed).oldValue
                guard part < parts else { return }
                body(part)
            }
        }
        let others = min(parts, count) - 1
        guard others > 0 else { return work() }
        withoutActuallyEscaping(work) { work in
            // With fewer threads than wished, those that there are do more.
            let threads = (0..<others).compactMap { _ in OwnThread(work) }
            work()
            for thread in threads { thread.join() }
        }
    }

    private static let count = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
}

extension Array where Element: Sendable {
    /// The results of `transform`, in the order of the elements, computed on all cores.
    package func mapOnAllCores<Result: Sendable>(_ transform: @Sendable (Element) -> Result) -> [Result] {
        let results = Mutex<[(Int, Result)]>([])
        let stride = Swift.max(1, Swift.min(16, count / 8))
        AllCores.perform(parts: (count + stride - 1) / stride) { part in
            let range = part * stride..<Swift.min((part + 1) * stride, count)
            let done = range.map { ($0, transform(self[$0])) }
            results.withLock { $0.append(contentsOf: done) }
        }
        return results.withLock { found in found.sorted { $0.0 < $1.0 }.map(\.1) }
    }
}
