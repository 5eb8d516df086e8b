using Probative.Intake.Sources;
using Probative.Local.Sources;
using Xunit;

namespace Probative.Tests.Intake;

public sealed class LinuxSourceFilesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Paths_come_in_byte_order_whatever_the_folders()
    {
        foreach (var name in (string[])["a/x", "a/b/y", "a.txt", "a0", "B", "é", "z/z"]) _folder.Write(
            name, "x");
        Assert.Equal(
            ["B", "a.txt", "a/b/y", "a/x", "a0", "z/z", "é"],
            Walk().OfType<SourceEntry.Opened>().Select(entry => Relative(entry.File.Path)));
    }

    [Fact]
    public void Links_and_pipes_are_failures_and_not_followed()
    {
        _folder.Write("in/file", "x");
        _folder.Shell("""
            ln -s /etc/hostname in/out; ln -s file in/inside; ln -s /nowhere in/broken
            ln -s .. in/loop; mkfifo in/pipe
            """);
        var failures = Walk().OfType<SourceEntry.Failed>().Select(entry => entry.Failure).ToList();
        Assert.Equal(
            [
                ("broken", "link", "/nowhere"),
                ("inside", "link", "file"),
                ("loop", "link", ".."),
                ("out", "link", "/etc/hostname"),
                ("pipe", "not-a-file", null),
            ],
            failures.Select(failure => (failure.Name, failure.Code, failure.Target)));
        Assert.DoesNotContain(failures, failure => failure.Message.Contains('/', StringComparison.Ordinal));
    }

    [Fact]
    public void A_link_that_was_named_is_not_followed_either()
    {
        _folder.Write("file", "x");
        _folder.Shell("ln -s file link");
        var entry = Assert.Single(Sources().Walk(Sources().Find(_folder.Path + "/link")!));
        Assert.Equal("link", Assert.IsType<SourceEntry.Failed>(entry).Failure.Code);
    }

    [Fact]
    public void Links_on_the_way_to_a_named_path_are_resolved()
    {
        _folder.Write("real/file", "x");
        _folder.Shell("ln -s real alias");
        Assert.Equal(_folder.Path + "/real/file", Sources().Find(_folder.Path + "/alias/./file")?.Path);
    }

    [Fact]
    public void A_name_that_is_no_utf8_is_opened_and_told_without_loss()
    {
        _folder.Shell("""
            printf x > "$(printf 'caf\351.txt')"
            mkdir "$(printf 'd\377')"; printf y > "$(printf 'd\377/z')"
            """);
        var opened = Walk().OfType<SourceEntry.Opened>().Select(entry => entry.File).ToList();
        Assert.Equal(["caf//E9.txt", "d//FF/z"], opened.Select(file => Relative(file.Path)));
        Assert.Equal("caf//E9.txt", opened[0].Name);
        Assert.Equal(1, opened[0].SizeBytes);
    }

    [Fact]
    public void What_may_not_be_read_is_a_failure()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "Root may read everything.");
        _folder.Write("secret", "x");
        _folder.Shell("chmod 000 secret; mkdir shut; chmod 000 shut");
        Assert.Equal(
            ["unreadable", "unreadable"],
            Walk().OfType<SourceEntry.Failed>().Select(entry => entry.Failure.Code));
    }

    [Fact]
    public void The_vault_is_not_material()
    {
        _folder.Write("vault/vault.json", "{}");
        _folder.Write("file", "x");
        var entries =
            new LinuxSourceFiles(_folder.Path + "/vault").Walk(Sources().Find(_folder.Path)!).ToList();
        Assert.Equal(2, entries.Count);
        Assert.Equal("is-the-vault", Assert.IsType<SourceEntry.Failed>(entries[1]).Failure.Code);
    }

    [Fact]
    public void A_folder_that_is_too_deep_is_a_failure_and_the_rest_goes_on()
    {
        _folder.Write(string.Join('/', Enumerable.Repeat("d", 250)) + "/file", "x");
        _folder.Write("z", "x");
        var entries = Walk();
        Assert.Equal("too-deep", Assert.IsType<SourceEntry.Failed>(entries[0]).Failure.Code);
        Assert.Equal("z", Assert.IsType<SourceEntry.Opened>(entries[1]).File.Name);
    }

    [Theory]
    [InlineData("printf more >> file")]
    [InlineData("printf no > file")]
    [InlineData("touch -d 2001-01-01 file")]
    [InlineData("printf other > new; mv new file")]
    [InlineData("rm file")]
    public void A_change_while_it_is_read_is_found(string change)
    {
        _folder.Write("file", "some text");
        using var file = Assert.IsType<SourceEntry.Opened>(Assert.Single(Walk(dispose: false))).File;
        var buffer = new byte[4];
        Assert.Null(file.Read(buffer, out var count));
        _folder.Shell(change);
        long read = count;
        while (file.Read(buffer, out count) is null && count > 0) read += count;
        Assert.Equal("changed-while-read", file.CheckUnchanged(read)?.Code);
    }

    [Fact]
    public void A_file_that_stays_as_it_is_is_read_whole()
    {
        _folder.Write("file", "some text");
        using var file = Assert.IsType<SourceEntry.Opened>(Assert.Single(Walk(dispose: false))).File;
        var buffer = new byte[100];
        Assert.Null(file.Read(buffer, out var count));
        Assert.Equal("some text"u8.ToArray(), buffer[..count]);
        Assert.Null(file.CheckUnchanged(count));
    }

    [Fact]
    public void Names_with_line_breaks_and_ten_thousand_files_are_walked_and_counted()
    {
        _folder.Shell("mkdir many; cd many; i=0; while [ $i -lt 10000 ]; do : > f$i; i=$((i+1)); done");
        _folder.Write("a\nb", "xyz");
        var entries = Walk();
        Assert.Equal(10_001, entries.Count);
        Assert.Equal((10_001, 3), Sources().Count(Sources().Find(_folder.Path)!, CancellationToken.None));
    }

    [Fact]
    public void Nothing_is_found_where_nothing_is() =>
        Assert.Null(Sources().Find(_folder.Path + "/nothing/here"));

    private static LinuxSourceFiles Sources() => new("/nonexistent");

    private List<SourceEntry> Walk(bool dispose = true)
    {
        var entries = Sources().Walk(Sources().Find(_folder.Path)!).ToList();
        if (dispose) entries.OfType<SourceEntry.Opened>().ToList().ForEach(entry => entry.File.Dispose());
        return entries;
    }

    private string Relative(string path) => path[(_folder.Path.Length + 1)..];
}
