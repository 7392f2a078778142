using PluginIm.Contracts;

namespace SampleShell;

/// <summary>Where the contact's call stands, and since when.</summary>
internal sealed record WorkCall(VoiceCallState State, DateTimeOffset Since);
