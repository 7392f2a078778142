using PluginIm.Sip;

namespace PluginIm.Messaging.Sip;

/// <summary>What this side says when it accepts an INVITE.</summary>
/// <param name="Own">The description that it answers with.</param>
/// <param name="Terms">How long the session lasts without a refresh; null where it has no timer.</param>
internal readonly record struct ImAnswer(ReadOnlyMemory<byte> Own, SipSessionTerms? Terms)
{
    /// <summary>Fills the 200 to an INVITE.</summary>
    public static ImAnswer Fill(
        SipResponse success, SipRequest invite, SessionDescription offer, SipDialog dialog, string sessionId, SwitchConnection connection)
    {
        success.Headers.Set(SipHeaderNames.Allow, ImMethods.Allow);
        success.Headers.Set(SipHeaderNames.Accept, ImBodyTypes.Accept);
        success.Headers.Set(SipHeaderNames.Supported, ImMethods.Replaces);
        success.Headers.Set(SipHeaderNames.SessionId, new SipSessionId(sessionId, sessionId).ToString());
        dialog.SessionId = new SipSessionId(sessionId, SipSessionId.Of(invite)?.Local ?? SipSessionId.Nil);
        var own = ImSessionDescription.AnswerTo(offer, dialog.LocalContact!.Uri.Host, sessionId);
        success.SetBody(SessionDescription.MediaTypeName, own);
        return new ImAnswer(own, SipSessionTerms.Agree(invite, success, connection.SessionTimer));
    }
}
