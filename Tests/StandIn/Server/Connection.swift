/// Where events go.
protocol Connection: AnyObject {
    func send(_ event: Event)
}
