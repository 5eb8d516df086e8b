using Probative.Formats.Bytes;

namespace Probative.Formats.IsoBmff;

/// <summary>Adds up movie fragments as they are read (ISO/IEC 14496-12 clauses 8.8.3 to 8.8.12).</summary>
internal sealed class FragmentCounter(ByteSource source, DamageList damage)
{
    private const int MostTracks = 64;

    private readonly SortedDictionary<uint, TrackFragments> _tracks = [];
    private readonly Dictionary<uint, (uint Duration, uint Size)> _defaults = [];
    private Box? _movie;
    private long _fragments;
    private long _faults;
    private uint? _first;
    private uint? _last;

    public FragmentSummary? Summary() => _fragments == 0
        ? null
        : new FragmentSummary(_fragments, _first, _last, _faults, [.. _tracks.Values]);

    public void Add(Box fragment, Box? movie)
    {
        if (movie is not null && _movie is null) ReadDefaults(movie);
        _movie ??= movie;
        _fragments++;
        if (fragment.Child("mfhd") is { } header && source.TryUInt32Big(header.Content + 4, out var number))
        {
            if (_last is { } last && number != unchecked(last + 1)) _faults++;
            _first ??= number;
            _last = number;
        }

        foreach (var box in fragment.Children)
        {
            if (box.Type == "traf") AddTrack(box);
        }
    }

    // Track extends boxes, clause 8.8.3.
    private void ReadDefaults(Box movie)
    {
        if (movie.Child("mvex") is not { } extends) return;
        foreach (var box in extends.Children)
        {
            if (box.Type != "trex" || _defaults.Count == MostTracks) continue;
            var fields = new Fields(BoxContent.Read(source, box, 64));
            fields.Skip(4);
            var id = fields.UInt32();
            fields.Skip(4);
            var (duration, size) = (fields.UInt32(), fields.UInt32());
            if (!fields.IsShort) _defaults[id] = (duration, size);
        }
    }

    private void AddTrack(Box box)
    {
        if (box.Child("tfhd") is not { } header)
        {
            BoxContent.Short(damage, box);
            return;
        }

        var fields = new Fields(BoxContent.Read(source, header, 64));
        var flags = fields.UInt32();
        var id = fields.UInt32();
        if ((flags & 0x01) != 0) fields.Skip(8);
        if ((flags & 0x02) != 0) fields.Skip(4);
        var (duration, size) = _defaults.GetValueOrDefault(id);
        if ((flags & 0x08) != 0) duration = fields.UInt32();
        if ((flags & 0x10) != 0) size = fields.UInt32();
        if (fields.IsShort)
        {
            BoxContent.Short(damage, header);
            return;
        }

        if (!_tracks.TryGetValue(id, out var sum))
        {
            if (_tracks.Count == MostTracks) return;
            sum = new TrackFragments(id, 0, 0, 0, 0, null, null);
        }

        if (box.Child("tfdt") is { } time && DecodeTime(time) is { } start)
        {
            sum = sum with { FirstDecodeTime = sum.FirstDecodeTime ?? start, LastDecodeTime = start };
        }

        foreach (var run in box.Children)
        {
            if (run.Type == "trun") sum = WithRun(sum, run, duration, size);
        }

        _tracks[id] = sum;
    }

    private ulong? DecodeTime(Box box)
    {
        var fields = new Fields(BoxContent.Read(source, box, 16));
        var isWide = fields.UInt32() >> 24 == 1;
        var time = isWide ? fields.UInt64() : fields.UInt32();
        return fields.IsShort ? null : time;
    }

    // Clause 8.8.8: the flags say which of four numbers each sample has.
    private TrackFragments WithRun(TrackFragments sum, Box box, uint duration, uint size)
    {
        var content = BoxContent.Read(source, box, 4 * 1024 * 1024);
        var fields = new Fields(content);
        var flags = fields.UInt32();
        var samples = fields.UInt32();
        if ((flags & 0x01) != 0) fields.Skip(4);
        if ((flags & 0x04) != 0) fields.Skip(4);
        if (fields.IsShort)
        {
            BoxContent.Short(damage, box);
            return sum;
        }

        var (hasDuration, hasSize) = ((flags & 0x100) != 0, (flags & 0x200) != 0);
        var further = ((flags & 0x400) != 0 ? 4 : 0) + ((flags & 0x800) != 0 ? 4 : 0);
        var rowBytes = (hasDuration ? 4 : 0) + (hasSize ? 4 : 0) + further;
        ulong ticks = hasDuration ? 0 : (ulong)duration * samples;
        ulong bytes = hasSize ? 0 : (ulong)size * samples;
        if (rowBytes > 0 && samples > fields.Rest.Length / rowBytes)
        {
            damage.Add(new Damage(
                BoxCodes.Table, "", box.Offset, "A run states more samples than fit into it."));
            samples = (uint)(fields.Rest.Length / rowBytes);
        }

        for (var i = 0; rowBytes > 0 && i < samples; i++)
        {
            if (hasDuration) ticks += fields.UInt32();
            if (hasSize) bytes += fields.UInt32();
            fields.Skip(further);
        }

        return sum with
        {
            Runs = sum.Runs + 1,
            Samples = sum.Samples + samples,
            Ticks = sum.Ticks + ticks,
            SizeBytes = sum.SizeBytes + bytes,
        };
    }
}
