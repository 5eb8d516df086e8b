using System.Globalization;
using System.Text.Json.Nodes;
using Probative.Cli.Terminal;

namespace Probative.Cli.Verbs;

/// <summary>
/// What an examination read, in the few lines that a person looks for first. Whatever is left out is counted,
/// and stands in the JSON; a value stands as it was read, never as what it means.
/// </summary>
internal static class InspectText
{
    // A list shows so many of its entries here.
    private const int Most = 4;

    /// <summary>The lines of one examination, by its word; none where nothing of it is told here.</summary>
    public static IEnumerable<(string Label, string Value)> Of(string examination, JsonObject report) =>
        examination switch
        {
            "identity" => Identity(report),
            "metadata" => Metadata(report),
            "second opinion" =>
                [("agreed", $"{Word(report["agreed"])} of {Word(report["compared"])} values compared")],
            "anatomy" => AnatomyText.Of(report),
            "credentials" => Credentials(report),
            "telemetry" => TelemetryText.Of(report),
            "text" or "page" or "paper" => Text(report),
            "picture" => Picture(report),
            "frames" or "key frames" => Frames(report),
            "sound" => Sound(report),
            "writing" => Writing(report),
            _ => [],
        };

    /// <summary>The entries of a list in a report; none where it is not there.</summary>
    public static IEnumerable<JsonObject> Entries(JsonNode? list) =>
        list is JsonArray array ? array.OfType<JsonObject>() : [];

    /// <summary>A value as it stands in the report; "not stated" where it does not.</summary>
    public static string Word(JsonNode? value) => value?.ToString() ?? "not stated";

    /// <summary>The first values, and how many more there are.</summary>
    public static IEnumerable<(string Label, string Value)> Some(string label, IEnumerable<string> values)
    {
        var all = values.Distinct().ToList();
        foreach (var value in all.Take(Most)) yield return (label, value);
        if (all.Count > Most) yield return (label, $"and {Page.Number(all.Count - Most)} more (--json)");
    }

    private static IEnumerable<(string, string)> Identity(JsonObject report)
    {
        var type = report["type"]!;
        var guess = (bool?)type["is_guess"] is true ? ", by what is usual for it" : "";
        yield return ("type", $"{Word(type["name"])} ({Word(type["media_type"])}{guess})");
        if (report["encoding"]?["name"] is { } encoding) yield return ("encoding", Word(encoding));
        if ((long?)report["missing_bytes"] is > 0 and var missing)
            yield return ("missing", $"{Page.Number(missing)} bytes at its end: it is cut");
        if (report["appended"] is { } behind)
            yield return ("behind it", $"{Word(behind["size_bytes"])} bytes, {Word(behind["behind"])}");
    }

    private static IEnumerable<(string, string)> Metadata(JsonObject report)
    {
        // The same moment often stands under several names: one line, with each of them.
        var times = Entries(report["times"]).GroupBy(time => (
            Local: Word(time["local"]), Utc: (string?)time["utc"], Zone: Word(time["zone"])));
        foreach (var line in Some("time", times.Select(time =>
            $"{time.Key.Local} ({string.Join(", ", time.Select(one => Word(one["tag"])).Distinct())}); "
            + $"zone {time.Key.Zone}{(time.Key.Utc is { } utc ? $"; {utc}" : "")}"))) yield return line;
        foreach (var line in Some("position", Entries(report["positions"]).Select(one =>
            Place(one) + (one["altitude_m"] is { } altitude ? $", altitude {Word(altitude)} m" : ""))))
            yield return line;
        var device = Entries(report["device"]).Select(Tagged).Distinct().Take(Most).ToList();
        if (device.Count > 0) yield return ("device", string.Join(", ", device));
        foreach (var line in Some("software", Entries(report["software"]).Select(Tagged))) yield return line;
        if (Entries(report["edit_traces"]).Count() is > 0 and var edits)
            yield return ("edit traces", Page.Number(edits));
        yield return ("values", Page.Number(Entries(report["values"]).Count()));
    }

    private static IEnumerable<(string, string)> Credentials(JsonObject report)
    {
        var trust = (bool?)report["is_trust_list_given"] is true ? "" : " (no --trust list was given)";
        yield return ("outcome", Spaced(report["state"]) + trust);
        var active = Entries(report["manifests"]).FirstOrDefault(
            manifest => (string?)manifest["label"] == (string?)report["active_manifest"]);
        if (active?["claim"]?["generator"] is { } generator) yield return ("made by", Word(generator));
        if (active?["signature"] is { } signature)
        {
            var stamped = signature["time_stamp"] is { } stamp ? $"time stamp {stamp}" : "no time stamp";
            yield return ("signer", $"{Word(signature["certificate_subject"])}; {stamped}; "
                + $"revocation {Spaced(signature["revocation"])}");
        }

        if (report["failure_codes"] is JsonArray codes)
            foreach (var line in Some("failure", codes.Select(Word))) yield return line;
        if (report["remote_manifest"] is { } remote)
            yield return ("elsewhere", $"{Word(remote)} (not fetched)");
    }

    private static IEnumerable<(string, string)> Text(JsonObject report)
    {
        if (report["title"] is { } title) yield return ("title", Word(title));
        if (report["pages"] is { } pages)
            yield return ("pages", $"{Word(pages)}, {Word(report["pages_read"])} read");
        if (report["statements"] is JsonObject stated)
        {
            foreach (var (name, value) in stated.Where(one => one.Value is not null))
                yield return (name.Replace('_', ' '), Word(value));
        }

        if (report["code_units"] is { } length)
            yield return ("characters", Page.Number((long)length));
        if (report["cue_count"] is { } cues) yield return ("cues", Page.Number((long)cues));
        if (report["language"] is JsonObject language)
        {
            yield return ("language", (string?)language["language"] is { } known
                ? $"{known}, {Spaced(language["reason"])}"
                : $"could not be told: {Spaced(language["reason"])}");
        }

        if ((bool?)report["is_encrypted"] is true) yield return ("encrypted", "yes");
        if ((bool?)report["is_whole"] is false) yield return ("read", "not to its end");
    }

    private static IEnumerable<(string, string)> Picture(JsonObject report)
    {
        var hashes = report["hashes"]!;
        yield return ("size", $"{report["width"]} x {report["height"]} pixels");
        yield return ("pdq", $"{Word(hashes["pdq"])}, quality {Word(hashes["quality"])}");
        if (report["inside_border"] is { } inside)
            yield return ("in border", $"{Word(inside["pdq"])}, quality {Word(inside["quality"])}");
    }

    private static IEnumerable<(string, string)> Frames(JsonObject report)
    {
        if (report["width"] is { } width) yield return ("size", $"{width} x {report["height"]} pixels");
        yield return (
            "frames", $"{Word(report["frames"])}, of these {Word(report["key_frames"])} key frames");
        if (report["last_s"] is { } last)
            yield return ("time", $"from {Word(report["first_s"])} s to {last} s");
        var shots = Entries(report["shots"]).ToList();
        var leftOut = (long?)report["shots_left_out"] ?? 0;
        yield return ("shots", Page.Number(shots.Count + leftOut));
        yield return ("pdq", $"of {Word(report["measured"])} frames (a file of its own in a vault)");
        if ((long?)report["complaint_count"] is > 0 and var complaints)
            yield return ("complaints", Page.Number(complaints));
    }

    private static IEnumerable<(string, string)> Sound(JsonObject report)
    {
        yield return ("length", $"{Word(report["seconds"])} s, peak {Word(report["peak_dbfs"])} dBFS");
        yield return ("impulsive", Moments(report, "impulsive_sounds", sound => $"{sound["at_s"]} s"));
        yield return ("voice-like", Moments(report, "voice_like", Stretch));
        yield return ("silence", Moments(report, "silences", Stretch));
    }

    private static IEnumerable<(string, string)> Writing(JsonObject report) => Some(
        "writing",
        Entries(report["pictures"]).SelectMany(picture => Entries(picture["lines"]).Select(line =>
            $"{Word(line["text"])}  ({Word(line["confidence"])}"
            + (picture["seconds"] is { } seconds ? $", at {seconds} s)" : ")"))));

    private static string Moments(JsonObject report, string name, Func<JsonObject, string> show)
    {
        var found = Entries(report[name]).ToList();
        var count = found.Count + ((long?)report[name + "_left_out"] ?? 0);
        var first = string.Join(", ", found.Take(Most).Select(show));
        return count == 0 ? "none" : $"{Page.Number(count)}: {first}{(count > Most ? ", ..." : "")}";
    }

    private static string Stretch(JsonObject one) => $"{one["start_s"]} to {one["end_s"]} s";

    private static string Tagged(JsonObject value) => $"{Word(value["value"])} ({Word(value["tag"])})";

    /// <summary>A latitude and a longitude, as they were read.</summary>
    public static string Place(JsonNode place) => string.Create(
        CultureInfo.InvariantCulture, $"{Word(place["latitude"])}, {Word(place["longitude"])}");

    private static string Spaced(JsonNode? word) => Word(word).Replace('_', ' ');
}
