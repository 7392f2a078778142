namespace PrismSlice.Tests.Modules;

internal sealed class RegisteredByModule;
