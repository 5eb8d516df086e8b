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

    [Theory]
    [InlineData(0)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(300_000)]
    public void A_file_is_read_from_any_place_and_says_at_once_that_it_was_cut(int length)
    {
        var random = new Random(s_seed);
        output.WriteLine($"seed {s_seed}");
        var plain = new byte[length];
        random.NextBytes(plain);
        var (identity, recipient) = NewKey();
        var file = Encrypt(plain, recipient);
        using (var opened = Open(file, identity, out _)!)
        {
            Assert.Equal(length, opened.SizeBytes);
            for (var i = 0; i < 50; i++)
            {
                var at = random.Next(length + 1);
                var buffer = new byte[random.Next(100_000)];
                var count = opened.ReadAt(at, buffer, out var damage);
                Assert.Null(damage.Code);
                Assert.Equal(at < length && buffer.Length > 0, count > 0);
                Assert.True(plain.AsSpan(at, count).SequenceEqual(buffer.AsSpan(0, count)), $"{at}");
            }
        }

        // Every cut is found before anything is read, also the one between two chunks.
        var header = file.Length - length - ((length / 65_536) + (length % 65_536 > 0 ? 1 : 0)) * 16;
        int[] cuts = [.. Enumerable.Range(0, 40).Select(_ => random.Next(file.Length)), header + 65_552];
        foreach (var cut in cuts.Where(cut => cut < file.Length))
        {
            Assert.True(Open(file[..cut], identity, out var damage) is null, $"{cut}");
            Assert.NotNull(damage.Code);
        }

        // A chunk that was changed is named by its place; the others are read as before.
        if (length < 200_000) return;
        var changed = file.ToArray();
        changed[header + 65_552 + 70] ^= 1;
        using var broken = Open(changed, identity, out _)!;
        var chunk = new byte[65_536];
        Assert.Equal(0, broken.ReadAt(65_536 + 5, chunk, out var wrong));
        Assert.Equal((AgeCodes.Payload, header + 65_552L), (wrong.Code, wrong.Offset));
        Assert.Equal(65_536, broken.ReadAt(131_072, chunk, out wrong));
        Assert.True(plain.AsSpan(131_072, 65_536).SequenceEqual(chunk));
    }

    [Fact]
    public void A_generated_identity_opens_what_was_written_for_its_recipient()
    {
        var line = AgeIdentity.Generate(out var recipient);
        Assert.True(AgeIdentity.TryParse(line, out var identity));
        byte[] plain = [1, 2, 3];
        Assert.Equal(plain, Decrypt(Encrypt(plain, recipient), identity).Plain);
        Assert.DoesNotContain("SECRET", $"{identity}{recipient}", StringComparison.Ordinal);
    }

    private static AgeFile? Open(byte[] file, AgeIdentity identity, out Damage damage) =>
        AgeFile.Open(new MemoryStream(file), [identity], out damage);

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
