/// Rewrites an ECMA-262 regular expression for an ICU engine, where the same text would mean something else.
///
/// ICU's `\d` and `\w` take every script's digits and letters, its `$` also stands before a last line break, and in
/// its brackets a `[` opens a set inside the set and `&&` is an operator.
enum ECMADialect {
    static func translated(_ source: String) -> String {
        var output = ""
        var isInBrackets = false
        var rest = Substring(source)
        while let next = rest.popFirst() {
            switch next {
            case "\\":
                guard let escaped = rest.popFirst() else {
                    output.append(next)
                    continue
                }
                output += escape(escaped, isInBrackets: isInBrackets)
            case "[" where isInBrackets: output += "\\["
            case "&" where isInBrackets: output += "\\&"
            case "[":
                isInBrackets = true
                output.append(next)
            case "]":
                isInBrackets = false
                output.append(next)
            case "$" where !isInBrackets: output += "\\z"
            default: output.append(next)
            }
        }
        return output
    }

    private static func escape(_ character: Character, isInBrackets: Bool) -> String {
        switch character {
        case "d": isInBrackets ? "0-9" : "[0-9]"
        case "w": isInBrackets ? "A-Za-z0-9_" : "[A-Za-z0-9_]"
        case "D": "[^0-9]"
        case "W": "[^A-Za-z0-9_]"
        default: "\\\(character)"
        }
    }
}
