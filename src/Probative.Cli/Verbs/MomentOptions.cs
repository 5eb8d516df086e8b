using System.CommandLine;

namespace Probative.Cli.Verbs;

/// <summary>Which moment of an item, or which part of a picture.</summary>
internal sealed class MomentOptions
{
    public Option<long?> First { get; } =
        Number("--frames", "The first frame, from 0, by the item's frame index.");

    public Option<long?> Last { get; } = Number("--to-frame", "The last frame; without it the first alone.");

    public Option<decimal?> From { get; } = Seconds("--from", "For sound: from this second.");

    public Option<decimal?> To { get; } = Seconds("--to", "For sound: to this second.");

    public Option<string?> Region { get; } = new("--region")
    {
        Description = "A part of the picture, each from 0 to 1 from the upper left corner.",
        HelpName = "X,Y,W,H",
    };

    private static Option<long?> Number(string name, string description) =>
        new(name) { Description = description, HelpName = "N" };

    private static Option<decimal?> Seconds(string name, string description) =>
        new(name) { Description = description, HelpName = "SECONDS" };
}
