using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>
/// What finds the dialog of a received request. The other side's tag is not part of it: a request may come before the
/// response that tells that tag (RFC 3261 12.1.2).
/// </summary>
/// <param name="CallId">The Call-ID.</param>
/// <param name="LocalTag">This side's tag.</param>
internal readonly record struct DialogKey(string CallId, string LocalTag)
{
    /// <summary>The key of a dialog.</summary>
    public static DialogKey Of(SipDialog dialog) => new(dialog.Id.CallId, dialog.Id.LocalTag);

    /// <summary>The key of the dialogs that an INVITE of this side makes.</summary>
    public static DialogKey OfOwn(SipRequest invite) => new(invite.Headers.CallId!, invite.Headers.FromTag!);

    /// <summary>The key of a received request; null for one outside of any dialog.</summary>
    public static DialogKey? Of(SipRequest received) =>
        SipDialogId.Of(received) is { } id ? new DialogKey(id.CallId, id.LocalTag) : null;
}
