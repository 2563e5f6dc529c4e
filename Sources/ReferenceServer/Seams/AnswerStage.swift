package import Foundation

/// An answer of the REST side before it leaves.
package struct OutgoingAnswer: Sendable {
    package let method: String
    /// The path without its query.
    package let path: String
    package var status: Int
    package var body: Data

    package init(method: String, path: String, status: Int, body: Data) {
        self.method = method
        self.path = path
        self.status = status
        self.body = body
    }
}

/// Sees every answer below `/api` before it leaves.
package protocol AnswerStage: Sendable {
    func outgoing(_ answer: OutgoingAnswer) -> OutgoingAnswer
}

/// Lets them pass as they are.
package struct SpecifiedAnswerStage: AnswerStage {
    package init() {}

    package func outgoing(_ answer: OutgoingAnswer) -> OutgoingAnswer {
        answer
    }
}
