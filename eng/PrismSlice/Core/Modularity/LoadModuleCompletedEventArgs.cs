namespace Prism.Modularity;

public class LoadModuleCompletedEventArgs : EventArgs
{
    public LoadModuleCompletedEventArgs(IModuleInfo moduleInfo, Exception? error)
    {
        ArgumentNullException.ThrowIfNull(moduleInfo);
        ModuleInfo = moduleInfo;
        Error = error;
    }

    public IModuleInfo ModuleInfo { get; }

    public Exception? Error { get; }

    /// <summary>Set by a handler that deals with the error: it is then not thrown.</summary>
    public bool IsErrorHandled { get; set; }
}
