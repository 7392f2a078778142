using System.Net;

namespace Softphone;

/// <summary>Where sound goes to and comes from, as both sides agreed.</summary>
/// <param name="Remote">The other side's address and port.</param>
/// <param name="Codec">What is sent.</param>
/// <param name="Sends">Whether this side sends.</param>
/// <param name="Receives">Whether this side listens.</param>
internal sealed record AudioRoute(IPEndPoint Remote, AudioCodec Codec, bool Sends, bool Receives);
