using System.Runtime.Versioning;
using Xunit;

namespace Probative.Tests.Cli;

/// <summary>What `check` says in words, and that it needs no passphrase when told so.</summary>
[SupportedOSPlatform("linux")]
public sealed class CheckTextTests : IDisposable
{
    private readonly CliFolder _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void The_words_claim_no_more_than_was_checked()
    {
        _cli.MakeVault();
        var whole = _cli.Run("probative check", CliFolder.Variables);
        Assert.Contains("6 facts in 1 case\n", whole.Output, StringComparison.Ordinal);
        Assert.Contains("6 leaves, every tile and bundle\n", whole.Output, StringComparison.Ordinal);
        Assert.Contains("  items:         0 files, 0 bytes\n", whole.Output, StringComparison.Ordinal);

        _cli.Folder.Shell("chmod u+w v/log/checkpoint; echo X > v/log/checkpoint");
        var damaged = _cli.Run("probative check", CliFolder.Variables);
        Assert.Equal(1, damaged.ExitCode);
        Assert.Contains("  log:           not checked\n", damaged.Output, StringComparison.Ordinal);
        Assert.Contains("  checkpoint:    not trusted\n", damaged.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("every tile", damaged.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(": \n", damaged.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("?", damaged.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_tile_is_not_counted_among_what_is_whole()
    {
        _cli.MakeVault();
        var tiles = Directory.EnumerateFiles(
            _cli.Folder["v/log/tile/0"], "*", SearchOption.AllDirectories);
        TempFolder.Flip(tiles.First(), 0);
        var damaged = _cli.Run("probative check", CliFolder.Variables);
        Assert.Equal(1, damaged.ExitCode);
        Assert.DoesNotContain("every tile", damaged.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_needs_no_key_is_checked_without_a_passphrase()
    {
        _cli.Folder.Write("pass", "correct horse\n");
        Assert.Equal(0, _cli.Run("probative init v --member A --passphrase-file pass").ExitCode);
        Assert.Equal(["passphrase-needed"], _cli.Run("probative check --vault v --json").Codes);

        var run = _cli.Run("probative check --vault v --without-keys --json");

        Assert.Equal((0, "fields-not-opened"), (run.ExitCode, Assert.Single(run.Codes)));
        Assert.False((bool)run.Document["result"]!["fields_opened"]!);
        Assert.Equal(0, (int)run.Document["result"]!["damage"]!);
        Assert.Contains(
            "  fields:        not opened",
            _cli.Run("probative check --vault v --without-keys").Output, StringComparison.Ordinal);
        _cli.Folder.Shell("rm -r v/log/tile");
        Assert.Equal(1, _cli.Run("probative check --vault v --without-keys").ExitCode);
    }
}
