using System.Globalization;
using Probative.Fingerprints.Copies;

namespace Probative.Bench.Copies;

/// <summary>All that issue 7 lists, with places and sizes drawn for each clip.</summary>
internal static class Transformations
{
    private const string Font = Ffmpeg.Font;

    public static List<Transformation> For(int seed)
    {
        var random = new Random(seed);
        return
        [
            new("re-encode 240p", "[0:v]scale=426:240[out]", IsPlain, Quality: "38"),
            new("rescale", "[0:v]scale=960:540[out]", IsPlain),
            new("letterbox", "[0:v]pad=640:480:0:60[out]", found =>
                IsStraight(found) && found.Change!.Layout == FrameLayout.Letterboxed
                    && !found.Change.IsCropped),
            Logo(random),
            new("subtitle", $"[0:v]drawtext={Font}:text='{Words(random)}':fontsize=26:fontcolor=white:box=1:"
                + "boxcolor=black@0.7:boxborderw=8:x=(w-tw)/2:y=h-58[out]", found => IsStraight(found)
                && found.Change!.Overlays.Any(o => o.Kind == OverlayKind.Subtitle && o.Area.MiddleY > 0.7)),
            Crop(random, 0.9),
            Crop(random, 0.75),
            Crop(random, 0.5),
            Inset(random, 0.6),
            Inset(random, 0.35),
            new("mirror", "[0:v]hflip[out]", found =>
                found.Change is { IsMirrored: true, IsPerspective: false, RotationDegrees: 0 }),
            new("rotate 90", "[0:v]transpose=1[out]", found => IsTurned(found, 90)),
            new("rotate 5", "[0:v]rotate=5*PI/180[out]", found => IsTurned(found, 5)),
            Perspective(random),
            Paced(0.5),
            Paced(0.8),
            Paced(1.25),
            Paced(2),
            new("frame drop", "[0:v]fps=7[out]", IsPlain),
            new("grey", "[0:v]hue=s=0[out]", found => IsStraight(found) && found.Change!.IsGrey),
            new("brightness, contrast", "[0:v]eq=brightness=0.12:contrast=1.35[out]", found =>
                IsStraight(found)
                && (found.Change!.Contrast > 1.15 || found.Change.Brightness > 10)),
            Blur(random),
            new("trim to 3 s", "[0:v]null[out]", IsPlain, Length: 3),
            new("splice", "[1:v]trim=0:3,setpts=PTS-STARTPTS,scale=640:360,setsar=1[b];[0:v]setsar=1[a];"
                + "[b][a]concat=n=2:v=1[out]", IsPlain, Length: 4, Lead: 3),
            new("reaction", "[1:v]scale=1280:720,boxblur=9,setsar=1[b];[1:v]scale=448:252,setsar=1[r];"
                + "[0:v]scale=780:440,setsar=1[a];[b][a]overlay=30:40:shortest=1[c];"
                + "[c][r]overlay=810:450:shortest=1[out]",
                found => IsInset(found, 780.0 / 1280)),
        ];
    }

    private static Transformation Logo(Random random)
    {
        var (right, down) = (random.Next(2), random.Next(2));
        var (x, y) = (right == 1 ? 520 : 20, down == 1 ? 290 : 16);
        var colour = ((string[])["red", "white", "navy", "yellow"])[random.Next(4)];
        var ink = colour is "red" or "navy" ? "white" : "black";
        return new Transformation(
            "logo",
            $"[0:v]drawbox=x={x}:y={y}:w=100:h=44:color={colour}:t=fill,"
                + $"drawtext={Font}:text='TV {random.Next(10, 99)}':fontsize=30:"
                + $"fontcolor={ink}:x={x + 8}:y={y + 8}[out]",
            found => IsStraight(found) && found.Change!.Overlays.Any(overlay =>
                overlay.Kind == OverlayKind.Logo && Math.Abs(overlay.Area.MiddleX - ((x + 50) / 640.0)) < 0.08
                && Math.Abs(overlay.Area.MiddleY - ((y + 22) / 360.0)) < 0.1));
    }

    private static Transformation Crop(Random random, double part)
    {
        var (x, y) = (random.NextDouble(), random.NextDouble());
        return new Transformation(
            Told($"crop {100 * part:F0} %"),
            Told($"[0:v]crop=iw*{part}:ih*{part}:(iw-ow)*{x:F3}:(ih-oh)*{y:F3},scale=640:360[out]"),
            found => IsStraight(found) && found.Change!.Layout == FrameLayout.Full
                && Math.Abs(found.Change.Seen.Width - part) < 0.04
                && Math.Abs(found.Change.Seen.Height - part) < 0.04);
    }

    private static Transformation Inset(Random random, double part)
    {
        var (width, height) = ((int)(640 * part) & ~1, (int)(360 * part) & ~1);
        var (x, y) = (random.Next(640 - width), random.Next(360 - height));
        return new Transformation(
            Told($"picture in picture {100 * part:F0} %"),
            $"[1:v]scale=640:360,setsar=1[b];[0:v]scale={width}:{height},setsar=1[a];"
                + $"[b][a]overlay={x}:{y}:shortest=1[out]",
            found => IsInset(found, part) && Math.Abs(found.Change!.Place.Left - (x / 640.0)) < 0.04
                && Math.Abs(found.Change.Place.Top - (y / 360.0)) < 0.04);
    }

    private static Transformation Perspective(Random random)
    {
        var (a, b, c, d) = (random.Next(20, 80), random.Next(10, 60), random.Next(10, 60),
            random.Next(10, 50));
        return new Transformation(
            "perspective",
            $"[0:v]perspective=x0={a}:y0={b}:x1={640 - c}:y1={d}:x2={a / 3}:y2={360 - (b / 3)}"
                + $":x3={640 - (c / 4)}:y3={360 - c}:sense=destination[out]",
            found => found.Change is { IsPerspective: true, IsMirrored: false });
    }

    private static Transformation Paced(double speed) => new(
        Told($"speed {speed} x"),
        Told($"[0:v]setpts=PTS/{speed},fps=20[out]"),
        found => IsStraight(found) && Math.Abs(found.Line.Speed - speed) < 0.06 * speed,
        speed,
        Length: speed > 1 ? 7 : 5);

    private static Transformation Blur(Random random)
    {
        var (x, y) = (random.Next(60, 420), random.Next(60, 200));
        return new Transformation(
            "blur a region",
            $"[0:v]split[s][t];[t]crop=140:110:{x}:{y},boxblur=10[u];[s][u]overlay={x}:{y}[out]",
            found => IsStraight(found) && found.Change!.Overlays.Any(overlay =>
                Math.Abs(overlay.Area.MiddleX - ((x + 70) / 640.0)) < 0.12
                && Math.Abs(overlay.Area.MiddleY - ((y + 55) / 360.0)) < 0.16));
    }

    private static bool IsStraight(CopyFound found) =>
        found.Change is { IsMirrored: false, IsPerspective: false, RotationDegrees: 0 };

    private static bool IsPlain(CopyFound found) => IsStraight(found) && found.Change is
    {
        IsCropped: false, Layout: FrameLayout.Full, IsGrey: false,
    };

    private static bool IsTurned(CopyFound found, double degrees) =>
        found.Change is { IsMirrored: false, IsPerspective: false }
        && Math.Abs(found.Change.RotationDegrees - degrees) < 1.5;

    private static bool IsInset(CopyFound found, double part) => IsStraight(found)
        && found.Change!.Layout == FrameLayout.Inset && Math.Abs(found.Change.Place.Width - part) < 0.04
        && !found.Change.IsCropped;

    private static string Words(Random random) => string.Join(
        ' ',
        Enumerable.Range(0, 4).Select(_ => new string(
            [.. Enumerable.Range(0, random.Next(3, 8)).Select(_ => (char)random.Next('a', 'z' + 1))])));

    private static string Told(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
