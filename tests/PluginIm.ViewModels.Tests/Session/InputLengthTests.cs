using PluginIm.ViewModels.Tests.Environment;

namespace PluginIm.ViewModels.Tests.Session;

/// <summary>The counter near the limit, and who hears of it.</summary>
[TestClass]
public sealed class InputLengthTests
{
    [TestMethod]
    [DataRow(0, null)]
    [DataRow(89, null)]
    [DataRow(90, "10 left")]
    [DataRow(99, "1 left")]
    [DataRow(100, "0 left")]
    [DataRow(101, "1 too many")]
    [DataRow(103, "3 too many")]
    public async Task From_nine_tenths_of_the_limit_on_the_rest_is_counted(int length, string? counter)
    {
        await using var desktop = await Desktop.CreateAsync(new ImOptions { MaxLength = 100 });
        var session = desktop.Open();

        session.InputText = new string('x', length);

        Assert.AreEqual(counter, session.InputCounter);
        Assert.AreEqual(length > 100, session.IsInputTooLong);
        Assert.AreEqual(length > 100, session.InputProblem is not null);
    }

    [TestMethod]
    public async Task The_limit_is_announced_where_it_comes_near_and_where_it_is_passed_and_not_at_each_key()
    {
        await using var desktop = await Desktop.CreateAsync(new ImOptions { MaxLength = 100 });
        var session = desktop.Open();
        var heard = new List<string>();
        session.PropertyChanged += (_, e) =>
        {
            if (e.PropertyName == nameof(session.Announcement))
            {
                heard.Add(session.Announcement);
            }
        };

        for (var length = 1; length <= 110; length++)
        {
            session.InputText = new string('x', length);
        }

        for (var length = 109; length > 80; length--)
        {
            session.InputText = new string('x', length);
        }

        CollectionAssert.AreEqual(
            new[] { "Characters left: 10", "Too long to send. Shorten it to 100 characters.", "Characters left: 0" }, heard);
    }

    [TestMethod]
    public async Task A_text_that_is_too_long_is_neither_sent_nor_cut_and_Send_says_so_again()
    {
        await using var desktop = await Desktop.CreateAsync(new ImOptions { MaxLength = 10 });
        var session = desktop.Open();
        session.InputText = "12345678901";
        var heard = 0;
        session.PropertyChanged += (_, e) => heard += e.PropertyName == nameof(session.Announcement) && session.Announcement.Length > 0 ? 1 : 0;

        session.SendCommand.Execute(null);

        Assert.AreEqual(1, heard);
        Assert.AreEqual("12345678901", session.InputText);
        desktop.UserInterface.Run();
        Assert.IsEmpty(session.Transcript.Lines);
    }
}
