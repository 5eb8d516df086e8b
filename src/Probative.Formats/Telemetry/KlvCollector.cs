using Probative.Formats.Klv;
using Probative.Formats.TransportStream;

namespace Probative.Formats.Telemetry;

/// <summary>Gathers the packets of one stream of KLV while it is read.</summary>
internal sealed class KlvCollector(StreamEntry entry, TrackLimits limits, DamageList damage)
{
    private readonly List<TrackPoint> _points = [];
    private readonly SortedDictionary<SetKind, long> _packets = [];
    private KlvCarriage _carriage = new(entry, damage);
    private KlvPacket? _first;
    private (long Number, long? Ticks) _open = (-1, null);
    private long _leftOut;
    private long _joined;
    private long _right;
    private long _wrong;
    private long _missing;
    private long _cut;
    private long _cellFaults;

    public StreamEntry Entry { get; private set; } = entry;

    /// <summary>A map now announces the stream in another way.</summary>
    public void Change(StreamEntry changed)
    {
        if (changed.IsSynchronousKlv != Entry.IsSynchronousKlv)
        {
            Take(_carriage.End(), -1, null);
            _cellFaults += _carriage.SequenceFaults;
            _carriage = new KlvCarriage(changed, damage);
        }

        Entry = changed;
    }

    public void Add(PesPacket pes, long? ticks)
    {
        Take(_carriage.Add(pes), pes.PacketNumber, ticks);
        if (_carriage.OpenNumber == pes.PacketNumber) _open = (pes.PacketNumber, ticks);
    }

    public TransportTrack Finish(PictureClock pictures)
    {
        Take(_carriage.End(), -1, null);
        for (var i = 0; i < _points.Count; i++)
        {
            if (_points[i].Pts is null && pictures.Before(_points[i].Number) is { } ticks)
                _points[i] = _points[i] with { Pts = ticks & 0x1_ffff_ffff, MediaMicros = Media(ticks) };
        }

        var timed = _points
            .Where(point => point is { Micros: not null, MediaMicros: not null, IsChecksumRight: not false })
            .Select(point => (First: point.Micros!.Value, Second: (double)point.MediaMicros!.Value))
            .ToList();
        var pictured = timed
            .Select(pair => (pair.First, Second: pictures.TimeAt(pair.Second)))
            .Where(pair => pair.Second is not null)
            .Select(pair => (pair.First, pair.Second!.Value))
            .ToList();
        return new TransportTrack
        {
            Entry = Entry,
            Track = Track.Of(_points, limits, _leftOut),
            FirstPacket = _first,
            Packets = _packets,
            RightChecksums = _right,
            WrongChecksums = _wrong,
            MissingChecksums = _missing,
            CutPackets = _cut,
            JoinedPackets = _joined,
            CellFaults = _cellFaults + _carriage.SequenceFaults,
            TimeToPts = TimeRelation.Measure(timed),
            TimeToPictureTime = TimeRelation.Measure(pictured),
            PictureLagMicros = Distribution.Of(_points
                .Where(point => point is { IsPtsCarried: true, MediaMicros: not null })
                .Select(point => pictures.Lag(point.MediaMicros!.Value))
                .OfType<double>()),
        };
    }

    private static long? Media(long? ticks) =>
        ticks is { } known ? (long)Math.Round(PtsClock.Micros(known)) : null;

    /// <summary>A packet that began in an earlier PES packet has that one's time.</summary>
    private void Take(IReadOnlyList<KlvPacket> packets, long number, long? ticks)
    {
        foreach (var packet in packets)
        {
            Count(packet);
            if (KlvPoints.Of(packet) is not { } point) continue;
            _first ??= packet;
            var own = packet.PacketNumber == number ? ticks
                : packet.PacketNumber == _open.Number ? _open.Ticks : null;
            if (_points.Count >= limits.PointsMost) _leftOut++;
            else _points.Add(point with { MediaMicros = Media(own) });
        }
    }

    private void Count(KlvPacket packet)
    {
        if (packet.PesPackets > 1) _joined++;
        var kind = packet.Key.Kind;
        _packets[kind] = _packets.GetValueOrDefault(kind) + 1;
        if (packet.IsCut) _cut++;
        if (packet.Checksum is { } checksum)
        {
            if (checksum.IsRight) _right++;
            else _wrong++;
        }
        else if (kind is SetKind.Uas or SetKind.Targets)
        {
            _missing++;
        }
    }
}
