using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Probative.Ledger;
using Probative.Ledger.Facts;

namespace Probative.Web.Media;

/// <summary>
/// Makes and reads media addresses: a ticket with an HMAC over it and the vault. The key is in memory alone,
/// so that a server that starts again gives nothing by an address of before.
/// </summary>
public sealed class MediaLinks(TimeProvider clock)
{
    /// <summary>Long enough to look at something; a page that is open longer asks again.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(20);

    private const int KindBytes = 1;
    private const int UntilBytes = sizeof(long);
    private const int SessionBytes = 16;
    private const int TicketBytes = KindBytes + UntilBytes + Hash32.Size + SessionBytes;

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(HMACSHA256.HashSizeInBytes);

    /// <summary>The last part of the address.</summary>
    public string Make(CaseId vault, MediaKind kind, Hash32 sha256, string session)
    {
        var until = (clock.GetUtcNow() + Lifetime).ToUnixTimeSeconds();
        var bytes = new byte[TicketBytes + HMACSHA256.HashSizeInBytes];
        bytes[0] = (byte)kind;
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(KindBytes), until);
        sha256.ToArray().CopyTo(bytes, KindBytes + UntilBytes);
        Convert.FromHexString(session).CopyTo(bytes, KindBytes + UntilBytes + Hash32.Size);
        Sign(vault, bytes.AsSpan(0, TicketBytes)).CopyTo(bytes, TicketBytes);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>The ticket; null when it is not ours, of another vault, or not good any more.</summary>
    public MediaTicket? Read(CaseId vault, string text)
    {
        var bytes = new byte[TicketBytes + HMACSHA256.HashSizeInBytes];
        if (text.Length != Base64Url.GetEncodedLength(bytes.Length)
            || !Base64Url.TryDecodeFromChars(text, bytes, out var length) || length != bytes.Length)
            return null;
        var ticket = bytes.AsSpan(0, TicketBytes);
        if (!CryptographicOperations.FixedTimeEquals(Sign(vault, ticket), bytes.AsSpan(TicketBytes)))
            return null;
        var until = BinaryPrimitives.ReadInt64BigEndian(ticket[KindBytes..]);
        return until > clock.GetUtcNow().ToUnixTimeSeconds()
            ? new MediaTicket(
                (MediaKind)ticket[0],
                Hash32.FromSpan(ticket.Slice(KindBytes + UntilBytes, Hash32.Size)),
                until,
                Convert.ToHexStringLower(ticket[(KindBytes + UntilBytes + Hash32.Size)..]))
            : null;
    }

    private byte[] Sign(CaseId vault, ReadOnlySpan<byte> ticket) =>
        HMACSHA256.HashData(_key, (byte[])[.. vault.ToArray(), .. ticket]);
}
