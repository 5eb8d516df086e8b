using System.Text.Json.Nodes;

namespace Probative.Samples;

/// <summary>A channel's compilation: pieces of the clip and of both phones, one after the other.</summary>
internal static class Compilation
{
    public const string File = "further/reuploads/osk-morning-full.mp4";

    private const int Rate = AerialClip.FramesPerSecond;

    public static void Make(GroundTruth truth)
    {
        (string File, int From, int To)[] pieces =
        [
            (FirstMaterial.Clip, 0, 4), (Phones.First, 3, 6), (Phones.Second, 2, 4),
            (FirstMaterial.Clip, 8, 12),
        ];
        var inputs = pieces.SelectMany(piece => (string[])["-i", truth.Path(piece.File)]);
        var filters = pieces.Select((piece, n) =>
            $"[{Encoder.Text(n)}:v]trim=start={Encoder.Text(piece.From)}:end={Encoder.Text(piece.To)},"
            + $"setpts=PTS-STARTPTS,fps={Encoder.Text(Rate)},"
            + "scale=640:360:force_original_aspect_ratio=decrease,"
            + $"pad=640:360:(ow-iw)/2:0,setsar=1[v{Encoder.Text(n)}];");
        var order = string.Concat(pieces.Select((_, n) => $"[v{Encoder.Text(n)}]"));
        var whole = $"{string.Concat(filters)}{order}concat=n={Encoder.Text(pieces.Length)}[v]";
        Encoder.Convert(
            [.. inputs], ["-filter_complex", whole, "-map", "[v]", .. Encoder.H264(28)], truth.Path(File));

        var cuts = new List<int>();
        foreach (var (_, from, to) in pieces) cuts.Add(cuts.LastOrDefault() + ((to - from) * Rate));
        var told = FirstMaterial.TellCopy(truth, File, (640, 360, cuts[^1], Rate), [.. pieces.Select(
            (piece, n) => Source(piece, n == 0 ? 0 : cuts[n - 1]))]);
        told["cut_frames"] = GroundTruth.List(cuts[..^1]);
    }

    private static JsonObject Source((string File, int From, int To) piece, int frame)
    {
        var source = GroundTruth.From(piece.File, piece.From, piece.To, "compiled", "re-encoded");
        source["at_s"] = (double)frame / Rate;
        return source;
    }
}
