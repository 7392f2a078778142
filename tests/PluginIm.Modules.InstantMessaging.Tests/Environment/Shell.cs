using Microsoft.Extensions.Logging;
using Moq;

namespace PluginIm.Modules.InstantMessaging.Tests.Environment;

/// <summary>What a shell gives to modules. Its contracts are all that is not real in these tests.</summary>
internal sealed class Shell
{
    private readonly Dictionary<Type, object> _services = [];

    public Shell(ILoggerFactory loggers)
    {
        Windows.Setup(windows => windows.Open(It.IsAny<InteractionTab>(), It.IsAny<bool>())).Returns((InteractionTab tab, bool activate) =>
        {
            Tabs.Add(new OpenTab(tab, activate));
            return Tabs[^1].Handle.Object;
        });
        TeamCommunicator.Setup(communicator => communicator.Register(It.IsAny<ITargetAction>())).Returns((ITargetAction action) =>
        {
            Actions.Add(action);
            var registration = new Mock<IDisposable>();
            registration.Setup(given => given.Dispose()).Callback(() => Actions.Remove(action));
            return registration.Object;
        });
        Password = _ => ValueTask.FromResult<string?>(Agents.PasswordOf(Agents.Kate));
        var credentials = new Mock<ICredentials>();
        credentials.Setup(given => given.GetPasswordAsync(Agents.Kate.Logon, It.IsAny<CancellationToken>()))
            .Returns((string _, CancellationToken cancellationToken) => Password(cancellationToken));
        var directory = new Mock<ITargetDirectory>();
        directory.Setup(known => known.FindByAddressAsync(Agents.Amy.Address, It.IsAny<CancellationToken>()))
            .Returns(() => ValueTask.FromResult<InternalTarget?>(Agents.TargetOf(Agents.Amy)));
        Give(Mock.Of<IAgent>(agent =>
            agent.Logon == Agents.Kate.Logon && agent.DisplayName == Agents.Kate.DisplayName && agent.SipAddress == Agents.Kate.Address));
        Give(credentials.Object);
        Give(Windows.Object);
        Give(TeamCommunicator.Object);
        Give(directory.Object);
        Give(Mock.Of<IRegionMap>());
        MapRegion(ImRegions.ChannelStatus, MainWindow.StatusRegion);
        Give(Mock.Of<IImSettings>());
        Give(loggers);
    }

    public Mock<IInteractionWindows> Windows { get; } = new();

    public Mock<ITeamCommunicator> TeamCommunicator { get; } = new();

    /// <summary>What the agent's role allows, where the shell has roles.</summary>
    public ScriptedPrivileges? Privileges { get; private set; }

    /// <summary>How Kate's password is given.</summary>
    public Func<CancellationToken, ValueTask<string?>> Password { get; set; }

    /// <summary>The tabs that were opened, oldest first.</summary>
    public List<OpenTab> Tabs { get; } = [];

    /// <summary>The actions in the Team Communicator.</summary>
    public List<ITargetAction> Actions { get; } = [];

    public void Give<T>(T service)
        where T : notnull => _services[typeof(T)] = service;

    /// <summary>Lets the shell have roles, the agent's with these privileges.</summary>
    public void Allow(params string[] privileges)
    {
        Privileges = new ScriptedPrivileges(privileges);
        Give<IPrivileges>(Privileges);
    }

    /// <summary>Gives one of the plugin's regions a place.</summary>
    public void MapRegion(string imRegion, string region) => Mock.Get((IRegionMap)_services[typeof(IRegionMap)]).Setup(map => map.Find(imRegion)).Returns(region);

    /// <summary>Lets go of the tabs that were opened, and of what the modules asked for.</summary>
    public void Forget()
    {
        Tabs.Clear();
        Windows.Invocations.Clear();
        TeamCommunicator.Invocations.Clear();
    }

    public void Withhold(Type service) => _services.Remove(service);

    public void Set(string option, string value) => Mock.Get((IImSettings)_services[typeof(IImSettings)]).Setup(settings => settings.Find(option)).Returns(value);

    public void Register(IContainerRegistry registry)
    {
        foreach (var (type, service) in _services)
        {
            registry.RegisterInstance(type, service);
        }
    }
}
