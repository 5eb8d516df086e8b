using Probative.Examination.Texts;
using Probative.Formats.Bytes;
using Probative.Formats.Texts;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Tests.Examination;

public sealed class OutsideLanguageTests
{
    [Theory]
    [InlineData("ukrainian_ios", "uk")]
    [InlineData("russian_android", "ru")]
    [InlineData("english_android", "en")]
    [InlineData("english_ios", "en")]
    [InlineData("french_ios", "")]
    [InlineData("czech_android", "")]
    [InlineData("deutch_android_media", "")]
    [InlineData("spanish_ios", "")]
    [InlineData("indonesian_ios", "")]
    [InlineData("japanese_ios", "")]
    [InlineData("arabic2_ios", "")]
    public void A_chat_is_called_its_language_or_none(string name, string language)
    {
        using var bytes = FileBytes.Open(Repository.Outside($"chat-exports/whatsapp/languages/{name}.txt"));
        var text = PlainText.Read(bytes).Text;
        Assert.NotNull(text);
        var finding = LanguageReader.Read(text.Text);
        var told = string.Join(", ", finding.Scores.Select(score => $"{score.Language} {score.Score}"));
        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {finding.Reason}, {told}");
        Assert.True(finding.Language is null || finding.Language == language, $"{name}: {told}");
    }
}
