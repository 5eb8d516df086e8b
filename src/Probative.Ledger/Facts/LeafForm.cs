using System.Globalization;

namespace Probative.Ledger.Facts;

/// <summary>The fixed bytes of a leaf and how they are written: ledger.md, "A leaf".</summary>
internal static class LeafForm
{
    // The opening and closing quotes, 43 characters, and the comma or bracket before it.
    public const int DigestLength = Hash32.Base64UrlLength + 3;

    public static ReadOnlySpan<byte> Start => "{\"_sd\":"u8;

    public static ReadOnlySpan<byte> BeforeCase => "],\"case\":\""u8;

    public static ReadOnlySpan<byte> BeforeNumber => "\",\"n\":"u8;

    public static ReadOnlySpan<byte> BeforePrev => ",\"prev\":\""u8;

    public static ReadOnlySpan<byte> End => "\",\"v\":1}"u8;

    /// <summary>How many bytes come before the number.</summary>
    public static int HeadLength(int digests) =>
        Start.Length + (digests * DigestLength) + BeforeCase.Length + (CaseId.Size * 2) + BeforeNumber.Length;

    /// <summary>How many bytes follow the number.</summary>
    public static int TailLength => BeforePrev.Length + (Hash32.Size * 2) + End.Length;

    /// <summary>Writes everything before the number: it does not change until the fact gets its
    /// place.</summary>
    public static void WriteHead(ReadOnlySpan<Hash32> sortedDigests, in CaseId caseId, Span<byte> head)
    {
        Put(Start, ref head);
        var before = (byte)'[';
        foreach (ref readonly var digest in sortedDigests)
        {
            head[0] = before;
            head[1] = (byte)'"';
            digest.WriteBase64Url(head[2..]);
            head[2 + Hash32.Base64UrlLength] = (byte)'"';
            head = head[DigestLength..];
            before = (byte)',';
        }

        Put(BeforeCase, ref head);
        caseId.WriteHex(head);
        head = head[(CaseId.Size * 2)..];
        Put(BeforeNumber, ref head);
    }

    /// <summary>Writes the number and everything after it, and returns how many bytes that was.</summary>
    public static int WriteTail(long n, in Hash32 prev, Span<byte> destination)
    {
        var tail = destination;
        n.TryFormat(tail, out var digits, default, CultureInfo.InvariantCulture);
        tail = tail[digits..];
        Put(BeforePrev, ref tail);
        prev.WriteHex(tail);
        tail = tail[(Hash32.Size * 2)..];
        Put(End, ref tail);
        return digits + TailLength;
    }

    public static int DigitsOf(long n)
    {
        var digits = 1;
        for (var rest = n / 10; rest > 0; rest /= 10)
        {
            digits++;
        }

        return digits;
    }

    private static void Put(ReadOnlySpan<byte> bytes, ref Span<byte> destination)
    {
        bytes.CopyTo(destination);
        destination = destination[bytes.Length..];
    }
}
