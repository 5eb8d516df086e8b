using System.Globalization;
using Probative.Kernel.Commands;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;

namespace Probative.Reading.Observations;

/// <summary>Which moment of an item is meant: frames by its index, times as they are.</summary>
internal static class MomentChoice
{
    private const decimal Microseconds = 1_000_000m;

    // A recording of ten years; what is beyond is no time of a recording.
    private const decimal SecondsMax = 315_360_000;

    public static async Task<(Moment? Moment, Problem? Problem)> ChooseAsync(
        IVault vault, ItemView item, IAtMoment command, CancellationToken ct) => command switch
    {
        { FirstFrame: not null, From: not null } => (null, Bad(
            "Frames and times both choose a moment.", "Give one of them.")),
        { FirstFrame: { } first } => await OfFramesAsync(vault, item, first, command.LastFrame ?? first, ct),
        { From: { } from } => OfTimes(from, command.To ?? from),
        { LastFrame: not null } or { To: not null } => (null, Bad(
            "Only the end of a moment was given.", "Give its beginning too.")),
        _ => (null, null),
    };

    private static async Task<(Moment?, Problem?)> OfFramesAsync(
        IVault vault, ItemView item, long first, long last, CancellationToken ct)
    {
        if (first < 0 || last < first)
            return (null, Bad("The last frame is before the first, or the first is none.", "Count from 0."));
        var index = new FrameIndex(vault);
        if (await index.FindAsync(item.Id, ct) is not { } list)
        {
            return (null, new Problem(
                "no-frame-index",
                null,
                "The frames of this item were not listed yet: their numbers mean nothing.",
                "Examine it first: `probative examine ITEM`."));
        }

        if (index.Read(list, first) is not { } of || index.Read(list, last) is not { } to)
        {
            return (null, Bad(
                string.Create(CultureInfo.InvariantCulture, $"The item has no frame {last}."),
                "Frames are numbered from 0; `probative show ITEM` names the frame index."));
        }

        return (
            new Moment
            {
                Frames = new MomentFrames(first, last, of.Pts, to.Pts),
                FirstMicroseconds = of.Microseconds,
                LastMicroseconds = to.Microseconds,
            },
            null);
    }

    private static (Moment?, Problem?) OfTimes(decimal from, decimal to) =>
        from < 0 || to < from || to > SecondsMax
            ? (null, Bad("These are no times of a recording.", "Give seconds from its beginning."))
            : (
                new Moment
                {
                    Frames = null,
                    FirstMicroseconds = (long)(from * Microseconds),
                    LastMicroseconds = (long)(to * Microseconds),
                },
                null);

    /// <summary>Which part of the picture is meant; null for all of it.</summary>
    public static (PictureRegion? Region, Problem? Problem) RegionOf(IAtMoment command)
    {
        PictureRegion? region = null;
        return command.Region is null || PictureRegion.TryParse(command.Region, out region)
            ? (region, null)
            : (null, Bad(
                "This is no part of a picture.",
                "Give X,Y,W,H from the upper left corner, each from 0 to 1: 0.25,0.5,0.1,0.1."));
    }

    private static Problem Bad(string message, string hint) => new("bad-value", null, message, hint);
}
