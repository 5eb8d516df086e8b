using Probative.Formats.Bytes;
using Xunit;

namespace Probative.Formats.Tests.Bytes;

public sealed class FileBytesTests
{
    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("/proc/version")]
    [InlineData("/proc")]
    public void What_does_not_tell_its_length_is_no_empty_file(string path) =>
        Assert.ThrowsAny<SystemException>(() => FileBytes.Open(path).Dispose());

    [Fact]
    public void An_empty_file_is_one()
    {
        var path = Path.GetTempFileName();
        using (var bytes = FileBytes.Open(path)) Assert.Equal(0, bytes.Length);
        File.Delete(path);
    }
}
