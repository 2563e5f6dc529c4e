import Foundation
import RawJSON

/// How one side's names and values become the other's, wherever they stand.
struct Naming: Sendable {
    /// How a dialect writes a moment.
    enum TimeForm: String, Sendable, CaseIterable {
        case seconds
        case milliseconds
    }

    var isSnakeCase = false
    /// Ours, theirs.
    var renamed: [(ours: String, theirs: String)] = []
    /// By our member's name.
    var values: [String: [(ours: String, theirs: String)]] = [:]
    var times: (form: TimeForm, members: Set<String>)?
    /// Numbers for us, texts for them.
    var numbers: Set<String> = []
    /// Texts for us, numbers for them.
    var texts: Set<String> = []

    /// The server's name of one of our members.
    func theirs(_ name: String) -> String {
        if let known = renamed.first(where: { $0.ours == name }) { return known.theirs }
        return isSnakeCase ? name.snakeCase : name
    }

    /// Our name of one of the server's members.
    func ours(_ name: String) -> String {
        if let known = renamed.first(where: { $0.theirs == name }) { return known.ours }
        return isSnakeCase ? name.camelCase : name
    }

    /// The value with other names for its members, at any depth.
    func renamed(_ value: JSONValue, _ name: (String) -> String) -> JSONValue {
        switch value {
        case .null, .bool, .number, .string: value
        case .array(let elements): .array(elements.map { renamed($0, name) })
        case .object(let object): .object(JSONObject(object.map { (name($0.key), renamed($0.value, name)) }))
        }
    }

    /// Our value in the server's words; its members still have our names.
    func spokenByThem(_ value: JSONValue) -> JSONValue { converted(value, at: .root, except: [], theirsOf) }

    /// The server's value, whose members have our names, in our words.
    ///
    /// - Parameter madeUp: places that are in our words already.
    func spokenByUs(_ value: JSONValue, except madeUp: [JSONPath]) -> JSONValue {
        converted(value, at: .root, except: Set(madeUp), oursOf)
    }

    /// The places of a value, whose members have our names, at which the form of what we see is ours and not theirs.
    func reformed(_ value: JSONValue) -> [JSONPath] {
        value.leaves.filter { leaf in
            guard case .member(let name)? = leaf.path.components.last else { return false }
            return numbers.contains(name) || texts.contains(name)
                || (times?.members.contains(name) == true && leaf.value.numberValue != nil)
        }.map(\.path)
    }

    private func converted(
        _ value: JSONValue, at place: JSONPath, except spared: Set<JSONPath>,
        _ convert: (JSONValue, String) -> JSONValue
    ) -> JSONValue {
        switch value {
        case .null, .bool, .number, .string: return value
        case .array(let elements):
            return .array(
                elements.enumerated().map { converted($1, at: place.appending($0), except: spared, convert) })
        case .object(let object):
            return .object(
                JSONObject(
                    object.map { member in
                        let here = place.appending(member.key)
                        if spared.contains(here) { return (member.key, member.value) }
                        let inside = converted(member.value, at: here, except: spared, convert)
                        return (member.key, convert(inside, member.key))
                    }))
        }
    }

    private func theirsOf(_ value: JSONValue, _ name: String) -> JSONValue {
        if let text = value.scalarText, let known = values[name]?.first(where: { $0.ours == text }) {
            return swapped(value.numberValue == nil ? .string(known.theirs) : .written(known.theirs), name)
        }
        if let times, times.members.contains(name), let text = value.stringValue, let date = Self.date(text) {
            let milliseconds = Int64((date.timeIntervalSince1970 * 1000).rounded())
            return .integer(times.form == .seconds ? milliseconds / 1000 : milliseconds)
        }
        return swapped(value, name)
    }

    private func oursOf(_ value: JSONValue, _ name: String) -> JSONValue {
        if let text = value.scalarText, let known = values[name]?.first(where: { $0.theirs == text }) {
            return numbers.contains(name) ? .written(known.ours) : .string(known.ours)
        }
        if let times, times.members.contains(name), let number = value.numberValue?.double {
            return .string(Self.text(times.form == .seconds ? number : number / 1000))
        }
        return swapped(value, name)
    }

    /// Text for number and number for text, so that what has the wrong type on one side has it on the other.
    private func swapped(_ value: JSONValue, _ name: String) -> JSONValue {
        guard numbers.contains(name) || texts.contains(name) else { return value }
        if let number = value.numberValue { return .string(number.literal) }
        return value.stringValue.map(JSONValue.written) ?? value
    }

    private static let format = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

    private static func date(_ text: String) -> Date? {
        if let date = try? format.parse(text) { return date }
        return try? Date.ISO8601FormatStyle().parse(text)
    }

    private static func text(_ seconds: Double) -> String {
        // The form cuts off what is below a millisecond, and a fraction is never quite what it says.
        format.format(Date(timeIntervalSince1970: ((seconds * 1000).rounded() + 0.5) / 1000))
    }
}

extension JSONValue {
    /// A number, if the text is one.
    fileprivate static func written(_ text: String) -> JSONValue {
        JSONNumber(literal: text).map(JSONValue.number) ?? .string(text)
    }
}

extension String {
    /// `sessionId` as `session_id`.
    fileprivate var snakeCase: String {
        // A name that does not begin small is none of ours, and goes over as it is.
        guard first?.isUppercase == false else { return self }
        return reduce(into: "") { text, character in
            if character.isUppercase {
                if !text.isEmpty { text.append("_") }
                text += character.lowercased()
            } else {
                text.append(character)
            }
        }
    }

    /// `session_id` as `sessionId`.
    fileprivate var camelCase: String {
        let parts = split(separator: "_", omittingEmptySubsequences: false)
        guard parts.count > 1, parts.allSatisfy({ !$0.isEmpty }) else { return self }
        return String(parts[0]) + parts.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }
}
