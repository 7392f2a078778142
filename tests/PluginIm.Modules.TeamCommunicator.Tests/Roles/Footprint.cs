using System.Diagnostics;
using System.Reflection;
using System.Windows;
using PluginIm.ViewModels;

namespace PluginIm.Modules.TeamCommunicator.Tests.Roles;

/// <summary>What there is of instant messaging in a desktop.</summary>
/// <param name="Bindings">Contacts of the agent at the switch.</param>
/// <param name="Actions">Actions in the Team Communicator.</param>
/// <param name="Windows">Windows of the application, the main window among them.</param>
/// <param name="Timers">Timers that nobody has taken down.</param>
/// <param name="Listeners">Handlers at what lives as long as the desktop.</param>
/// <param name="Threads">Threads of the process that are not of its pool.</param>
internal sealed record Footprint(int Bindings, int Actions, int Windows, int Timers, int Listeners, int Threads)
{
    private const int Registered = 101;
    private const int Unregistered = 102;

    public static Footprint Of(Desktop desktop, CountedTime time) => new(
        CountBindings(desktop),
        desktop.Shell.Actions.Count,
        Application.Current.Windows.Count,
        time.Timers,
        ListenersOf(desktop),
        CountThreads());

    public static int CountThreads()
    {
        using var process = Process.GetCurrentProcess();
        return process.Threads.Count - ThreadPool.ThreadCount;
    }

    /// <summary>What the switch has written down of contacts that came and went.</summary>
    public static int CountBindings(Desktop desktop)
    {
        var contacts = new HashSet<string?>();
        foreach (var record in desktop.Log.Where(record => record.Category == "SipSwitch" && record.GetStructuredStateValue("User") == Agents.Kate.Logon))
        {
            _ = record.Id.Id switch
            {
                Registered => contacts.Add(record.GetStructuredStateValue("Contact")),
                Unregistered => contacts.Remove(record.GetStructuredStateValue("Contact")),
                _ => false,
            };
        }

        return contacts.Count;
    }

    private static int ListenersOf(Desktop desktop) => new object[]
    {
        desktop.Channel,
        desktop.Shell.Privileges!,
        desktop.Container.Resolve<ChannelStatusViewModel>(),
        desktop.Container.Resolve<NotificationListViewModel>(),
        desktop.Container.Resolve<MissedListViewModel>(),
        desktop.Container.Resolve<ISessionOpener>(),
        desktop.Main,
        Application.Current,
    }.Sum(HandlersAt);

    private static int HandlersAt(object source)
    {
        var count = 0;
        for (var type = source.GetType(); type != null && type != typeof(DependencyObject); type = type.BaseType)
        {
            count += type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly)
                .Where(field => typeof(Delegate).IsAssignableFrom(field.FieldType))
                .Sum(field => ((Delegate?)field.GetValue(source))?.GetInvocationList().Length ?? 0);
        }

        return count;
    }
}
