namespace PluginIm.Architecture.Tests.Sources;

[TestClass]
public sealed class WordRulesTests
{
    private const string Folder = "src/PluginIm.ViewModels/Texts/";

    private static readonly IReadOnlyDictionary<string, string> English = WordFile.Read(RepositoryFolder.Text(Folder + "Words.resx"));

    [TestMethod]
    public void Every_language_has_every_word_with_its_placeholders()
    {
        string[] languages = [.. RepositoryFolder.Files(".resx").Where(file => file.StartsWith(Folder + "Words.", StringComparison.Ordinal))];

        Assert.Contains(Folder + "Words.de.resx", languages);
        Rule.Holds(languages.SelectMany(file => WordRules.Differences(file[Folder.Length..], English, WordFile.Read(RepositoryFolder.Text(file)))));
    }

    [TestMethod]
    public void No_word_is_unused()
    {
        var sources = RepositoryFolder.Files(".cs", ".xaml")
            .Where(file => file.StartsWith("src/", StringComparison.Ordinal) || file.StartsWith("modules/", StringComparison.Ordinal));

        Rule.Holds(WordRules.Unused(English.Keys, sources.Select(RepositoryFolder.Text)));
    }

    [TestMethod]
    [DataRow("Closes in {0} s", "Schließt bald", "has other placeholders")]
    [DataRow("{0:N0} of {1:N0}", "{0} von {1:N0}", "has other placeholders")]
    [DataRow("_Send", "Senden", "has an access key")]
    [DataRow("Send", " ", "is empty")]
    public void A_word_that_differs_in_more_than_its_language_is_told(string english, string german, string told)
    {
        var differences = WordRules.Differences("de", Words(("Word", english)), Words(("Word", german)));

        Assert.Contains(told, Assert.ContainsSingle(differences));
    }

    [TestMethod]
    public void A_word_of_one_language_alone_is_told_and_so_is_one_that_nobody_reads()
    {
        var differences = WordRules.Differences("de", Words(("Here", "a"), ("Both", "b")), Words(("There", "c"), ("Both", "d")));

        Assert.AreSequenceEqual(["Here is not in de", "There is in de alone"], differences.ToArray());
        Assert.AreSequenceEqual(["There is shown nowhere"], WordRules.Unused(["Here", "There"], ["Text = Words.Here;"]).ToArray());
    }

    private static Dictionary<string, string> Words(params (string Name, string Text)[] words) =>
        words.ToDictionary(word => word.Name, word => word.Text);
}
