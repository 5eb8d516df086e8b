using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Probative.Handover.CaseUco;

/// <summary>
/// Names of nodes: `urn:uuid:` and a UUID of version 8 (RFC 9562 section 5.8) made of the first half of a
/// SHA-256, so that every export names the same thing alike, and who has its id can say which it is.
/// </summary>
internal static class NodeId
{
    /// <param name="what">`item:ID`, or a part of it: `item:ID#content`.</param>
    public static string Of(string what)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"probative:{what}"));
        hash[6] = (byte)((hash[6] & 0x0f) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        var (a, b, c) = (
            BinaryPrimitives.ReadUInt32BigEndian(hash),
            BinaryPrimitives.ReadUInt16BigEndian(hash.AsSpan(4)),
            BinaryPrimitives.ReadUInt16BigEndian(hash.AsSpan(6)));
        var rest = Convert.ToHexStringLower(hash.AsSpan(8, 8));
        return $"urn:uuid:{a:x8}-{b:x4}-{c:x4}-{rest[..4]}-{rest[4..]}";
    }
}
