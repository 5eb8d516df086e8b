using System.Text;
using CsCheck;
using Probative.Kernel.Words;
using Xunit;

namespace Probative.Tests.Kernel.Words;

public sealed class WordScanTests
{
    [Theory]
    [InlineData("The village's well, twice.", "the village well twice")]
    [InlineData("об'єкт об’єкт обʼєкт", "обєкт обєкт обєкт")]
    [InlineData("'село' ’село’", "село село")]
    [InlineData("О'Браєн і д’Арк", "обраєн і дарк")]
    [InlineData("don't O'Brien soldiers'", "don t o brien soldiers")]
    [InlineData("сёла ґанок Ѐ", "села ганок е")]
    [InlineData("се\u0301ла и\u0306 і\u0308жак е\u0308", "села й їжак е")]
    [InlineData("Café ﬁre Łódź ß", "cafe fire lodz ss")]
    [InlineData("Ｂｒｉｄｇｅ 𝐛𝐫𝐢𝐝𝐠𝐞 𝟣𝟤", "bridge bridge 12")]
    [InlineData("сло\u00adво сло\u200bво", "слово слово")]
    [InlineData("IMG_2034.jpg 12,5 m²", "img 2034 jpg 12 5 m2")]
    [InlineData("٣٤", "34")]
    [InlineData("Кам'янець-Подільський", "камянець подільський")]
    [InlineData("«тихо» — «швидко»", "тихо швидко")]
    [InlineData("", "")]
    [InlineData("…!? -- 📷", "")]
    public void Words_are_folded_alike_however_they_are_written(string text, string words) =>
        Assert.Equal(words, string.Join(' ', Words(Encoding.UTF8.GetBytes(text)).Select(word => word.Word)));

    [Fact]
    public void A_place_is_that_of_the_word_as_it_is_written()
    {
        var text = "— Се\u0301ла, об'єкт: village's."u8.ToArray();
        Assert.Equal(
            ["Се\u0301ла", "об'єкт", "village's"],
            Words(text).Select(word => Encoding.UTF8.GetString(text[word.Start..word.End])));
    }

    [Fact]
    public void A_long_word_is_known_by_its_beginning_and_the_next_one_is_found() => Assert.Equal(
        [new string('а', WordScan.LettersMax), "бік"],
        Words(Encoding.UTF8.GetBytes(new string('а', 10_000) + " бік")).Select(word => word.Word));

    [Fact]
    public void Any_bytes_end_and_places_go_up_within_them() =>
        Gen.OneOf(Gen.Byte.Array[0, 60], Gen.String[0, 40].Select(Encoding.UTF8.GetBytes)).Sample(bytes =>
        {
            var last = 0;
            foreach (var (word, start, end) in Words(bytes))
            {
                Assert.InRange(word.Length, 1, WordScan.LettersMax);
                Assert.True(start >= last && end > start && end <= bytes.Length);
                last = end;
            }
        });

    [Fact]
    public void A_folded_word_folds_to_itself() => Gen.String[0, 20].Sample(text =>
    {
        foreach (var (word, _, _) in Words(Encoding.UTF8.GetBytes(text)))
            Assert.Equal([word], Words(Encoding.UTF8.GetBytes(word)).Select(again => again.Word));
    });

    private static List<(string Word, int Start, int End)> Words(byte[] text)
    {
        var words = new List<(string, int, int)>();
        Span<char> room = stackalloc char[WordScan.LettersMax];
        var scan = new WordScan(text, room);
        while (scan.Next()) words.Add((scan.Word.ToString(), scan.Start, scan.End));
        return words;
    }
}
