using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Check.Tests.Package;

/// <summary>True packages pass in every shape, and every lie of the list is named by its code.</summary>
public class PackageTests
{
    private static readonly string[] Plain = ["--facts", "40", "--items", "6", "--withhold-facts", "3"];

    [Fact]
    public void A_true_package_passes_and_names_its_signer()
    {
        string folder = Peer.Package("plain", Plain);

        Shell identified = Shell.Run(folder, "--key", folder + ".vkey", "--json");
        Shell not = Shell.Run(folder);

        Assert.Equal(0, identified.ExitCode);
        JsonElement result = identified.Document().GetProperty("result");
        Assert.True(result.GetProperty("signer").GetProperty("identified").GetBoolean());
        Assert.Equal(40, result.GetProperty("facts").GetInt64());
        Assert.Equal(3, result.GetProperty("withheld_facts").GetInt64());
        Assert.Equal(37, result.GetProperty("signatures").GetInt64());
        Assert.Equal(5, not.ExitCode);
        Assert.Contains("SIGNER NOT IDENTIFIED: self-consistent only", not.Output, StringComparison.Ordinal);
        Assert.Contains("No outside time:", not.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CompressionLevel.NoCompression, false)]
    [InlineData(CompressionLevel.Optimal, false)]
    [InlineData(CompressionLevel.Optimal, true)]
    public void A_package_passes_as_a_zip_file(CompressionLevel level, bool belowFolder)
    {
        string folder = Peer.Package("plain", Plain);
        using var scratch = new Scratch();
        ZipFile.CreateFromDirectory(folder, scratch["p.zip"], level, belowFolder);

        Assert.Equal(0, Shell.Run(scratch["p.zip"], "--key", folder + ".vkey").ExitCode);
    }

    [Fact]
    public void A_key_is_taken_as_line_file_or_fingerprint_however_it_is_written()
    {
        string folder = Peer.Package("plain", Plain);
        string line = File.ReadAllText(folder + ".vkey").Trim();
        string hex = Probative.Ledger.Hash32.Of(System.Text.Encoding.ASCII.GetBytes(line)).ToHex();
        string spaced = string.Join(' ', hex.Chunk(4).Select(part => new string(part))).ToUpperInvariant();
        string coloned = string.Join(':', hex.Chunk(2).Select(part => new string(part)));

        foreach (string key in (string[])[line, folder + ".vkey", hex, spaced, coloned])
            Assert.Equal(0, Shell.Run(folder, "--key", key).ExitCode);
        Shell other = Shell.Run(folder, "--key", new string('0', 64), "--json");
        Assert.Equal(1, other.ExitCode);
        Assert.Equal(["signer-other"], other.Codes());
        Assert.Equal(2, Shell.Run(folder, "--key", "not a key").ExitCode);
    }

    [Fact]
    public void Every_lie_of_the_list_is_named_by_its_code()
    {
        var missed = new List<string>();
        var count = 0;
        foreach ((string? code, string name, Shell shell) in Runs("mutations.json"))
        {
            if (shell.ExitCode != 1 || !shell.Codes().Contains(code))
                missed.Add($"{code}: {name}: {shell.Output}");
            count++;
        }

        Assert.Empty(missed);
        Assert.True(count >= 240, $"{count} lies");
    }

    [Fact]
    public void What_only_looks_odd_passes()
    {
        var refused = new List<string>();
        foreach ((_, string name, Shell shell) in Runs("oddities.json"))
        {
            if (shell.ExitCode != 0) refused.Add($"{name}: {shell.Output}");
        }

        Assert.Empty(refused);
    }

    /// <summary>Every package of a list of <c>mutations.mjs</c>, checked with the key pinned.</summary>
    private static IEnumerable<(string? Code, string Name, Shell Shell)> Runs(string listName)
    {
        string folder = Peer.Mutations();
        using var list = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, listName)));
        Assert.NotEqual(0, list.RootElement.GetArrayLength());
        foreach (JsonElement entry in list.RootElement.EnumerateArray())
        {
            string path = Path.Combine(folder, entry.GetProperty("path").GetString()!);
            string[] known = entry.GetProperty("known").GetString() is { } file
                ? ["--known", Path.Combine(folder, file)]
                : [];
            Shell shell = Shell.Run([path, "--key", Path.Combine(folder, "vkey"), "--json", .. known]);
            yield return (
                entry.GetProperty("code").GetString(), entry.GetProperty("name").GetString()!, shell);
        }
    }

    [Fact]
    public void Many_faults_are_all_named_at_once()
    {
        Dictionary<string, byte[]> files = Peer.Load(Peer.Package("plain", Plain));
        using var scratch = new Scratch();
        foreach ((string path, byte[] bytes) in files) scratch.Write(path, bytes);
        File.Delete(scratch["verify.sh"]);
        scratch.Write("data/extra", "x");
        scratch.Write("ledger/nodes.txt", "0 0\n");
        scratch.Write("ledger/vkey", "nobody\n");
        scratch.Write("data/withheld.txt", "nothing\n");

        Shell shell = Shell.Run(scratch.Folder, "--json");

        string[] expected =
        [
            "bag-format", "checkpoint", "file-changed", "file-extra", "file-missing", "tree", "withheld-list",
        ];
        Assert.Equal(expected, shell.Codes().Distinct().Order().Intersect(expected));
    }

    [Fact]
    public void A_link_or_a_pipe_in_a_package_is_named_and_not_opened()
    {
        using var scratch = new Scratch();
        foreach ((string path, byte[] bytes) in Peer.Load(Peer.Package("plain", Plain)))
            scratch.Write(path, bytes);
        File.Move(scratch["verify.sh"], scratch["../moved.sh"], overwrite: true);
        File.CreateSymbolicLink(scratch["verify.sh"], scratch["../moved.sh"]);
        File.CreateSymbolicLink(scratch["data/link"], "/etc/hostname");
        using (Process process = Process.Start("mkfifo", scratch["pipe"])) process.WaitForExit();

        string[] codes = Shell.Run(scratch.Folder, "--json").Codes();

        File.Delete(scratch["../moved.sh"]);
        Assert.Contains("file-missing", codes);
        Assert.Equal(2, codes.Count(code => code == "file-extra"));
    }

    [Fact]
    public void Names_in_a_package_cannot_move_the_cursor_of_a_terminal()
    {
        using var scratch = new Scratch();
        foreach ((string path, byte[] bytes) in Peer.Load(Peer.Package("plain", Plain)))
            scratch.Write(path, bytes);
        scratch.Write("data/\u001b[2J\u202egnp.exe", "x");

        Shell shell = Shell.Run(scratch.Folder);

        Assert.Equal(1, shell.ExitCode);
        Assert.DoesNotContain("\u001b", shell.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u202e", shell.Output, StringComparison.Ordinal);
        Assert.Contains("file-extra", shell.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_package_made_only_of_faults_is_told_within_bounds()
    {
        Dictionary<string, byte[]> files = Peer.Load(Peer.Package("plain", Plain));
        files["data/facts.txt"] = [.. Enumerable.Repeat((byte)'\n', 300_000)];
        using var scratch = new Scratch();
        foreach ((string path, byte[] bytes) in files) scratch.Write(path, bytes);

        JsonElement problems = Shell.Run(scratch.Folder, "--json").Document().GetProperty("problems");

        Assert.InRange(problems.GetArrayLength(), 100_000, 100_100);
        Assert.Contains(problems.EnumerateArray(), problem => problem.GetProperty("message").GetString()!
            .Contains("of this kind not listed", StringComparison.Ordinal));
    }
}
