import Glibc

/// Memory of a table that is read at random: on huge pages where the system has them, so that a read misses the cache
/// but not the page tables too. Of one owner, who frees it.
struct LargeMemory<Element: BitwiseCopyable>: ~Copyable {
    private let start: UnsafeMutablePointer<Element>
    let count: Int

    private static var pageLength: Int { 2 << 20 }

    init(repeating value: Element, count: Int) {
        let length = (count * MemoryLayout<Element>.stride + Self.pageLength - 1) / Self.pageLength * Self.pageLength
        var memory: UnsafeMutableRawPointer?
        guard posix_memalign(&memory, Self.pageLength, length) == 0, let memory else {
            fatalError("out of memory: \(length) bytes")
        }
        // A wish: without it the table is as right, and slower.
        _ = madvise(memory, length, MADV_HUGEPAGE)
        start = memory.bindMemory(to: Element.self, capacity: count)
        start.initialize(repeating: value, count: count)
        self.count = count
    }

    deinit { free(start) }

    /// Unchecked: the caller keeps indices below `count`.
    @inline(__always)
    subscript(index: Int) -> Element {
        get { start[index] }
        nonmutating set { start[index] = newValue }
    }
}
