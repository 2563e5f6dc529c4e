import NIOCore

/// The server's event loops by number, so that a batch can be sorted by loop without a dictionary.
struct LoopDirectory: Sendable {
    let loops: [any EventLoop]
    private let indices: [ObjectIdentifier: Int]

    init(group: any EventLoopGroup) {
        loops = Array(group.makeIterator())
        indices = Dictionary(
            uniqueKeysWithValues: loops.enumerated().map { (ObjectIdentifier($0.element), $0.offset) })
    }

    func index(of loop: any EventLoop) -> Int {
        guard let index = indices[ObjectIdentifier(loop)] else {
            preconditionFailure("A connection lives on a loop that is not one of the server's group.")
        }
        return index
    }
}
