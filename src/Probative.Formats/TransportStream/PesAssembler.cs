namespace Probative.Formats.TransportStream;

/// <summary>
/// Puts the PES packets of one identifier together, up to a limit of bytes each; what is beyond is counted.
/// </summary>
internal sealed class PesAssembler(int pid, int limitBytes, bool isHead, DamageList damage)
{
    private byte[] _bytes = new byte[4096];
    private int _have;
    private long _total;
    private long _stated;
    private long _number;
    private long _offset;
    private bool _hasGap;
    private bool _isAfterGap;
    private bool _isLost;
    private bool _isOpen;

    /// <summary>Begins with the payload of a packet that starts a PES packet.</summary>
    /// <returns>The packet, where that payload is all of it.</returns>
    public PesPacket? Start(ReadOnlySpan<byte> payload, long number, long offset)
    {
        if (!PesHeader.IsLike(payload))
        {
            damage.Add(new Damage(
                TransportCodes.Pes, "", offset, "A packet of a stream begins without its start code."));
            _isLost = true;
            return null;
        }

        _isOpen = true;
        _isAfterGap = _isLost;
        _isLost = false;
        _have = 0;
        _total = 0;
        _hasGap = false;
        _number = number;
        _offset = offset;
        var length = (payload[4] << 8) | payload[5];
        _stated = length == 0 ? long.MaxValue : 6 + length;
        return Add(payload);
    }

    /// <summary>Continues with the payload of a packet that starts none.</summary>
    public PesPacket? Add(ReadOnlySpan<byte> payload)
    {
        if (!_isOpen) return null;
        var wanted = (int)Math.Min(payload.Length, _stated - _total);
        var kept = Math.Min(wanted, limitBytes + PesHeader.LongestBytes - _have);
        if (_have + kept > _bytes.Length)
            Array.Resize(ref _bytes, Math.Min(limitBytes + PesHeader.LongestBytes, 2 * (_have + kept)));
        payload[..kept].CopyTo(_bytes.AsSpan(_have));
        _have += kept;
        _total += wanted;
        return _total >= _stated ? End(isBroken: false) : null;
    }

    /// <summary>
    /// Remembers that packets are missing here: of the packet that is open, and perhaps whole ones behind it.
    /// </summary>
    public void Gap()
    {
        _hasGap |= _isOpen;
        _isLost = true;
    }

    /// <summary>Ends the packet that is open, because another begins or the stream ends.</summary>
    public PesPacket? End(bool isBroken)
    {
        if (!_isOpen) return null;
        _isOpen = false;
        var isShort = isBroken && _stated != long.MaxValue && _total < _stated;
        if (isShort)
        {
            damage.Add(new Damage(
                TransportCodes.PesShort, "", _offset, "A PES packet ends before its stated length."));
        }

        var header = PesHeader.Read(_bytes.AsSpan(0, _have));
        if (header is not { } read) return null;
        if (!read.IsWhole)
        {
            damage.Add(new Damage(
                TransportCodes.Pes, "", _offset, "The header of a PES packet is not in its form."));
        }

        var from = Math.Min(read.ContentAt, _have);
        var count = Math.Min(_have - from, limitBytes);
        var isLarge = _total - from > count;
        if (isLarge && !isHead)
        {
            damage.Add(new Damage(
                TransportCodes.PesLarge, "", _offset, "A PES packet is larger than is read; its start is."));
        }

        return new PesPacket
        {
            Pid = pid,
            PacketNumber = _number,
            Offset = _offset,
            StreamId = read.StreamId,
            Pts = read.Pts,
            Dts = read.Dts,
            Bytes = _bytes.AsSpan(from, count).ToArray(),
            IsCut = isShort || isLarge,
            HasGap = _hasGap,
            IsAfterGap = _isAfterGap,
        };
    }
}
