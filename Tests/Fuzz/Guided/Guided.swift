import Foundation

/// One input of libFuzzer: the first byte chooses the decoder, the rest is for it.
///
/// Whatever the checks object to ends the process, which is what libFuzzer looks for.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    guard count > 0 else { return 0 }
    let bytes = Array(UnsafeBufferPointer(start: start, count: count).dropFirst())
    let verdict = start[0] % 2 == 0 ? FrameCheck.verdict(on: bytes) : BodyCheck.verdict(on: bytes)
    precondition(verdict.problems.isEmpty, verdict.problems.joined(separator: "; "))
    return 0
}
