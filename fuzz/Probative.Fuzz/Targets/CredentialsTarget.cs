using Probative.Examination.Credentials;
using Probative.Formats.Bytes;
using Probative.Formats.Credentials;

namespace Probative.Fuzz.Targets;

/// <summary>Content Credentials (C2PA) in their carriers, and as a file beside.</summary>
public sealed class CredentialsTarget : IFuzzTarget
{
    public string Name => "credentials";

    public void Run(ReadOnlySpan<byte> bytes)
    {
        var source = new MemoryBytes(bytes.ToArray());
        Check(CredentialsReader.Read(source), bytes.Length);
        if (bytes.Length < 8 || !bytes[4..].StartsWith("jumb"u8)) return;
        var beside = new CredentialsOptions { Sidecar = source };
        Check(CredentialsReader.Read(new MemoryBytes(new byte[64]), beside), Math.Max(64, bytes.Length));
    }

    private static void Check(CredentialsReport report, int length)
    {
        Promise.Damage(report.Damage, length);
        foreach (var range in report.Ranges) Promise.Inside(range.Offset, range.LengthBytes, length, "range");
        foreach (var range in report.Uncovered)
            Promise.Inside(range.Offset, range.LengthBytes, length, "uncovered");
        Promise.Written(CredentialsJson.Of(report));
    }
}
