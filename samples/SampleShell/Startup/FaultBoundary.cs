using System.Diagnostics;
using System.Windows.Threading;
using Microsoft.Extensions.Logging;
using PluginIm.Contracts.Manifest;

namespace SampleShell;

/// <summary>
/// The last boundary on the user-interface thread: what a command, a timer or a view throws is named, with the module that it comes from, and the agent
/// works on.
/// </summary>
internal sealed class FaultBoundary
{
    private readonly Func<IReadOnlyList<ManifestModule>> _modules;
    private readonly Action<string> _tell;
    private readonly ILogger _logger;

    /// <param name="modules">The manifest's modules.</param>
    /// <param name="tell">Tells the agent.</param>
    /// <param name="logger">Where the whole fault goes.</param>
    public FaultBoundary(Func<IReadOnlyList<ManifestModule>> modules, Action<string> tell, ILogger logger)
    {
        (_modules, _tell, _logger) = (modules, tell, logger);
    }

    public void Watch(Dispatcher dispatcher) => dispatcher.UnhandledException += OnUnhandledException;

    private void OnUnhandledException(object sender, DispatcherUnhandledExceptionEventArgs arguments)
    {
        arguments.Handled = true;
        if (ModuleOf(arguments.Exception) is { } module)
        {
            UnhandledFaults.LogInModule(_logger, module, arguments.Exception);
            _tell(Words.FaultModule.With(module));
        }
        else
        {
            UnhandledFaults.LogOnScreen(_logger, arguments.Exception);
            _tell(Words.FaultView);
        }
    }

    /// <summary>The module whose code stands nearest to where it was thrown; null where none does.</summary>
    private string? ModuleOf(Exception exception)
    {
        var modules = _modules();
        for (var fault = exception; fault is not null; fault = fault.InnerException)
        {
            var names = new StackTrace(fault).GetFrames().Select(frame => frame.GetMethod()?.DeclaringType?.Assembly.GetName().Name);
            if (names.Select(name => modules.FirstOrDefault(module => module.Assembly == name)).FirstOrDefault(found => found is not null) is { } found)
            {
                return found.Name;
            }
        }

        return null;
    }
}
