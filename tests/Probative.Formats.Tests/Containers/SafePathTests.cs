using CsCheck;
using Probative.Formats.Containers;
using Xunit;

namespace Probative.Formats.Tests.Containers;

public class SafePathTests
{
    [Theory]
    [InlineData("data/a.txt", PathFault.None)]
    [InlineData("data/a..b", PathFault.None)]
    [InlineData("data/...", PathFault.WindowsName)]
    [InlineData("", PathFault.Empty)]
    [InlineData("a//b", PathFault.Empty)]
    [InlineData("a/", PathFault.Folder)]
    [InlineData("a/.", PathFault.Folder)]
    [InlineData("/a", PathFault.Absolute)]
    [InlineData("\\\\?\\UNC\\server", PathFault.Absolute)]
    [InlineData("c:/a", PathFault.Drive)]
    [InlineData("c:a", PathFault.Drive)]
    [InlineData("~", PathFault.Home)]
    [InlineData("..", PathFault.Parent)]
    [InlineData("a/../../b", PathFault.Parent)]
    [InlineData("a\\..\\b", PathFault.Parent)]
    [InlineData("a\\b", PathFault.Backslash)]
    [InlineData("a\0b", PathFault.Nul)]
    [InlineData("a\ud800", PathFault.NotText)]
    [InlineData("./a", PathFault.Dot)]
    [InlineData("data/con.txt", PathFault.WindowsName)]
    [InlineData("data/lpt9", PathFault.WindowsName)]
    [InlineData("data/a ", PathFault.WindowsName)]
    [InlineData("data/a:b", PathFault.WindowsName)]
    [InlineData("data/console", PathFault.None)]
    [InlineData("a\nb", PathFault.Control)]
    public void A_path_has_the_fault_that_it_shows(string path, PathFault fault) =>
        Assert.Equal(fault, SafePath.Find(path));

    [Fact]
    public void A_path_that_is_called_safe_stays_below_its_folder() =>
        Gen.String[Gen.Char["./\\~:ac\0 "], 0, 12].Sample(path =>
        {
            if (SafePath.IsUnsafe(SafePath.Find(path))) return true;
            string full = Path.GetFullPath(Path.Combine("/base/folder", path));
            return full.StartsWith("/base/folder/", StringComparison.Ordinal);
        });

    [Fact]
    public void A_key_of_a_name_is_the_same_for_every_canonical_form()
    {
        Assert.Equal(NameKey.Of("\u0439"), NameKey.Of("\u0438\u0306"));
        Assert.Equal(NameKey.Of("\u1EC7"), NameKey.Of("e\u0302\u0323"));
        Assert.Equal(NameKey.Of("\uD55C"), NameKey.Of("\u1112\u1161\u11AB"));
        Assert.Equal(NameKey.Of("\u212B"), NameKey.Of("\u00C5"));
        Assert.NotEqual(NameKey.Of("\u0438"), NameKey.Of("\u0439"));
        Assert.NotEqual(NameKey.Of("a"), NameKey.Of("A"));
        Assert.Equal(NameKey.Of("\u0419", ignoreCase: true), NameKey.Of("\u0438\u0306", ignoreCase: true));
    }
}
