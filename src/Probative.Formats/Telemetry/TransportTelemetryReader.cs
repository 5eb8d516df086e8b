using Probative.Formats.Bytes;
using Probative.Formats.TransportStream;

namespace Probative.Formats.Telemetry;

/// <summary>
/// Reads the telemetry of a transport stream in one pass; memory grows with the number of points and
/// pictures, up to their limits, and not with the bytes.
/// </summary>
public sealed class TransportTelemetryReader
{
    // A PES packet of KLV states its length in 16 bits; only one of open length could be larger.
    private const int KlvBytes = 1024 * 1024;

    // Parameter sets and user data stand before a picture's slices; they are some hundred bytes.
    private const int PictureBytes = 4096;

    private readonly DamageList _damage = new(10_000);
    private readonly SortedDictionary<int, KlvCollector> _streams = [];
    private readonly Dictionary<int, PtsClock> _clocks = [];
    private readonly Dictionary<int, StreamEntry> _entries = [];
    private readonly Dictionary<int, PictureClock> _pictures = [];
    private readonly TrackLimits _limits;

    private TransportTelemetryReader(TrackLimits limits) => _limits = limits;

    /// <summary>Reads a whole stream.</summary>
    public static TransportTelemetry Read(ByteSource source, TrackLimits? limits = null) =>
        new TransportTelemetryReader(limits ?? TrackLimits.Usual).ReadAll(source);

    private TransportTelemetry ReadAll(ByteSource source)
    {
        var reader = new TransportReader(source, Wish);
        while (reader.Next() is { } pes)
        {
            var entry = _entries[pes.Pid];
            long? ticks = pes.Pts is { } pts ? ClockOf(entry).Follow(pts) : null;
            if (_streams.TryGetValue(pes.Pid, out var stream)) stream.Add(pes, ticks);
            else PicturesOf(entry).Add(pes, ticks);
        }

        foreach (var pictures in _pictures.Values) pictures.Finish();
        return new TransportTelemetry
        {
            Transport = reader.Report,
            Tracks = [.. _streams.Values.Select(stream => stream.Finish(PicturesOf(stream.Entry)))],
            Pictures = _pictures.Values.Sum(pictures => pictures.Pictures),
            PictureTimes = _pictures.Values.Sum(pictures => pictures.Stamps),
            UnlockedPictureTimes = _pictures.Values.Sum(pictures => pictures.Unlocked),
            PictureTimeToPts = _pictures.Values
                .Select(pictures => pictures.TimeToPts())
                .FirstOrDefault(relation => relation is not null),
            Damage = _damage,
        };
    }

    private PesWish Wish(StreamEntry entry)
    {
        var before = _entries.GetValueOrDefault(entry.Pid);
        _entries[entry.Pid] = entry;
        if (entry.IsKlv || _streams.ContainsKey(entry.Pid))
        {
            if (!_streams.TryGetValue(entry.Pid, out var stream))
                _streams[entry.Pid] = new KlvCollector(entry, _limits, _damage);
            else if (before != entry) stream.Change(entry);
            return PesWish.Whole(KlvBytes);
        }

        return entry.IsVideo ? PesWish.Head(PictureBytes) : PesWish.None;
    }

    private PtsClock ClockOf(StreamEntry entry)
    {
        var program = entry.ProgramNumber ?? 0;
        if (!_clocks.TryGetValue(program, out var clock)) _clocks[program] = clock = new PtsClock();
        return clock;
    }

    /// <summary>The pictures of a stream's program; a stream of no program has those of the first.</summary>
    private PictureClock PicturesOf(StreamEntry entry)
    {
        var program = entry.ProgramNumber ?? 0;
        if (_pictures.TryGetValue(program, out var pictures)) return pictures;
        if (program == 0 && !entry.IsVideo && _pictures.Count > 0) return _pictures.Values.First();
        return _pictures[program] = new PictureClock();
    }
}
