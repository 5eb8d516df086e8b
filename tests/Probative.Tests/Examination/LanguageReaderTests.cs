using Probative.Examination.Texts;
using Xunit;

namespace Probative.Tests.Examination;

public sealed class LanguageReaderTests
{
    [Theory]
    [InlineData("uk", "Учора ввечері ми поїхали до річки, бо в місті було дуже тепло. Діти купалися, а"
        + " дорослі сиділи на березі й говорили про врожай яблук.")]
    [InlineData("uk", "Розклад автобусів змінено: перший рейс вирушає о шостій, а останній повертається"
        + " після десятої вечора. Квитки можна купити в касі або у водія.")]
    [InlineData("uk", "На цій світлині видно стару школу, яку збудували ще до війни. За нею є сад і дорога.")]
    [InlineData("uk", "Він каже, що прийде завтра, якщо не буде дощу.")]
    [InlineData("ru", "Вчера вечером мы поехали к реке, потому что в городе было очень тепло. Дети купались,"
        + " а взрослые сидели на берегу и говорили об урожае яблок.")]
    [InlineData("ru", "Расписание автобусов изменено: первый рейс отправляется в шесть, а последний"
        + " возвращается после десяти вечера. Билеты можно купить в кассе или у водителя.")]
    [InlineData("ru", "На этом снимке видна старая школа, которую построили ещё до войны. За ней есть сад и"
        + " дорога.")]
    [InlineData("ru", "Он говорит, что придёт завтра, если не будет дождя.")]
    [InlineData("en", "Yesterday evening we went to the river because it was very warm in the town. The"
        + " children swam, and the others sat on the bank and talked about the apples.")]
    [InlineData("en", "The timetable has changed: the first bus leaves at six and the last one is back after"
        + " ten.")]
    [InlineData("en", "He says that he will come tomorrow if there is no rain.")]
    public void A_text_in_one_of_the_three_languages_is_told(string language, string text)
    {
        var finding = LanguageReader.Read(text);
        Assert.True(language == finding.Language, Told(finding));
        Assert.Equal(language, finding.Scores[0].Language);
    }

    [Theory]
    [InlineData("be", "Учора вечарам мы паехалі да ракі, бо ў горадзе было вельмі цёпла. Дзеці купаліся, а"
        + " дарослыя сядзелі на беразе і гаварылі пра яблыкі.")]
    [InlineData("be", "Ён кажа, што прыйдзе заўтра, калі не будзе дажджу, і мы ўсе разам пойдзем у лес.")]
    [InlineData("bg", "Вчера вечерта отидохме до реката, защото в града беше много топло. Децата се къпеха,"
        + " а възрастните седяха на брега и говореха за ябълките.")]
    [InlineData("bg", "Той казва, че ще дойде утре, ако не вали, и ние всички ще отидем в гората.")]
    [InlineData("sr", "Јуче увече смо отишли до реке јер је у граду било веома топло. Деца су се купала, а"
        + " одрасли су седели на обали и причали о јабукама.")]
    [InlineData("mk", "Вчера вечерта отидовме до реката затоа што во градот беше многу топло. Децата се"
        + " капеа, а возрасните седеа на брегот.")]
    [InlineData("pl", "Wczoraj wieczorem pojechaliśmy nad rzekę, bo w mieście było bardzo ciepło. Dzieci się"
        + " kąpały, a dorośli siedzieli na brzegu i rozmawiali o jabłkach.")]
    [InlineData("de", "Gestern Abend fuhren wir an den Fluss, weil es in der Stadt sehr warm war. Die Kinder"
        + " badeten, und die anderen saßen am Ufer und sprachen über die Äpfel.")]
    [InlineData("nl", "Gisteren avond gingen we naar de rivier omdat het in de stad erg warm was. De"
        + " kinderen zwommen en de anderen zaten op de oever.")]
    [InlineData("fr", "Hier soir nous sommes allés à la rivière parce que dans la ville il faisait très"
        + " chaud. Les enfants nageaient et les autres étaient assis sur la rive.")]
    [InlineData("es", "Ayer por la tarde fuimos al río porque en la ciudad hacía mucho calor. Los niños"
        + " nadaban y los demás estaban sentados en la orilla.")]
    [InlineData("cs", "Včera večer jsme jeli k řece, protože ve městě bylo velmi teplo. Děti se koupaly a"
        + " dospělí seděli na břehu a povídali si o jablkách.")]
    [InlineData("tr", "Dün akşam nehre gittik çünkü şehirde hava çok sıcaktı. Çocuklar yüzdü ve diğerleri"
        + " kıyıda oturdu.")]
    public void A_text_in_a_neighbouring_language_is_called_none_of_the_three(string language, string text)
    {
        var finding = LanguageReader.Read(text);
        Assert.True(finding.Language is null, $"{language}: {Told(finding)}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("Так.")]
    [InlineData("Київ, Львів, Одеса")]
    [InlineData("12:30 https://example.org/the-and-of @user 2024")]
    [InlineData("Москва Саратов Самара Казань Омск Томск Тула")]
    [InlineData("OK lol 👍👍👍")]
    public void A_short_text_and_a_list_of_names_are_not_determined(string text)
    {
        var finding = LanguageReader.Read(text);
        Assert.Null(finding.Language);
        Assert.NotEqual("clear", finding.Reason);
    }

    [Fact]
    public void Half_in_one_language_and_half_in_another_is_not_clear()
    {
        var finding = LanguageReader.Read(
            "Ми приїхали до міста і чекали на них біля мосту, але вони не прийшли. "
            + "Мы приехали в город и ждали их у моста, но они так и не пришли, потому что был дождь.");
        Assert.True(finding.Language is null, Told(finding));
    }

    [Fact]
    public void Names_and_links_in_another_script_do_not_hide_a_language_and_much_of_it_does()
    {
        const string words = "Ми приїхали до міста і чекали на них біля мосту, але вони не прийшли.";
        var chat = LanguageReader.Read(
            $"Anna Smith: {words}\nAnna Smith: IMG_2024.jpg https://example.org/a");
        Assert.True(chat.Language == "uk", Told(chat));
        var half = LanguageReader.Read(
            $"{words} And then we went back home along the river road before the rain.");
        Assert.True(half.Language is null, Told(half));
    }

    [Fact]
    public void The_same_text_gives_the_same_scores_and_they_are_stated()
    {
        const string text = "Сьогодні на ринку було мало людей, і ми швидко все купили.";
        var first = LanguageJson.Of(LanguageReader.Read(text)).ToJsonString();
        Assert.Equal(first, LanguageJson.Of(LanguageReader.Read(text)).ToJsonString());
        Assert.Contains("\"language\":\"uk\"", first, StringComparison.Ordinal);
        Assert.Equal(5, LanguageReader.Read(text).Scores.Count);
    }

    [Fact]
    public void A_text_of_megabytes_is_bounded()
    {
        var text = string.Concat(Enumerable.Repeat("Ми йдемо до лісу, бо там є гриби. ", 100_000));
        var finding = LanguageReader.Read(text);
        Assert.Equal("uk", finding.Language);
        Assert.True(finding.Words < 60_000);
    }

    private static string Told(LanguageFinding finding)
    {
        var scores = finding.Scores.Select(score => $"{score.Language} {score.Score}");
        return $"{finding.Reason}: {string.Join(", ", scores)}";
    }
}
