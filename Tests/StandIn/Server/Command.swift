/// What a client may send; members that are not listed mean nothing.
struct Command: Decodable {
    let ev: String
    let token: String?
    let room: Int?
    let body: String?
    let tag: String?
}
