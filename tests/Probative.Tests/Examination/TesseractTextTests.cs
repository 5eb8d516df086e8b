using System.Text;
using Probative.Examination.Writing;
using Xunit;

namespace Probative.Tests.Examination;

public sealed class TesseractTextTests
{
    [Theory]
    [InlineData("10\t20\t30\t12\tNaN")]
    [InlineData("10\t20\t30\t12\t1e400")]
    [InlineData("10\t20\t30\t-1\t96")]
    [InlineData("2147483647\t20\t30\t12\t96")]
    public void A_word_with_numbers_that_no_picture_has_is_left_out(string numbers) =>
        Assert.Empty(TesseractText.Read(Row(numbers)));

    [Fact]
    public void A_word_is_read() =>
        Assert.Equal("Word", Assert.Single(TesseractText.Read(Row("1\t2\t3\t4\t96"))).Text);

    private static byte[] Row(string numbers) =>
        Encoding.UTF8.GetBytes($"5\t1\t1\t1\t1\t1\t{numbers}\tWord\n");
}
