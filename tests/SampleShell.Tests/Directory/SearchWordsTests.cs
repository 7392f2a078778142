namespace SampleShell.Tests;

[TestClass]
public sealed class SearchWordsTests
{
    [TestMethod]
    [DataRow("Amy Miller", "amy miller")]
    [DataRow("O'Neill-Baker, A.", "o neill baker a")]
    [DataRow("amiller@im.test", "amiller im test")]
    [DataRow("ÉLODIE", "elodie")]
    [DataRow("Straße", "strasse")]
    [DataRow("Łukasz Đorđe", "lukasz dorde")]
    [DataRow("Мария", "мария")]
    [DataRow("李 小龙", "李 小龙")]
    [DataRow("a👍b", "a b")]
    [DataRow("\ud800x", "x")]
    public void A_text_is_cut_into_words_in_small_letters_without_accents(string text, string words) =>
        Assert.AreEqual(words, string.Join(' ', SearchWords.In(text).Select(word => word.Folded)));

    [TestMethod]
    [DataRow("Müller", "muller mueller")]
    [DataRow("Øystein", "oystein oeystein")]
    [DataRow("Ångström", "angstrom aangstroem")]
    [DataRow("Miller", "miller")]
    public void The_index_has_a_word_in_each_way_in_which_it_is_written(string text, string words) =>
        Assert.AreEqual(words, string.Join(' ', SearchWords.ToIndex(text)));

    [TestMethod]
    public void A_phone_number_is_found_by_each_of_its_ends() =>
        Assert.AreEqual("15541 5541 541 41", string.Join(' ', SearchWords.PhoneEnds("+1 (55) 41")));

    [TestMethod]
    [DataRow(null)]
    [DataRow("")]
    [DataRow("7")]
    public void What_is_no_number_has_no_ends(string? phone) => Assert.IsEmpty(SearchWords.PhoneEnds(phone));

    [TestMethod]
    [DataRow("Müller", "mul", 3)]
    [DataRow("Müller", "muel", 3)]
    [DataRow("Mu\u0308ller", "mul", 4)]
    [DataRow("Zoe\u0308", "zoe", 4)]
    [DataRow("Weiß", "weis", 4)]
    [DataRow("Miller", "mul", 0)]
    [DataRow("Mi", "mil", 0)]
    public void A_beginning_is_as_long_as_the_letters_that_make_it_up(string word, string folded, int length) =>
        Assert.AreEqual(length, SearchWords.LengthOfBeginning(word, folded));
}
