using System.Globalization;
using Probative.Fingerprints.Films;

namespace Probative.Bench.Copies;

/// <summary>
/// Photographs of invented places, copies of them, and photographs of the same places taken apart. Files
/// that are there are taken as they are.
/// </summary>
internal sealed class PictureMill(string folder, int seed, CopyMill clips)
{
    private const string Font = Ffmpeg.Font;

    private const int FilmFrames = 20;

    /// <summary>The photograph that the others are held against.</summary>
    public FilmPrint Photograph(int number) =>
        Taken(number, "photograph", new Taking(0, 0, 0, 0, 1, 0.4, 1, 0));

    /// <summary>Copies of a photograph, each with what was done.</summary>
    public IEnumerable<(string Name, FilmPrint Print)> Copies(int number)
    {
        var from = FileOf(number, "photograph", "jpg");
        var random = new Random(Place(number) + 3);
        foreach (var (name, filter, quality) in Changes(random))
        {
            yield return (name, Changed(number, name, "jpg", from, ["-vf", filter, "-q:v", quality]));
        }

        yield return ("frame of a film", Changed(number, "frame of a film", "mp4", from,
            ["-vf", "scale=640:-2,crop=640:360,fps=10", .. Ffmpeg.Encoded("31")], "5"));
        yield return ("frame of a film, zoomed into", Changed(number, "frame of a film zoom", "mp4", from,
            ["-vf", "zoompan=z='1+0.04*on/10':d=50:fps=10:s=640x426,crop=640:360", .. Ffmpeg.Encoded("31")],
            "0.1"));
    }

    /// <summary>Two copies that each lack a side of the photograph.</summary>
    public (string Name, FilmPrint First, FilmPrint Second) Crops(int number)
    {
        var from = FileOf(number, "photograph", "jpg");
        return (
            "two crops of one photograph",
            Changed(number, "left crop", "jpg", from, ["-vf", "crop=iw*0.75:ih*0.8:0:0", "-q:v", "6"]),
            Changed(number, "right crop", "jpg", from,
                ["-vf", "crop=iw*0.75:ih*0.8:iw*0.25:ih*0.2,scale=480:-2", "-q:v", "8"]));
    }

    /// <summary>What was taken at the same place and is no copy.</summary>
    public IEnumerable<(string Name, FilmPrint Print)> Apart(int number)
    {
        var random = new Random(Place(number) + 4);
        double Side(double least, double most) =>
            (least + (random.NextDouble() * (most - least))) * (random.Next(2) == 0 ? 1 : -1);
        var sun = Side(0, 0.2) + 0.4;
        yield return Of("a step aside", new Taking(Side(15, 50), Side(0, 10), Side(0, 0.02), Side(0, 0.01),
            1, sun, 1, 1));
        yield return Of("half a step aside", new Taking(Side(4, 12), Side(0, 4), Side(0, 0.02),
            Side(0, 0.005), 1, sun, 1, 2));
        yield return Of("turned on the spot",
            new Taking(0, 0, Side(0.05, 0.12), Side(0, 0.01), 1, sun, 1, 3));
        yield return Of("zoomed", new Taking(Side(3, 8), Side(1, 3), Side(0, 0.02), 0,
            1.15 + (random.NextDouble() * 0.25), sun, 1, 4));
        yield return Of("other light", new Taking(Side(8, 20), Side(1, 4), Side(0, 0.02), Side(0, 0.01), 1,
            -0.6, 0.75, 5));
        yield return Of("in the hand, some seconds later", new Taking(Side(1, 3), Side(0.5, 2),
            Side(0.002, 0.01), Side(0, 0.004), 1, sun, 1, 6));
        yield return Of("on a stand, some seconds later", new Taking(0, 0, 0, 0, 1, sun, 1, 7));
        yield return ("film of the place", Filmed(number, random));

        (string, FilmPrint) Of(string name, Taking taking) => (name, Taken(number, name, taking));
    }

    /// <summary>Two moments of a clip, a second and a half apart.</summary>
    public (string Name, FilmPrint First, FilmPrint Second) Moments(int number)
    {
        FilmPrint At(double seconds)
        {
            var path = FileOf(number, Told($"moment {seconds}"), "jpg");
            if (!File.Exists(path))
            {
                var canvas = new Canvas(Scene.Width, Scene.Height);
                Scene.Of(number, Place(number), Place(number) + 1).Draw(canvas, seconds);
                canvas.Grain(new Random((int)(seconds * 10)), 3);
                Ffmpeg.Picture(canvas, path);
            }

            return Print(path);
        }

        return ($"1.5 s later, {Scene.Name(number)}", At(4), At(5.5));
    }

    /// <summary>
    /// A picture out of a clip that moves, held against the clip and against a film of its place at another
    /// time.
    /// </summary>
    public IEnumerable<(string Name, FilmPrint First, FilmPrint Second, bool IsTrue)> Films(int number)
    {
        var (clip, again) = (clips.Clip(number), clips.Again(number));
        var random = new Random(Place(number) + 5);
        for (var i = 0; i < 3; i++)
        {
            var at = (1 + (10 * random.NextDouble())).ToString("F2", CultureInfo.InvariantCulture);
            var path = FileOf(number, $"out of the clip {i}", "jpg");
            if (!File.Exists(path))
            {
                Ffmpeg.Run(
                    ["-ss", at, "-i", clip.Path, "-frames:v", "1", "-vf", "scale=480:-2", "-q:v", "6", path]);
            }

            yield return ($"picture out of a film, {clip.Kind}", clip.Print, Print(path), true);
            yield return ($"film at another time, {clip.Kind}", again.Print, Print(path), false);
        }
    }

    private static IEnumerable<(string Name, string Filter, string Quality)> Changes(Random random)
    {
        string At() => random.NextDouble().ToString("F3", CultureInfo.InvariantCulture);
        string Crop(string part) => $"crop=iw*{part}:ih*{part}:(iw-ow)*{At()}:(ih-oh)*{At()}";
        yield return ("re-encoded", "null", "4");
        yield return ("re-encoded at quality 30", "null", "15");
        yield return ("resized to 25 %", "scale=240:160", "5");
        yield return ("crop 75 %", Crop("0.75"), "6");
        yield return ("crop 50 %", Crop("0.5"), "6");
        yield return ("logo", "drawbox=x=760:y=30:w=160:h=70:color=red:t=fill,"
            + $"drawtext={Font}:text='TV {random.Next(10, 99)}':fontsize=48:fontcolor=white:x=770:y=40", "6");
        yield return ("logo, subtitle and clock", "scale=640:-2,"
            + "drawbox=x=30:y=20:w=100:h=50:color=navy:t=fill,"
            + $"drawtext={Font}:text='TV {random.Next(10, 99)}':fontsize=30:fontcolor=white:x=40:y=30,"
            + "drawbox=x=520:y=20:w=90:h=32:color=black:t=fill,"
            + $"drawtext={Font}:text='12\\:{random.Next(10, 59)}':fontsize=24:fontcolor=white:x=530:y=24,"
            + $"drawtext={Font}:text='what is seen here is not {random.Next(99)}':fontsize=24:"
            + "fontcolor=white:box=1:boxcolor=black@0.7:boxborderw=8:x=(w-tw)/2:y=h-50", "7");
        var (blurX, blurY) = (random.Next(100, 700), random.Next(100, 400));
        yield return ("a part blurred",
            $"split[s][t];[t]crop=160:150:{blurX}:{blurY},boxblur=14[u];[s][u]overlay={blurX}:{blurY}", "6");
        yield return ("grey", "hue=s=0", "6");
        yield return ("contrast", "eq=brightness=0.1:contrast=1.3", "6");
        yield return ("mirror", "hflip", "6");
        yield return ("in a post", "scale=660:440,pad=720:1280:30:330:color=0xf0f0f0,"
            + $"drawtext={Font}:text='Osk {random.Next(99)} today':fontsize=40:x=30:y=120,"
            + $"drawtext={Font}:text='what do you see':fontsize=34:x=30:y=220,"
            + $"drawtext={Font}:text='14\\:22 · {random.Next(9999)} views':fontsize=26:x=30:y=800", "5");
        yield return ("cropped, in a post", Crop("0.7") + ",scale=660:440,pad=720:1280:30:330:color=0xf0f0f0,"
            + $"drawtext={Font}:text='Osk {random.Next(99)} today':fontsize=40:x=30:y=120", "6");
        yield return ("photograph of a screen", Told($"perspective=x0={random.Next(60, 130)}:y0={
            random.Next(40, 90)}:x1={960 - random.Next(40, 110)}:y1={random.Next(50, 100)}:x2={
            random.Next(30, 80)}:y2={640 - random.Next(20, 60)}:x3={960 - random.Next(20, 60)}:y3={
            640 - random.Next(40, 90)}:sense=destination,gblur=sigma=1.1,noise=alls=7:allf=t,")
            + "eq=brightness=0.03:contrast=0.9", "7");
        yield return ("cropped, small, quality 30", Crop("0.8") + ",scale=400:-2", "14");
    }

    private FilmPrint Filmed(int number, Random random)
    {
        var path = FileOf(number, "film of the place", "mp4");
        var (right, turn) = (20 + (random.NextDouble() * 30), (random.NextDouble() - 0.5) * 0.06);
        if (!File.Exists(path))
        {
            var scene = new PhotographScene(Place(number));
            Ffmpeg.Frames(
                Enumerable.Range(0, FilmFrames).Select(frame => scene.Take(new Taking(
                    right - frame, Math.Sin(frame) * 2, turn + (frame * 0.001), 0, 1, 0.4, 1, 8 + frame))),
                4, path);
        }

        return Print(path);
    }

    private FilmPrint Taken(int number, string name, Taking taking)
    {
        var path = FileOf(number, name, "jpg");
        if (!File.Exists(path)) Ffmpeg.Picture(new PhotographScene(Place(number)).Take(taking), path);
        return Print(path);
    }

    private FilmPrint Changed(
        int number, string name, string ending, string from, string[] how, string? seconds = null)
    {
        var path = FileOf(number, name, ending);
        if (!File.Exists(path))
        {
            string[] loop = seconds is null ? [] : ["-loop", "1", "-framerate", "10", "-t", seconds];
            Ffmpeg.Run([.. loop, "-i", from, .. how, path]);
        }

        return Print(path);
    }

    private int Place(int number) => (seed * 20_000) + (number * 10);

    private string FileOf(int number, string name, string ending)
    {
        var plain = name.Replace(' ', '-').Replace("%", "", StringComparison.Ordinal);
        return Path.Combine(folder, $"{number}-{plain}.{ending}");
    }

    private static FilmPrint Print(string path)
    {
        if (File.Exists(path + ".print")
            && FilmPrintForm.Read(File.ReadAllBytes(path + ".print")) is FilmPrintOutcome.Read read)
        {
            return read.Print;
        }

        var print = path.EndsWith("mp4", StringComparison.Ordinal)
            ? Ffmpeg.Print(path).Print : Ffmpeg.PrintOfPicture(path);
        File.WriteAllBytes(path + ".print", FilmPrintForm.ToBytes(print));
        return print;
    }

    private static string Told(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
