import Foundation
import ReferenceServer
import Synchronization

extension Fault {
    static let stopsForNonsense = Fault(
        "stops-for-nonsense", breaks: "WIRE-038", "keeps everybody waiting while it thinks about deep JSON"
    ) {
        let nonsense = Nonsense()
        return ServerSeams(decisions: NoticesNonsense(nonsense: nonsense), commit: StopsForNonsense(nonsense: nonsense))
    }
}

/// Whether there was some since anybody asked.
private final class Nonsense: Sendable {
    private let wasThere = Mutex(false)

    func note() {
        wasThere.withLock { $0 = true }
    }

    func take() -> Bool {
        wasThere.withLock { wasThere in
            defer { wasThere = false }
            return wasThere
        }
    }
}

private struct NoticesNonsense: Decisions {
    let nonsense: Nonsense

    func text(_ raw: Data) -> Data {
        if raw.starts(with: Data("[[[[".utf8)) { nonsense.note() }
        return raw
    }
}

private struct StopsForNonsense: CommitStage {
    let nonsense: Nonsense

    func run(commit: () throws -> Void, release: () -> Void) throws {
        if nonsense.take() { Thread.sleep(forTimeInterval: 6) }
        try commit()
        release()
    }
}
