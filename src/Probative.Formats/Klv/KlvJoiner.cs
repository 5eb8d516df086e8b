using System.Globalization;
using System.Runtime.InteropServices;
using Probative.Formats.TransportStream;

namespace Probative.Formats.Klv;

/// <summary>
/// Joins packets that an asynchronous stream splits over PES packets (MISB ST 1402), whose content is then
/// one run of bytes. What a loss cuts is told as cut, and reading goes on at the next key of a set.
/// </summary>
internal sealed class KlvJoiner(DamageList damage)
{
    // Pieces of one transport packet each make up 1 MiB in less.
    private const int PiecesMost = 8192;

    private readonly List<byte> _held = [];
    private readonly List<Piece> _pieces = [];
    private UniversalKey? _last;
    private long _wanted;

    // A recording may begin within a packet, as after a loss.
    private bool _isLost = true;

    /// <summary>The number of the PES packet in which what is held begins; null where nothing is.</summary>
    public long? HeldNumber => _pieces.Count == 0 ? null : _pieces[0].Pes.PacketNumber;

    /// <summary>The packets that end with a PES packet, or that it shows to have no end.</summary>
    public List<KlvPacket> Add(PesPacket pes)
    {
        var packets = new List<KlvPacket>();
        var content = pes.Bytes.Span;
        if (_pieces.Count > 0 && (pes.IsAfterGap || BeginsAnew(content))) packets.AddRange(End());
        _isLost |= pes.IsAfterGap;
        var at = _pieces.Count == 0 && _isLost ? PassOver(pes) : 0;
        var before = _held.Count;
        if (at < content.Length)
        {
            _pieces.Add(new Piece(pes with { Bytes = default }, before, at));
            _held.AddRange(content[at..]);
            _isLost = false;
        }

        // Bytes are missing behind it, so that the next ones do not belong to what it ends in.
        var isEnd = pes.HasGap || pes.IsCut;
        if (_pieces.Count > 0 && (isEnd || !GoesOn(before))) packets.AddRange(Read(isEnd));
        _isLost |= isEnd;
        return packets;
    }

    /// <summary>What is held, as it is: nothing more comes.</summary>
    public List<KlvPacket> End() => _pieces.Count == 0 ? [] : Read(isEnd: true);

    /// <summary>Whether what is held surely takes more bytes, so that it need not be read again.</summary>
    private bool GoesOn(int before)
    {
        if (before == 0 || _held.Count >= _wanted || _pieces.Count >= PiecesMost) return false;
        var held = CollectionsMarshal.AsSpan(_held);
        var from = Math.Max(1, before - UniversalKey.SizeBytes + 1);
        return held[from..].IndexOf(held[..UniversalKey.SizeBytes]) < 0;
    }

    private List<KlvPacket> Read(bool isEnd)
    {
        var bytes = _held.ToArray();
        var tail = bytes.Length;
        _wanted = 0;
        if (!isEnd) tail = KlvReader.TailOf(bytes, out _wanted);
        if (_wanted > KlvCarriage.UnitMost || (tail == 0 && _pieces.Count >= PiecesMost))
        {
            var offset = _pieces[PieceOf(tail)].Pes.Offset;
            damage.Add(new Damage(KlvCodes.TooMany, "", offset, "A packet is larger than is joined."));
            tail = bytes.Length;
            _isLost = true;
        }

        var found = new DamageList(100);
        var packets = KlvReader.Read(bytes.AsMemory(0, tail), found).Select(Place).ToList();
        foreach (var one in found)
            damage.Add(one with { Offset = _pieces[PieceOf(one.Offset)].Pes.Offset });
        foreach (var packet in packets)
        {
            if (IsSet(packet.Key)) _last = packet.Key;
        }

        Keep(tail);
        return packets;
    }

    /// <summary>A packet with the place of its first byte.</summary>
    private KlvPacket Place(KlvPacket packet)
    {
        var first = PieceOf(packet.ContentOffset);
        var piece = _pieces[first];
        return packet with
        {
            Pid = piece.Pes.Pid,
            PacketNumber = piece.Pes.PacketNumber,
            Offset = piece.Pes.Offset,
            ContentOffset = piece.At + packet.ContentOffset - piece.Start,
            Pts = piece.Pes.Pts,
            PesPackets = PieceOf(packet.ContentOffset + packet.Bytes.Length - 1) - first + 1,
        };
    }

    /// <summary>Keeps the bytes from a place on, which a packet begins.</summary>
    private void Keep(int tail)
    {
        if (tail == _held.Count)
        {
            _held.Clear();
            _pieces.Clear();
            return;
        }

        var first = PieceOf(tail);
        var kept = _pieces[first];
        _pieces[first] = kept with { Start = tail, At = kept.At + tail - kept.Start };
        _pieces.RemoveRange(0, first);
        for (var i = 0; i < _pieces.Count; i++)
            _pieces[i] = _pieces[i] with { Start = _pieces[i].Start - tail };
        _held.RemoveRange(0, tail);
    }

    /// <summary>
    /// Whether content begins another packet, so that what is held has no end. An item of a universal set
    /// begins with a key too.
    /// </summary>
    private bool BeginsAnew(ReadOnlySpan<byte> content)
    {
        if (!content.StartsWith(UniversalKey.Start)) return false;
        if (!UniversalKey.TryRead(CollectionsMarshal.AsSpan(_held), out var held)) return true;
        return UniversalKey.TryRead(content, out var key) && (IsSet(key) || held.Means(key));
    }

    /// <summary>
    /// Where to begin after a loss: at the first key of a set. Where the stream has shown no set that is
    /// known here, at its first byte.
    /// </summary>
    private int PassOver(PesPacket pes)
    {
        var content = pes.Bytes.Span;
        for (var at = 0; ; at++)
        {
            var next = content[at..].IndexOf(UniversalKey.Start);
            if (next < 0) break;
            at += next;

            // A key that goes on in the next PES packet is one all the same.
            if (!UniversalKey.TryRead(content[at..], out var key) || IsSet(key) || _last?.Means(key) == true)
                return Passed(pes, at);
        }

        return _last is null ? 0 : Passed(pes, content.Length);
    }

    private int Passed(PesPacket pes, int count)
    {
        var foreign = pes.Bytes.Span[..count];
        if (!foreign.IsEmpty && !KlvReader.IsFill(foreign))
        {
            damage.Add(new Damage(
                KlvCodes.NoKey,
                "",
                pes.Offset,
                string.Create(CultureInfo.InvariantCulture, $"{count} bytes begin with no key.")));
        }

        return count;
    }

    private int PieceOf(long at)
    {
        var (low, high) = (0, _pieces.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_pieces[middle].Start <= at) low = middle;
            else high = middle - 1;
        }

        return low;
    }

    private static bool IsSet(UniversalKey key) =>
        key.Kind is SetKind.Uas or SetKind.Targets or SetKind.Universal;

    /// <summary>What came from one PES packet.</summary>
    /// <param name="Pes">The packet, without its bytes.</param>
    /// <param name="Start">The offset of its first byte in what is held.</param>
    /// <param name="At">The offset of that byte in its content.</param>
    private readonly record struct Piece(PesPacket Pes, int Start, int At);
}
