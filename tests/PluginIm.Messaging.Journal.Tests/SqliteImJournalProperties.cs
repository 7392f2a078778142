using CsCheck;
using PluginIm.Contracts;
using PluginIm.Messaging.Journal.Tests.Environment;

namespace PluginIm.Messaging.Journal.Tests;

/// <summary>What holds for every sequence of entries.</summary>
[TestClass]
public sealed class SqliteImJournalProperties
{
    private const int Iterations = 60;

    private static readonly Gen<string> Id = Gen.OneOfConst("a", "b", "c");

    private static readonly Gen<string> Text = Gen.String[Gen.Char["aZ \n\t\0'\"é大"], 0, 20];

    private static readonly Gen<string?> TextOrNull = Gen.Null(Text);

    private static readonly Gen<ImParty> Party = Gen.Select(Gen.OneOfConst("sip:a@im.test", "sip:b@im.test"), Text, (address, name) => new ImParty(address, "l", name));

    private static readonly Gen<DateTimeOffset> Time = Gen.Select(
        Gen.DateTime, Gen.Int[-840, 840], (time, minutes) => new DateTimeOffset(Math.Clamp(time.Ticks, TimeSpan.TicksPerDay, DateTime.MaxValue.Ticks - TimeSpan.TicksPerDay), TimeSpan.FromMinutes(minutes)));

    private static readonly Gen<ImEndReason?> Reason = Gen.Null(Gen.Select(
        Gen.Enum<ImEndReasonKind>(), Gen.Nullable(Gen.Int[100, 699]), TextOrNull, (kind, status, phrase) => new ImEndReason(kind, status, phrase)));

    private static readonly Gen<ImDeliveryFailure?> Failure = Gen.Null(Gen.Select(
        Gen.Enum<ImDeliveryFailureKind>(), Gen.Nullable(Gen.Int[100, 699]), TextOrNull, (kind, status, phrase) => new ImDeliveryFailure(kind, status, phrase)));

    private static readonly Gen<JournalEntry> Header = Gen.Select(
        Gen.Select(Id, Party, Party), Gen.Enum<ImSessionState>(), Reason, Time, Gen.Select(TextOrNull, TextOrNull), Gen.Select(Gen.Bool, Gen.Bool),
        (parties, state, reason, time, texts, flags) => (JournalEntry)new HeaderChanged(new JournaledHeader
        {
            SessionId = parties.Item1,
            Me = parties.Item2,
            Peer = parties.Item3,
            IsIncoming = flags.Item1,
            IsPageMode = flags.Item2,
            State = state,
            EndReason = reason,
            OpenedAt = time,
            CarrierToken = texts.Item1,
            LastReceivedId = texts.Item2,
            OriginId = texts.Item2,
            OriginRevision = time.Millisecond,
            RosterRevision = time.Second,
        }));

    private static readonly Gen<long> Ordinal = Gen.Long[1, 6];

    private static readonly Gen<JournalEntry> Message = Gen.Select(
        Gen.Select(Id, Ordinal), Time, Party, Gen.Select(Text, Text), Gen.Select(Gen.Enum<ImDelivery>(), Failure), Gen.Select(Gen.Bool, Gen.Bool),
        (place, time, party, texts, delivery, flags) => (JournalEntry)new LineAppended(place.Item1, new JournaledMessage
        {
            Ordinal = place.Item2,
            Time = time,
            Party = party,
            MessageId = texts.Item1,
            Text = texts.Item2,
            IsMine = flags.Item1,
            Delivery = delivery.Item1,
            Failure = delivery.Item2,
            WasSentAgain = flags.Item2,
        }));

    private static readonly Gen<JournalEntry> Line = Gen.Select(
        Gen.Select(Id, Ordinal), Time, Gen.Null(Party), Gen.Enum<ImSystemEvent>(), Reason,
        (place, time, party, what, reason) => (JournalEntry)new LineAppended(
            place.Item1, new JournaledSystemLine { Ordinal = place.Item2, Time = time, Party = party, Event = what, Reason = reason }));

    private static readonly Gen<JournalEntry> Delivery = Gen.Select(
        Id, Ordinal, Gen.Enum<ImDelivery>(), Failure, Gen.Bool,
        (id, ordinal, delivery, failure, again) => (JournalEntry)new DeliveryChanged(id, ordinal, delivery, failure, again));

    private static readonly Gen<JournalEntry> Draft = Gen.Select(Id, TextOrNull, (id, text) => (JournalEntry)new DraftChanged(id, text));

    private static readonly Gen<JournalEntry> Case = Gen.Select(
        Id, Gen.Int[1, 9], TextOrNull, Gen.Select(Text, Text).Array[0, 3],
        (id, revision, subject, fields) => (JournalEntry)new CaseChanged(id, new CarrierCase(revision, new CaseInformation
        {
            Contact = subject is null ? null : new InteractionContact(subject, subject),
            Subject = subject,
            Fields = [.. fields.Select((field, index) => new CaseField($"{index}", field.Item1, field.Item2, CaseFieldType.Money))],
        })));

    private static readonly Gen<JournalEntry> Removal = Id.Select(id => (JournalEntry)new SessionRemoved(id));

    private static readonly Gen<JournalEntry> Entry = Gen.Frequency(
        (3, Header), (6, Message), (3, Line), (3, Delivery), (2, Draft), (2, Case), (1, Removal));

    [TestMethod]
    public Task Any_entries_come_back_as_the_model_has_them_however_often_the_journal_is_opened() =>
        Entry.Array[0, 20].Array[1, 4].SampleAsync(
            async lives =>
            {
                await using var environment = new JournalEnvironment();
                var model = new MemoryJournal();
                foreach (var entries in lives)
                {
                    await model.WriteAllAsync(entries);
                    await environment.WriteAsync(entries);
                }

                Assert.AreEqual((await model.LoadAsync()).Tell(), (await environment.LoadAsync()).Tell());
            },
            iter: Iterations, threads: 1);
}
