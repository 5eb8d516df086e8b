using System.Text.Json.Nodes;
using Probative.Fingerprints.Pictures;

namespace Probative.Examination.Pictures;

/// <summary>The perceptual hashes of one picture as JSON: as the reference program writes them.</summary>
public static class PerceptualHashes
{
    /// <summary>
    /// `pdq` (64 hex digits), `quality` (0 to 100) and the hashes of the eight ways to turn and mirror the
    /// picture.
    /// </summary>
    public static JsonObject Of(PixelFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return Of(PdqHasher.HashDihedral(frame.View));
    }

    public static JsonObject Of(PdqDihedral hashes)
    {
        ArgumentNullException.ThrowIfNull(hashes);
        return new JsonObject
        {
            ["pdq"] = hashes.All[0].ToHex(),
            ["quality"] = hashes.Quality,
            ["dihedral"] = new JsonObject(hashes.All.Select((hash, place) =>
                KeyValuePair.Create(s_ways[place], (JsonNode?)hash.ToHex()))),
        };
    }

    // In the order of the reference.
    private static readonly string[] s_ways =
    [
        "original", "rotate_90", "rotate_180", "rotate_270",
        "flip_x", "flip_y", "flip_plus_1", "flip_minus_1",
    ];
}
