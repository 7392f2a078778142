using Microsoft.Extensions.Logging;
using PluginIm.ViewModels;
using PluginIm.Views;

namespace PluginIm.Modules.InstantMessaging.Tests.Startup;

[TestClass]
public sealed class ModuleStartTests
{
    [WindowTest]
    public void The_module_registers_what_other_parts_resolve_each_once()
    {
        using var desktop = new Desktop();

        desktop.Start();

        AssertSingle<ImChannel>(desktop.Container);
        AssertSingle<ChannelStatusViewModel>(desktop.Container);
        AssertSingle<NotificationListViewModel>(desktop.Container);
        AssertSingle<ISessionOpener>(desktop.Container);
        Assert.AreEqual(Agents.Kate, desktop.Channel.Me);
    }

    [WindowTest]
    public void It_signs_in_and_says_so_in_the_shells_region()
    {
        using var desktop = new Desktop();

        desktop.Start();

        Ui.Until(() => Status(desktop) == "Instant messaging: ready", "the status");
        Assert.IsInstanceOfType<ChannelStatusView>(desktop.Main.Status.Content);
        Assert.IsEmpty(desktop.Warnings);
    }

    [WindowTest]
    public void A_shell_without_a_region_for_the_status_gets_none_and_the_channel_is_ready()
    {
        using var desktop = new Desktop();
        desktop.Shell.Withhold(typeof(IRegionMap));

        desktop.Start();

        Ui.Until(() => desktop.Channel.Status.State == ImChannelState.Ready, "the sign-in");
        Assert.IsNull(desktop.Main.Status.Content);
        Assert.Contains(record => record.Message.Contains("im.channel-status", StringComparison.Ordinal), desktop.Log);
    }

    [WindowTest]
    public void A_region_that_the_map_names_and_the_shell_does_not_have_is_told_and_the_channel_is_ready()
    {
        using var desktop = new Desktop();
        desktop.Shell.MapRegion(ImRegions.ChannelStatus, "NoSuchRegion");

        desktop.Start();

        Ui.Until(() => desktop.Channel.Status.State == ImChannelState.Ready, "the sign-in");
        Ui.Until(() => desktop.Warnings.Count > 0, "the warning");
        Assert.AreEqual(
            "The shell has no region named NoSuchRegion, which its IRegionMap gives for im.channel-status: that view waits for it", desktop.Warnings.Single().Message);
        Assert.IsNull(desktop.Main.Status.Content);
    }

    [WindowTest]
    [DataRow(typeof(IAgent))]
    [DataRow(typeof(ICredentials))]
    [DataRow(typeof(IImSettings))]
    [DataRow(typeof(IInteractionWindows))]
    public void A_service_that_the_shell_does_not_give_is_told_by_name_and_the_shell_runs(Type service)
    {
        using var desktop = new Desktop { ErrorsExpected = true };
        desktop.Shell.Withhold(service);

        desktop.Start();

        Assert.IsTrue(desktop.Main.IsVisible);
        Assert.HasCount(1, desktop.Errors);
        Assert.AreEqual($"Module InstantMessaging is off: the shell gives no {service.Name}. Register it in the shell's RegisterTypes", desktop.Errors[0].Message);
        Assert.IsNull(desktop.Errors[0].Exception);
    }

    [WindowTest]
    public void A_service_that_the_shell_registers_and_cannot_make_is_told_in_one_line_and_the_shell_runs()
    {
        using var desktop = new Desktop { ErrorsExpected = true };
        desktop.Shell.Withhold(typeof(ICredentials));

        desktop.Start(catalog => catalog.AddModule<UnmadeCredentialsModule>().AddModule<InstantMessagingModule>());

        Assert.AreEqual(
            "Module InstantMessaging is off: ICredentials cannot be made (the vault is locked). Correct what the shell registers for it; the level Debug has the whole",
            desktop.Errors.Single().Message);
        Assert.IsNull(desktop.Errors[0].Exception);
        Assert.AreEqual("the vault is locked", desktop.Log.Single(record => record.Level == LogLevel.Debug && record.Exception is not null).Exception!.GetBaseException().Message);
        Assert.IsTrue(desktop.Main.IsVisible);
    }

    [WindowTest]
    [DataRow(typeof(ITargetDirectory))]
    [DataRow(typeof(ITeamCommunicator))]
    public void A_service_that_it_can_do_without_may_be_missing(Type service)
    {
        using var desktop = new Desktop();
        desktop.Shell.Withhold(service);

        desktop.Start();

        Ui.Until(() => desktop.Channel.Status.State == ImChannelState.Ready, "the sign-in");
    }

    [WindowTest]
    public void A_switch_that_is_away_is_told_and_the_shell_runs()
    {
        using var desktop = new Desktop();
        desktop.Shell.Set("sip.switch", $"tcp:127.0.0.1:{FreePort()}");

        desktop.Start();

        Ui.Until(() => Status(desktop)?.StartsWith("Instant messaging: switch not reachable, next try at ", StringComparison.Ordinal) == true, "the status");
        Assert.IsTrue(desktop.Main.IsVisible);
    }

    [WindowTest]
    public void A_wrong_password_is_told_and_the_shell_runs()
    {
        using var desktop = new Desktop();
        desktop.Shell.Password = _ => ValueTask.FromResult<string?>("wrong");

        desktop.Start();

        Ui.Until(() => Status(desktop)?.StartsWith("Instant messaging: sign-in refused", StringComparison.Ordinal) == true, "the status");
        Assert.IsTrue(desktop.Main.IsVisible);
    }

    [WindowTest]
    public void A_shell_that_has_no_password_is_told_what_to_do_about_it()
    {
        using var desktop = new Desktop { ErrorsExpected = true };
        desktop.Shell.Password = _ => ValueTask.FromResult<string?>(null);

        desktop.Start();

        Ui.Until(() => Status(desktop) == "Instant messaging: no password to sign in, ask your administrator", "the status");
        Assert.AreEqual(
            "No password for sip:kmilburn@im.test: the switch asks for one (401), and the shell's ICredentials gave none for kmilburn. It comes from where that looks: "
            + "the shell's own sign-in, an environment variable, the Windows Credential Manager.",
            desktop.Errors.Single().Message);
        Assert.IsTrue(desktop.Main.IsVisible);
    }

    private static void AssertSingle<T>(IContainerProvider container)
    {
        Assert.IsTrue(container.IsRegistered<T>());
        Assert.AreSame(container.Resolve<T>(), container.Resolve<T>());
    }

    private static string? Status(Desktop desktop) => Ui.Find(desktop.Main, "Im.ChannelStatus")?.GetName();

    /// <summary>A port at which nobody listens: the system does not give it out again soon.</summary>
    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
