using System.Text.Json.Nodes;
using Probative.Fingerprints.Pictures;

namespace Probative.Examination.Pictures;

/// <summary>
/// A picture inside bars or a border of one colour: where it lies, and its hashes without them. A re-upload
/// in another shape is found by these.
/// </summary>
public static class BorderHashes
{
    private static readonly BorderLimits s_limits = BorderLimits.Default;

    /// <summary>What decides where a border ends.</summary>
    public static JsonObject Procedure() => new()
    {
        ["line_deviation"] = s_limits.LineDeviation,
        ["colour_difference"] = s_limits.ColourDifference,
        ["edge_contrast"] = s_limits.EdgeContrast,
        ["thinnest_border"] = s_limits.ThinnestBorder,
        ["thickest_part"] = s_limits.ThickestPart,
        ["smallest_area"] = s_limits.SmallestArea,
    };

    /// <summary>What lies inside; null where there is no border.</summary>
    public static PixelArea? Find(PixelFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var luma = new PixelView(frame.Luma(), frame.Width, frame.Height, PixelLayout.Luma);
        var found = BorderFinder.Find(luma, s_limits);
        return found.HasBorder ? found.Content : null;
    }

    /// <summary>The same with its hashes; null where there is no border.</summary>
    public static JsonObject? Of(PixelFrame frame)
    {
        if (Find(frame) is not { } area) return null;
        var hashes = PerceptualHashes.Of(PdqHasher.HashDihedral(frame.View.Crop(area)));
        hashes["area"] = new JsonArray(area.Left, area.Top, area.Width, area.Height);
        return hashes;
    }
}
