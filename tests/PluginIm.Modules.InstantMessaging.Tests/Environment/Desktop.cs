using System.IO;
using System.Windows.Threading;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using PluginIm.Sip;
using PluginIm.Views;
using SipSwitch;

namespace PluginIm.Modules.InstantMessaging.Tests.Environment;

/// <summary>
/// Kate's desktop: a Prism application with the module, a real switch in this process, and Amy at the other end of it.
/// Fails its test when anything logged an error that the test did not announce.
/// </summary>
internal sealed class Desktop : IDisposable
{
    private readonly TestApplication _application = TestApplication.Instance;
    private readonly FakeLogCollector _log = new();
    private readonly ILoggerFactory _loggers;
    private readonly SwitchHost _switch;

    public Desktop()
    {
        SynchronizationContext.SetSynchronizationContext(new DispatcherSynchronizationContext(Dispatcher.CurrentDispatcher));
        _loggers = LoggerFactory.Create(builder => builder.SetMinimumLevel(LogLevel.Debug).AddProvider(new FakeLoggerProvider(_log)));
        _switch = new SwitchHost(
            new SwitchOptions
            {
                Listen = [new SipPeer(SipTransport.Tcp, "127.0.0.1", 0)],
                Users = new[] { Agents.Kate, Agents.Amy }.ToDictionary(agent => agent.Logon, Agents.PasswordOf),
            },
            _loggers);
        Ui.Run(() => _switch.StartAsync());
        Shell = new Shell(_loggers);
        Shell.Set("sip.switch", _switch.Listening[0].ToString());
        Shell.Set("im.domains", "im.test");
        Shell.Set("im.journal-directory", JournalFolder);
        Amy = new Colleague(_switch.Listening[0], _loggers);
    }

    public Shell Shell { get; }

    /// <summary>Where Kate's open sessions are kept; it goes with the test.</summary>
    public string JournalFolder { get; } = Path.Combine(Path.GetTempPath(), $"pluginim-journal-{Guid.NewGuid():N}");

    public Colleague Amy { get; }

    /// <summary>Errors that the test provokes on purpose.</summary>
    public bool ErrorsExpected { get; set; }

    public IReadOnlyList<FakeLogRecord> Errors => [.. _log.GetSnapshot().Where(record => record.Level >= LogLevel.Error)];

    public IReadOnlyList<FakeLogRecord> Warnings => [.. _log.GetSnapshot().Where(record => record.Level >= LogLevel.Warning)];

    public IReadOnlyList<FakeLogRecord> Log => _log.GetSnapshot();

    public IContainerProvider Container => _application.Container;

    public MainWindow Main => (MainWindow)_application.MainWindow!;

    public ImChannel Channel => Container.Resolve<ImChannel>();

    public IReadOnlyList<NotificationWindow> Notifications => [.. _application.Windows.OfType<NotificationWindow>()];

    public void Start(Action<IModuleCatalog>? addModules = null)
    {
        Hands.MovePointerAway();
        _application.Start(Shell.Register, addModules ?? (catalog => catalog.AddModule<InstantMessagingModule>()));
        Ui.Until(() => Main.IsVisible, "the main window");
    }

    /// <summary>Starts, and waits until Kate and Amy are signed in.</summary>
    public void SignIn(Action<IModuleCatalog>? addModules = null)
    {
        Start(addModules);
        Ui.Until(() => Channel.Status.State == ImChannelState.Ready, "Kate's sign-in");
        Amy.SignIn();
    }

    public NotificationWindow NextNotification()
    {
        Ui.Until(() => Notifications is [{ IsVisible: true }], "the notification");
        Ui.Settle();
        return Notifications[0];
    }

    public OpenTab NextTab(int number = 1)
    {
        Ui.Until(() => Shell.Tabs.Count == number, "the tab");
        Ui.Settle();
        return Shell.Tabs[^1];
    }

    /// <summary>The switch ends, and with it every connection to it.</summary>
    public void StopSwitch() => Ui.Run(() => _switch.DisposeAsync().AsTask());

    public void Dispose()
    {
        _application.End();
        Ui.Run(() => Amy.DisposeAsync().AsTask());
        StopSwitch();
        _loggers.Dispose();
        if (Directory.Exists(JournalFolder))
        {
            Directory.Delete(JournalFolder, recursive: true);
        }

        if (!ErrorsExpected)
        {
            Assert.AreEqual(string.Empty, string.Join('\n', Errors), "Something logged an error.");
        }
    }
}
