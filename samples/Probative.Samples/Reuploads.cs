using System.Text.Json.Nodes;

namespace Probative.Samples;

/// <summary>
/// Copies of the aerial clip as they come back from platforms: each has one thing done to it, and a name that
/// tells nothing. One flight over another place looks like a copy and is none.
/// </summary>
internal static class Reuploads
{
    public const string Folder = "further/reuploads/";
    public const string OtherPlace = Folder + "IMG_7720.mp4";
    public const string Caption = "НИЖНІЙ ОСК - НАВЧАННЯ";
    public const string Logo = "OSK DAILY";

    // Of fonts-dejavu-core (eng/need): it has both scripts.
    public const string Font = "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf";

    public static void Make(GroundTruth truth)
    {
        foreach (var copy in Copies)
        {
            var name = Folder + copy.Name;
            Encoder.Convert(
                ["-i", truth.Path(FirstMaterial.Clip)],
                ["-vf", copy.Filter, .. Encoder.H264(copy.Quality)],
                truth.Path(name));
            var source = GroundTruth.From(FirstMaterial.Clip, copy.From, copy.To, copy.Transforms);
            if (copy.Speed != 1) source["speed"] = copy.Speed;
            var told = FirstMaterial.TellCopy(truth, name, copy.Video, source);
            if (copy.Text.Length > 0) told["text"] = GroundTruth.List(copy.Text);
        }

        Remux(truth);
        var elsewhere = new AerialClip(AerialClip.Place + 77, east: 150);
        FirstMaterial.MakeClip(truth, OtherPlace, elsewhere)["derived_from"] = new JsonArray();
    }

    private static IEnumerable<Copy> Copies =>
    [
        new("VID_20310508_142613.mp4", ["re-encoded", "smaller"], "scale=426:240", (426, 240, 300, 25), 34),
        new("video_2031-05-08_15-02-11.mp4", ["letterboxed"], "scale=480:270,pad=480:480:0:105:black",
            (480, 480, 300, 25), 30),
        new("oskwatch_7714.mp4", ["cropped"], "crop=480:270:80:45", (480, 270, 300, 25), 28),
        new("daily-5521.mp4", ["logo", "subtitle"], Overlaid, (640, 360, 300, 25), 28)
            { Text = [Logo, Caption] },
        new("snap-5521093.mp4", ["mirrored"], "hflip", (640, 360, 300, 25), 28),
        new("1936121044.mp4", ["trimmed"], "trim=start=2.4:end=9.6,setpts=PTS-STARTPTS",
            (640, 360, 180, 25), 28)
            { From = 2.4, To = 9.6 },
        new("repost_0093.mp4", ["slowed"], "setpts=2*PTS,fps=25", (640, 360, 600, 25), 30) { Speed = 0.5 },
        new("PXL_20310509_081530.mp4", ["screen-recorded"], ScreenRecorded, (720, 480, 360, 30), 28),
    ];

    private static string Overlaid =>
        $"drawbox=x=500:y=14:w=126:h=30:color=0xb01020:t=fill,"
        + $"drawtext=fontfile={Font}:text='{Logo}':fontsize=17:fontcolor=white:x=510:y=21,"
        + $"drawbox=x=0:y=312:w=640:h=48:color=black@0.6:t=fill,"
        + $"drawtext=fontfile={Font}:text='{Caption}':fontsize=24:fontcolor=white:x=(w-text_w)/2:y=324";

    // A screen filmed by a hand: smaller, seen from a corner, in a dark room, with the noise of a small
    // sensor and lamps that flicker.
    private static string ScreenRecorded =>
        "fps=30,scale=576:324,pad=720:480:72:70:0x181c20,"
        + "perspective=x0=-24:y0=-10:x1=742:y1=16:x2=-6:y2=492:x3=716:y3=470:interpolation=linear,"
        + "eq=contrast=0.85:brightness='0.02*sin(12*t)':eval=frame,"
        + "noise=alls=9:allf=t:all_seed=8";

    private static void Remux(GroundTruth truth)
    {
        // The same encoded frames in another container: other bytes, and every frame equal.
        const string name = Folder + "grey-heron.mkv";
        Encoder.Convert(["-i", truth.Path(FirstMaterial.Clip)], ["-c", "copy"], truth.Path(name));
        var told = FirstMaterial.TellCopy(
            truth, name, (AerialClip.Width, AerialClip.Height, AerialClip.Frames, AerialClip.FramesPerSecond),
            GroundTruth.From(FirstMaterial.Clip, 0, FirstMaterial.ClipSeconds, "remuxed"));
        told["type"] = "video/x-matroska";
    }

    private sealed record Copy(
        string Name, string[] Transforms, string Filter, (int Width, int Height, int Frames, int Rate) Video,
        int Quality)
    {
        public double From { get; init; }

        public double To { get; init; } = FirstMaterial.ClipSeconds;

        public double Speed { get; init; } = 1;

        public string[] Text { get; init; } = [];
    }
}
