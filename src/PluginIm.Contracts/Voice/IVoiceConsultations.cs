namespace PluginIm.Contracts;

/// <summary>The shell's voice channel, as far as a conversation goes over to it. Optional: without it the button does not show. Used on the user-interface thread.</summary>
/// <example>
/// <code>
/// containerRegistry.RegisterInstance&lt;IVoiceConsultations&gt;(_telephone);
/// </code>
/// </example>
public interface IVoiceConsultations
{
    /// <summary>Raised when what <see cref="WhyNotStart"/> answers may have changed.</summary>
    event EventHandler? Changed;

    /// <summary>Raised when a call began that belongs to a conversation, whoever placed it.</summary>
    event EventHandler<IVoiceCall>? CallBegan;

    /// <summary>Says whether a voice consultation with a target could be started at this moment, as far as the own voice channel goes.</summary>
    /// <param name="target">The target.</param>
    /// <returns>Null when it could, else the reason, as agents read it.</returns>
    string? WhyNotStart(InternalTarget target);

    /// <summary>Places the call. Both desktops show it beside the conversation to which it belongs.</summary>
    /// <param name="target">Whom to call.</param>
    /// <param name="conversationId">The conversation; the call carries it to the other desktop as User-to-User (RFC 7433).</param>
    /// <param name="interaction">The interaction in whose context it is placed; null when there is none.</param>
    /// <returns>The call.</returns>
    IVoiceCall Start(InternalTarget target, string conversationId, IInteraction? interaction);
}
