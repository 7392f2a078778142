using PluginIm.EndToEnd.Tests.Driving;

namespace PluginIm.EndToEnd.Tests;

/// <summary>Tries to change rows that are there to be read, with whatever changes a text elsewhere.</summary>
internal sealed class ReadOnlyRows(Desktop desktop, string list)
{
    private static readonly string[] EditingKeys = ["F2", "z", "q", "BackSpace", "Delete", "ctrl+x", "ctrl+v"];

    public static List<UiElement> In(UiDump dump, string list) =>
        [.. (dump.WindowWith(list)?.Below(list) ?? []).Where(element => element.ControlType == "ListItem")];

    /// <summary>Clicks on each row from the first one on, and types there.</summary>
    /// <param name="last">What the last row has.</param>
    public async Task ClickAndTypeAsync(string last)
    {
        await ClickAsync(In(await desktop.ReadAsync(), list)[0]);
        await TypeDownToAsync(last, ClickAsync);
    }

    /// <summary>Types on each row from the one with the focus on, where a click would open it.</summary>
    /// <param name="last">What the last row has.</param>
    public Task TypeAsync(string last) => TypeDownToAsync(last, _ => Task.CompletedTask);

    private async Task TypeDownToAsync(string last, Func<UiElement, Task> act)
    {
        var row = await SeeFocusAsync(_ => true);
        while (true)
        {
            await act(row);
            await desktop.PressAsync(EditingKeys);
            if (row.Name.Contains(last, StringComparison.Ordinal))
            {
                break;
            }

            // The focus comes to the next one after all that was typed here: it has done what it does by then.
            await desktop.PressAsync("Down");
            var next = await SeeFocusAsync(other => other.Name != row.Name);
            await AssertAsIsAsync(row);
            row = next;
        }

        await AssertAsIsAsync(row);
    }

    private Task ClickAsync(UiElement row) => desktop.ClickAsync(row.Name, dump => In(dump, list).FirstOrDefault(other => other.Name == row.Name));

    private Task<UiElement> SeeFocusAsync(Func<UiElement, bool> isIt) => desktop.SeeAsync(
        "the focus on another row of " + list, dump => In(dump, list).FirstOrDefault(row => row.HasFocus && isIt(row)));

    private async Task AssertAsIsAsync(UiElement row) =>
        Assert.Contains(row.Text, In(await desktop.ReadAsync(), list).Select(other => other.Text), "A row has changed.");
}
