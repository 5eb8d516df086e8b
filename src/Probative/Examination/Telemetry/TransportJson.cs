using System.Text.Json.Nodes;
using Probative.Formats.TransportStream;

namespace Probative.Examination.Telemetry;

/// <summary>The anatomy of a transport stream, as JSON.</summary>
internal static class TransportJson
{
    private const int MostPrograms = 64;
    private const int MostPids = 256;
    private const int MostDescriptors = 32;

    public static JsonObject Of(TransportReport report) => new()
    {
        ["packet_bytes"] = report.Layout?.StrideBytes,
        ["first_packet_offset"] = report.Layout?.FirstSync,
        ["packets"] = report.Packets,
        ["skipped_bytes"] = report.SkippedBytes,
        ["transport_stream_id"] = report.TransportStreamId,
        ["table_version"] = report.TableVersion,
        ["table_version_changes"] = report.TableVersionChanges,
        ["sections"] = report.Sections,
        ["wrong_sections"] = report.WrongSections,
        ["programs"] = Rounded.First(report.Programs, MostPrograms, Of),
        ["programs_left_out"] = Math.Max(0, report.Programs.Count - MostPrograms),
        ["pids"] = Rounded.First(report.Pids, MostPids, Of),
        ["pids_left_out"] = Math.Max(0, report.Pids.Count - MostPids),
        ["damage"] = DamageJson.Of(report.Damage),
    };

    private static JsonObject Of(ProgramReport program) => new()
    {
        ["number"] = program.Number,
        ["map_pid"] = program.MapPid,
        ["map_offset"] = program.MapOffset,
        ["clock_pid"] = program.ClockPid,
        ["version"] = program.Version,
        ["version_changes"] = program.VersionChanges,
        ["descriptors"] = Rounded.First(program.Descriptors, MostDescriptors, Of),
        ["streams"] = new JsonArray([.. program.Streams.Select(entry => (JsonNode)Of(entry))]),
    };

    private static JsonObject Of(StreamEntry entry) => new()
    {
        ["pid"] = entry.Pid,
        ["type"] = entry.Type,
        ["type_name"] = entry.Type is { } type ? StreamTypes.Name(type) : null,
        ["format_identifier"] = entry.FormatIdentifier,
        ["descriptors"] = Rounded.First(entry.Descriptors, MostDescriptors, Of),
    };

    private static JsonObject Of(Descriptor descriptor) => new()
    {
        ["tag"] = descriptor.Tag,
        ["name"] = descriptor.Name,
        ["hex"] = Convert.ToHexStringLower(descriptor.Bytes.Span),
    };

    private static JsonObject Of(PidReport pid) => new()
    {
        ["pid"] = pid.Pid,
        ["program"] = pid.Stream?.ProgramNumber,
        ["stream_id"] = pid.Stream?.StreamId,
        ["is_klv"] = pid.Stream?.IsKlv ?? false,
        ["packets"] = pid.Packets,
        ["first_offset"] = pid.FirstOffset,
        ["last_offset"] = pid.LastOffset,
        ["continuity_faults"] = pid.ContinuityFaults,
        ["duplicates"] = pid.Duplicates,
        ["scrambled"] = pid.Scrambled,
        ["errors"] = pid.Errors,
        ["pes_packets"] = pid.PesPackets,
        ["first_pts"] = pid.FirstPts,
        ["last_pts"] = pid.LastPts,
        ["clock"] = pid.Clock is { } clock ? Of(clock) : null,
    };

    private static JsonObject Of(ClockReport clock) => new()
    {
        ["count"] = clock.Count,
        ["first"] = clock.First,
        ["first_offset"] = clock.FirstOffset,
        ["last"] = clock.Last,
        ["last_offset"] = clock.LastOffset,
        ["elapsed_seconds"] = Rounded.Of(clock.ElapsedTicks / 27e6, 6),
        ["jumps"] = clock.Jumps,
        ["announced"] = clock.Announced,
    };
}
