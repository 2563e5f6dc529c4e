extension Fault {
    static let mobileToCustomer = Fault(
        "mobile-to-customer", breaks: "SEC-003",
        "shows the mobile number of a sender to everybody",
        delivering: MobileShowing())
}
