/// Why a request was not done: an HTTP status with a `detail`, or an `oops` with a `why`.
enum Refusal: Error {
    case malformed(String)
    case forbidden(String)
    case missing(String)

    var status: Int {
        switch self {
        case .malformed: 422
        case .forbidden: 403
        case .missing: 404
        }
    }

    var text: String {
        switch self {
        case .malformed(let text), .forbidden(let text), .missing(let text): text
        }
    }
}
