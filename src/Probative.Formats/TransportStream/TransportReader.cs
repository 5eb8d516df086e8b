using System.Globalization;
using Probative.Formats.Bytes;

namespace Probative.Formats.TransportStream;

/// <summary>
/// Reads an MPEG-2 transport stream once from start to end (ISO/IEC 13818-1), in memory that does not grow
/// with its length: a window of 1 MiB, a few hundred bytes for each identifier, and the PES packets that were
/// asked for. It is for one thread.
/// </summary>
public sealed class TransportReader
{
    private const int Pids = 8192;
    private const int PaddingPid = 0x1fff;

    // Streams that are put together at the same time; each may hold the bytes that were asked for.
    private const int StreamsMost = 64;

    // A larger wish would let the two bytes of a video packet's open length decide about memory.
    private const int LimitMost = 16 * 1024 * 1024;

    private readonly DamageList _damage = new(10_000);
    private readonly PidState?[] _pids = new PidState?[Pids];
    private readonly Queue<PesPacket> _ready = new();
    private readonly Func<StreamEntry, PesWish> _wish;
    private readonly TransportTables _tables;
    private readonly PacketLayout? _layout;
    private readonly PacketScanner? _scanner;
    private int _chosen;
    private bool _isEnded;

    /// <summary>Begins to read.</summary>
    /// <param name="source">The bytes.</param>
    /// <param name="wish">
    /// Asked at the first PES packet of each stream, and again when a map changes: how much of it to give.
    /// </param>
    public TransportReader(ByteSource source, Func<StreamEntry, PesWish> wish)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(wish);
        _wish = wish;
        _tables = new TransportTables(_damage);
        _layout = PacketLayout.Find(source);
        if (_layout is { } layout) _scanner = new PacketScanner(source, layout, _damage);
        else _damage.Add(Damage.Of(TransportCodes.NoPackets, "", "No transport packets are here."));
    }

    /// <summary>What is known of the stream up to the place that was read.</summary>
    public TransportReport Report => new()
    {
        Layout = _layout,
        Packets = _scanner is null ? 0 : _scanner.Number + 1,
        SkippedBytes = _scanner?.SkippedBytes ?? 0,
        TransportStreamId = _tables.TransportStreamId,
        TableVersion = _tables.Version,
        TableVersionChanges = _tables.VersionChanges,
        Sections = _tables.Sections,
        WrongSections = _tables.WrongSections,
        Programs = _tables.Programs,
        Pids = [.. _pids.Where(state => state is not null).Select(state => ReportOf(state!))],
        Damage = _damage,
    };

    /// <summary>Reads a whole stream for its anatomy alone.</summary>
    public static TransportReport Examine(ByteSource source)
    {
        var reader = new TransportReader(source, _ => PesWish.None);
        while (reader.Next() is not null)
        {
        }

        return reader.Report;
    }

    /// <summary>
    /// The next PES packet of the chosen streams, in the order in which they end; null at the end.
    /// </summary>
    public PesPacket? Next()
    {
        while (true)
        {
            if (_ready.TryDequeue(out var packet)) return packet;
            if (_isEnded || _scanner is null) return null;
            if (_scanner.MoveNext()) Take(_scanner.Packet);
            else End();
        }
    }

    private PidReport ReportOf(PidState state) =>
        state.Report with { Stream = state.Stream ?? _tables.StreamOf(state.Pid) };

    private void Take(ReadOnlySpan<byte> packet)
    {
        var header = PacketHeader.Read(packet);
        var offset = _scanner!.Offset;
        var state = _pids[header.Pid] ??= new PidState(header.Pid) { FirstOffset = offset };
        state.LastOffset = offset;
        state.Packets++;
        if (header.HasError)
        {
            // Any bit of such a packet may be wrong, its identifier too.
            if (state.Errors++ == 0) Add(TransportCodes.ErrorIndicator, "A packet is marked as wrong.");
            state.Pes?.Gap();
            return;
        }

        if (header.Pid == PaddingPid) return;
        if (!header.IsWhole)
        {
            Add(TransportCodes.Packet, "A packet's adaptation field contradicts the packet.");
            return;
        }

        if (header.Pcr >= 0)
            (state.Clock ??= new ClockState()).Add(header.Pcr, offset, header.IsDiscontinuity, _damage);
        var continuity = state.Follow(header);
        if (continuity == Continuity.Duplicate || !header.HasPayload) return;
        if (continuity == Continuity.Missing) Gap(state);
        if (header.IsScrambled)
        {
            if (state.Scrambled++ == 0)
                Add(TransportCodes.Scrambled, $"Identifier {Text(header.Pid)} is scrambled.");
            state.Pes?.Gap();
            return;
        }

        var payload = packet[header.PayloadAt..];
        if (_tables.IsTable(header.Pid)) _tables.Add(header.Pid, payload, header.IsStart, offset);
        else TakePes(state, payload, header.IsStart);
    }

    private void Gap(PidState state)
    {
        Add(TransportCodes.Continuity, $"Packets of identifier {Text(state.Pid)} are missing before this.");
        state.Pes?.Gap();
        if (_tables.IsTable(state.Pid)) _tables.Drop(state.Pid);
    }

    private void TakePes(PidState state, ReadOnlySpan<byte> payload, bool isStart)
    {
        if (!isStart)
        {
            Give(state.Pes?.Add(payload));
            return;
        }

        Give(state.Pes?.End(isBroken: true));
        if (PesHeader.IsLike(payload))
        {
            state.CountPes(payload);
            if (state.Asked != _tables.Generation) Ask(state, payload);
        }

        Give(state.Pes?.Start(payload, _scanner!.Number, _scanner.Offset));
    }

    private void Ask(PidState state, ReadOnlySpan<byte> payload)
    {
        state.Asked = _tables.Generation;
        var announced = _tables.StreamOf(state.Pid);
        var known = state.Stream;
        var stream = (announced ?? known ?? new StreamEntry { Pid = state.Pid }) with
        {
            StreamId = payload[3],
            StartsWithKey = known?.StartsWithKey ?? StartsWithKey(payload),
        };
        state.Stream = stream;
        var wish = _wish(stream);
        if (wish.LimitBytes <= 0)
        {
            if (state.Pes is not null) _chosen--;
            state.Pes = null;
            return;
        }

        if (state.Pes is not null) return;
        if (_chosen >= StreamsMost)
        {
            Add(TransportCodes.TooMany, "More streams are asked for than are read at the same time.");
            return;
        }

        _chosen++;
        state.Pes = new PesAssembler(state.Pid, Math.Min(wish.LimitBytes, LimitMost), wish.IsHead, _damage);
    }

    /// <summary>
    /// Whether content begins with a universal key, at once or behind the header of a cell.
    /// </summary>
    private static bool StartsWithKey(ReadOnlySpan<byte> payload)
    {
        if (PesHeader.Read(payload) is not { } header || header.ContentAt >= payload.Length) return false;
        var content = payload[header.ContentAt..];
        ReadOnlySpan<byte> key = [0x06, 0x0e, 0x2b, 0x34];
        return content.StartsWith(key) || (content.Length > 9 && content[5..].StartsWith(key));
    }

    private void Give(PesPacket? packet)
    {
        if (packet is not null) _ready.Enqueue(packet);
    }

    private void End()
    {
        _isEnded = true;
        foreach (var state in _pids) Give(state?.Pes?.End(isBroken: true));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private void Add(string code, string message) =>
        _damage.Add(new Damage(code, "", _scanner!.Offset, message));
}
