using System.Buffers.Binary;

namespace Probative.Ledger.Tree;

/// <summary>
/// Up to 256 entries of a log, each with its length as a big-endian 16-bit number before it: C2SP tlog-tiles,
/// "Log entries".
/// </summary>
public sealed class EntryBundle
{
    /// <summary>The longest entry: 65,535 bytes.</summary>
    public const int EntryLimitBytes = ushort.MaxValue;

    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly int[] _starts;

    private EntryBundle(ReadOnlyMemory<byte> bytes, int[] starts)
    {
        _bytes = bytes;
        _starts = starts;
    }

    /// <summary>The number of entries.</summary>
    public int Count => _starts.Length;

    /// <summary>An entry, without its length.</summary>
    /// <param name="i">From 0 to <see cref="Count"/> - 1.</param>
    public ReadOnlyMemory<byte> this[int i]
    {
        get
        {
            var end = i + 1 < _starts.Length ? _starts[i + 1] - sizeof(ushort) : _bytes.Length;
            return _bytes[_starts[i]..end];
        }
    }

    /// <summary>Where an entry starts in the bundle, after its length.</summary>
    /// <param name="i">From 0 to <see cref="Count"/> - 1.</param>
    /// <returns>The offset in bytes.</returns>
    public int OffsetOf(int i) => _starts[i];

    /// <summary>Reads a bundle. Its bytes are not copied and MUST NOT change afterwards.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="count">How many entries it must have: 1 to 256.</param>
    /// <param name="bundle">The bundle, or null.</param>
    /// <param name="damage">What is wrong: <c>BUNDLE_TRUNCATED</c> or <c>BUNDLE_TRAILING</c>.</param>
    /// <returns>False if anything is wrong.</returns>
    public static bool TryParse(
        ReadOnlyMemory<byte> bytes,
        int count,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out EntryBundle? bundle,
        out Damage damage)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, TileId.FullWidth);
        bundle = null;
        damage = default;
        var span = bytes.Span;
        var starts = new int[count];
        var at = 0;
        for (var i = 0; i < count; i++)
        {
            if (span.Length - at < sizeof(ushort))
            {
                damage = new Damage("BUNDLE_TRUNCATED", at, "The length of another entry was expected.");
                return false;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(span[at..]);
            starts[i] = at + sizeof(ushort);
            if (span.Length - starts[i] < length)
            {
                damage = new Damage("BUNDLE_TRUNCATED", at, "The entry runs beyond the end of the bundle.");
                return false;
            }

            at = starts[i] + length;
        }

        if (at != span.Length)
        {
            damage = new Damage("BUNDLE_TRAILING", at, "The bundle was expected to end here.");
            return false;
        }

        bundle = new EntryBundle(bytes, starts);
        return true;
    }

    /// <summary>Writes entries as a bundle.</summary>
    /// <param name="entries">1 to 256 entries.</param>
    /// <returns>The bytes of the file.</returns>
    /// <exception cref="ArgumentException">There are too few or too many entries, or one is too long.
    /// </exception>
    public static byte[] Encode(IReadOnlyList<ReadOnlyMemory<byte>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        if (entries.Count is < 1 or > TileId.FullWidth)
        {
            throw new ArgumentException("A bundle has 1 to 256 entries.", nameof(entries));
        }

        var length = 0;
        foreach (var entry in entries)
        {
            length += sizeof(ushort) + entry.Length;
        }

        var bytes = new byte[length];
        var at = 0;
        foreach (var entry in entries)
        {
            at += WriteEntry(entry.Span, bytes.AsSpan(at));
        }

        return bytes;
    }

    /// <summary>Writes one entry with its length before it; bundles are such entries one after
    /// another.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="destination">At least two bytes more than the entry has.</param>
    /// <returns>How many bytes were written.</returns>
    /// <exception cref="ArgumentException">The entry is too long, or the destination too short.</exception>
    public static int WriteEntry(ReadOnlySpan<byte> entry, Span<byte> destination)
    {
        if (entry.Length > EntryLimitBytes)
        {
            throw new ArgumentException("An entry has at most 65,535 bytes.", nameof(entry));
        }

        BinaryPrimitives.WriteUInt16BigEndian(destination, (ushort)entry.Length);
        entry.CopyTo(destination[sizeof(ushort)..]);
        return sizeof(ushort) + entry.Length;
    }
}
