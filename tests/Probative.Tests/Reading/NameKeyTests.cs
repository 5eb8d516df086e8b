using CsCheck;
using Probative.Reading.Names;
using Xunit;

namespace Probative.Tests.Reading;

public sealed class NameKeyTests
{
    [Theory]
    [InlineData("Robotyne", "Роботине")]
    [InlineData("ROBOTÝNE", "Роботи́не")]
    [InlineData("Sievierodonetsk", "Сєвєродонецьк")]
    [InlineData("Severodonetsk", "Северодонецк")]
    [InlineData("Severodoneck", "Sieverodonek")]
    [InlineData("Kharkiv", "Харків")]
    [InlineData("Zaporizhzhia", "Запоріжжя")]
    [InlineData("Zaporizhzhya", "Zaporižžja")]
    [InlineData("Slov'iansk", "Slov’yansk")]
    [InlineData("Slovʼiansk", "Слов'янськ")]
    [InlineData("Shchastia", "Щастя")]
    [InlineData("Nova-Kakhovka", "Нова Каховка")]
    [InlineData("Łódź", "Lodz")]
    public void Spellings_of_one_name_have_one_key(string one, string other) =>
        Assert.Equal(NameKey.Of(one), NameKey.Of(other));

    [Theory]
    [InlineData("70th Harbour Regiment", "71st Harbour Regiment")]
    [InlineData("70th Harbour Regiment", "700th Harbour Regiment")]
    [InlineData("Lower Osk", "Upper Osk")]
    [InlineData("Pokrovsk", "Pokrovske")]
    public void Other_names_have_another_key(string one, string other) =>
        Assert.NotEqual(NameKey.Of(one), NameKey.Of(other));

    [Fact]
    public void Five_spellings_of_one_village_are_offered_for_each_other_with_the_reason()
    {
        string[] spellings = ["Robotyne", "Rabotyne", "Rabotnye", "Роботине", "Работино"];
        foreach (var wanted in spellings)
        {
            foreach (var name in spellings)
            {
                var likeness = Likeness.Of(wanted, name, NameKey.Of(name));
                Assert.True(likeness is not null, $"{wanted}, {name}");
                Assert.Equal(wanted == name, likeness.How == "same-spelling");
            }
        }

        Assert.Equal("The same letters in Cyrillic", Reason("Robotyne", "Роботине"));
        Assert.Equal("The same letters in Latin", Reason("Роботине", "Robotyne"));
        Assert.Equal("One letter differs", Reason("Rabotyne", "Robotyne"));
        Assert.Equal("Two letters differ", Reason("Rabotnye", "Robotyne"));
        Assert.Equal("Two letters differ in Cyrillic", Reason("Rabotnye", "Роботине"));
        Assert.Equal(
            "The same letters but for case, accents or apostrophes", Reason("lower osk", "Lower Ósk"));
        Assert.Equal("The same name, spelt in another way", Reason("Lover Osk", "Lower Osk"));
    }

    [Theory]
    [InlineData("70th Harbour Regiment", "71th Harbour Regiment")]
    [InlineData("7 Harbour Street", "Harbour Street")]
    [InlineData("Osk", "Lower Osk")]
    [InlineData("Ab", "Ac")]
    public void A_number_or_a_word_of_its_own_makes_another_name(string wanted, string name) =>
        Assert.Null(Reason(wanted, name));

    [Fact]
    public void Any_text_has_a_key_that_is_empty_only_when_it_is_blank() =>
        Gen.OneOf(
            Gen.String,
            Gen.String[Gen.Char['\u0300', '\u052f'], 0, 8],
            Gen.OneOf("\ud800", "\ufffe", "İ", "ǅ", "'", "!!!", "\U0001f4f7", "٧٠", "½", "\u200b", "ıŐß"))
            .Sample(text =>
            {
                var key = NameKey.Of(text);
                Assert.Equal(string.IsNullOrWhiteSpace(text), key.Length == 0);
                Assert.Equal("same-spelling", Likeness.Of(text, text, key)!.How);
            });

    [Fact]
    public void Likeness_is_the_same_in_both_directions() =>
        Gen.Select(Short, Short).Sample((one, other) =>
        {
            var there = Likeness.Of(one, other, NameKey.Of(other));
            var back = Likeness.Of(other, one, NameKey.Of(one));
            Assert.Equal((there?.How, there?.Distance), (back?.How, back?.Distance));
        });

    private static readonly Gen<string> Short = Gen.String[Gen.OneOf("аbвieіyзhtsk1 '".ToCharArray()), 1, 6];

    private static string? Reason(string wanted, string name) =>
        Likeness.Of(wanted, name, NameKey.Of(name))?.Reason;
}
