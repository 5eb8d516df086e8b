using Probative.Formats.TransportStream;

namespace Probative.Formats.Klv;

/// <summary>
/// Takes KLV out of the PES packets of one stream (MISB ST 1402): out of their content, joined, where it is
/// asynchronous; out of the cells of metadata access units (ISO/IEC 13818-1, 2.12.4) where it is synchronous.
/// </summary>
public sealed class KlvCarriage
{
    private const int CellHeaderBytes = 5;

    /// <summary>
    /// As much as PES packets of KLV are read: a unit, or a packet, that comes in parts is no longer.
    /// </summary>
    internal const int UnitMost = 1024 * 1024;

    private readonly bool _isSynchronous;
    private readonly DamageList _damage;
    private readonly KlvJoiner _joiner;
    private readonly List<byte> _unit = [];
    private PesPacket? _begun;
    private int _sequence = -1;

    /// <summary>Begins with a stream.</summary>
    /// <param name="entry">The stream as it is announced or found.</param>
    /// <param name="damage">
    /// Gets what is wrong; the offset is that of the transport packet with which the PES packet begins.
    /// </param>
    public KlvCarriage(StreamEntry entry, DamageList damage)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(damage);
        _isSynchronous = entry.IsSynchronousKlv;
        _damage = damage;
        _joiner = new KlvJoiner(damage);
    }

    /// <summary>How often a cell's sequence number does not follow the one before.</summary>
    public long SequenceFaults { get; private set; }

    /// <summary>
    /// The number of the PES packet (<see cref="PesPacket.PacketNumber"/>) in which a packet begins whose end
    /// has not come; null where there is none.
    /// </summary>
    public long? OpenNumber => _isSynchronous ? _begun?.PacketNumber : _joiner.HeldNumber;

    /// <summary>
    /// The packets that end in a PES packet, with the place and the time of the one in which each begins.
    /// </summary>
    public IReadOnlyList<KlvPacket> Add(PesPacket pes)
    {
        ArgumentNullException.ThrowIfNull(pes);

        if (!_isSynchronous) return _joiner.Add(pes);

        // Some senders announce cells and write none.
        if (pes.Bytes.Span.StartsWith(UniversalKey.Start)) return ReadUnit(pes, pes.Bytes, 0);
        var packets = new List<KlvPacket>();
        var rest = pes.Bytes;
        while (rest.Length >= CellHeaderBytes)
        {
            var header = rest.Span;
            var at = pes.Bytes.Length - rest.Length + CellHeaderBytes;
            var length = (header[3] << 8) | header[4];
            var isWhole = length <= rest.Length - CellHeaderBytes;
            if (!isWhole) Add(KlvCodes.Cell, pes, "A cell leads beyond its packet.");
            var cell = rest.Slice(CellHeaderBytes, Math.Min(length, rest.Length - CellHeaderBytes));
            if (_sequence >= 0 && header[1] != ((_sequence + 1) & 0xff)) SequenceFaults++;
            _sequence = header[1];
            packets.AddRange(Take(header[2] >> 6, pes, cell, at));
            rest = rest[(CellHeaderBytes + cell.Length)..];
        }

        if (!rest.IsEmpty && rest.Span.IndexOfAnyExcept((byte)0xff) >= 0)
            Add(KlvCodes.Cell, pes, "A packet ends inside the header of a cell.");
        return packets;
    }

    /// <summary>The packets of an asynchronous stream that are open at its end, cut.</summary>
    public IReadOnlyList<KlvPacket> End() => _joiner.End();

    /// <summary>Two bits say if a cell is a whole unit (3), its start (2), its end (1) or between.</summary>
    private List<KlvPacket> Take(int part, PesPacket pes, ReadOnlyMemory<byte> cell, int at)
    {
        if (part >= 2)
        {
            if (_begun is not null) Add(KlvCodes.Fragment, _begun, "A unit has no end.");
            _begun = null;
            if (part == 3) return ReadUnit(pes, cell, at);
            _begun = pes;
            _unit.Clear();
            _unit.AddRange(cell.Span);
            return [];
        }

        if (_begun is null)
        {
            Add(KlvCodes.Fragment, pes, "A part of a unit has no beginning.");
            return [];
        }

        if (_unit.Count + cell.Length > UnitMost)
        {
            Add(KlvCodes.TooMany, pes, "A unit is larger than is read.");
            _begun = null;
            return [];
        }

        _unit.AddRange(cell.Span);
        if (part == 0) return [];
        var begun = _begun;
        _begun = null;
        return ReadUnit(begun, _unit.ToArray(), 0);
    }

    private List<KlvPacket> ReadUnit(PesPacket pes, ReadOnlyMemory<byte> content, int at)
    {
        var found = new DamageList(100);
        var packets = KlvReader.Read(content, found)
            .Select(packet => packet with
            {
                Pid = pes.Pid,
                PacketNumber = pes.PacketNumber,
                Offset = pes.Offset,
                ContentOffset = at + packet.ContentOffset,
                Pts = pes.Pts,
            })
            .ToList();

        // An offset inside content that lies scattered over transport packets is told by the packet's own.
        foreach (var one in found) _damage.Add(one with { Offset = pes.Offset });
        return packets;
    }

    private void Add(string code, PesPacket pes, string message) =>
        _damage.Add(new Damage(code, "", pes.Offset, message));
}
