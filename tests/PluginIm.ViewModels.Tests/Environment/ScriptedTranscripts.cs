using System.Collections.Concurrent;

namespace PluginIm.ViewModels.Tests.Environment;

/// <summary>The shell's store of transcripts, which the test may break.</summary>
internal sealed class ScriptedTranscripts : Contracts.IImTranscriptStore
{
    public ConcurrentQueue<Contracts.ImTranscript> Saved { get; } = new();

    public string? Fault { get; set; }

    public Task SaveAsync(Contracts.ImTranscript transcript, CancellationToken cancellationToken)
    {
        if (Fault is { } fault)
        {
            throw new InvalidOperationException(fault);
        }

        Saved.Enqueue(transcript);
        return Task.CompletedTask;
    }
}
