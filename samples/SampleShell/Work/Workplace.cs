using System.ComponentModel;
using System.Windows.Threading;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using PluginIm.Contracts;

namespace SampleShell;

/// <summary>
/// The agent's work with contacts: what waits, what is open, and what becomes of it. All desktops of the shared file see the same: one that takes, gives away or
/// ends an interaction is followed by the others. Used on the user-interface thread.
/// </summary>
internal sealed partial class Workplace
{
    private readonly WorkplaceServices _services;
    private readonly ILogger<Workplace> _logger;
    private readonly Dictionary<WorkInteraction, OpenWork> _open = [];
    private Task _following = Task.CompletedTask;
    private bool _isStale;
    private bool _isLeaving;

    public Workplace(WorkplaceServices services, Dispatcher dispatcher)
    {
        _services = services;
        _logger = services.Loggers.CreateLogger<Workplace>();
        List = new WorkListViewModel(OpenAsync, BringSampleAsync);
        services.Directory.Changed += (_, _) => dispatcher.BeginInvoke(Follow);
        Follow();
    }

    public WorkListViewModel List { get; }

    /// <summary>The look into the shared file that is under way.</summary>
    public Task Following => _following;

    private WorkStore? Store => _services.Directory.Database is { } database ? new WorkStore(database, _services.Time) : null;

    private string Agent => _services.Agent.Logon;

    /// <summary>The desktop closes: nothing is asked any more, and what is open stays the agent's.</summary>
    public void Leave() => _isLeaving = true;

    /// <summary>Asks what is to be asked before the interaction window closes.</summary>
    public void OnWindowClosing(object? sender, CancelEventArgs arguments) =>
        arguments.Cancel = !_isLeaving && !_open.Keys.ToList().TrueForAll(interaction => MayClose(interaction, Words.WorkCloseTitle, Words.WorkClose));

    public async Task OpenAsync(string id)
    {
        if (_open.Keys.FirstOrDefault(interaction => interaction.Id == id) is { } known)
        {
            _open[known].Handle.Activate();
            return;
        }

        try
        {
            await TakeAsync(id);
        }
        catch (SqliteException exception)
        {
            Fail(exception);
        }

        await FollowAgainAsync();
    }

    /// <summary>The agent is done with an interaction: it goes into the contact's history. Who was brought into it leaves it.</summary>
    public async Task FinishAsync(WorkInteraction interaction)
    {
        if (!MayClose(interaction, Words.WorkDoneTitle, Words.WorkDone))
        {
            return;
        }

        await GiveAwayAsync(interaction, store => interaction.Record.IsJoint
            ? store.LeaveAsync(interaction.Id, Agent)
            : store.FinishAsync(interaction.Id, interaction.Record.Contact.Id, WorkHistory.Of(interaction, _services.Agent.DisplayName)));
    }

    /// <summary>Gives the interaction to a colleague, at whose desktop it comes up.</summary>
    public async Task TransferAsync(WorkInteraction interaction, InternalTarget target)
    {
        if (MayClose(interaction, Words.WorkTransferTitle.With(target.DisplayName), Words.WorkTransfer))
        {
            await GiveAwayAsync(interaction, store => store.TransferAsync(interaction.Id, Agent, target.Id));
        }
    }

    /// <summary>Brings a colleague into the interaction, at whose desktop it comes up too.</summary>
    public async Task ShareAsync(WorkInteraction interaction, InternalTarget target)
    {
        try
        {
            await interaction.WhenStoredAsync();
            await (Store?.ShareAsync(interaction.Id, Agent, target.Id) ?? Task.CompletedTask);
            await interaction.ReloadAsync();
        }
        catch (SqliteException exception)
        {
            Fail(exception);
        }
    }

    /// <summary>Takes what waits; what is the agent's already, or is shared with him, he has.</summary>
    private async Task TakeAsync(string id)
    {
        if (Store is not { } store)
        {
            List.Message = _services.Directory.Fault ?? Words.WorkUnreadable;
            return;
        }

        await store.TakeAsync(id, Agent);
        if (await store.FindAsync(id, Agent) is { } content)
        {
            _services.Telephone.AnswerFrom(content.Record);
            Show(new WorkInteraction(content, store, _services.Agent, _services.Tell, _logger), activate: true);
        }
        else
        {
            List.Message = Words.WorkGone;
        }
    }

    private void Follow()
    {
        _isStale = true;
        if (_following.IsCompleted)
        {
            _following = FollowAsync();
        }
    }

    private async Task FollowAgainAsync()
    {
        Follow();
        await _following;
    }

    /// <summary>Looks as often as something changed, never twice at a time.</summary>
    private async Task FollowAsync()
    {
        while (_isStale)
        {
            _isStale = false;
            try
            {
                await LookAsync();
            }
            catch (SqliteException exception)
            {
                Fail(exception);
            }
        }
    }

    private async Task LookAsync()
    {
        if (Store is not { } store)
        {
            List.Message = _services.Directory.Fault ?? Words.WorkUnreadable;
            return;
        }

        foreach (var interaction in _open.Keys.ToList())
        {
            if (!await interaction.ReloadAsync() && _open.TryGetValue(interaction, out var gone))
            {
                gone.Handle.Close();
            }
        }

        var records = await store.ListAsync(Agent);
        List.Show([.. records.Where(record => !record.IsToBeShown && _open.Keys.All(open => open.Id != record.Id))], _services.Time.GetUtcNow());
        foreach (var given in records.Where(record => record.IsToBeShown))
        {
            await OpenGivenAsync(store, given);
        }
    }

    /// <summary>What a colleague has given comes up behind: nothing takes the focus from the agent.</summary>
    private async Task OpenGivenAsync(WorkStore store, WorkRecord given)
    {
        await store.SetShownAsync(given.Id, Agent);
        if (_open.Keys.All(open => open.Id != given.Id) && await store.FindAsync(given.Id, Agent) is { } content)
        {
            Show(new WorkInteraction(content, store, _services.Agent, _services.Tell, _logger), activate: false);
        }
    }

    private void Show(WorkInteraction interaction, bool activate)
    {
        var viewModel = new InteractionFrameViewModel(interaction, this, _services);
        var tab = new InteractionTab { Id = interaction.Id, Title = interaction.Title, Content = new InteractionFrame { DataContext = viewModel } };
        _services.Interactions.Add(interaction);
        var handle = _services.Windows.Open(tab, activate);
        _open.Add(interaction, new OpenWork(handle, viewModel));
        handle.Closed += (_, _) => OnClosed(interaction);
    }

    private void OnClosed(WorkInteraction interaction)
    {
        if (_open.Remove(interaction, out var closed))
        {
            closed.ViewModel.Dispose();
            _services.Interactions.Remove(interaction);
            Follow();
        }
    }

    private bool MayClose(WorkInteraction interaction, string title, string yes) =>
        _services.Interactions.QuestionsOf(interaction).All(question => _services.Confirmation.Ask(title, question, yes));

    private async Task GiveAwayAsync(WorkInteraction interaction, Func<WorkStore, Task> give)
    {
        try
        {
            await interaction.WhenStoredAsync();
            await (Store is { } store ? give(store) : Task.CompletedTask);
            _open.GetValueOrDefault(interaction)?.Handle.Close();
        }
        catch (SqliteException exception)
        {
            Fail(exception);
        }

        await FollowAgainAsync();
    }

    private async Task BringSampleAsync()
    {
        try
        {
            await (_services.Directory.Database is { } database ? SampleWork.AddWorkAsync(database, _services.Time) : Task.CompletedTask);
        }
        catch (SqliteException exception)
        {
            Fail(exception);
        }

        await FollowAgainAsync();
    }

    private void Fail(SqliteException exception)
    {
        LogFailed(exception);
        List.Message = Words.WorkUnreadable;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The work could not be read or changed")]
    private partial void LogFailed(Exception exception);

    private sealed record OpenWork(IInteractionHandle Handle, InteractionFrameViewModel ViewModel);
}
