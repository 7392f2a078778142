using System.Text;
using Microsoft.Data.Sqlite;

namespace PluginIm.Messaging.Journal;

/// <summary>Puts entries into the tables.</summary>
internal sealed class JournalWriter(SqliteConnection connection) : IDisposable
{
    private readonly Statement _changeHeader = new(connection, """
        UPDATE session SET
            me_address = ?2, me_logon = ?3, me_name = ?4, peer_address = ?5, peer_logon = ?6, peer_name = ?7,
            is_incoming = ?8, is_page_mode = ?9, state = ?10, end_kind = ?11, end_status = ?12, end_phrase = ?13,
            opened_at = ?14, opened_offset = ?15, carrier_token = ?16, last_received_id = ?17,
            origin_id = ?18, origin_revision = ?19, roster_revision = ?20, conference_json = ?21
        WHERE id = ?1
        """);

    private readonly Statement _addHeader = new(connection, """
        INSERT INTO session (
            id, me_address, me_logon, me_name, peer_address, peer_logon, peer_name,
            is_incoming, is_page_mode, state, end_kind, end_status, end_phrase,
            opened_at, opened_offset, carrier_token, last_received_id, origin_id, origin_revision, roster_revision,
            conference_json)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)
        """);

    // Without a header there is no row to select, and nothing is written.
    private readonly Statement _addMessage = new(connection, """
        INSERT OR REPLACE INTO line (
            session, ordinal, at, at_offset, party_address, party_logon, party_name,
            message_id, text, is_mine, delivery, failure_kind, failure_status, failure_phrase, was_sent_again)
        SELECT number, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15 FROM session WHERE id = ?1
        """);

    private readonly Statement _addSystemLine = new(connection, """
        INSERT OR REPLACE INTO line (
            session, ordinal, at, at_offset, party_address, party_logon, party_name, event, reason_kind, reason_status, reason_phrase)
        SELECT number, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11 FROM session WHERE id = ?1
        """);

    private readonly Statement _changeDelivery = new(connection, """
        UPDATE line SET delivery = ?3, failure_kind = ?4, failure_status = ?5, failure_phrase = ?6, was_sent_again = ?7
        WHERE session = (SELECT number FROM session WHERE id = ?1) AND ordinal = ?2 AND message_id IS NOT NULL
        """);

    private readonly Statement _changeDraft = new(connection, "UPDATE session SET draft = ?2 WHERE id = ?1");

    private readonly Statement _changeCase = new(connection, "UPDATE session SET case_json = ?2 WHERE id = ?1");

    private readonly Statement _removeLines = new(connection, "DELETE FROM line WHERE session = (SELECT number FROM session WHERE id = ?1)");

    private readonly Statement _removeHeader = new(connection, "DELETE FROM session WHERE id = ?1");

    /// <summary>Writes an entry other than a removal; false when it is the first of a session, which is left to <see cref="Add"/>.</summary>
    public bool TryWrite(JournalEntry entry)
    {
        switch (entry)
        {
            case HeaderChanged changed:
                return Run(_changeHeader, changed.Header) > 0;
            case LineAppended { Line: JournaledMessage message }:
                Append(entry.SessionId, message);
                return true;
            case LineAppended { Line: JournaledSystemLine line }:
                Append(entry.SessionId, line);
                return true;
            case DeliveryChanged changed:
                _changeDelivery.Run(
                    changed.SessionId, changed.Ordinal, changed.Delivery.ToString(),
                    changed.Failure?.Kind.ToString(), changed.Failure?.Status, changed.Failure?.Phrase, changed.WasSentAgain);
                return true;
            case DraftChanged changed:
                _changeDraft.Run(changed.SessionId, changed.Text);
                return true;
            case CaseChanged changed:
                _changeCase.Run(changed.SessionId, Encoding.UTF8.GetString(CaseJson.Write(changed.Case)));
                return true;
            default:
                throw new ArgumentOutOfRangeException(nameof(entry), entry.GetType(), "No such kind of entry.");
        }
    }

    public void Add(JournaledHeader header) => Run(_addHeader, header);

    /// <summary>Takes all of a session away; false when there is none.</summary>
    public bool Remove(string sessionId)
    {
        _removeLines.Run(sessionId);
        return _removeHeader.Run(sessionId) > 0;
    }

    public void Dispose()
    {
        foreach (var statement in new[]
                 {
                     _changeHeader, _addHeader, _addMessage, _addSystemLine, _changeDelivery, _changeDraft, _changeCase, _removeLines, _removeHeader,
                 })
        {
            statement.Dispose();
        }
    }

    private static int Run(Statement statement, JournaledHeader header) => statement.Run(
        header.SessionId,
        header.Me.Address, header.Me.Logon, header.Me.DisplayName,
        header.Peer.Address, header.Peer.Logon, header.Peer.DisplayName,
        header.IsIncoming, header.IsPageMode,
        header.State.ToString(), header.EndReason?.Kind.ToString(), header.EndReason?.Status, header.EndReason?.Phrase,
        header.OpenedAt.UtcTicks, OffsetOf(header.OpenedAt), header.CarrierToken, header.LastReceivedId,
        header.OriginId, header.OriginRevision, header.RosterRevision, ConferenceRow.Write(header));

    private void Append(string sessionId, JournaledMessage message) => _addMessage.Run(
        sessionId, message.Ordinal, message.Time.UtcTicks, OffsetOf(message.Time),
        message.Party.Address, message.Party.Logon, message.Party.DisplayName,
        message.MessageId, message.Text, message.IsMine,
        message.Delivery.ToString(), message.Failure?.Kind.ToString(), message.Failure?.Status, message.Failure?.Phrase, message.WasSentAgain);

    private void Append(string sessionId, JournaledSystemLine line) => _addSystemLine.Run(
        sessionId, line.Ordinal, line.Time.UtcTicks, OffsetOf(line.Time),
        line.Party?.Address, line.Party?.Logon, line.Party?.DisplayName,
        line.Event.ToString(), line.Reason?.Kind.ToString(), line.Reason?.Status, line.Reason?.Phrase);

    private static int OffsetOf(DateTimeOffset time) => time.TotalOffsetMinutes;
}
