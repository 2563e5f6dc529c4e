import Testing
enum Placeholder {}
