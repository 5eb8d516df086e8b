using System.IO.Compression;
using System.Text;
using Probative.Formats.Age;
using Probative.Formats.Tests.Types;
using Probative.Fuzz.Targets;

namespace Probative.Fuzz.Seeding;

/// <summary>Bags, archives and encrypted files.</summary>
internal static class PackageSeeds
{
    private const string Sum = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private const string Bag = "=== bagit.txt\nBagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
        + "=== manifest-sha256.txt\n" + Sum + "  data/a%0Ab.txt\n=== tagmanifest-sha256.txt\n"
        + Sum + " bag-info.txt\n=== bag-info.txt\nSource-Organization: Karst\n  and more\nPayload-Oxum: 0.1\n"
        + "=== fetch.txt\nhttps://example.org/a 0 data/c.txt\n=== data/a%0Ab.txt\n";

    public static IEnumerable<Seed> All()
    {
        yield return new Seed("bags", "small.bag", Encoding.UTF8.GetBytes(Bag));
        var old = Bag.Replace("1.0", "0.93", StringComparison.Ordinal)
            .Replace("UTF-8", "UTF-16", StringComparison.Ordinal);
        yield return new Seed("bags", "old.bag", Encoding.UTF8.GetBytes(old));
        yield return new Seed("zip", "stored.zip", Samples.Zip(("a/b.txt", "text"), ("a/c.txt", "more")));
        yield return new Seed("zip", "packed.zip", Packed());
        yield return new Seed("age", "short.age", Encrypted(100, isArmored: false));
        yield return new Seed("age", "armored.age", Encrypted(100, isArmored: true));
        yield return new Seed("age", "empty.age", Encrypted(0, isArmored: false));
        yield return new Seed("age-keys", "secret.txt", Encoding.ASCII.GetBytes(AgeTarget.Key));
        AgeIdentity.Generate(out var recipient);
        yield return new Seed("age-keys", "public.txt", Encoding.ASCII.GetBytes(recipient.ToString()));
    }

    private static byte[] Packed()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("naïve.txt", CompressionLevel.Optimal).Open();
            entry.Write(new byte[5_000]);
        }

        return stream.ToArray();
    }

    private static byte[] Encrypted(int count, bool isArmored)
    {
        using var output = new MemoryStream();
        using (var encrypting = new AgeEncryptingStream(output, [AgeTarget.Recipient()]))
            encrypting.Write(new byte[count]);
        var bytes = output.ToArray();
        if (!isArmored) return bytes;
        var lines = Convert.ToBase64String(bytes).Chunk(64).Select(line => new string(line));
        return Encoding.ASCII.GetBytes(
            $"{AgeArmor.Begin}\n{string.Join('\n', lines)}\n-----END AGE ENCRYPTED FILE-----\n");
    }
}
