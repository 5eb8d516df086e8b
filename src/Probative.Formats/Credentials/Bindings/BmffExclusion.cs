using Probative.Formats.Bytes;
using Probative.Formats.Credentials.Carriers;
using Probative.Formats.Credentials.Cbor;

namespace Probative.Formats.Credentials.Bindings;

/// <summary>
/// One entry of the exclusions of a BMFF hash (C2PA 2.2 section 18.6.2): a path, and what a box there must be
/// like for it, or runs of bytes in it, to be left out.
/// </summary>
internal sealed class BmffExclusion
{
    private const int FiltersMost = 1_000;

    private readonly CborValue _entry;

    private BmffExclusion(CborValue entry, string path)
    {
        _entry = entry;
        Path = path;
    }

    public string Path { get; }

    public static BmffExclusion? Read(CborValue entry) =>
        entry["xpath"]?.Text is { } path && entry["data"]?.Items is null or { Count: <= FiltersMost }
            && entry["subset"]?.Items is null or { Count: <= FiltersMost }
                ? new BmffExclusion(entry, path)
                : null;

    /// <summary>What of a box at the path is left out; none when the box is not like it must be.</summary>
    public IEnumerable<ByteRange> Of(ByteSource source, BmffBox box)
    {
        if (_entry["length"]?.Integer is { } length && length != box.LengthBytes) return [];
        if (!FitsHead(source, box) || !FitsData(source, box)) return [];
        if (_entry["subset"] is not { Kind: CborKind.Array } subset)
            return [new ByteRange(box.Offset, box.LengthBytes)];
        var ranges = new List<ByteRange>();
        foreach (var part in subset.Items)
        {
            var offset = part["offset"]?.Integer ?? 0;
            var wanted = part["length"]?.Integer ?? 0;
            if (offset < 0 || wanted < 0 || offset > box.LengthBytes) continue;
            var rest = box.LengthBytes - offset;
            ranges.Add(new(box.Offset + offset, wanted == 0 ? rest : Math.Min(wanted, rest)));
        }

        return ranges;
    }

    /// <summary>The version and the flags that a full box begins with.</summary>
    private bool FitsHead(ByteSource source, BmffBox box)
    {
        var version = _entry["version"]?.Integer;
        var flags = _entry["flags"]?.Bytes;
        if (version is null && flags is null) return true;
        Span<byte> head = stackalloc byte[4];
        if (box.ContentBytes < 4 || !source.TryRead(box.Offset + box.HeaderBytes, head)) return false;
        if (version is { } wanted && wanted != head[0]) return false;
        if (flags is not { } bits) return true;
        if (bits.Length != 3) return false;
        if (_entry["exact"]?.Boolean != false) return head[1..].SequenceEqual(bits.Span);
        for (var i = 0; i < 3; i++)
        {
            if ((head[1 + i] & bits.Span[i]) != bits.Span[i]) return false;
        }

        return true;
    }

    /// <summary>Bytes that must stand at offsets from the beginning of the box.</summary>
    private bool FitsData(ByteSource source, BmffBox box)
    {
        foreach (var filter in _entry["data"]?.Items ?? [])
        {
            if (filter["value"]?.Bytes is not { } value) return false;
            if (filter["offset"]?.Integer is not (>= 0 and var offset)) return false;
            if (offset > box.LengthBytes || value.Length > box.LengthBytes - offset) return false;
            var bytes = new byte[value.Length];
            if (!source.TryRead(box.Offset + offset, bytes)) return false;
            if (!bytes.AsSpan().SequenceEqual(value.Span)) return false;
        }

        return true;
    }
}
