namespace Probative.Formats.TransportStream;

/// <summary>
/// Puts sections together from the payloads of one identifier (ISO/IEC 13818-1, 2.4.4). A section is at most
/// 4,096 bytes, so that is all it holds.
/// </summary>
internal sealed class SectionAssembler
{
    private const int HeaderBytes = 3;
    private readonly byte[] _section = new byte[4096];
    private int _have;
    private bool _isOpen;

    /// <summary>Called with each whole section, its CRC included.</summary>
    public delegate void Taker(ReadOnlySpan<byte> section);

    /// <summary>Forgets a section that has begun, because packets of it are missing.</summary>
    public void Drop() => _isOpen = false;

    /// <summary>False when the payload's pointer leads out of it.</summary>
    public bool Add(ReadOnlySpan<byte> payload, bool isStart, Taker take)
    {
        if (!isStart)
        {
            if (_isOpen) Append(payload, take);
            return true;
        }

        if (payload.IsEmpty) return true;
        var pointer = payload[0];
        if (1 + pointer > payload.Length)
        {
            _isOpen = false;
            return false;
        }

        if (_isOpen) Append(payload.Slice(1, pointer), take);
        var rest = payload[(1 + pointer)..];
        while (!rest.IsEmpty && rest[0] != 0xff)
        {
            _isOpen = true;
            _have = 0;
            rest = rest[Append(rest, take)..];
            if (_isOpen) break;
        }

        return true;
    }

    private int Append(ReadOnlySpan<byte> bytes, Taker take)
    {
        var used = Copy(bytes, HeaderBytes);
        if (_have < HeaderBytes) return used;
        var whole = HeaderBytes + (((_section[1] & 0x0f) << 8) | _section[2]);
        if (whole > _section.Length)
        {
            _isOpen = false;
            return bytes.Length;
        }

        used += Copy(bytes[used..], whole);
        if (_have < whole) return used;
        _isOpen = false;
        take(_section.AsSpan(0, whole));
        return used;
    }

    private int Copy(ReadOnlySpan<byte> bytes, int upTo)
    {
        var count = Math.Clamp(upTo - _have, 0, bytes.Length);
        bytes[..count].CopyTo(_section.AsSpan(_have));
        _have += count;
        return count;
    }
}
