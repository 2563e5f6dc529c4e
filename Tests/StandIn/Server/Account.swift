/// Somebody who registered.
struct Account {
    let user: String
    let name: String
    let key: String
}
