using PluginIm.Sip;

namespace SipSwitch.Registration;

/// <summary>Where a user is reached: the contact, and the flow by which it was registered.</summary>
internal sealed record Binding
{
    public required string User { get; init; }

    public required SipUri Contact { get; init; }

    public required SipFlow Flow { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public required string CallId { get; init; }

    public required uint Sequence { get; init; }

    /// <summary>The client's <c>+sip.instance</c> and <c>reg-id</c>: the same device after a reconnect (RFC 5626 section 6).</summary>
    public string? Instance { get; init; }

    public bool IsSameAs(SipUri contact, string? instance) =>
        instance is not null && Instance is not null ? instance == Instance : Contact.Equals(contact);
}
