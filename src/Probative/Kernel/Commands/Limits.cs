using System.Globalization;

namespace Probative.Kernel.Commands;

/// <summary>How lists end early, and how they say so.</summary>
public static class Limits
{
    /// <summary>What a list shows when nothing else is asked for.</summary>
    public const long Default = 1_000;

    /// <summary>A note, not a failure: the command is done, and the list goes on.</summary>
    public static Problem Reached(long limit) => new(
        "limit-reached",
        null,
        $"There is more than the {limit.ToString(CultureInfo.InvariantCulture)} shown.",
        "Give --limit N, or --jsonl FILE for the whole list.");
}
