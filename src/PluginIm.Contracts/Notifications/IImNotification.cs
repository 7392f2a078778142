namespace PluginIm.Contracts;

/// <summary>An invitation that waits for the agent's answer. What the sender wrote is data: nothing in it is ever interpreted as markup. Used on the user-interface thread.</summary>
public interface IImNotification
{
    /// <summary>Who invites, as agents know them: <c>Kate Milburn (kmilburn)</c>.</summary>
    string Sender { get; }

    /// <summary>Address of the sender on the switch.</summary>
    string SenderAddress { get; }

    /// <summary>What it is, in the agent's language: <c>Instant message from</c>.</summary>
    string Heading { get; }

    /// <summary>The first message, up to the limit <c>im.max-length</c>.</summary>
    string Message { get; }

    /// <summary>What the case is that the sender asks about, a line each, as <c>im.toast-case-keys</c> says; empty for anything but a consultation.</summary>
    IReadOnlyList<string> CaseLines { get; }

    /// <summary>The whole of it in words, for a screen reader.</summary>
    string Announcement { get; }

    /// <summary>When it goes by itself.</summary>
    DateTimeOffset ExpiresAt { get; }

    /// <summary>Accepts: the plugin opens the session. Without effect once it is answered.</summary>
    void Accept();

    /// <summary>Rejects. Without effect once it is answered.</summary>
    void Reject();
}
