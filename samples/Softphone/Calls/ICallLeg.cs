namespace Softphone;

/// <summary>The invitation by which a call began, of this side or of the other.</summary>
internal interface ICallLeg
{
    /// <summary>Takes back an own invitation.</summary>
    /// <param name="cause">The status that says why (RFC 3326); null for none.</param>
    Task CancelAsync(int? cause);

    /// <summary>Accepts an invitation, and tells the call what came of it.</summary>
    Task AcceptAsync(PhoneCall call);

    /// <summary>Rejects an invitation.</summary>
    Task RejectAsync(int status);
}
