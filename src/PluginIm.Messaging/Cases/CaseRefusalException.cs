namespace PluginIm.Messaging;

/// <summary>Leaves the reading of a case that is not taken; it does not get out of the reader.</summary>
#pragma warning disable CA1032 // Nobody but the reader makes one.
internal sealed class CaseRefusalException(CaseRefusalKind kind, string why) : Exception(why)
#pragma warning restore CA1032
{
    public CaseRefusal Refusal => new(kind, Message);
}
