using Microsoft.Testing.Platform.Builder;
using PluginIm.Messaging.Journal.Tests;
using PluginIm.Messaging.Journal.Tests.Environment;

// Another desktop of the same agent, which the tests start and kill; else the tests.
if (args is [OtherDesktop.Command, .. var rest])
{
    return await OtherDesktop.RunAsync(rest);
}

var builder = await TestApplication.CreateBuilderAsync(args);
SelfRegisteredExtensions.AddSelfRegisteredExtensions(builder, args);
using var application = await builder.BuildAsync();
return await application.RunAsync();
