namespace PrismSlice.Tests.Modules;

internal sealed class ModuleA(ModuleLog log) : LoggingModule(log);
