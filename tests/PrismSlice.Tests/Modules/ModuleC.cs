namespace PrismSlice.Tests.Modules;

internal sealed class ModuleC(ModuleLog log) : LoggingModule(log);
