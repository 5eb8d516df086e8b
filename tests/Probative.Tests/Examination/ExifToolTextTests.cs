using System.Text;
using Probative.Examination.Metadata;
using Xunit;

namespace Probative.Tests.Examination;

public sealed class ExifToolTextTests
{
    [Fact]
    public void Bytes_that_are_no_text_are_replaced()
    {
        byte[] json = [.. "[{\"IFD0:a:Make\":\"K"u8, 0xba, .. "\",\"IFD0:a:M"u8, 0xba, .. "del\":1}]"u8];
        var values = ExifToolText.Read(json);
        Assert.NotNull(values);
        Assert.Equal(2, values.Values.Count);
        Assert.Equal("K\ufffd", (string?)values.Values[0].Value);
    }

    [Theory]
    [InlineData("[{\"IFD0:a:Make\":\"\\ud800\"}]")]
    [InlineData("[{\"IFD0:a:Make\":[\"\\ud800\"]}]")]
    [InlineData("[{\"\\ud800\":1}]")]
    public void Half_a_pair_of_surrogates_never_throws(string json)
    {
        var values = ExifToolText.Read(Encoding.UTF8.GetBytes(json));
        Assert.All(values?.Values ?? [], value => Assert.NotEmpty(value.Value.ToJsonString()));
    }
}
