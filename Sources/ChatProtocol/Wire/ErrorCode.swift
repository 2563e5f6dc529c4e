/// Every reason for which a server refuses; the registry is closed, so a switch over it is complete.
///
/// - Wire: integer, `code` of the envelope and of the event `error`.
/// - Source: SPEC 10.1.
public enum ErrorCode: Int, CaseIterable, Codable, Sendable, Hashable {
    case wrongVerificationCode = 1002
    case invalidValue = 2001
    case missingValue = 2002
    case emptyContent = 2003
    case tokenMissing = 4001
    case tokenInvalid = 4002
    case accountGone = 4003
    case accountBanned = 4004
    case operatorsOnly = 4005
    case notTheOwner = 4032
    case noSuchPath = 4040
    case notFound = 4044
    case noSuchMethod = 4050
    case temporaryIdTaken = 4091
    case sessionClosed = 4092
    case sessionOwned = 4093
    case sessionStillOpen = 4094
    case ratingClosed = 4095
    case bodyTooLarge = 4130
    case tooMany = 4290
    case notAFrame = 4600
    case unknownCommand = 4601
    case dataNotAnObject = 4602
    case serverFailed = 5000
}

extension ErrorCode {
    /// The status of an HTTP answer with this code; nil for codes that only the socket knows.
    ///
    /// - Source: SPEC WIRE-002, 10.1.
    public var httpStatus: Int? {
        switch self {
        case .invalidValue, .missingValue, .emptyContent: 400
        case .wrongVerificationCode, .tokenMissing, .tokenInvalid, .accountGone: 401
        case .accountBanned, .operatorsOnly, .notTheOwner: 403
        case .noSuchPath, .notFound: 404
        case .noSuchMethod: 405
        case .temporaryIdTaken, .sessionClosed, .sessionOwned, .sessionStillOpen, .ratingClosed: 409
        case .bodyTooLarge: 413
        case .tooMany: 429
        case .notAFrame, .unknownCommand, .dataNotAnObject: nil
        case .serverFailed: 500
        }
    }

    /// Whether an `error` event may carry this code.
    public var occursOnSocket: Bool {
        switch self {
        case .invalidValue, .missingValue, .emptyContent, .tokenInvalid, .notTheOwner, .notFound, .temporaryIdTaken,
            .sessionClosed, .tooMany, .notAFrame, .unknownCommand, .dataNotAnObject, .serverFailed:
            true
        case .wrongVerificationCode, .tokenMissing, .accountGone, .accountBanned, .operatorsOnly, .noSuchPath,
            .noSuchMethod, .sessionOwned, .sessionStillOpen, .ratingClosed, .bodyTooLarge:
            false
        }
    }

    /// A text for people where nothing more particular is known.
    public var defaultMessage: String {
        switch self {
        case .wrongVerificationCode: "the verification code is wrong or used"
        case .invalidValue: "a value is malformed or out of bounds"
        case .missingValue: "something required is missing, or two values contradict"
        case .emptyContent: "the content is empty"
        case .tokenMissing: "an access token is needed"
        case .tokenInvalid: "the access token is not valid or has expired"
        case .accountGone: "the token's account no longer exists"
        case .accountBanned: "the account is banned"
        case .operatorsOnly: "only operators may do this"
        case .notTheOwner: "the session is another operator's"
        case .noSuchPath: "there is no such path"
        case .notFound: "there is no such session or message"
        case .noSuchMethod: "the path does not have this method"
        case .temporaryIdTaken: "the temporary id names another message"
        case .sessionClosed: "the session is closed"
        case .sessionOwned: "the session has an owner already"
        case .sessionStillOpen: "the session is not closed yet"
        case .ratingClosed: "the session has been rated, or its time for that is over"
        case .bodyTooLarge: "the body is too large"
        case .tooMany: "too many in too short a time"
        case .notAFrame: "this is not a frame of this protocol"
        case .unknownCommand: "the command is unknown"
        case .dataNotAnObject: "data is missing or not an object"
        case .serverFailed: "the server failed"
        }
    }
}
