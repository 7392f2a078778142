using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using PluginIm.Contracts.Manifest;

namespace SampleShell;

/// <summary>
/// Names what a property throws that a view is bound to. WPF catches it and shows nothing; what it tells those who trace bindings is all that there is of it.
/// </summary>
internal sealed class BindingFaults(Func<IReadOnlyList<ManifestModule>> modules, Action<string> tell, ILogger logger) : TraceListener
{
    /// <summary>Before the first binding is made: who is not traced from the beginning never is.</summary>
    public void Watch()
    {
        PresentationTraceSources.Refresh();
        PresentationTraceSources.DataBindingSource.Listeners.Add(this);
        PresentationTraceSources.DataBindingSource.Switch.Level = SourceLevels.Error;
    }

    public override void TraceEvent(TraceEventCache? eventCache, string source, TraceEventType eventType, int id, string? format, params object?[]? args)
    {
        var text = string.Format(CultureInfo.InvariantCulture, format ?? "", args ?? []);
        if (!text.Contains("Exception:", StringComparison.Ordinal))
        {
            // A path that leads nowhere at this moment is no fault.
            return;
        }

        if (modules().FirstOrDefault(module => text.Contains($" at {module.Assembly}.", StringComparison.Ordinal)) is { } module)
        {
            UnhandledFaults.LogInBindingOf(logger, module.Name, text);
            tell(Words.FaultModule.With(module.Name));
        }
        else
        {
            UnhandledFaults.LogInBinding(logger, text);
            tell(Words.FaultView);
        }
    }

    public override void Write(string? message)
    {
    }

    public override void WriteLine(string? message)
    {
    }

    protected override void Dispose(bool disposing)
    {
        PresentationTraceSources.DataBindingSource.Listeners.Remove(this);
        base.Dispose(disposing);
    }
}
