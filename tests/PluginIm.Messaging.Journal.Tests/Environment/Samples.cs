using PluginIm.Contracts;

namespace PluginIm.Messaging.Journal.Tests.Environment;

/// <summary>Entries as the session layer writes them.</summary>
internal static class Samples
{
    public static ImParty Kate { get; } = new("sip:kmilburn@im.test", "kmilburn", "Kate Milburn");

    public static ImParty Amy { get; } = new("sip:amiller@im.test", "amiller", "Amy Müller 😀");

    public static DateTimeOffset Morning { get; } = new(2026, 3, 4, 9, 30, 15, 123, TimeSpan.FromHours(-5.5));

    public static JournaledHeader Header(string id, ImSessionState state = ImSessionState.Connected) => new()
    {
        SessionId = id,
        Me = Kate,
        Peer = Amy,
        IsIncoming = false,
        State = state,
        OpenedAt = Morning,
    };

    public static HeaderChanged Opened(string id, ImSessionState state = ImSessionState.Connected) => new(Header(id, state));

    public static JournaledMessage Message(long ordinal, string text = "Hello", ImDelivery delivery = ImDelivery.Queued) => new()
    {
        Ordinal = ordinal,
        Time = Morning.AddSeconds(ordinal),
        Party = Kate,
        MessageId = $"m{ordinal}",
        Text = text,
        IsMine = true,
        Delivery = delivery,
    };

    public static LineAppended Said(string id, long ordinal, string text = "Hello") => new(id, Message(ordinal, text));

    public static CaseChanged Consulted(string id, int revision, string value) =>
        new(id, new CarrierCase(revision, new CaseInformation { Fields = [new CaseField("k", "Label", value, CaseFieldType.Phone, "Group")] }));

    public static JournaledSystemLine Line(long ordinal) => new()
    {
        Ordinal = ordinal,
        Time = Morning.AddSeconds(ordinal),
        Party = null,
        Event = ImSystemEvent.ConnectionLost,
    };
}
