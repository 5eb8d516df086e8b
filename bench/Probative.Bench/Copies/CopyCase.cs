using System.Globalization;
using Probative.Fingerprints.Films;

namespace Probative.Bench.Copies;

/// <summary>A changed clip and the truth about it.</summary>
/// <param name="Clip">The number of the clip it comes from; -1 for one that comes from none.</param>
/// <param name="Kind">The kind of scene.</param>
/// <param name="Change">What was done; null where nothing was.</param>
/// <param name="Label">What it is called in the report.</param>
/// <param name="Start">Where in the clip its beginning is, in seconds.</param>
/// <param name="Print">What is kept of it.</param>
/// <param name="Path">The file.</param>
internal sealed record CopyCase(
    int Clip, string Kind, Transformation? Change, string Label, double Start, FilmPrint Print, string Path)
{
    /// <summary>The number of the place, in the file's name.</summary>
    public int Place => int.Parse(
        System.IO.Path.GetFileNameWithoutExtension(Path).Split('-')[^1], CultureInfo.InvariantCulture) % 100;
}
