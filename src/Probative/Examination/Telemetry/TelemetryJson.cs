using System.Text.Json.Nodes;
using Probative.Formats.Telemetry;

namespace Probative.Examination.Telemetry;

/// <summary>The telemetry of a transport stream, as JSON.</summary>
internal static class TelemetryJson
{
    public static JsonObject Of(TransportTelemetry telemetry) => new()
    {
        ["transport"] = TransportJson.Of(telemetry.Transport),
        ["pictures"] = telemetry.Pictures,
        ["picture_times"] = telemetry.PictureTimes,
        ["unlocked_picture_times"] = telemetry.UnlockedPictureTimes,
        ["picture_time_to_pts"] = TimingJson.Of(telemetry.PictureTimeToPts),
        ["tracks"] = new JsonArray([.. telemetry.Tracks.Select(track => (JsonNode)Of(track))]),
        ["damage"] = DamageJson.Of(telemetry.Damage),
    };

    private static JsonObject Of(TransportTrack track)
    {
        var packets = new JsonObject();
        foreach (var (kind, count) in track.Packets) packets[KlvJson.Name(kind)] = count;
        return new JsonObject
        {
            ["pid"] = track.Entry.Pid,
            ["is_synchronous"] = track.Entry.IsSynchronousKlv,
            ["packets"] = packets,
            ["right_checksums"] = track.RightChecksums,
            ["wrong_checksums"] = track.WrongChecksums,
            ["missing_checksums"] = track.MissingChecksums,
            ["cut_packets"] = track.CutPackets,
            ["joined_packets"] = track.JoinedPackets,
            ["cell_faults"] = track.CellFaults,
            ["time_to_pts"] = TimingJson.Of(track.TimeToPts),
            ["time_to_picture_time"] = TimingJson.Of(track.TimeToPictureTime),
            ["picture_lag_micros"] = TimingJson.Of(track.PictureLagMicros),
            ["first_packet"] = track.FirstPacket is { } first ? KlvJson.Of(first) : null,
            ["track"] = TrackJson.Of(track.Track),
        };
    }
}
