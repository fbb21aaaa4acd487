import Dispatch
import Synchronization

extension Array where Element: Sendable {
    /// The results of `transform`, in the order of the elements, computed on all cores.
    package func mapOnAllCores<Result: Sendable>(_ transform: @Sendable (Element) -> Result) -> [Result] {
        let results = Mutex<[(Int, Result)]>([])
        let stride = Swift.max(1, Swift.min(16, count / 8))
        DispatchQueue.concurrentPerform(iterations: (count + stride - 1) / stride) { part in
            let range = part * stride..<Swift.min((part + 1) * stride, count)
            let done = range.map { ($0, transform(self[$0])) }
            results.withLock { $0.append(contentsOf: done) }
        }
        return results.withLock { found in found.sorted { $0.0 < $1.0 }.map(\.1) }
    }
}
