namespace PluginIm.Sip.Tests.Torture;

/// <summary>A torture message with its expected outcome: what the parser makes of it, and what a user agent answers.</summary>
internal sealed record TortureCase
{
    public required string Section { get; init; }

    /// <summary>The name that the RFC gives the message.</summary>
    public required string Name { get; init; }

    /// <summary>What holds of the message once read; null where it is refused.</summary>
    public Action<SipMessage>? Holds { get; init; }

    /// <summary>With what status the parser refuses it, and where it finds the fault.</summary>
    public (int Status, string Where)? Refusal { get; init; }

    /// <summary>What a user agent answers whose user says 200 to all that the rules of RFC 3261 8.2 let pass; null for silence.</summary>
    public int? Answer { get; init; }

    public static TortureCase Request(string section, string name, Action<SipRequest> holds, int answer = 200) =>
        new() { Section = section, Name = name, Holds = message => holds((SipRequest)message), Answer = answer };

    /// <summary>A response of no request ever sent: it is read, and nothing is said to it.</summary>
    public static TortureCase Response(string section, string name, Action<SipResponse> holds) =>
        new() { Section = section, Name = name, Holds = message => holds((SipResponse)message) };

    public static TortureCase Refused(string section, string name, string where, int status = 400) =>
        new() { Section = section, Name = name, Refusal = (status, where), Answer = status };

    /// <summary>A malformed response: nobody answers a response.</summary>
    public static TortureCase Dropped(string section, string name, string where) =>
        new() { Section = section, Name = name, Refusal = (400, where) };
}
