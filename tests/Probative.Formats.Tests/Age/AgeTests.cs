using System.Diagnostics;
using Probative.Formats.Age;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Formats.Tests.Age;

public class AgeTests(ITestOutputHelper output)
{
    private static readonly int s_seed = Environment.TickCount;

    /// <summary>The vectors of the format's own test suite: c2sp.org/CCTV/age.</summary>
    [Fact]
    public void Every_vector_of_the_suite_ends_as_it_says()
    {
        var (wrong, passed, skipped) = (new List<string>(), 0, new List<string>());
        foreach (var path in Directory.EnumerateFiles(Repository.Outside("age")).Order())
        {
            if (Path.GetFileName(path) == "SOURCE.txt") continue;
            var vector = AgeVector.Read(path);

            // Hybrid keys (ML-KEM) are not supported: a file for them alone matches none of ours.
            var isOther = vector.Identities.Any(line =>
                line.StartsWith("AGE-SECRET-KEY-PQ-", StringComparison.Ordinal));
            if (isOther) skipped.Add(Path.GetFileName(path));
            else if (vector.Judge() is { } fault) wrong.Add($"{Path.GetFileName(path)}: {fault}");
            else passed++;
        }

        output.WriteLine($"{passed} as they say; of hybrid keys, skipped: {string.Join(' ', skipped)}");
        Assert.Empty(wrong);
        Assert.True(passed > 50, $"{passed}");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(300_000)]
    public void What_was_encrypted_decrypts_to_the_same_and_no_bit_of_it_can_be_changed(int length)
    {
        var random = new Random(s_seed);
        output.WriteLine($"seed {s_seed}");
        var plain = new byte[length];
        random.NextBytes(plain);
        var (identity, recipient) = NewKey();
        var (other, _) = NewKey();
        var file = Encrypt(plain, recipient);
        Assert.Equal(plain, Decrypt(file, other, identity).Plain);
        Assert.Equal(AgeCodes.NoMatch, Decrypt(file, other).Code);
        for (var i = 0; i < 60; i++)
        {
            var changed = file.ToArray();
            changed[random.Next(file.Length)] ^= (byte)(1 << random.Next(8));
            Assert.NotNull(Decrypt(changed, identity).Code);
            Assert.NotNull(Decrypt(file[..random.Next(file.Length)], identity).Code);
        }

        Assert.Equal(AgeCodes.Payload, Decrypt([.. file, 0], identity).Code);
    }

    [Fact]
    public void The_program_of_Debian_reads_ours_and_we_read_its()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/age"), "age is not installed (./test installs it)");
        using var folder = new Scratch();
        Run("age-keygen", "-o", folder["key"]);
        var line = File.ReadLines(folder["key"]).Last();
        Assert.True(AgeIdentity.TryParse(line, out var identity));
        var recipient = Run("age-keygen", "-y", folder["key"]).Trim();
        Assert.True(AgeRecipient.TryParse(recipient, out var to));
        Assert.Equal(recipient, to.ToString());
        var plain = new byte[200_000];
        new Random(s_seed).NextBytes(plain);
        folder.Write("plain", plain);

        folder.Write("ours.age", Encrypt(plain, to));
        Run("age", "-d", "-i", folder["key"], "-o", folder["back"], folder["ours.age"]);
        Assert.Equal(plain, File.ReadAllBytes(folder["back"]));
        foreach (var form in (string[][])[[], ["-a"]])
        {
            Run("age", [.. form, "-r", recipient, "-o", folder["theirs.age"], folder["plain"]]);
            Assert.Equal(plain, Decrypt(File.ReadAllBytes(folder["theirs.age"]), identity).Plain);
        }
    }

    private static (AgeIdentity Identity, AgeRecipient Recipient) NewKey()
    {
        var identity = X25519Identity.Generate();
        Assert.True(AgeRecipient.TryParse(Bech32.Encode("age", identity.PublicKey), out var recipient));
        return (identity, recipient);
    }

    private static byte[] Encrypt(byte[] plain, AgeRecipient recipient)
    {
        var file = new MemoryStream();
        using (var writer = new AgeEncryptingStream(file, [recipient]))
        {
            writer.Write(plain.AsSpan(0, plain.Length / 3));
            writer.Write(plain.AsSpan(plain.Length / 3));
        }

        return file.ToArray();
    }

    private static (string? Code, byte[]? Plain) Decrypt(byte[] file, params AgeIdentity[] identities)
    {
        var plain = new MemoryStream();
        var damage = AgeReader.Decrypt(new MemoryStream(file), identities, plain);
        return damage is { } wrong ? (wrong.Code, null) : (null, plain.ToArray());
    }

    private static string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.GetAwaiter().GetResult());
        return printed;
    }
}
