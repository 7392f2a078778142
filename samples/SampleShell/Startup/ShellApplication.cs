using System.Runtime.Loader;
using System.Windows;
using CommunityToolkit.Mvvm.Input;
using Microsoft.Extensions.Logging;
using PluginIm.Contracts;
using PluginIm.Contracts.Credentials;
using PluginIm.Contracts.Manifest;
using Prism.DryIoc;

namespace SampleShell;

/// <summary>The application: puts the desktop together, shows it, loads its modules.</summary>
internal sealed class ShellApplication : PrismApplication
{
    private readonly DesktopServices _services;
    private readonly ShellFaults _faults;
    private readonly TargetActions _actions;
    private readonly InteractionsViewModel _interactions = new();
    private readonly InteractionWindows _windows;
    private readonly ModuleLoader _moduleLoader;
    private readonly SecondDesktop _secondDesktop;
    private readonly OpenInteractions _openInteractions;
    private readonly ConsultedTargets _consulted = new();
    private readonly SharedTranscripts _transcripts;
    private readonly Channels _channels = new();
    private readonly RolePrivileges _privileges;
    private readonly ShellSettings _settings;
    private readonly LiveManifest _manifest;
    private readonly AgentOptions _agentOptions;
    private Telephone? _telephone;

    public ShellApplication(DesktopServices services)
    {
        _services = services;
        var loggers = services.Loggers;
        _faults = new ShellFaults(Dispatcher);
        _actions = new TargetActions(loggers.CreateLogger<TargetActions>());
        _windows = new InteractionWindows(_interactions, loggers.CreateLogger<InteractionWindows>());
        _moduleLoader = new ModuleLoader(ModulesFolder, loggers.CreateLogger<ModuleLoader>());
        _transcripts = new SharedTranscripts(services.Directory, services.Time, loggers.CreateLogger<SharedTranscripts>());
        _openInteractions = new OpenInteractions(loggers.CreateLogger<OpenInteractions>());
        _privileges = new RolePrivileges(services.Modules.Role);
        _settings = new ShellSettings(services.Modules.Role.Options, services.Options.PluginOptions, services.Switch.Address, services.Options.JournalFolder);
        _manifest = new LiveManifest(
            services.Modules, services.Options.Role, _privileges, _settings, LoadMore, loggers.CreateLogger<LiveManifest>());
        _agentOptions = new AgentOptions(() => services.Directory.Settings, services.Agent.Logon, _settings, loggers.CreateLogger<AgentOptions>());
        _agentOptions.Load();
        _manifest.Failed += (_, fault) => _faults.Add(fault);
        _secondDesktop = new SecondDesktop(services.Options, services.Switch.Address);
        ShutdownMode = ShutdownMode.OnMainWindowClose;
        new FaultBoundary(() => _manifest.Manifest.Modules, _faults.Add, loggers.CreateLogger<ShellApplication>()).Watch(Dispatcher);
        new BindingFaults(() => _manifest.Manifest.Modules, _faults.Add, loggers.CreateLogger<ShellApplication>()).Watch();
    }

    private static string ModulesFolder => Path.Combine(AppContext.BaseDirectory, "modules");

    protected override void OnStartup(StartupEventArgs e)
    {
        ThemeSetting.Apply(this, _services.Options.Theme);
        new ModuleFolder(ModulesFolder).Serve(AssemblyLoadContext.Default);
        base.OnStartup(e);
    }

    protected override void RegisterTypes(IContainerRegistry containerRegistry)
    {
        containerRegistry.RegisterInstance<IAgent>(_services.Agent);
        containerRegistry.RegisterInstance<ICredentials>(new AgentCredentials(_services.Options, new WindowsCredentials()));
        containerRegistry.RegisterInstance<ITargetDirectory>(_services.Directory);
        containerRegistry.RegisterInstance<ITargetDirectoryChanges>(_services.Directory);
        containerRegistry.RegisterInstance<ITeamCommunicator>(_actions);
        containerRegistry.RegisterInstance<IInteractionWindows>(_windows);
        containerRegistry.RegisterInstance<IInteractions>(_openInteractions);
        containerRegistry.RegisterInstance<IConsultedTargets>(_consulted);
        containerRegistry.RegisterInstance<IInteractionAttention>(new InteractionAttention(_interactions, _windows));
        var contacts = new SharedContacts(
            _services.Directory, _services.Options.HistoryDelay, _services.Time, _services.Loggers.CreateLogger<SharedContacts>());
        containerRegistry.RegisterInstance<IContactDirectory>(contacts);
        containerRegistry.RegisterInstance<IContactHistory>(contacts);
        containerRegistry.RegisterInstance<IImTranscriptStore>(_transcripts);
        containerRegistry.RegisterInstance<IPrivileges>(_privileges);
        containerRegistry.RegisterInstance<IChannels>(_channels);
        _telephone = new Telephone(_services.Phone, _services.Time);
        _telephone.Changed += (_, _) => _ = _services.AgentStatus.SetInCallAsync(_telephone.IsInCall);
        containerRegistry.RegisterInstance<IVoiceConsultations>(_telephone);
        containerRegistry.RegisterInstance<IRegionMap>(_services.Modules.Manifest);
        containerRegistry.RegisterInstance<IImSettings>(_settings);
        containerRegistry.RegisterInstance<IImSettingsChanges>(_settings);
        containerRegistry.RegisterInstance(_services.Loggers);
        containerRegistry.RegisterInstance(_services.Time);
    }

    protected override void ConfigureModuleCatalog(IModuleCatalog moduleCatalog) =>
        _moduleLoader.Fill(moduleCatalog, _services.Modules.Role.Modules);

    protected override void InitializeModules()
    {
        foreach (var fault in _moduleLoader.Load(Container.Resolve<IModuleManager>(), _services.Modules.Role.Modules))
        {
            _faults.Add(fault);
        }
    }

    protected override Window CreateShell()
    {
        var communicator = new TeamCommunicatorServices(
            _services.Directory, _services.Directory, _actions, _services.Agent, _services.Time, _services.Loggers);
        var gadget = new GadgetSettings(
            () => _services.Directory.Settings, _services.Agent.Logon, _services.Loggers.CreateLogger<GadgetSettings>());
        var workplace = OpenWorkplace(communicator);
        var viewModel = new MainWindowViewModel(
            _services.AgentStatus,
            new TeamCommunicatorViewModel(communicator, Dispatcher),
            _interactions,
            workplace.List,
            _faults,
            _services.Options.Theme,
            _secondDesktop,
            gadget,
            theme => ThemeSetting.Apply(this, theme))
        {
            SwitchText = _services.Switch.Text,
            OptionsCommand = new RelayCommand(() => new OptionsWindow(_agentOptions) { Owner = MainWindow }.ShowDialog()),
            Bundle = OpenBundle(),
            Role = new RoleViewModel(_manifest),
            Campaign = new CampaignViewModel(_channels, _faults.Add),
            Telephone = _telephone,
        };
        var window = new MainWindow(viewModel);
        window.Closed += (_, _) => workplace.Leave();
        var frame = new GadgetFrame(
            window,
            gadget,
            () => new GadgetViewModel(_services.AgentStatus, new TeamCommunicatorViewModel(communicator, Dispatcher), _interactions) { Telephone = _telephone });
        viewModel.GadgetAsked += (_, _) => frame.Open();
        _interactions.SearchAsked += (_, _) => frame.FindTarget();
        if (_services.Options.Bounds is { } bounds)
        {
            window.Place(bounds);
        }

        return window;
    }

    private Workplace OpenWorkplace(TeamCommunicatorServices communicator)
    {
        var regions = Container.Resolve<IRegionManager>();
        var services = new WorkplaceServices(
            _services.Directory,
            _services.Agent,
            _windows,
            _openInteractions,
            _consulted,
            _transcripts,
            new FileChoice(),
            communicator,
            new Confirmation(() => _windows.Window ?? MainWindow),
            regions.CreateRegionManager,
            _telephone!,
            _faults.Add,
            _services.Time,
            _services.Loggers);
        var workplace = new Workplace(services, Dispatcher);
        _windows.Closing += workplace.OnWindowClosing;
        return workplace;
    }

    protected override void OnInitialized()
    {
        new StartupWatch(_services.Time, _services.Loggers.CreateLogger<ShellApplication>()).Follow(MainWindow);
        base.OnInitialized();
        var faults = new[] { _services.Directory.Fault, _services.Switch.Fault }.OfType<string>();
        foreach (var fault in _services.Modules.Faults.Concat(faults))
        {
            _faults.Add(fault);
        }

        _services.DumpRequests?.Start(Dispatcher);
        StartTelephone();
        WatchManifest();
        _services.AgentStatus.Start();
        _ = _transcripts.PurgeDailyAsync(CancellationToken.None);
    }

    private BundleViewModel OpenBundle() => new(
        new DiagnosticBundle(_settings, _services.LogFile, _services.Options.ManifestFile),
        SaveDialog.Ask,
        _faults.Add,
        _services.Time,
        _services.Loggers.CreateLogger<BundleViewModel>());

    /// <summary>Modules that a changed role or manifest brings while the desktop runs.</summary>
    private IReadOnlyList<string> LoadMore(IReadOnlyList<ManifestModule> modules)
    {
        _moduleLoader.Fill(Container.Resolve<IModuleCatalog>(), modules);
        return _moduleLoader.Load(Container.Resolve<IModuleManager>(), modules);
    }

    private void WatchManifest()
    {
        var watch = new ManifestWatch(
            _services.Options.ManifestFile,
            read => Dispatcher.BeginInvoke(() => _manifest.Use(read)),
            _services.Time,
            _services.Loggers.CreateLogger<ManifestWatch>());
        Exit += (_, _) => watch.Dispose();
    }

    /// <summary>Calls ring from here on, when there is a window by which they can be answered.</summary>
    private void StartTelephone()
    {
        if (_services.Phone is { } phone && _telephone is { } telephone)
        {
            _ = new IncomingCalls(telephone, () => MainWindow);
            Exit += (_, _) => telephone.Close();
            TelephoneStart.Begin(phone, _services.Loggers.CreateLogger<Telephone>());
        }
    }
}
