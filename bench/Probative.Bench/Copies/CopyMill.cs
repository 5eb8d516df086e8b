using System.Globalization;
using Probative.Fingerprints.Films;

namespace Probative.Bench.Copies;

/// <summary>
/// Makes the clips of a seed, and their changed copies; files that are there are taken as they are.
/// </summary>
internal sealed class CopyMill(string folder, int seed, bool isAgain)
{
    private double _seconds;

    public double SampleMilliseconds => 1000 * _seconds / Math.Max(1, Samples);

    public int Samples { get; private set; }

    /// <summary>A clip: the scene is of the kind of its number.</summary>
    public CopyCase Clip(int number)
    {
        var path = Path.Combine(folder, $"clip-{number}.mp4");
        Film(path, number, Place(number), Place(number) + 1);
        return new CopyCase(number, Scene.Name(number), null, "clip", 0, Print(path), path);
    }

    /// <summary>The same place at another time.</summary>
    public CopyCase Again(int number)
    {
        var path = Path.Combine(folder, $"again-{number}.mp4");
        Film(path, number, Place(number), Place(number) + 7);
        return new CopyCase(-1, Scene.Name(number), null, $"same place, {Scene.Name(number)}", 0,
            Print(path), path);
    }

    /// <summary>A clip that is nobody's copy, as background.</summary>
    public string Filler(int number)
    {
        var path = Path.Combine(folder, $"filler-{number}.mp4");
        Film(path, 3 - (2 * (number & 1)), 7_000_000 + (seed * 10) + number, 8_000_000 + (seed * 10)
            + number);
        return path;
    }

    public IEnumerable<CopyCase> Copies(CopyCase clip)
    {
        var random = new Random(Place(clip.Clip) + 2);
        var number = 0;
        foreach (var change in Transformations.For(Place(clip.Clip) + 3))
        {
            var start = Math.Round(random.NextDouble() * (Scene.Seconds - change.Length), 2);
            var path = Path.Combine(folder, $"copy-{clip.Clip}-{number++}.mp4");
            if (!File.Exists(path))
            {
                Ffmpeg.Run(
                    ["-ss", start.ToString(CultureInfo.InvariantCulture), "-t",
                        change.Length.ToString(CultureInfo.InvariantCulture), "-i", clip.Path, "-i",
                        Filler(clip.Clip & 1), "-filter_complex", change.Filter, "-map", "[out]",
                        .. Ffmpeg.Encoded(change.Quality), path]);
            }

            yield return new CopyCase(clip.Clip, clip.Kind, change, change.Name, start, Print(path), path);
        }
    }

    /// <summary>Another clip behind the same opening: a test card, black, or a title.</summary>
    public CopyCase Opened(CopyCase clip, string name, string opening)
    {
        var path = Path.Combine(folder, $"opened-{name}-{clip.Clip}.mp4");
        if (!File.Exists(path))
        {
            Ffmpeg.Run(
                ["-f", "lavfi", "-i", opening, "-t", "4", "-i", clip.Path, "-filter_complex",
                    "[0:v]trim=0:4,setsar=1,fps=20,format=yuv420p[o];[1:v]setsar=1,fps=20[c];"
                        + "[o][c]concat=n=2:v=1[out]", "-map", "[out]",
                    .. Ffmpeg.Encoded("27"), path]);
        }

        return new CopyCase(-1, clip.Kind, null, name, 0, Print(path), path);
    }

    private int Place(int number) => (seed * 10_000) + (number * 10);

    private static void Film(string path, int kind, int place, int happening)
    {
        if (!File.Exists(path)) Ffmpeg.Film(Scene.Of(kind, place, happening), happening, path);
    }

    private FilmPrint Print(string path)
    {
        // Prints stay beside the clips; --again makes them anew.
        if (!isAgain && File.Exists(path + ".print")
            && FilmPrintForm.Read(File.ReadAllBytes(path + ".print")) is FilmPrintOutcome.Read read)
        {
            return read.Print;
        }

        var (print, seconds) = Ffmpeg.Print(path);
        File.WriteAllBytes(path + ".print", FilmPrintForm.ToBytes(print));
        _seconds += seconds;
        Samples += print.Samples.Count;
        return print;
    }
}
