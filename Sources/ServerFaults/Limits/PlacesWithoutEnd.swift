import ReferenceServer

extension Fault {
    static let placesWithoutEnd = Fault(
        "places-without-end", breaks: "WIRE-045", "accepts more connections than it declares",
        deciding: PlacesWithoutEnd())
}

private struct PlacesWithoutEnd: Decisions {
    func maxConnections(declared: Int) -> Int {
        .max
    }
}
