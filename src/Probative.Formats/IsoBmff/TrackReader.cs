using System.Globalization;
using Probative.Formats.Bytes;

namespace Probative.Formats.IsoBmff;

/// <summary>Gathers what the boxes of each track say.</summary>
internal static class TrackReader
{
    private const int MostTracks = 256;

    public static IReadOnlyList<Track> ReadAll(ByteSource source, Box movie, DamageList damage)
    {
        var tracks = new List<Track>();
        foreach (var box in movie.Children)
        {
            if (box.Type != "trak") continue;
            if (tracks.Count == MostTracks)
            {
                damage.Add(new Damage(
                    BoxCodes.TooMany, "", box.Offset, "There are more tracks than are read."));
                break;
            }

            tracks.Add(Read(source, box, damage));
        }

        return tracks;
    }

    private static Track Read(ByteSource source, Box box, DamageList damage)
    {
        var track = new Track { Offset = box.Offset };
        if (box.Child("tkhd") is { } header) track = HeaderReader.WithTrack(track, source, header, damage);
        if (box.Descendant("mdia/mdhd") is { } media)
        {
            track = HeaderReader.WithMedia(track, source, media, damage);
        }

        if (box.Descendant("mdia/hdlr") is { } handler)
        {
            track = HeaderReader.WithHandler(track, source, handler, damage);
        }

        if (box.Descendant("edts/elst") is { } edits)
        {
            track = TableReader.WithEdits(track, source, edits, damage);
        }

        if (box.Descendant("mdia/minf/stbl") is not { } table) return track;
        if (table.Child("stsd") is { } formats)
        {
            track = track with { Formats = FormatReader.Read(source, formats, track.Handler, damage) };
        }

        var tables = new TableReader(source, damage);
        track = track with
        {
            Times = table.Child("stts") is { } stts ? tables.Times(stts) : null,
            Compositions = table.Child("ctts") is { } ctts ? tables.Compositions(ctts) : null,
            SyncSamples = table.Child("stss") is { } stss ? tables.Numbers(stss, 4, 0) : null,
            SamplesPerChunk = table.Child("stsc") is { } stsc ? tables.Numbers(stsc, 12, 4) : null,
            Sizes = table.Child("stsz") is { } stsz ? tables.Sizes(stsz) : null,
            Chunks = table.Child("stco") is { } stco ? tables.Numbers(stco, 4, 0)
                : table.Child("co64") is { } co64 ? tables.Numbers(co64, 8, 0) : null,
        };
        Compare(track, source, table, damage);
        return track;
    }

    private static void Compare(Track track, ByteSource source, Box table, DamageList damage)
    {
        if (track.Times is { } times && track.Sizes is { } sizes && times.Samples != (ulong)sizes.Entries)
        {
            var told = string.Create(
                CultureInfo.InvariantCulture,
                $"Durations are stated for {times.Samples} samples, sizes for {sizes.Entries}.");
            damage.Add(new Damage(BoxCodes.Samples, "", table.Offset, told, IsWarning: true));
        }

        if (track.Chunks?.Largest is { } largest && (largest < 0 || largest >= source.Length))
        {
            damage.Add(new Damage(BoxCodes.Offset, "", table.Offset, string.Create(
                CultureInfo.InvariantCulture,
                $"A chunk should lie at {largest}, behind the end of the file.")));
        }
    }
}
