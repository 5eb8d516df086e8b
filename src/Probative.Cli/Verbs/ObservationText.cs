using System.Text.Json.Nodes;

namespace Probative.Cli.Verbs;

/// <summary>An observation in words, the same in every command.</summary>
internal static class ObservationText
{
    private const string Destroyed = "destroyed";

    /// <summary>On one line: what, how, and where.</summary>
    public static string Of(JsonObject seen) =>
        $"{(string?)seen["kind"] ?? Destroyed}: \"{(string?)seen["text"] ?? Destroyed}\"{Where(seen)}";

    /// <summary>`, frames 1 to 9 (0.04 to 0.36 s)`: behind what it is of; empty for all of an item.</summary>
    public static string Where(JsonObject seen)
    {
        var region = seen["region"] is JsonObject part
            ? $", in the part {part["x"]},{part["y"]},{part["w"]},{part["h"]}"
            : "";
        if (seen["first_frame"] is { } first)
        {
            var last = seen["last_frame"];
            var frames = $"{last}" == $"{first}" ? $"frame {first}" : $"frames {first} to {last}";
            var times = seen["first_s"] is { } begins ? $" ({begins} to {seen["last_s"]} s)" : "";
            return $", {frames}{times}{region}";
        }

        return seen["first_s"] is { } from ? $", {from} to {seen["last_s"]} s{region}" : region;
    }
}
