using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Probative.Ledger.Notes;

/// <summary>
/// What a timestamped Ed25519 cosignature is made of: C2SP tlog-cosignature, "Format" and "Ed25519 signed
/// message".
/// </summary>
internal static class Cosignature
{
    public const int TimeSize = sizeof(ulong);

    public static bool TryReadTime(ReadOnlySpan<byte> signature, out long time)
    {
        time = 0;
        if (signature.Length != TimeSize + Ed25519Signature.Size)
        {
            return false;
        }

        // The time must not exceed 2^63 - 1, so a set sign bit is no time.
        time = BinaryPrimitives.ReadInt64BigEndian(signature);
        return time >= 0;
    }

    public static byte[] Message(long time, ReadOnlySpan<byte> text)
    {
        var head = string.Create(CultureInfo.InvariantCulture, $"cosignature/v1\ntime {time}\n");
        return [.. Encoding.ASCII.GetBytes(head), .. text];
    }
}
