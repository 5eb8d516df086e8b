using System.Text;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Check.Tests;

public class CommandLineTests
{
    [Theory]
    [InlineData]
    [InlineData("--nothing")]
    [InlineData("a", "b")]
    [InlineData("a", "--key")]
    [InlineData("a", "--key=")]
    [InlineData("a", "--fact", "1")]
    [InlineData("proof", "a")]
    [InlineData("proof", "a", "--fact", "0")]
    [InlineData("proof", "a", "--fact", "1", "--known", "b")]
    [InlineData("/nowhere/at/all")]
    public void A_wrong_command_line_ends_with_2_and_says_why_on_standard_error(params string[] words)
    {
        Shell shell = Shell.Run(words);

        Assert.Equal((2, ""), (shell.ExitCode, shell.Output));
        Assert.StartsWith("probative-check: ", shell.Errors, StringComparison.Ordinal);
        Shell json = Shell.Run([.. words, "--json"]);
        Assert.Equal(2, json.ExitCode);
        Assert.Equal(["usage"], json.Codes());
    }

    [Fact]
    public void Help_has_examples_and_the_version_is_one_line()
    {
        Shell help = Shell.Run("--help"), version = Shell.Run("--version");

        Assert.Equal((0, 0), (help.ExitCode, version.ExitCode));
        Assert.Contains("Examples\n", help.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(help.Output.Split('\n'), line => line.Length > 110);
        Assert.Matches("^probative-check [0-9]+\\.[0-9]+\\.[0-9]+\n$", version.Output);
    }

    [Fact]
    public void What_is_neither_package_nor_log_nor_receipt_is_told_so()
    {
        using var scratch = new Scratch();
        scratch.Write("notes.txt", "some text\n");
        scratch.Write("empty", "");

        Assert.Equal(["not-recognised"], Shell.Run(scratch["notes.txt"], "--json").Codes());
        Assert.Equal(["not-recognised"], Shell.Run(scratch["empty"], "--json").Codes());
        scratch.Write("broken.zip", "PK\u0003\u0004 and no more");
        Assert.Contains("bag-format", Shell.Run(scratch["broken.zip"], "--json").Codes());
        Assert.Contains("bag-format", Shell.Run(scratch.Folder, "--json").Codes());
    }

    [Fact]
    public void A_heading_does_not_claim_what_a_thing_is_not()
    {
        using var scratch = new Scratch();
        scratch.Write("report.txt", "some text\n");
        foreach (string path in (string[])[scratch["report.txt"], scratch.Folder])
        {
            string said = Shell.Run(path).Output;
            Assert.StartsWith("Neither package, nor log folder, nor receipt", said, StringComparison.Ordinal);
            Assert.DoesNotContain("\nChecked\n", said, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("(s)", Shell.Run(scratch.Folder).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_vault_is_told_to_hold_a_log()
    {
        using var scratch = new Scratch();
        scratch.Write("log/checkpoint", "x");

        Shell shell = Shell.Run(scratch.Folder);

        Assert.Equal(2, shell.ExitCode);
        Assert.Contains(scratch["log"], shell.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Quiet_says_only_what_is_wrong()
    {
        string folder = Peer.Package("quiet", "--facts", "12", "--items", "2", "--seed", "q");

        Assert.Equal("", Shell.Run(folder, "--key", folder + ".vkey", "--quiet").Output);
        Assert.Equal("SIGNER NOT IDENTIFIED: self-consistent only\n", Shell.Run(folder, "--quiet").Output);
        Shell other = Shell.Run(folder, "--key", new string('1', 64), "-q");
        Assert.Contains("signer-other", other.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Garbage_in_any_file_of_a_package_is_told_and_never_thrown()
    {
        const int seed = 77;
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        string folder = Peer.Package("garbage", "--facts", "12", "--items", "2", "--seed", "g");
        Dictionary<string, byte[]> package = Peer.Load(folder);
        var random = new Random(seed);
        using var scratch = new Scratch();
        foreach ((string path, byte[] bytes) in package) scratch.Write(path, bytes);
        foreach ((string path, byte[] bytes) in package)
        {
            foreach (byte[] garbage in Garbage(bytes, random))
            {
                scratch.Write(path, garbage);
                Shell shell = Shell.Run(scratch.Folder, "--key", folder + ".vkey", "--json");
                Assert.True(shell.ExitCode == 1, $"{path}: {shell.Output}{shell.Errors}");
                Assert.NotEmpty(shell.Codes());
            }

            scratch.Write(path, bytes);
        }
    }

    private static IEnumerable<byte[]> Garbage(byte[] bytes, Random random)
    {
        byte[] noise = new byte[random.Next(1, 5_000)];
        random.NextBytes(noise);
        yield return noise;
        yield return [];
        yield return bytes[..(bytes.Length / 2)];
        yield return [.. bytes, .. bytes];
        yield return Encoding.ASCII.GetBytes(new string('\n', 3_000));
        yield return Encoding.ASCII.GetBytes(new string('~', 3_000) + "\n");
        yield return [.. Encoding.ASCII.GetBytes(new string('[', 20_000)), (byte)'\n'];
    }
}
