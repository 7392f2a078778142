using System.Collections.ObjectModel;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using PluginIm.Contracts;

namespace SampleShell;

/// <summary>
/// An interaction that the agent has open. What is changed here is stored in order; what other desktops change comes by <see cref="ReloadAsync"/>. Used on the
/// user-interface thread, apart from what <see cref="IInteraction"/> gives.
/// </summary>
internal sealed partial class WorkInteraction : IInteraction
{
    public const int MostFields = 200;

    private readonly WorkStore _store;
    private readonly SignedInAgent _agent;
    private readonly Action<string> _tell;
    private readonly ILogger _logger;
    private volatile CaseInformation _case;
    private Task _writing = Task.CompletedTask;
    private int _edits;
    private string _draft;

    /// <param name="content">What the shared file has of it.</param>
    /// <param name="store">The shared file.</param>
    /// <param name="agent">Who works here.</param>
    /// <param name="tell">Told what the agent must know of.</param>
    /// <param name="logger">Told what fails.</param>
    public WorkInteraction(WorkContent content, WorkStore store, SignedInAgent agent, Action<string> tell, ILogger logger)
    {
        _store = store;
        _agent = agent;
        _tell = tell;
        _logger = logger;
        _draft = content.Draft;
        Record = content.Record;
        Messages = [.. content.Messages];
        _case = CaseOf(content.Record);
    }

    public event EventHandler? Changed;

    /// <summary>Raised when <see cref="Record"/> changed.</summary>
    public event EventHandler? RecordChanged;

    public string Id => Record.Id;

    public Medium Medium => Record.Medium;

    public string Title => Record.Contact.DisplayName;

    public CaseInformation CaseInformation => _case;

    public WorkRecord Record { get; private set; }

    /// <summary>The thread, the chat's transcript; in order.</summary>
    public ObservableCollection<WorkMessage> Messages { get; }

    /// <summary>What the agent has written and not sent.</summary>
    public string Draft
    {
        get => _draft;
        set
        {
            if (_draft != value)
            {
                _draft = value;
                _ = WriteAsync(() => _store.SetDraftAsync(Id, _agent.Logon, value));
            }
        }
    }

    /// <summary>Changes a value of the case, or attaches one.</summary>
    /// <returns>Whether the case has room for it.</returns>
    public bool SetField(CaseField field)
    {
        var known = _case.Fields.Any(other => other.Key == field.Key);
        if (!known && _case.Fields.Count >= MostFields)
        {
            return false;
        }

        IReadOnlyList<CaseField> fields = known
            ? [.. _case.Fields.Select(other => other.Key == field.Key ? field : other)]
            : [.. _case.Fields, field];
        Record = Record with { Fields = fields };
        LogCaseChanged(_logger, Id);
        _ = WriteAsync(() => _store.SetFieldsAsync(Id, fields));
        UseCase();
        return true;
    }

    public async Task SendAsync(string text)
    {
        await WriteAsync(() => _store.AddMessageAsync(Id, WorkAuthor.Agent, _agent.DisplayName, text));
        await ReloadAsync();
    }

    public async Task SetCallAsync(VoiceCallState state)
    {
        await WriteAsync(() => _store.SetCallAsync(Id, state));
        await ReloadAsync();
    }

    /// <summary>After how long a silence the contact says more; null where it has said all.</summary>
    public async Task<TimeSpan?> FindNextSayingAsync()
    {
        try
        {
            return await _store.FindNextSayingAsync(Id);
        }
        catch (SqliteException exception)
        {
            LogUnreadable(_logger, exception, Id);
            return null;
        }
    }

    public async Task LetContactSayNextAsync()
    {
        await WriteAsync(() => _store.SayNextAsync(Id, Record.Contact.DisplayName));
        await ReloadAsync();
    }

    /// <summary>Everything that was changed here is stored.</summary>
    public Task WhenStoredAsync() => _writing;

    /// <summary>Takes what other desktops have changed. What is changed here meanwhile stays, and what they changed comes with the next time.</summary>
    /// <returns>Whether the agent still has it.</returns>
    public async Task<bool> ReloadAsync()
    {
        var edits = _edits;
        await _writing;
        if (await _store.FindAsync(Id, _agent.Logon) is not { } content)
        {
            return false;
        }

        if (edits == _edits)
        {
            Use(content);
        }

        return true;
    }

    private static CaseInformation CaseOf(WorkRecord record) => new()
    {
        Contact = record.Contact,
        Subject = record.Subject,
        Medium = record.Medium,
        Fields = record.Fields,
    };

    private void Use(WorkContent content)
    {
        var isOtherCase = !content.Record.Fields.SequenceEqual(Record.Fields);
        Record = content.Record;
        foreach (var message in content.Messages.Skip(Messages.Count))
        {
            Messages.Add(message);
        }

        if (isOtherCase)
        {
            UseCase();
        }

        RecordChanged?.Invoke(this, EventArgs.Empty);
    }

    private void UseCase()
    {
        _case = CaseOf(Record);
        Changed?.Invoke(this, EventArgs.Empty);
    }

    private Task WriteAsync(Func<Task> write)
    {
        _edits++;
        return _writing = WriteAfterAsync(_writing, write);
    }

    /// <summary>The boundary to the shared file: what cannot be stored is told, and the agent works on.</summary>
    private async Task WriteAfterAsync(Task before, Func<Task> write)
    {
        await before;
        try
        {
            await write();
        }
        catch (SqliteException exception)
        {
            LogNotStored(_logger, exception, Id);
            _tell(Words.WorkNotStored);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The agent changes the case of the interaction {Interaction}")]
    private static partial void LogCaseChanged(ILogger logger, string interaction);

    [LoggerMessage(Level = LogLevel.Error, Message = "A change of the interaction {Interaction} could not be stored")]
    private static partial void LogNotStored(ILogger logger, Exception exception, string interaction);

    [LoggerMessage(Level = LogLevel.Error, Message = "The contact of the interaction {Interaction} says nothing more")]
    private static partial void LogUnreadable(ILogger logger, Exception exception, string interaction);
}
