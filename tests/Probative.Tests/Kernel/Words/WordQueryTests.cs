using CsCheck;
using Probative.Kernel.Words;
using Xunit;

namespace Probative.Tests.Kernel.Words;

public sealed class WordQueryTests
{
    [Theory]
    [InlineData("bridge", "\"bridge\"")]
    [InlineData("bridge ferry", "\"bridge\" AND \"ferry\"")]
    [InlineData("\"at the bridge\"", "\"=at the bridge\"")]
    [InlineData("“at the bridge”", "\"=at the bridge\"")]
    [InlineData("bri*", "\"=bri\"*")]
    [InlineData("bridge -ferry -\"old mill\"", "(\"bridge\") NOT (\"ferry\" OR \"=old mill\")")]
    [InlineData("bridge \"left open", "\"bridge\" AND \"=left open\"")]
    [InlineData("IMG_2034.jpg", "\"IMG 2034 jpg\"")]
    [InlineData("OR NEAR(x) col:y ^z", "\"OR\" AND \"NEAR x\" AND \"col y\" AND \"z\"")]
    [InlineData("a\"b", "\"a\" AND \"=b\"")]
    [InlineData("=x =\"y\" -- *", "\"x\" AND \"=y\"")]
    [InlineData("- \" \" …", null)]
    [InlineData(" ", null)]
    [InlineData(null, null)]
    public void What_is_typed_is_words_in_quotes(string? typed, string? question)
    {
        var (asked, problem) = WordQuery.Of(typed);
        Assert.Null(problem);
        Assert.Equal(question, asked);
    }

    [Fact]
    public void What_can_be_no_question_says_why()
    {
        Assert.Equal("search-only-without", WordQuery.Of("-ferry").Problem?.Code);
        Assert.Equal("search-too-long", WordQuery.Of(new string('x', 1_001)).Problem?.Code);
        var many = string.Join(' ', Enumerable.Range(1, 21));
        Assert.Equal("search-too-long", WordQuery.Of(many).Problem?.Code);
    }

    [Fact]
    public void Nothing_typed_leaves_its_quotes() => Gen.String[0, 60].Sample(typed =>
    {
        var (question, problem) = WordQuery.Of(typed);
        Assert.True(question is null || problem is null);
        foreach (var (part, at) in (question ?? "").Split('"').Select((part, at) => (part, at)))
        {
            if (at % 2 == 0) Assert.Matches(@"^[()* ]*(AND|OR|NOT)?[()* ]*(NOT)?[() ]*$", part);
            else Assert.DoesNotContain('\0', part);
        }
    });
}
