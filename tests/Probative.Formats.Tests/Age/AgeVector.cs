using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Probative.Formats.Age;

namespace Probative.Formats.Tests.Age;

/// <summary>
/// One file of the suite: lines that say what has to come of it, an empty line, the age file.
/// </summary>
internal sealed record AgeVector(ILookup<string, string> Says, byte[] File)
{
    public IEnumerable<string> Identities => Says["identity"];

    public static AgeVector Read(string path)
    {
        var bytes = System.IO.File.ReadAllBytes(path);
        var end = bytes.AsSpan().IndexOf("\n\n"u8);
        var says = Encoding.UTF8.GetString(bytes, 0, end).Split('\n')
            .Select(line => line.Split(": ", 2))
            .ToLookup(pair => pair[0], pair => pair[1]);
        var file = bytes[(end + 2)..];
        return new AgeVector(says, says["compressed"].Any() ? Inflate(file) : file);
    }

    /// <summary>Null when the reader ends as the vector says.</summary>
    public string? Judge()
    {
        List<AgeIdentity> identities = [.. Says["passphrase"].Select(AgeIdentity.OfPassphrase)];
        foreach (var line in Identities)
        {
            if (AgeIdentity.TryParse(line, out var identity)) identities.Add(identity);
        }

        var plain = new MemoryStream();
        var isArmored = Says["armored"].Any();
        var code = AgeReader.Decrypt(new MemoryStream(File), isArmored, identities, plain)?.Code;
        var ended = code switch
        {
            null => "success",
            AgeCodes.Armor => "armor failure",
            AgeCodes.Header => "header failure",
            AgeCodes.NoMatch => "no match",
            AgeCodes.Payload => "payload failure",
            _ => code,
        };
        var expected = Says["expect"].Single();
        if (expected != ended && !(expected == "HMAC failure" && ended == "header failure"))
            return $"{ended}, not {expected}";
        // How much a reader hands on before it meets the fault is its own affair.
        if (code is not null) return null;
        var payload = Convert.ToHexStringLower(SHA256.HashData(plain.ToArray()));
        return payload == Says["payload"].Single() ? null : "another payload";
    }

    private static byte[] Inflate(byte[] bytes)
    {
        using var inflating = new ZLibStream(new MemoryStream(bytes), CompressionMode.Decompress);
        var whole = new MemoryStream();
        inflating.CopyTo(whole);
        return whole.ToArray();
    }
}
