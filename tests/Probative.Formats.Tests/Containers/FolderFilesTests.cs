using System.Diagnostics;
using Probative.Formats.Containers;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Formats.Tests.Containers;

public class FolderFilesTests
{
    [Fact]
    public void Files_are_listed_in_the_order_of_their_bytes_and_found_by_name()
    {
        using var scratch = new Scratch();
        string[] paths = ["a/b", "a.txt", "a/\u0439", "z", "a/b.txt"];
        foreach (string path in paths) scratch.Write(path, path);

        using FolderFiles files = FolderFiles.List(scratch.Folder);

        Assert.Equal(["a.txt", "a/b", "a/b.txt", "a/\u0439", "z"], files.Files.Select(file => file.Path));
        Assert.All(
            paths, path => Assert.True(files.TryFind(path, out FileEntry entry) && entry.Path == path));
        Assert.False(files.TryFind("a", out _));
        Assert.True(files.HasFolder("a"));
        Assert.False(files.HasFolder("z"));
    }

    [Fact]
    public void A_named_pipe_ends_the_reading_and_does_not_hang()
    {
        using var scratch = new Scratch();
        using (Process process = Process.Start("mkfifo", scratch["pipe"])) process.WaitForExit();
        using FolderFiles files = FolderFiles.List(scratch.Folder);
        Assert.True(files.TryFind("pipe", out FileEntry entry));

        using EntryReader reader = files.Open(entry);

        Assert.Equal(0, reader.Read(new byte[10]));
        Assert.Equal(ContainerCodes.Unreadable, reader.Fault!.Value.Code);
    }

    [Fact]
    public void A_file_that_became_a_link_after_the_listing_is_not_followed()
    {
        using var scratch = new Scratch();
        scratch.Write("file", "ten bytes!");
        scratch.Write("other", "other ten!");
        using FolderFiles files = FolderFiles.List(scratch.Folder);
        File.Delete(scratch["file"]);
        File.CreateSymbolicLink(scratch["file"], scratch["other"]);
        Assert.True(files.TryFind("file", out FileEntry entry));

        using EntryReader reader = files.Open(entry);

        Assert.Equal(0, reader.Read(new byte[10]));
        Assert.Equal(ContainerCodes.Unreadable, reader.Fault!.Value.Code);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("longer than it was")]
    public void A_file_that_changes_its_length_while_it_is_read_is_a_fault(string now)
    {
        using var scratch = new Scratch();
        scratch.Write("file", "ten bytes!");
        using FolderFiles files = FolderFiles.List(scratch.Folder);
        scratch.Write("file", now);
        using EntryReader reader = files.Open(files.Files[0]);

        reader.ReadFull(new byte[100]);

        Assert.Equal(ContainerCodes.Length, reader.Fault!.Value.Code);
    }

    [Fact]
    public void A_folder_with_too_many_files_is_named_and_not_held_in_memory()
    {
        using var scratch = new Scratch();
        for (var i = 0; i < 20; i++) scratch.Write($"f{i}", "");

        using FolderFiles files = FolderFiles.List(scratch.Folder, maxFiles: 10);

        Assert.Equal(10, files.Files.Count);
        Assert.Equal(ContainerCodes.TooMany, Assert.Single(files.Damages).Code);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_a_fault() =>
        Assert.Equal(
            ContainerCodes.Unreadable, Assert.Single(FolderFiles.List("/nowhere/at/all").Damages).Code);
}
