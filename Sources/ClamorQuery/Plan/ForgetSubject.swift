/// Whose mentions are removed for good.
package enum ForgetSubject: Sendable, Hashable {
    /// Handle without the sign, compared in folded form, on every channel.
    case author(String)
    /// The platform's own id, exactly, on every channel.
    case id(String)
}
