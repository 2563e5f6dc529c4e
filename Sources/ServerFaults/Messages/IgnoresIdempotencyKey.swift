import ReferenceServer

extension Fault {
    static let ignoresIdempotencyKey = Fault(
        "ignores-idempotency-key", breaks: "MSG-016",
        "does not look at the header Idempotency-Key", deciding: IgnoresIdempotencyKey())
}

private struct IgnoresIdempotencyKey: Decisions {
    func respectsIdempotencyKey() -> Bool {
        false
    }
}
