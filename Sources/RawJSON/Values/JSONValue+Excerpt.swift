extension JSONValue {
    /// The value as compact JSON, cut so that a difference stays one readable line.
    ///
    /// - Parameter limit: the greatest number of characters; what was cut is told as "… (1234 characters)".
    public func excerpt(limit: Int = 160) -> String {
        let text = description
        guard text.count > limit else { return text }
        return "\(text.prefix(limit))… (\(text.count) characters)"
    }
}
