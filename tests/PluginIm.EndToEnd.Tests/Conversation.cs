using PluginIm.EndToEnd.Tests.Driving;

namespace PluginIm.EndToEnd.Tests;

/// <summary>What two agents do at their desktops, in the words of the walk-through.</summary>
internal sealed class Conversation(Desktop kate, Desktop amy)
{
    public const string SendAction = "Send an Instant Message";

    /// <summary>Both desktops are up, and their instant-messaging channel is ready.</summary>
    public async Task BothAreReadyAsync()
    {
        await kate.SeeAsync("Im.ChannelStatus", ": ready");
        await amy.SeeAsync("Im.ChannelStatus", ": ready");
    }

    public async Task KateFindsAmyAsync()
    {
        await kate.ClearAsync("TeamCommunicator.Search");
        await kate.TypeAsync("TeamCommunicator.Search", "ami");
        await kate.SeeAsync("Amy Miller with her presence", FindAmy);
    }

    public async Task KateOpensTheActionMenuAsync()
    {
        await kate.ClickAsync("TeamCommunicator.Actions");
        await kate.SeeAsync(SendAction, dump => dump.FindNamed("MenuItem", SendAction));
    }

    public async Task KateTakesSendAnInstantMessageAsync()
    {
        await kate.ClickAsync(SendAction, dump => dump.FindNamed("MenuItem", SendAction));
        await kate.SeeAsync("Im.Status", "Not Connected");
        await kate.SeeAsync("Im.Parties", "Amy Miller");
    }

    public async Task KateSendsTheFirstMessageAsync(string text)
    {
        await kate.TypeAsync("Im.Input", text);
        await kate.PressAsync("Return");
        await kate.SeeAsync("Im.Status", "Establishing");
    }

    public async Task AmySeesTheNotificationAsync(string text)
    {
        await amy.SeeAsync("Toast.Sender", "Kate Milburn");
        await amy.SeeAsync("Toast.Message", text);
    }

    /// <summary>Up to the moment where Amy can answer.</summary>
    public async Task KateInvitesAmyAsync(string text)
    {
        await KateFindsAmyAsync();
        await KateOpensTheActionMenuAsync();
        await KateTakesSendAnInstantMessageAsync();
        await KateSendsTheFirstMessageAsync(text);
        await AmySeesTheNotificationAsync(text);
    }

    /// <summary>Finds a target by what is typed, and opens a session with it.</summary>
    public static async Task OpenAsync(Desktop desktop, string typed, string name, string action = SendAction)
    {
        await OpenMenuAsync(desktop, typed, name);
        await desktop.ClickAsync(action, dump => dump.FindNamed("MenuItem", action));
        await desktop.SeeAsync("Im.Parties", name);
    }

    /// <summary>Finds a target by what is typed, and opens its menu.</summary>
    public static async Task OpenMenuAsync(Desktop desktop, string typed, string name)
    {
        await desktop.ClearAsync("TeamCommunicator.Search");
        await desktop.TypeAsync("TeamCommunicator.Search", typed);
        await desktop.SeeAsync(name + " alone", dump => dump.WindowWith("TeamCommunicator.Results")?.Below("TeamCommunicator.Results").ToList() is { } results
            && results.Where(element => element.ControlType == "ListItem").Select(element => element.Name).ToList() is [var only]
            && only.StartsWith(name, StringComparison.Ordinal) ? results[0] : null);
        await desktop.ClickAsync("TeamCommunicator.Actions");
    }

    public static async Task SendAsync(Desktop from, Desktop to, string text)
    {
        var typeable = text.All(char.IsAscii);
        await (typeable ? from.TypeAsync("Im.Input", text) : from.PasteAsync("Im.Input", text));
        await from.PressAsync("Return");
        await from.SeeInTranscriptAsync(text);
        await to.SeeInTranscriptAsync(text);
    }

    private static UiElement? FindAmy(UiDump dump)
    {
        var results = dump.WindowWith("TeamCommunicator.Results")?.Below("TeamCommunicator.Results").ToList();
        var amyIsThere = results?.Any(element => element.Name.Contains("Amy Miller", StringComparison.Ordinal)) ?? false;
        return amyIsThere ? results!.FirstOrDefault(element => element.Text.Contains("Ready", StringComparison.Ordinal)) : null;
    }
}
