using PluginIm.Messaging;

namespace PluginIm.Simulation.Tests.Disks;

/// <summary>One session as it is put together from a journal's entries.</summary>
internal sealed class DiskSession(JournaledHeader header)
{
    private readonly SortedDictionary<long, JournaledLine> _lines = [];
    private string? _draft;
    private CarrierCase? _case;

    public JournaledHeader Header { get; private set; } = header;

    public bool IsRemoved { get; private set; }

    public void Take(JournalEntry entry)
    {
        switch (entry)
        {
            case HeaderChanged changed:
                Header = changed.Header;
                break;
            case LineAppended { Line: var line }:
                _lines[line.Ordinal] = line;
                break;
            case DeliveryChanged changed:
                _lines[changed.Ordinal] = (JournaledMessage)_lines[changed.Ordinal] with
                {
                    Delivery = changed.Delivery,
                    Failure = changed.Failure,
                    WasSentAgain = changed.WasSentAgain,
                };
                break;
            case DraftChanged { Text: var text }:
                _draft = text;
                break;
            case CaseChanged changed:
                _case = changed.Case;
                break;
            case SessionRemoved:
                IsRemoved = true;
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(entry), entry.GetType().Name, "No such entry.");
        }
    }

    public JournaledSession ToJournaled() => new(Header, _draft, [.. _lines.Values]) { Case = _case };
}
