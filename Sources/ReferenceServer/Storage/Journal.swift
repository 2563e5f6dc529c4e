/// Remembers how to take back what a batch changed in memory, for the case that its transaction is rolled back.
final class Journal {
    private var undos: [() -> Void] = []

    var count: Int {
        undos.count
    }

    func record(_ undo: @escaping () -> Void) {
        undos.append(undo)
    }

    /// Takes everything back, the latest first.
    func rollBack() {
        for undo in undos.reversed() { undo() }
        undos.removeAll()
    }
}
