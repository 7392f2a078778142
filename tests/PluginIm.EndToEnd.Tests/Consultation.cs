using PluginIm.EndToEnd.Tests.Driving;

namespace PluginIm.EndToEnd.Tests;

/// <summary>What an agent does in an interaction with a contact, by keys as far as there are keys for it.</summary>
internal sealed class Consultation(Desktop desktop)
{
    public const string Action = "Start Instant Message Consultation";

    /// <summary>Opens the first that waits of a medium: the list goes to what is typed.</summary>
    /// <param name="typed">As many letters of the medium's name as tell it from others.</param>
    /// <param name="row">How the row begins.</param>
    /// <param name="shown">What the view of the medium has.</param>
    public async Task OpenWorkAsync(string typed, string row, string shown)
    {
        await desktop.ClickAsync("a row of the incoming work", FirstRow);
        await desktop.TypeHereAsync(typed);
        await desktop.SeeAsync($"the focus on '{row}'", dump => dump.FindStarting("ListItem", row) is { HasFocus: true } focused ? focused : null);
        await desktop.PressAsync("Return");
        await desktop.SeeAsync(shown);
    }

    /// <summary>Opens the Team Communicator in the interaction, finds somebody, and starts a consultation.</summary>
    public async Task StartAsync(string typed, string name)
    {
        await FindAsync(typed, name);
        await desktop.PressAsync("Down");
        await desktop.SeeAsync("the focus on " + name, dump => Rows(dump) is [{ HasFocus: true } only] ? only : null);
        await desktop.PressAsync("Return");
        await desktop.SeeAsync("Im.Status", "Not Connected");
        await desktop.SeeAsync("the Team Communicator gone, the keyboard in the consultation", dump =>
            InView(dump, "TeamCommunicator.Search") is null && InView(dump, "Im.Input") is { HasFocus: true } input ? input : null);
    }

    /// <summary>Opens the Team Communicator in the interaction, and finds somebody.</summary>
    public async Task FindAsync(string typed, string name)
    {
        await desktop.ClickAsync("Interaction.StartConsultation");
        await desktop.SeeAsync("the focus in the interaction's Team Communicator", dump => InView(dump, "TeamCommunicator.Search") is { HasFocus: true } search ? search : null);
        await desktop.TypeHereAsync(typed);
        await desktop.SeeAsync(name, dump => Rows(dump) is [var only] && only.Name.StartsWith(name, StringComparison.Ordinal) ? only : null);
    }

    /// <summary>Takes an action beside whom the interaction's Team Communicator has found.</summary>
    public async Task TakeActionAsync(string action)
    {
        await desktop.ClickAsync("the actions", dump => InView(dump, "TeamCommunicator.Actions"));
        await desktop.ClickAsync(action, dump => dump.FindNamed("MenuItem", action));
    }

    public async Task SendAsync(string text)
    {
        await desktop.TypeAsync("Im.Input", text);
        await desktop.PressAsync("Return");
    }

    /// <summary>Types over a value of the case.</summary>
    public async Task ChangeAsync(string key, string value)
    {
        await desktop.FocusAsync($"Case.{key}");
        await desktop.PressAsync("ctrl+a");
        await desktop.TypeHereAsync(value);
        await desktop.SeeAsync($"Case.{key}", value);
    }

    private static UiElement? FirstRow(UiDump dump) =>
        dump.WindowWith("Work.List")?.Below("Work.List").FirstOrDefault(element => element is { ControlType: "ListItem", IsOffscreen: false });

    private static UiElement? InView(UiDump dump, string automationId) => dump.WindowWith("Interaction.View")?.Find(automationId);

    private static List<UiElement> Rows(UiDump dump) =>
        [.. (dump.WindowWith("Interaction.View")?.Below("TeamCommunicator.Results") ?? []).Where(element => element.ControlType == "ListItem")];
}
