using System.Buffers;
using System.Text.Json;
using Probative.Formats.Bytes;
using Probative.Formats.Segments;
using Probative.Formats.Telemetry;
using Probative.Formats.Telemetry.Dji;
using Probative.Formats.Types;

namespace Probative.Examination.Telemetry;

/// <summary>
/// Where a drone says that it was: MISB metadata in transport streams, DJI subtitles beside a clip, DJI
/// attributes in a photograph. Whoever made the file could write any track.
/// </summary>
public sealed class TelemetryExamination : IExamination
{
    // XMP lies in the first segments; a packet has at most 64 KiB in one of them.
    private const int SegmentsMax = 200;
    private const int PacketMax = 64 * 1024;

    public string Name => "telemetry";

    public Procedure Procedure { get; } = new(3, [], []);

    public bool NeedsSandbox => false;

    public bool AppliesTo(TypeReport type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return IsTransport(type) || IsSubtitle(type) || IsPhotograph(type);
    }

    public Task<ExaminationOutcome> RunAsync(Subject subject, Workbench workbench, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(subject);
        using var bytes = FileBytes.Open(subject.Path);
        return Task.FromResult(
            IsTransport(subject.Type) ? OfTransport(bytes)
            : IsSubtitle(subject.Type) ? OfSubtitles(bytes)
            : OfPhotograph(bytes));
    }

    private static bool IsTransport(TypeReport type) => type.Finding.Type.MediaType == "video/mp2t";

    private static bool IsSubtitle(TypeReport type) =>
        type.Finding.Type.MediaType is "application/x-subrip" or "text/srt" or "text/x-srt";

    private static bool IsPhotograph(TypeReport type) => type.Finding.Type.MediaType == "image/jpeg";

    private static ExaminationOutcome.Found OfTransport(FileBytes bytes)
    {
        var telemetry = TransportTelemetryReader.Read(bytes);
        var notes = new Notes();
        if (telemetry.Damage.Errors > 0)
        {
            notes.Add(
                "damage", $"{telemetry.Damage.Errors} faults, the first: {telemetry.Damage[0].Message}");
        }

        var made = new List<Made>();
        var leftOut = 0;
        foreach (var track in telemetry.Tracks)
        {
            NoteTrack(track.Track, notes);
            if (track.WrongChecksums > 0)
                notes.Add("wrong-checksum", $"{track.WrongChecksums} packets have a wrong checksum.");
            if (!HasWay(track.Track)) continue;
            if (made.Count < ItemExamined.DerivativesMax) made.Add(GeoJsonOf(track.Track));
            else leftOut++;
        }

        if (leftOut > 0)
        {
            // In front: a report keeps so many notes and no more.
            notes.AddFirst(
                "tracks-left-out",
                $"{leftOut} of {made.Count + leftOut} tracks are in the report alone: "
                + "no file of them was made.");
        }

        var report = TelemetryJson.Of(telemetry);
        report["notes"] = notes.ToJson();
        return new ExaminationOutcome.Found(report, made);
    }

    private static ExaminationOutcome OfSubtitles(FileBytes bytes)
    {
        var file = DjiReader.Read(bytes);
        if (!file.IsTelemetry) return new ExaminationOutcome.Nothing();
        var track = file.ToTrack(TrackLimits.Usual);
        var notes = new Notes();
        NoteTrack(track, notes);
        if (file.IsOrderAmbiguous)
            notes.Add("coordinate-order", "It cannot be told for sure which number is the latitude.");
        var report = DjiJson.Of(file, TrackLimits.Usual);
        report["notes"] = notes.ToJson();
        return new ExaminationOutcome.Found(report, HasWay(track) ? [GeoJsonOf(track)] : []);
    }

    private static ExaminationOutcome OfPhotograph(FileBytes bytes)
    {
        var segments = SegmentReader.Read(bytes)?.Segments ?? [];
        foreach (var segment in segments.Take(SegmentsMax).Where(segment => segment.Name == "APP1"))
        {
            var packet = new byte[Math.Min(segment.SizeBytes, PacketMax)];
            var count = bytes.Read(segment.Offset, packet);
            if (DjiXmp.Read(packet.AsSpan(0, count)) is not { } xmp) continue;
            var notes = new Notes();
            if (xmp.Position is not null)
                notes.Add("position", "A position stands in the file. It may be where somebody lives.");
            var report = DjiJson.Of(xmp);
            report["notes"] = notes.ToJson();
            return new ExaminationOutcome.Found(report);
        }

        return new ExaminationOutcome.Nothing();
    }

    private static void NoteTrack(Track track, Notes notes)
    {
        if (HasWay(track))
            notes.Add("track", "The file says where the camera was, point by point.");
        foreach (var group in track.Faults.GroupBy(fault => fault.Code))
            notes.Add($"track-{group.Key}", $"{group.Count()} points are odd: {group.Key}.");
        if (track.Points.Count > 0 && track.Points.All(point => point is { Micros: null, WrittenTime: null }))
            notes.Add("track-without-date", "The track has no date: only times from its beginning.");
    }

    private static bool HasWay(Track track) => track.Points.Any(point => point.Position is not null);

    private static Made GeoJsonOf(Track track)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes)) TrackGeoJson.Write(writer, track);
        return new Made("track", "application/geo+json", bytes.WrittenMemory);
    }
}
