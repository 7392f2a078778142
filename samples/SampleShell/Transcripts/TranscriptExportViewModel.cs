using System.Text;
using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;
using PluginIm.Contracts;

namespace SampleShell;

/// <summary>The transcripts that are kept with an interaction, to be taken out of the desktop as text or HTML.</summary>
internal sealed partial class TranscriptExportViewModel : ObservableObject
{
    private readonly WorkInteraction _interaction;
    private readonly SharedTranscripts _transcripts;
    private readonly IFileChoice _choice;
    private readonly TimeProvider _time;
    private readonly Action<string> _tell;

    /// <summary>Without any, nothing of it shows.</summary>
    [ObservableProperty]
    private bool _hasAny;

    public TranscriptExportViewModel(
        WorkInteraction interaction, SharedTranscripts transcripts, IFileChoice choice, TimeProvider time, Action<string> tell)
    {
        _interaction = interaction;
        _transcripts = transcripts;
        _choice = choice;
        _time = time;
        _tell = tell;
        interaction.RecordChanged += (_, _) => Looking = LookAsync();
        Looking = LookAsync();
    }

    /// <summary>The look into the shared file that is under way.</summary>
    public Task Looking { get; private set; }

    private async Task LookAsync() => HasAny = (await _transcripts.FindAsync(_interaction.Id)).Count > 0;

    [RelayCommand]
    private Task ExportTextAsync() => ExportAsync(".txt", Words.TranscriptText, transcripts =>
        string.Join(Environment.NewLine, transcripts.Select(transcript => TranscriptText.AsText(transcript, _time.LocalTimeZone))));

    [RelayCommand]
    private Task ExportHtmlAsync() => ExportAsync(".html", Words.TranscriptHtml, transcripts => TranscriptText.AsHtml(transcripts, _time.LocalTimeZone));

    private async Task ExportAsync(string ending, string kind, Func<IReadOnlyList<ImTranscript>, string> write)
    {
        var transcripts = await _transcripts.FindAsync(_interaction.Id);
        if (transcripts.Count == 0 || _choice.Choose(Words.TranscriptFile.With(_interaction.Title) + ending, kind) is not { } file)
        {
            return;
        }

        try
        {
            await File.WriteAllTextAsync(file, write(transcripts), Encoding.UTF8);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _tell(Words.TranscriptNotExported.With(exception.Message));
        }
    }
}
