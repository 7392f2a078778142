namespace PluginIm.Messaging;

/// <summary>Why a case is not taken.</summary>
/// <param name="Kind">The reason.</param>
/// <param name="Why">The same in words for the log; nothing of a value is in it.</param>
public sealed record CaseRefusal(CaseRefusalKind Kind, string Why);
