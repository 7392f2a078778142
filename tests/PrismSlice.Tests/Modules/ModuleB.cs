namespace PrismSlice.Tests.Modules;

internal sealed class ModuleB(ModuleLog log) : LoggingModule(log);
