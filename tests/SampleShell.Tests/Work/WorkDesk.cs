using System.Windows.Threading;
using Microsoft.Extensions.Logging;
using PluginIm.Contracts;
using Eyes = PluginIm.Views.Tests.Environment.Ui;

namespace SampleShell.Tests;

/// <summary>A desktop with work on it, in real windows, over a file of the test's own. Made, used and left on the thread with windows.</summary>
internal sealed class WorkDesk : IDisposable
{
    private readonly TestFolder _folder = new();

    /// <param name="telephone">The agent's telephone; null for one that is nowhere signed in.</param>
    public WorkDesk(Telephone? telephone = null)
    {
        Directory = SharedDirectory.Open(_folder.File("desktop.db"), Time, Desk.Log);
        Transcripts = new SharedTranscripts(Directory, Time, Desk.Log.CreateLogger<SharedTranscripts>());
        Files.Folder = _folder.Path;
        Interactions = new OpenInteractions(Desk.Log.CreateLogger<OpenInteractions>());
        Workplace = new Workplace(
            new WorkplaceServices(
                Directory, Desk.Kate, Desk.Windows, Interactions, Consulted, Transcripts, Files, Desk.Services, Confirmation,
                Ui.Application.Container.Resolve<IRegionManager>().CreateRegionManager, telephone ?? new Telephone(null, Time), Told.Add, Time, Desk.Log),
            Dispatcher.CurrentDispatcher);
        Desk.Windows.Closing += Workplace.OnWindowClosing;
        Desk.Work = Workplace.List;
        Eyes.Until(() => Workplace.Following.IsCompleted, "the work");
    }

    public Desk Desk { get; } = new();

    public TimeProvider Time { get; } = TimeProvider.System;

    public SharedDirectory Directory { get; }

    public WorkStore Store => new(Directory.Database!, Time);

    public OpenInteractions Interactions { get; }

    public ConsultedTargets Consulted { get; } = new();

    public ScriptedConfirmation Confirmation { get; } = new();

    public SharedTranscripts Transcripts { get; }

    public ScriptedFiles Files { get; } = new();

    public List<string> Told { get; } = [];

    public Workplace Workplace { get; }

    /// <summary>Opens the first that waits in a medium.</summary>
    public (WorkInteraction Interaction, InteractionFrame View) Open(Medium medium)
    {
        Do(Workplace.OpenAsync(Workplace.List.Rows.First(row => row.Medium == medium).Id));
        var view = (InteractionFrame)Desk.Interactions.Selected!.Content;
        return (((InteractionFrameViewModel)view.DataContext).Interaction, view);
    }

    public static void Do(Task work)
    {
        Eyes.Until(() => work.IsCompleted, "the end of what was asked for");
        work.GetAwaiter().GetResult();
        Eyes.Settle();
    }

    public static T Ask<T>(Task<T> work)
    {
        Do(work);
        return work.GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        Workplace.Leave();
        Desk.Dispose();
        var closing = Directory.DisposeAsync().AsTask();
        Eyes.Until(() => closing.IsCompleted, "the directory closed");
        Eyes.Until(() => Workplace.Following.IsCompleted, "the last look");
        _folder.Dispose();
    }
}
