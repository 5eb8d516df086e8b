using System.Text;
using CsCheck;
using Probative.Kernel.Words;
using Xunit;

namespace Probative.Tests.Kernel.Words;

public sealed class WordKeysTests
{
    [Theory]
    [InlineData("село", "селі", "сёла", "села", "селу", "селом", "сіл", "селами", "селах")]
    [InlineData("розстріляли", "розстріляно", "розстріляв", "розстріляла", "розстріляти", "розстріляють")]
    [InlineData("розстріляний", "розстріляного", "розстріляні", "розстріляними", "розстріляна")]
    [InlineData("расстреляли", "расстреляно", "расстрелял", "расстрелять", "расстреляют")]
    [InlineData("рука", "руці", "руки", "руку", "руками", "рук")]
    [InlineData("хлопець", "хлопця", "хлопці", "хлопцем")]
    [InlineData("дім", "дому", "домі", "домом")]
    [InlineData("область", "області", "областей", "областю")]
    [InlineData("громадянин", "громадяни", "громадянами", "громадянина")]
    [InlineData("друкувати", "друкую", "друкував", "друкували", "друкуєш")]
    [InlineData("пригорнути", "пригорнула", "пригорне")]
    [InlineData("люблю", "любити", "любила")]
    [InlineData("обєкт", "обєкта", "обєктами")]
    [InlineData("солдат", "солдата", "солдатами", "солдаты")]
    [InlineData("деревня", "деревни", "деревню", "деревнях")]
    [InlineData("окно", "окна", "окон", "окнами")]
    [InlineData("парковать", "паркую", "парковал", "паркует")]
    [InlineData("крокодил", "крокодила", "крокодилам")]
    [InlineData("village", "villages")]
    [InlineData("shell", "shelled", "shelling", "shells")]
    [InlineData("execute", "executed", "executing", "execution", "executions")]
    [InlineData("city", "cities")]
    public void Forms_of_one_word_meet(string word, params string[] forms)
    {
        var keys = KeysOf(word);
        Assert.All(forms, form => Assert.True(keys.Intersect(KeysOf(form)).Any(), form));
    }

    [Theory]
    [InlineData("село", "сила")]
    [InlineData("мир", "міра")]
    [InlineData("полк", "полиця")]
    [InlineData("міст", "метр")]
    [InlineData("вулиця", "вуаль")]
    [InlineData("солдат", "салат")]
    [InlineData("мост", "места")]
    [InlineData("army", "arms")]
    [InlineData("shell", "shelter")]
    [InlineData("police", "polish")]
    public void Words_that_only_look_alike_do_not(string word, string other) =>
        Assert.Empty(KeysOf(word).Intersect(KeysOf(other)));

    // Pairs of the algorithm's own description, and of words that each of its steps is for.
    [Theory]
    [InlineData("consign", "consign")]
    [InlineData("consignment", "consign")]
    [InlineData("consistency", "consist")]
    [InlineData("consolatory", "consolatori")]
    [InlineData("knightly", "knight")]
    [InlineData("knives", "knive")]
    [InlineData("generously", "generous")]
    [InlineData("skis", "ski")]
    [InlineData("dying", "die")]
    [InlineData("hoping", "hope")]
    [InlineData("hopping", "hop")]
    [InlineData("troubled", "troubl")]
    [InlineData("ties", "tie")]
    [InlineData("cries", "cri")]
    [InlineData("gas", "gas")]
    [InlineData("gaps", "gap")]
    [InlineData("say", "say")]
    [InlineData("relational", "relat")]
    [InlineData("rationally", "ration")]
    [InlineData("succeeded", "succeed")]
    public void English_is_cut_as_its_algorithm_says(string word, string stem) =>
        Assert.Equal([stem], WordKeys.Of(word));

    // The same of Russian; words with a letter that Ukrainian has not, so that no others are beside.
    [Theory]
    [InlineData("выводами", "вывод")]
    [InlineData("выделялись", "выделя")]
    [InlineData("выражением", "выражен")]
    [InlineData("вышедшими", "вышедш")]
    [InlineData("экономность", "экономн")]
    [InlineData("выбежавшая", "выбежа")]
    [InlineData("высочайший", "высочайш")]
    public void Russian_has_the_stem_of_its_algorithm_among_its_keys(string word, string stem) =>
        Assert.Contains(stem, WordKeys.Of(word));

    [Theory]
    [InlineData("70th")]
    [InlineData("bmp2")]
    [InlineData("ლაშქარი")]
    [InlineData("قرية")]
    [InlineData("村")]
    [InlineData("cафе")]
    public void What_is_no_word_of_the_three_languages_is_its_own_key(string word) =>
        Assert.Equal([word], WordKeys.Of(word));

    [Fact]
    public void Any_letters_have_keys_that_are_never_empty_and_none_twice() =>
        Gen.String[Gen.Frequency(
                (3, Gen.Char['а', 'я']), (2, Gen.Char['a', 'z']), (1, Gen.OneOf('і', 'ї', 'є', '\'', 'y'))),
            1,
            70].Sample(word =>
        {
            var keys = WordKeys.Of(word);
            Assert.NotEmpty(keys);
            Assert.All(keys, Assert.NotEmpty);
            Assert.Equal(keys.Distinct(), keys);
        });

    private static IReadOnlyList<string> KeysOf(string word)
    {
        Span<char> room = stackalloc char[WordScan.LettersMax];
        var scan = new WordScan(Encoding.UTF8.GetBytes(word), room);
        Assert.True(scan.Next());
        return WordKeys.Of(scan.Word.ToString());
    }
}
