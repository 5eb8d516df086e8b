using System.Text.Json.Nodes;

namespace Probative.Samples;

/// <summary>
/// What the case begins with: the texts, the clip, and two copies of it as channels make them.
/// </summary>
internal static class FirstMaterial
{
    public const string Clip = "material/aerial-01.mp4";
    public const double ClipSeconds = (double)AerialClip.Frames / AerialClip.FramesPerSecond;

    private const string Brighter =
        "eq=brightness=0.12,drawbox=x=560:y=12:w=64:h=24:color=white@0.8:t=fill";

    public static void Make(GroundTruth truth, string texts)
    {
        foreach (var text in Directory.EnumerateFiles(texts))
        {
            var name = "material/" + Path.GetFileName(text);
            File.Copy(text, truth.Path(name), overwrite: true);
            truth.Tell(name, "text", name.EndsWith(".json", StringComparison.Ordinal)
                ? "application/json"
                : "text/plain");
        }

        MakeClip(truth, Clip, new AerialClip(AerialClip.Place));
        var clip = truth.Path(Clip);
        const string courier = "material/aerial-01-courier.mp4";
        Encoder.Convert(
            ["-i", clip],
            ["-vf", Brighter, .. Encoder.H264(32)],
            truth.Path(courier));
        TellCopy(truth, courier, (640, 360, 300, 25), GroundTruth.From(Clip, 0, 12, "brighter", "logo"));

        const string cut = "material/aerial-01-short.mp4";
        Encoder.Convert(
            ["-i", clip],
            ["-vf", "trim=start=3,setpts=PTS-STARTPTS,crop=480:270:80:45,scale=320:180", .. Encoder.H264(32)],
            truth.Path(cut));
        var source = GroundTruth.From(Clip, 3, 12, "trimmed", "cropped", "smaller");
        TellCopy(truth, cut, (320, 180, 225, 25), source);
    }

    /// <summary>Encodes a flight.</summary>
    public static JsonObject MakeClip(GroundTruth truth, string file, AerialClip clip)
    {
        const int rate = AerialClip.FramesPerSecond;
        Encoder.EncodeFrames(
            new Drawing(AerialClip.Width, AerialClip.Height, rate, AerialClip.Frames, clip.Draw),
            [],
            Encoder.H264(20),
            truth.Path(file));
        var told = truth.Tell(file, "video", "video/mp4");
        told["video"] = GroundTruth.Video(AerialClip.Width, AerialClip.Height, AerialClip.Frames, rate);
        told["cut_frames"] = new JsonArray();
        return told;
    }

    public static JsonObject TellCopy(
        GroundTruth truth, string file, (int Width, int Height, int Frames, int Rate) video,
        params JsonObject[] sources)
    {
        var told = truth.Tell(file, "video", "video/mp4");
        told["video"] = GroundTruth.Video(video.Width, video.Height, video.Frames, video.Rate);
        told["derived_from"] = new JsonArray([.. sources]);
        return told;
    }
}
