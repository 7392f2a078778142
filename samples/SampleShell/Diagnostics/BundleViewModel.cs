using System.Globalization;
using CommunityToolkit.Mvvm.ComponentModel;
using CommunityToolkit.Mvvm.Input;
using Microsoft.Extensions.Logging;

namespace SampleShell;

/// <summary>The diagnostic bundle in the menu.</summary>
/// <param name="bundle">The bundle.</param>
/// <param name="askWhere">Asks the agent for a path, given a name; null where the agent thinks better of it.</param>
/// <param name="tell">Tells the agent what could not be done.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where the same is named.</param>
internal sealed partial class BundleViewModel(
    DiagnosticBundle bundle, Func<string, string?> askWhere, Action<string> tell, TimeProvider time, ILogger<BundleViewModel> logger) : ObservableObject
{
    [RelayCommand]
    private async Task SaveAsync(CancellationToken cancellationToken)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"agent-desktop-{time.GetLocalNow():yyyyMMdd-HHmmss}.zip");
        if (askWhere(name) is not { } path)
        {
            return;
        }

        try
        {
            await bundle.WriteAsync(path, cancellationToken);
            LogSaved(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            LogNotSaved(fault, path);
            tell(Words.BundleNotSaved.With(path, fault.Message));
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The diagnostic bundle is {File}")]
    private partial void LogSaved(string file);

    [LoggerMessage(Level = LogLevel.Error, Message = "The diagnostic bundle {File} could not be written")]
    private partial void LogNotSaved(Exception fault, string file);
}
