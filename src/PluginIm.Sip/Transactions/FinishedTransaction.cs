namespace PluginIm.Sip;

/// <summary>What is remembered of a finished transaction.</summary>
/// <param name="Bytes">The last response as it went out; empty for a client's.</param>
/// <param name="Flow">The flow that it went by; null for a client's.</param>
internal readonly record struct FinishedTransaction(byte[] Bytes, SipFlow? Flow);
